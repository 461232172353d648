// The page on which many pictures are given. Without this it is a plain form.

import {pasted} from './pasted.js';
import {ENDED, named, Row} from './rows.js';
import {Queue} from './send.js';

const form = document.getElementById('upload-send');
const words = document.getElementById('upload-words');
const list = document.getElementById('upload-files');
const zone = form.querySelector('.upload-zone');
const input = form.querySelector('input[type=file]');
const status = form.querySelector('.upload-status');
const queue = new Queue(2);
const rows = new Set();
const MOST = 250; // the server takes the words of 300 in one form
let isSaving = false;

const fieldsOf = (file) => {
    const fields = new FormData(form);
    fields.delete('files');
    fields.append('files', file, file.name);
    return fields;
};

const address = () => {
    const edition = words.querySelector('[name=edition]').value;
    return `${form.action.split('?')[0]}?edition=${encodeURIComponent(edition)}`;
};

const takeWords = (answer, row) => {
    if (!answer.picture) return;
    row.find('.upload-thumbnail').src = answer.thumbnail || row.preview;
    words.hidden = false;
    if (words.querySelector(`[data-picture="${answer.picture}"]`)) return;
    words.querySelector('.upload-forms').insertAdjacentHTML('beforeend', answer.form);
};

const take = (files) => {
    for (const file of files) {
        const row = new Row(form.querySelector('template.upload-row'), file, {
            address,
            fieldsOf,
            onAnswer: takeWords,
            queue,
            say: (sentence) => { status.textContent = sentence; },
        });
        rows.add(row);
        list.append(row.dom);
        if (rows.size > MOST) row.show('full');
        else if (file.size > Number(form.dataset.most)) row.show('heavy');
        else row.start();
    }
};

// Why and until when a file is sealed is asked before it is sent.
const isSealReady = () => {
    const seal = form.querySelector('[name=seal]');
    const missing = ['seal_reason', 'seal_until']
        .map((name) => form.querySelector(`[name=${name}]`))
        .find((field) => !field.value);
    if (!seal.checked || !missing) return true;
    form.querySelector('.upload-seal').open = true;
    missing.required = true;
    missing.reportValidity();
    missing.required = false;
    return false;
};

// Files that came before that was answered wait, and go as soon as it is.
let held = [];

const goOn = () => {
    const files = held;
    const isReady = isSealReady();
    held = isReady ? [] : files;
    const waits = form.querySelector('.upload-waits');
    waits.hidden = isReady;
    waits.querySelector('bdi').textContent = held.map(named).join(', ');
    if (isReady) take(files);
};

const offer = (files) => {
    if (!files.length) return;
    held.push(...files);
    goOn();
};

form.querySelector('.upload-seal').addEventListener('change', () => {
    if (held.length) goOn();
});

form.classList.add('has-script');
form.querySelector('.upload-or').hidden = false;
const takeChosen = () => {
    offer([...input.files]);
    input.value = '';
};
input.addEventListener('change', takeChosen);
takeChosen(); // what was chosen before this had come
form.addEventListener('submit', (event) => event.preventDefault());

document.addEventListener('dragover', (event) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    zone.classList.add('is-over');
});
for (const name of ['dragleave', 'drop']) {
    document.addEventListener(name, (event) => {
        if (name === 'drop' || !event.relatedTarget) zone.classList.remove('is-over');
    });
}
document.addEventListener('drop', (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    offer([...event.dataTransfer.files]);
});
document.addEventListener('paste', (event) => {
    const files = pasted(event.clipboardData?.files || [], form.dataset.pasted);
    if (!files.length) return;
    event.preventDefault();
    offer(files);
});

words.addEventListener('submit', () => { isSaving = true; });
window.addEventListener('beforeunload', (event) => {
    const isBusy = held.length || [...rows].some((row) => !row.isLeft && !ENDED.includes(row.state));
    if (!isSaving && (isBusy || words.querySelector('[data-picture]'))) event.preventDefault();
});
