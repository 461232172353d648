// Rows are moved where they stand, by buttons or by dragging, and readers' front page
// follows beside them. Without this script the server moves them.

const form = document.querySelector('#arrange-form');
const frame = document.querySelector('iframe[name="arranging-seen"]');
const said = form.querySelector('[data-said]');
const ROW = '[data-row]';
const BLOCK = '[data-block]';
let dragged = null;
let waiting;

const show = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
        if (name === 'top' || name === 'block' || name.startsWith('section-')) {
            asked.append(name, value);
        }
    }
    // In place of the one before, which would be a step back of the browser's.
    frame.contentWindow.location.replace(`${form.dataset.seen}?${asked}`);
};

const changed = () => {
    form.dataset.unsaved = '1';
    clearTimeout(waiting);
    waiting = setTimeout(show, 300);
};

const tell = (moved, kind) => {
    const all = [...moved.parentElement.querySelectorAll(`:scope > ${kind}`)];
    said.textContent = said.dataset.moved
        .replace('{place}', all.indexOf(moved) + 1)
        .replace('{all}', all.length);
};

const takeOut = (row) => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    said.textContent = said.dataset.out;
    (next?.querySelector('[data-move="out"]') ?? form.querySelector('#placing_story'))?.focus();
};

const step = (moved, kind, way) => {
    const other = way === 'back' ? moved.previousElementSibling : moved.nextElementSibling;
    if (!other?.matches(kind)) return false;
    if (way === 'back') other.before(moved);
    else other.after(moved);
    return true;
};

form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-move]');
    if (!button) return;
    event.preventDefault();
    const verb = button.dataset.move;
    const kind = verb === 'before' || verb === 'after' ? BLOCK : ROW;
    const moved = button.closest(kind);
    if (verb === 'out') {
        takeOut(moved);
    } else if (step(moved, kind, verb === 'up' || verb === 'before' ? 'back' : 'on')) {
        tell(moved, kind);
        // At an end its own button is gone: the other one is where one goes on.
        const seen = getComputedStyle(button).visibility !== 'hidden';
        (seen ? button : moved.querySelector(`[data-move]:not([data-move="${verb}"])`)).focus();
    }
    changed();
});

// For the place of a section only stories of that section are offered.
const place = form.querySelector('#placing_place');
const story = form.querySelector('#placing_story');
const offer = () => {
    const isTop = place.value === 'top';
    const section = place.selectedOptions[0]?.textContent.trim();
    for (const option of story.querySelectorAll('option[value="newest"]')) {
        option.disabled = option.hidden = !isTop;
    }
    for (const group of story.querySelectorAll('optgroup')) {
        group.disabled = group.hidden = !isTop && group.label.trim() !== section;
    }
    const chosen = story.selectedOptions[0];
    if (chosen?.disabled || chosen?.closest('optgroup')?.disabled) story.value = '';
};
place.addEventListener('change', offer);
offer();

let sent = false;
form.addEventListener('submit', (event) => { sent = !event.submitter?.matches('[data-try]'); });
form.querySelector('[data-back]')?.addEventListener('click', () => { sent = true; });
window.addEventListener('beforeunload', (event) => {
    if (form.dataset.unsaved && !sent) event.preventDefault();
});

form.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.(ROW);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    dragged.setAttribute('data-dragged', '');
});

form.addEventListener('dragover', (event) => {
    const over = event.target.closest?.(ROW);
    // A story is moved within its list: another place is chosen below.
    if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    if (over === dragged) return;
    const {top, height} = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
});

form.addEventListener('drop', (event) => {
    if (dragged) event.preventDefault();
});

form.addEventListener('dragend', () => {
    if (!dragged) return;
    dragged.removeAttribute('data-dragged');
    tell(dragged, ROW);
    dragged = null;
    changed();
});
