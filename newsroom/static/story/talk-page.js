// The page of a story's notes. It works without this.

import {mentions} from './mentions.js';
import {keep, kept, putIn, typedIn} from './talk-kept.js';

const list = document.getElementById('story-talk-list');
const place = list.dataset.kept;
let sent = null;

// Before the names in it are looked for.
putIn(list, kept(place, Boolean(document.querySelector('.messagelist .success'))));
keep(place, []);
mentions(document);
list.addEventListener('submit', ({target}) => { sent = target; });
window.addEventListener('pageshow', ({persisted}) => {
    if (!persisted) return;
    sent = null;
    keep(place, []);
});
window.addEventListener('pagehide', () => {
    const others = typedIn(list, sent);
    const names = new Set(others.map(([name]) => name));
    keep(place, others, typedIn(list).filter(([name]) => !names.has(name)));
});
// A form that is sent takes the page along; what stands in the others is kept.
window.addEventListener('beforeunload', (event) => {
    if (!sent && typedIn(list).length) event.preventDefault();
});
const shown = document.getElementById(window.location.hash.slice(1));
shown?.focus({preventScroll: true});
