// A standing wording fills in its note at once. Without this it is taken on saving.

const wordings = JSON.parse(document.getElementById('story-wordings').textContent);
const texts = new Set(Object.values(wordings).map(({text}) => text));

const fieldOf = (row, name) => row.querySelector(`[name$="-${name}"]`);

const set = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
};

// The first place that is to be filled in, ready to be typed over.
const select = (text) => {
    text.focus();
    const place = /\{[^{}\n]{1,60}\}/u.exec(text.value);
    if (place) text.setSelectionRange(place.index, place.index + place[0].length);
};

const fill = (row, wording) => {
    const text = fieldOf(row, 'text');
    // What somebody wrote is never written over.
    if (text.value.trim() && !texts.has(text.value)) {
        fieldOf(row, 'standing').value = '';
        text.focus();
        return;
    }
    for (const [name, value] of Object.entries(wording)) set(fieldOf(row, name), value);
    select(text);
};

document.getElementById('story-form').addEventListener('change', ({target}) => {
    if (!target.name?.endsWith('-standing')) return;
    const wording = wordings[target.value];
    if (wording) fill(target.closest('.story-row'), wording);
});
