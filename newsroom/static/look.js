// Readers' pages follow what is chosen, before anything is kept.

const form = document.querySelector('.look-form');
const frame = document.querySelector('iframe[name="look-seen"]');
let page = 'front';
const weak = document.querySelector('[data-weak]');
let waiting;
let asks = 0;

// What of it could not be kept, because it is hard to read.
const warn = async (asked) => {
    asks += 1;
    const mine = asks;
    const headers = {Accept: 'application/json'};
    const answer = await fetch(`${form.dataset.seen}?${asked}`, {headers}).catch(() => null);
    if (mine !== asks || !answer?.ok) return;
    const found = await answer.json();
    weak.replaceChildren(...found.weak.map((sentence) => {
        const line = document.createElement('li');
        line.textContent = sentence;
        return line;
    }));
};

const show = () => {
    const asked = new URLSearchParams(new FormData(form));
    asked.delete('csrfmiddlewaretoken');
    asked.set('page', page);
    // In place of the one before, which would be a step back of the browser's.
    frame.contentWindow.location.replace(`${form.dataset.seen}?${asked}`);
    warn(asked);
};

const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
};

form.addEventListener('input', soon);
form.addEventListener('change', soon);
// The chooser of pictures tells of a change in its own way only.
window.django?.jQuery?.(form).on('change', soon);
form.addEventListener('submit', (event) => {
    if (event.submitter?.name !== 'page') return;
    event.preventDefault();
    page = event.submitter.value;
    show();
});
