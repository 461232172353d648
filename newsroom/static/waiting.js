// Keeps the first page of the desk current: asks for its piles every 20 seconds while
// it is looked at, and puts in what changed without taking focus, place or an open
// fold away.

const EVERY = 20_000;
const PATIENCE = 15_000;

const box = document.getElementById('waiting');
const line = document.getElementById('waiting-as-of');
const words = line.querySelector('[data-as-of]');
const again = line.querySelector('a');
const signIn = line.querySelector('.waiting-sign-in');
const said = document.getElementById('waiting-said');
const title = document.title.replace(/^\(\d+\) /, '');
const fresh = new Set();

let etag = box.dataset.etag;
let asOf = words.textContent.match(/\d\d:\d\d:\d\d/)[0];
let timer = 0;
let asking = null;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function look() {
    clearTimeout(timer);
    asking?.abort();
    const mine = asking = new AbortController();
    const late = setTimeout(() => mine.abort(), PATIENCE);
    try {
        await answered(await fetch(box.dataset.address, {
            headers: { 'If-None-Match': etag },
            cache: 'no-store', redirect: 'manual', signal: mine.signal,
        }));
    } catch {
        if (asking === mine) tell('gone');
    }
    clearTimeout(late);
    if (asking === mine) wait();
}

async function answered(response) {
    // Whoever is signed out, or has no role any more, is sent to the door.
    if (response.type === 'opaqueredirect' || response.status === 403) return tell('out');
    if (response.status === 200) {
        put(await response.text());
        etag = response.headers.get('ETag');
    } else if (response.status !== 304) {
        return tell('gone');
    }
    asOf = response.headers.get('X-As-Of') ?? asOf;
    tell('asOf');
}

// `asOf`, `gone` or `out`; a trouble is told once, aloud too.
function tell(how) {
    const before = line.dataset.trouble ?? 'asOf';
    words.textContent = fill(words.dataset[how], { time: asOf });
    signIn.hidden = how !== 'out';
    if (how === 'asOf') delete line.dataset.trouble;
    else line.dataset.trouble = how;
    if (how !== before) said.textContent = how === 'asOf' ? '' : words.textContent;
}

function wait() {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(look, EVERY);
}

const rowsOf = root => [...root.querySelectorAll('li[data-key]')];
const keysOf = root => new Set(rowsOf(root).map(row => row.dataset.key));

function put(html) {
    const next = new DOMParser().parseFromString(html, 'text/html').body;
    const known = keysOf(box);
    const place = keepPlace();
    const focused = document.activeElement;
    // They are not in what came; what stands beside them would seem changed.
    for (const each of box.querySelectorAll('.waiting-new')) each.remove();
    const nearby = box.contains(focused) && focused.closest('[data-key]');
    const after = nearby && nearby.nextElementSibling;
    become(box, next);
    mark(known);
    if (nearby && !focused.isConnected) {
        (after?.isConnected && after.querySelector('a') || document.getElementById('waiting-title'))
            .focus({ preventScroll: true });
    } else if (nearby && document.activeElement !== focused) {
        focused.focus({ preventScroll: true });
    }
    place();
    const urgent = Number(box.firstElementChild?.dataset.urgent);
    document.title = urgent ? `(${urgent}) ${title}` : title;
}

// What stands at the top of the window stays there, whatever comes above it.
function keepPlace() {
    const first = rowsOf(box).find(row => row.getBoundingClientRect().bottom > 0);
    const before = first?.getBoundingClientRect().top;
    return () => {
        if (window.scrollY && first?.isConnected) {
            window.scrollBy({ top: first.getBoundingClientRect().top - before, behavior: 'instant' });
        }
    };
}

// Makes `old` what `next` is and leaves every part alone that is the same in both.
// Parts with a key are known again wherever they stand.
function become(old, next) {
    const keyed = new Map();
    for (const each of old.children) if (each.dataset.key) keyed.set(each.dataset.key, each);
    const wanted = new Set([...next.children].map(each => each.dataset.key));
    for (const [key, each] of keyed) if (!wanted.has(key)) each.remove();
    let at = old.firstChild;
    for (const part of [...next.childNodes]) {
        const key = part.dataset?.key;
        const same = key ? keyed.get(key) : at && !at.dataset?.key && alike(at, part) && at;
        if (!same) old.insertBefore(document.importNode(part, true), at);
        else {
            if (same === at) at = at.nextSibling;
            else old.insertBefore(same, at);
            renew(same, part);
        }
    }
    while (at) {
        const rest = at;
        at = at.nextSibling;
        rest.remove();
    }
}

const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;

function renew(old, next) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
        if (old.data !== next.data) old.data = next.data;
        return;
    }
    if (old.isEqualNode(next)) return;
    for (const { name } of [...old.attributes]) {
        if (name !== 'open' && !next.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
        if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    become(old, next);
}

function mark(known) {
    const news = new Map();
    for (const row of rowsOf(box)) {
        const key = row.dataset.key;
        if (!known.has(key)) {
            fresh.add(key);
            const pile = row.closest('section').dataset.title;
            news.set(pile, (news.get(pile) ?? 0) + 1);
        }
        if (fresh.has(key) && !row.querySelector('.waiting-new')) {
            const word = document.createElement('span');
            word.className = 'waiting-new';
            word.textContent = said.dataset.mark;
            row.querySelector('.waiting-what').prepend(word);
        }
    }
    if (news.size) {
        said.textContent = [...news]
            .map(([pile, number]) => fill(said.dataset.new, { pile, number })).join('. ');
    }
}

again.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    look();
});
document.addEventListener('visibilitychange', () => {
    if (document.hidden) clearTimeout(timer);
    else look();
});
window.addEventListener('online', look);
window.addEventListener('offline', () => tell('gone'));
window.addEventListener('pageshow', event => event.persisted && look());
wait();
