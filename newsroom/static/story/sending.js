// A picture's file is sent as soon as it is in its row, while the story is written on.
// Until that is done the row keeps the file: a save in between sends it along.

import {showFacts} from '../upload/facts.js';
import {named} from '../upload/rows.js';
import {Queue, send} from '../upload/send.js';

const queue = new Queue(2);
const latest = new WeakMap();

const field = (row, name) => row.querySelector(`[name$="-${name}"]`);

const noteOf = (row) => {
    row.querySelector('.giving')?.remove();
    const note = document.getElementById('giving-row').content.cloneNode(true).firstElementChild;
    row.querySelector('legend').after(note);
    return note;
};

const choose = (row, {picture, name}) => {
    const select = field(row, 'image');
    select.append(new Option(name, picture, true, true));
    window.django.jQuery(select).trigger('change');
};

// What the file says goes into fields that are empty; what the library has serves anyway.
const fill = (row, {words, are_of_file: isOfFile}) => {
    if (!isOfFile) return false;
    let filled = false;
    for (const [name, said] of [['caption', words.text], ['credit', words.credit]]) {
        const target = field(row, name);
        if (target.value || !said) continue;
        target.value = said;
        target.dispatchEvent(new Event('input', {bubbles: true}));
        filled = true;
    }
    return filled;
};

const take = (row, note, answer) => {
    note.dataset.state = answer.state;
    note.querySelector('.giving-sentence').textContent = answer.sentence || '';
    note.querySelector('.giving-name').textContent = answer.picture ? '' : note.name || '';
    note.querySelector('[data-do=out]').hidden = !['refused', 'heavy'].includes(answer.state);
    const isEnd = answer.picture || ['refused', 'heavy'].includes(answer.state);
    if (isEnd) field(row, 'upload').value = '';
    if (answer.state === 'refused') row.querySelector('.story-thumbnail')?.remove();
    if (!answer.picture) return;
    choose(row, answer);
    note.querySelector('.giving-filled').hidden = !fill(row, answer);
    showFacts(note.querySelector('.giving-facts'), answer.facts);
};

// The place in the text goes with it; a row that stands nowhere is ticked to be removed.
const takeOut = (row) => {
    const place = row.closest('.story-place');
    if (place) place.querySelector('[data-place=remove]').click();
    else {
        field(row, 'DELETE').checked = true;
        row.hidden = true;
    }
};

export const sendFrom = (row, file, formset) => {
    const address = formset.dataset.upload;
    if (!address || !document.getElementById('giving-row')) return;
    const note = noteOf(row);
    note.name = named(file);
    note.querySelector('[data-do=out]').addEventListener('click', () => takeOut(row));
    latest.set(row, note);
    const work = async () => {
        // Another file was chosen in its place meanwhile.
        if (latest.get(row) !== note) return;
        const fields = new FormData();
        fields.append('csrfmiddlewaretoken', document.querySelector('#story-form [name=csrfmiddlewaretoken]').value);
        fields.append('files', file, file.name);
        const answer = await send(address, fields, (state, percent) => {
            note.dataset.state = state;
            note.querySelector('progress').value = percent;
        });
        if (latest.get(row) === note) take(row, note, answer);
    };
    note.querySelector('[data-do=again]').addEventListener('click', () => {
        note.dataset.state = 'waiting';
        queue.add(work);
    });
    queue.add(work);
};

export const chooseMany = (form, insert) => {
    const many = form.querySelector('.giving-many');
    if (!many) return;
    many.hidden = false;
    const input = many.querySelector('input');
    input.addEventListener('change', () => {
        const files = [...input.files];
        input.value = '';
        if (files.length) insert(files);
    });
};
