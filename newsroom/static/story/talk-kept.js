// A note that is half written when its page is left, by a save of the story or by a link:
// kept in this tab, and put back where the story's notes are next. Not longer and not
// wider than that, as the text of the story.

const PREFIX = 'newsroom-note:';
const NEVER = new Set(['csrfmiddlewaretoken', 'note-seen', 'do']);

// Of each form in which something is typed, its fields; not of the form `but`.
export const typedIn = (list, but = null) => [...list.querySelectorAll('form')]
    .filter((form) => form !== but && [...form.querySelectorAll('textarea')].some((each) => each.value.trim()))
    .flatMap((form) => [...new FormData(form)].filter(([name]) => !NEVER.has(name)));

const put = (list, [name, value]) => {
    const field = list.querySelector(`[name="${CSS.escape(name)}"]`);
    if (field?.tagName === 'SELECT') {
        const option = [...field.options].find((each) => each.value === value);
        if (option) option.selected = true;
        field.dispatchEvent(new Event('change'));
    }
    if (field || !value.trim() || !name.endsWith('-text')) {
        if (field?.tagName === 'TEXTAREA' && !field.value) field.value = value;
        const answer = value.trim() && field?.closest('details.talk-answer');
        if (answer) answer.open = true;
        return;
    }
    // What it answered is gone: the words are not.
    const other = list.querySelector('.talk-write textarea');
    if (other && !other.value.includes(value)) other.value = [other.value, value].filter(Boolean).join('\n\n');
};

export const putIn = (list, fields) => {
    for (const field of fields) put(list, field);
};

// `place` names who writes and the story; `sent` is on its way to the desk and may not
// arrive.
export const keep = (place, fields, sent = []) => {
    try {
        if (!fields.length && !sent.length) sessionStorage.removeItem(PREFIX + place);
        else sessionStorage.setItem(PREFIX + place, JSON.stringify({fields, sent}));
    } catch {
        // Full or switched off: the page still warns before it is left.
    }
};

// What was kept; `arrived` says that the desk has what was sent.
export const kept = (place, arrived = false) => {
    try {
        const {fields, sent} = JSON.parse(sessionStorage.getItem(PREFIX + place)) || {fields: [], sent: []};
        return arrived ? fields : [...fields, ...sent];
    } catch {
        return [];
    }
};
