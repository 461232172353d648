// A file on its way, as a row of a list: its name, how far it is, what came of it.

import {send} from './send.js';

export const ENDED = ['here', 'known', 'refused', 'heavy', 'full'];

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

// Without what would turn the direction of a name, or hide a part of it.
export const named = (file) => file.name.replace(/[\p{Cc}\p{Cf}]/gu, '');

export class Row {
    // `fieldsOf(file)` makes what is sent; `onAnswer` gets the answer and this row.
    constructor(template, file, {address, fieldsOf, onAnswer, queue, say}) {
        this.dom = template.content.cloneNode(true).firstElementChild;
        Object.assign(this, {file, address, fieldsOf, onAnswer, queue, say});
        this.find('.upload-name').textContent = named(file);
        this.find('.upload-size').textContent = size(file.size);
        this.preview = URL.createObjectURL(file);
        this.find('img').src = this.preview;
        // A browser that cannot show it may still have a good picture there.
        this.find('img').addEventListener('error', () => { this.find('img').removeAttribute('src'); });
        this.dom.addEventListener('click', (event) => {
            const what = event.target.closest('[data-do]')?.dataset.do;
            if (what === 'again') this.start();
            if (what === 'leave') this.leave();
        });
    }

    find(selector) {
        return this.dom.querySelector(selector);
    }

    get state() {
        return this.dom.dataset.state;
    }

    start() {
        this.show('waiting');
        this.queue.add(() => this.send());
    }

    async send() {
        if (this.isLeft) return;
        const answer = await send(this.address(), this.fieldsOf(this.file), (state, percent) => {
            if (this.state !== state) this.show(state);
            this.find('progress').value = percent;
            const shown = this.find('.upload-percent');
            if (shown) shown.textContent = `${percent} %`;
        });
        if (this.isLeft) return;
        this.find('.upload-sentence').textContent = answer.sentence || '';
        this.show(answer.state);
        this.say(`${named(this.file)}: ${this.said}`);
        this.onAnswer(answer, this);
    }

    // The sentence that is seen.
    get said() {
        const now = this.find(`[data-when="${this.state}"]`);
        return [now, this.find('.upload-sentence')].map((each) => each?.textContent || '').join(' ').trim();
    }

    show(state) {
        this.dom.dataset.state = state;
    }

    leave() {
        this.isLeft = true;
        URL.revokeObjectURL(this.preview);
        this.dom.remove();
    }
}
