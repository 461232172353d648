// What was typed is kept in this tab until the desk has it, so that an ended session or
// a lost network loses nothing. Not longer and not wider than that: what is written here
// can be dangerous to those who are written about.

import {clock} from './clock.js';

const PREFIX = 'newsroom-story:';
const PAUSE = 800; // milliseconds after the last key
const NEVER = new Set(['csrfmiddlewaretoken', '_verb', '_restore']);

const read = (key) => {
    try {
        return JSON.parse(sessionStorage.getItem(key));
    } catch {
        return null;
    }
};

const write = (key, value) => {
    try {
        sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
        // Full or switched off: the page still warns before it is left.
    }
};

export const fieldsOf = (form) => [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && !NEVER.has(name),
);

const forgetOthers = (mine) => {
    for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(PREFIX) && !key.startsWith(mine)) sessionStorage.removeItem(key);
    }
};

// The page comes back with these fields, and nothing of them is saved by that.
const putBack = (form, fields) => {
    const sent = document.createElement('form');
    sent.method = 'post';
    const token = form.querySelector('[name=csrfmiddlewaretoken]').value;
    for (const [name, value] of [...fields, ['csrfmiddlewaretoken', token], ['_restore', '1']]) {
        const field = document.createElement('textarea');
        field.name = name;
        field.value = value;
        sent.append(field);
    }
    sent.hidden = true;
    document.body.append(sent);
    sent.requestSubmit();
};

// The desk may have a text of the same page: one offer, of the one that is newer.
const onDesk = (kept) => document.querySelector(
    `#story-unsaved [data-page="${CSS.escape(kept.page)}"]`,
);

const countOf = (kept) => Number(kept.fields.find(([name]) => name === 'count')?.[1] || 0);

const offer = (panel, kept, key, form) => {
    const twin = onDesk(kept);
    if (twin && Number(twin.dataset.count) > countOf(kept)) {
        sessionStorage.removeItem(key);
        return;
    }
    const fields = kept.fields.filter(([name]) => name !== 'unsaved');
    if (twin) {
        twin.hidden = true;
        fields.push(['unsaved', twin.dataset.offer]);
    }
    panel.dataset.page = kept.page;
    panel.querySelector('time').textContent = clock(new Date(kept.at));
    panel.hidden = false;
    panel.querySelector('[data-kept=take]').addEventListener('click', () => {
        putBack(form, fields);
    });
    panel.querySelector('[data-kept=drop]').addEventListener('click', () => {
        sessionStorage.removeItem(key);
        panel.hidden = true;
        twin?.querySelector('[data-forget]')?.requestSubmit();
    });
};

// `editing` writes the editor's text into the form.
export const keep = (form, editing) => {
    const mine = `${PREFIX}${form.dataset.user}:`;
    const key = mine + location.pathname + location.search;
    const page = form.querySelector('[name=page]');
    const arrived = form.dataset.saved.split(' ');
    forgetOthers(mine);
    for (const each of Object.keys(sessionStorage).filter((name) => name.startsWith(mine))) {
        if (arrived.includes(read(each)?.page)) sessionStorage.removeItem(each);
    }
    page.value = page.value || crypto.randomUUID().replaceAll('-', '');

    let waiting = 0;
    let changed = false;
    const now = () => {
        clearTimeout(waiting);
        if (!changed) return;
        editing.sync();
        write(key, {at: Date.now(), page: page.value, fields: fieldsOf(form)});
    };
    const soon = () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => (editing.isComposing() ? soon() : now()), PAUSE);
    };
    const kept = read(key);
    const panel = document.getElementById('story-kept');
    if (kept && form.dataset.bound) write(key, {...kept, page: page.value});
    else if (kept) offer(panel, kept, key, form);

    form.addEventListener('submit', () => {
        changed = true;
        now();
    });
    window.addEventListener('pagehide', now);
    return {
        changed: () => {
            changed = true;
            soon();
        },
        // The desk has all of it.
        drop: () => {
            clearTimeout(waiting);
            changed = false;
            if (panel.hidden) sessionStorage.removeItem(key);
        },
    };
};
