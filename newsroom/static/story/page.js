// The page of a story. It works without this, with the text typed in a plain field.

import {Autosave} from './autosave.js';
import {edit} from './editor.js';
import {findings} from './findings.js';
import {keep} from './keeping.js';
import {keys} from './keys.js';
import {Presence} from './presence.js';
import {comeBack, remember} from './returning.js';
import {addRow, focusFirst} from './rows.js';
import {visit} from './visit.js';
import {wrong} from './wrong.js';

const form = document.getElementById('story-form');

const addButtons = () => {
    for (const rows of form.querySelectorAll('.story-rows')) {
        const button = rows.querySelector('.story-add');
        button.hidden = false;
        button.addEventListener('click', () => focusFirst(addRow(rows)));
    }
};

const topicButtons = () => {
    const topics = document.getElementById('id_topics');
    for (const topic of document.querySelectorAll('.story-topic')) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'story-topic';
        button.dir = 'auto';
        button.textContent = topic.textContent;
        button.addEventListener('click', () => {
            const names = topics.value.split(/[,，、;；]/u).map((name) => name.trim());
            if (!names.includes(button.textContent)) {
                topics.value = [...names.filter(Boolean), button.textContent].join(', ');
                topics.dispatchEvent(new Event('input', {bubbles: true}));
            }
        });
        topic.replaceWith(button);
    }
};

// What sticks below the bar has to know how high it is.
const barHeight = () => {
    const bar = form.querySelector('.story-bar');
    new ResizeObserver(() => {
        form.style.setProperty('--story-bar', `${bar.offsetHeight}px`);
    }).observe(bar);
};

const start = () => {
    let typed = Boolean(form.dataset.bound);
    let sending = 0;
    let changed = () => {};
    const onChange = () => {
        typed = true;
        changed();
    };
    const editing = edit(document.getElementById('story-editor'), form, onChange);
    const kept = keep(form, editing);
    const autosave = new Autosave(form, editing, kept);
    changed = () => {
        kept.changed();
        autosave.changed();
    };
    addButtons();
    topicButtons();
    wrong(form, editing);
    findings();
    keys({
        none: (key) => { if (key === 'next') presence.pass('none', presence.live.dataset.noNext); },
        save: () => form.querySelector('.story-actions button:not([name])'),
        next: () => form.querySelector('.story-actions button[name=_verb]'),
        preview: () => document.querySelector('[data-key=preview]'),
    });
    form.addEventListener('input', onChange);
    // The choosers tell their changes to jQuery only.
    window.django.jQuery(form).on('change', onChange);
    form.addEventListener('submit', (event) => {
        // A date that is not whole would be sent as none, and be gone.
        const unfinished = [...form.elements].find((field) => field.validity?.badInput);
        if (unfinished) {
            event.preventDefault();
            unfinished.reportValidity();
            return;
        }
        // A second press while the first is on its way would make a second story.
        if (Date.now() - sending < 4000) {
            event.preventDefault();
            return;
        }
        if (!autosave.maySend(event)) return;
        sending = Date.now();
        if (!event.submitter?.name && autosave.place) remember(form, editing, autosave.place);
        editing.sync();
        typed = false;
    });
    const presence = new Presence(form, editing, autosave);
    // A translation's page: see side.js.
    form.dispatchEvent(new CustomEvent('story:ready', {detail: {editing, presence, onChange}}));
    visit(form, autosave);
    // Kept on the desk first: what is dropped can still be put back.
    const drop = form.querySelector('[data-drop]');
    drop?.addEventListener('click', async (event) => {
        event.preventDefault();
        if (!await autosave.drop()) return;
        typed = false;
        location.assign(drop.href);
    });
    comeBack(form, editing);
    autosave.start();
    barHeight();
    window.addEventListener('pageshow', (event) => { if (event.persisted) sending = 0; });
    window.addEventListener('beforeunload', (event) => { if (typed) event.preventDefault(); });
};

// The choosers of the admin start with the page, and the editor moves some of them.
if (document.readyState === 'complete') start();
else window.addEventListener('DOMContentLoaded', () => setTimeout(start));
