// Sends one file, and says how far it is. A connection that is lost is told at once, and
// one that stands still after a while; the file stays with whoever asked, to try again.

const STILL = 60_000; // no byte went out for so long
const ANSWER = 150_000; // it arrived, and no word came of it

const read = (request) => {
    // Whoever is signed out is sent to the page for that, which is no answer.
    if (request.responseURL.includes('/login/')) return {state: 'signed-out'};
    if (request.status === 413) return {state: 'heavy'};
    try {
        const answer = JSON.parse(request.responseText);
        return answer.state ? answer : {state: 'failed'};
    } catch {
        return {state: 'failed'};
    }
};

// `fields` are those of the form beside the file; `onStep` gets a state and a percentage.
export const send = (address, fields, onStep = () => {}) => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let clock = null;
    const wait = (time) => {
        clearTimeout(clock);
        clock = setTimeout(() => request.abort(), time);
    };
    const end = (answer) => {
        clearTimeout(clock);
        resolve(answer);
    };
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
        wait(STILL);
        onStep('sending', event.total ? Math.floor((event.loaded / event.total) * 100) : 0);
    });
    request.upload.addEventListener('load', () => {
        wait(ANSWER);
        onStep('checking', 100);
    });
    request.addEventListener('load', () => end(read(request)));
    for (const name of ['error', 'abort']) request.addEventListener(name, () => end({state: 'lost'}));
    wait(STILL);
    onStep('sending', 0);
    request.send(fields);
});

// So many at a time, the others wait in their order.
export class Queue {
    constructor(atOnce) {
        this.free = atOnce;
        this.waiting = [];
    }

    add(work) {
        this.waiting.push(work);
        this.next();
    }

    async next() {
        if (!this.free || !this.waiting.length) return;
        this.free -= 1;
        await this.waiting.shift()();
        this.free += 1;
        this.next();
    }
}
