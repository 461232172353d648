// Pictures from a phone: each is sent as soon as it is chosen, one after the other, while
// its words are typed; then all go into the story together.

import {showFacts} from './facts.js';
import {Row} from './rows.js';
import {Queue, send} from './send.js';

const take = document.getElementById('phone');
const put = document.getElementById('phone-put');
const input = take.querySelector('input[type=file]');
const list = put.querySelector('.phone-files');
const said = put.querySelector('.phone-end');
const words = put.querySelector('.phone-words').dataset;
const token = () => take.querySelector('[name=csrfmiddlewaretoken]').value;
const queue = new Queue(1);
const rows = [];

const fieldsOf = (file) => {
    const fields = new FormData();
    fields.append('csrfmiddlewaretoken', token());
    fields.append('files', file, file.name);
    return fields;
};

const say = (sentence, isWrong = false) => {
    said.textContent = sentence;
    said.classList.toggle('is-wrong', isWrong);
};

// What the file says stands in fields that are still empty, to be read and put in.
const takeAnswer = (answer, row) => {
    if (!answer.picture) return;
    row.picture = answer.picture;
    if (answer.thumbnail) row.find('.upload-thumbnail').src = answer.thumbnail;
    for (const name of ['text', 'credit']) {
        const field = row.find(`[data-name=${name}]`);
        if (!field.value) field.value = answer.words[name] || '';
    }
    showFacts(row.find('.phone-facts'), answer.facts);
    if (rows.some((other) => other !== row && !other.isLeft && other.picture === row.picture)) row.leave();
};

const showThere = (row) => {
    const place = document.createElement('li');
    place.append(row.find('.upload-thumbnail'));
    document.querySelector('.phone-there').append(place);
    document.querySelector('.phone-in').hidden = false;
};

const open = () => rows.filter((row) => !row.isLeft && !row.isPut && !['refused', 'heavy'].includes(row.state));

input.multiple = true;
take.classList.add('has-script');
const takeChosen = () => {
    say('');
    for (const file of input.files) {
        const row = new Row(document.getElementById('phone-file'), file, {
            address: () => take.dataset.upload, fieldsOf, onAnswer: takeAnswer, queue, say: () => {},
        });
        rows.push(row);
        list.append(row.dom);
        row.start();
    }
    put.hidden = !rows.length;
    put.querySelector('.phone-main').hidden = false;
    input.value = '';
};
input.addEventListener('change', takeChosen);
if (input.files.length) takeChosen(); // chosen before this had come
take.addEventListener('submit', (event) => event.preventDefault());

let isPutting = false;

put.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isPutting) return;
    const going = open();
    if (!going.length || going.some((row) => !row.picture)) {
        if (going.length) say(words.wait, true);
        return;
    }
    isPutting = true;
    const fields = new FormData();
    fields.append('csrfmiddlewaretoken', token());
    for (const row of going) {
        fields.append('picture', row.picture);
        for (const name of ['text', 'credit']) {
            fields.append(`picture${row.picture}-${name}`, row.find(`[data-name=${name}]`).value);
        }
    }
    fields.append('source', put.querySelector('[name=source]').value);
    const answer = await send(location.pathname, fields);
    isPutting = false;
    if (answer.state !== 'here') {
        say(answer.sentence || words[answer.state === 'signed-out' ? 'signedOut' : answer.state] || words.failed, true);
        return;
    }
    for (const row of going) {
        row.isPut = true;
        row.dom.remove();
        showThere(row);
    }
    put.querySelector('.phone-main').hidden = true;
    say(answer.sentence);
});

window.addEventListener('beforeunload', (event) => { if (open().length) event.preventDefault(); });
