// The page of a translation: the original beside it, part by part. What is said of the
// parts stands in one field of the form and is kept and saved with the text.

import {Plugin} from '../django_prose_editor/editor.js';
import {Alignment} from './align.js';
import {offers} from './offers.js';
import {focusOn, naming, placesOf, shortened} from './places.js';
import {Placing} from './placing.js';
import {Part} from './side-part.js';
import {sideKeys} from './side-keys.js';
import {showCell} from './side-table.js';

// What may be done with a part stands once in the page, for all of them.
const footOf = (li) => {
    const foot = document.getElementById('side-foot').content.cloneNode(true);
    foot.querySelector('[data-name]').textContent = li.querySelector('.side-name').textContent;
    if (!li.dataset.block) foot.querySelector('[data-side=join]').remove();
    return foot;
};

class Side {
    constructor(section, form, {editing, presence, onChange}) {
        Object.assign(this, {section, form, editing, onChange, editor: editing.editor});
        this.field = form.querySelector('[name=renderings]');
        this.list = section.querySelector('.side-rows');
        this.given = JSON.parse(document.getElementById('side-source').textContent);
        this.labels = JSON.parse(section.dataset.labels);
        this.alignment = new Alignment(this.list, this.labels);
        for (const plain of section.querySelectorAll('.side-plain')) plain.remove();
        for (const hidden of section.querySelectorAll('.side-keys')) hidden.hidden = false;
        const rows = [...this.list.querySelectorAll('[data-source]')];
        for (const li of rows) li.append(footOf(li));
        this.parts = rows.map((li) => new Part(li));
        this.byKey = new Map(this.parts.map((part) => [part.key, part]));
        this.said = new Map();
        this.extras = [];
        this.joined = new Set();
        if (this.field.value) this.restore(JSON.parse(this.field.value).rows);
        this.editor.registerPlugin(naming(Plugin));
        this.placing = new Placing(this);
        this.before = this.blocks();
        this.offers = offers({partOf: () => this.last?.li.querySelector('[data-words]')});
        this.listen(presence);
        this.refresh();
    }

    restore(rows) {
        for (const row of rows) {
            this.said.set(`${row.part}|${row.source}`, row);
            this.byKey.get(row.source)?.take(row);
        }
    }

    listen(presence) {
        this.list.addEventListener('click', ({target}) => {
            const button = target.closest('button[data-side]');
            if (button) this.press(button.dataset.side, this.partOf(button), button);
        });
        this.list.addEventListener('change', (event) => {
            const {target} = event;
            if (!target.matches('select[data-side]')) return;
            event.stopPropagation();
            if (target.value) this.choose(target);
        });
        // To be chosen from when they are opened, not before.
        this.list.addEventListener('focusin', ({target}) => {
            if (target.matches('select[data-side]')) this.fill(target);
        });
        this.editor.on('update', () => this.edited());
        this.editor.on('selectionUpdate', () => this.showCurrent());
        this.form.addEventListener('focusin', () => this.showCurrent());
        this.form.addEventListener('input', () => this.soon());
        this.alignment.wide.addEventListener('change', () => this.soon());
        window.addEventListener('resize', () => this.soon());
        window.addEventListener('load', () => this.soon());
        this.list.addEventListener('toggle', () => this.soon(), {capture: true});
        // What was offered below a part has come and made it longer.
        const sizes = new ResizeObserver(() => this.soon());
        for (const {li} of this.parts) sizes.observe(li);
        sideKeys({done: () => this.doneAndNext(), go: (step) => this.go(step)}, this.editing);
        const show = presence.show.bind(presence);
        presence.show = (answer) => {
            show(answer);
            this.heard(answer.source);
        };
    }

    heard(source) {
        if (!source || String(source.number) === this.section.dataset.version) return;
        const notice = document.getElementById('side-notice');
        if (notice.textContent !== source.words) notice.textContent = source.words;
        notice.hidden = false;
        this.soon();
    }

    partOf(element) {
        const li = element.closest('li');
        return this.parts.find((part) => part.li === li) || this.extras.find((each) => each.li === li);
    }

    // Something is said of a part of the original and one of the translation.
    say(source, part, state, isLet = false) {
        const row = {part, source, state, let: isLet};
        this.said.set(`${part}|${source}`, row);
        this.byKey.get(source).take(row);
    }

    write() {
        const keys = new Set(this.places.map((place) => place.key));
        const rows = [...this.said.values()].filter(({part}) => !part || keys.has(part));
        const version = Number(this.section.dataset.version);
        this.field.value = rows.length ? JSON.stringify({version, rows}) : '';
    }

    changed(...keys) {
        this.refresh();
        this.onChange();
        if (keys.length) this.tell(keys.map((key) => this.section.dataset[key]).join(' '));
    }

    tell(words) {
        document.getElementById('side-said').textContent = words;
    }

    press(what, part, button) {
        const placed = part.placed?.(this.map) || [];
        if (what === 'done' || what === 'todo') for (const {key} of placed) this.say(part.key, key, what);
        // Of a source that was left out and is another now, that it stays so.
        if (what === 'done' && !placed.length) this.say(part.key, '', 'dropped');
        if (what === 'let') for (const {key} of placed) this.say(part.key, key, 'todo', true);
        if (what === 'own') for (const {key} of placed) this.say(part.key, key, 'none');
        if (what === 'drop') this.placing.drop(part, placed);
        if (what === 'place') this.placing.place(part);
        if (what === 'join') this.placing.join(part, placed);
        if (what === 'above') this.placing.above(part);
        const field = what === 'place' && this.map.get(part.key);
        if (field?.isField) {
            this.changed('savedField');
            return focusOn(this.editor, field);
        }
        this.changed(...(what === 'place' ? ['savedNew'] : []));
        // A button that is gone by that leaves the focus where it was.
        if (!button.isConnected || !button.offsetParent) (part.li.isConnected ? part.li : this.list).querySelector('h3')?.focus();
    }

    choose(select) {
        const part = this.partOf(select);
        if (select.dataset.side === 'part') this.say(part.key, select.value, 'done');
        else this.say(select.value, part.place.key, 'done');
        this.changed();
    }

    fill(select) {
        const options = select.dataset.side === 'part'
            ? this.places.filter((place) => place.key).map((place) => [place.key, shortened(place.text) || place.key])
            : this.parts.filter((part) => !part.isGone).map((part) => [part.key, `${part.name}: ${shortened(this.given.texts[part.key] || '')}`]);
        select.replaceChildren(new Option('—', ''), ...options.map(([key, name]) => new Option(name, key)));
    }

    blocks() {
        return placesOf(this.editor).filter((place) => place.isBlock);
    }

    // A half that was split off belongs to the same part; what was joined to another
    // belongs to that one's, too.
    edited() {
        const [was, now] = [this.before, this.blocks()];
        this.before = now;
        const keys = new Set(now.map((each) => each.key));
        const known = new Map(was.map((each) => [each.key, each]));
        const owners = (key) => this.parts.filter((part) => part.pairs.has(key));
        const told = [];
        now.forEach((each, number) => {
            const before = now[number - 1];
            const whole = before && known.get(before.key);
            if (known.has(each.key) || !whole || !each.text.trim()) return undefined;
            const bare = (text) => text.replace(/\s/gu, '');
            if (bare(whole.text) !== bare(`${before.text}${each.text}`)) return undefined;
            if (owners(each.key).length) return this.part(before.key, each.key);
            for (const part of owners(before.key)) this.say(part.key, each.key, part.pairs.get(before.key));
            told.push('split');
            return undefined;
        });
        was.forEach((each, number) => {
            const before = was[number - 1];
            const whole = before && now.find(({key}) => key === before.key);
            if (keys.has(each.key) || !owners(each.key).length) return;
            const isJoined = whole && each.text.trim() && whole.text === `${before.text}${each.text}`;
            const strange = owners(each.key).filter((part) => !part.pairs.has(before?.key));
            if (!isJoined) told.push('lost');
            else if (strange.length) told.push('joined');
            for (const part of isJoined ? strange : []) {
                this.joined.add(`${before.key}|${part.key}`);
                this.say(part.key, before.key, part.pairs.get(each.key));
            }
        });
        this.soon();
        if (told.length) this.tell([...new Set(told)].map((key) => this.section.dataset[key]).join(' '));
    }

    // What was joined is parted again by undo: so is what was said of it.
    part(key, other) {
        for (const part of this.parts.filter((each) => each.pairs.has(other))) {
            if (this.joined.delete(`${key}|${part.key}`)) this.say(part.key, key, 'none');
        }
    }

    soon() {
        cancelAnimationFrame(this.frame);
        this.frame = requestAnimationFrame(() => this.refresh());
    }

    refresh() {
        this.places = placesOf(this.editor);
        this.map = new Map(this.places.map((place) => [place.key, place]));
        const states = this.parts.map((part) => [part, part.state(this.map)]);
        for (const [part, state] of states) this.show(part, state);
        this.showExtras();
        this.showProgress(states);
        this.write();
        this.align(states);
        this.showCurrent();
    }

    show(part, state) {
        const {li} = part;
        li.hidden = !state;
        li.dataset.state = state;
        const placed = part.placed(this.map);
        const isBegun = placed.some(({text}) => text.trim() && text.trim() !== (this.given.texts[part.key] || '').trim());
        const words = [this.labels[state]];
        if (state === 'todo' && part.isLet) words.push(this.section.dataset.let);
        else if (state === 'todo' && isBegun) words.push(this.section.dataset.begun);
        const shown = words.join(' · ');
        const badge = li.querySelector('.side-state');
        if (badge.textContent !== shown) badge.textContent = shown;
        for (const each of li.querySelectorAll('[data-for]')) each.hidden = !each.dataset.for.split(' ').includes(state);
        for (const {element, isBlock} of placed) {
            if (!isBlock) element.dataset.side = state;
        }
    }

    showExtras() {
        const owned = new Set(this.parts.flatMap((part) => part.placed(this.map).map((place) => place.key)));
        const wanted = this.places.filter((place) => place.isBlock && place.text.trim() && !owned.has(place.key));
        const kept = this.extras.filter((each) => wanted.some(({key}) => key === each.place.key));
        for (const each of this.extras) if (!kept.includes(each)) each.li.remove();
        this.extras = wanted.map((place) => {
            const extra = kept.find((each) => each.place.key === place.key) || {li: this.newExtra()};
            extra.place = place;
            const name = extra.li.querySelector('.side-name');
            if (name.textContent !== shortened(place.text)) name.textContent = shortened(place.text);
            return extra;
        });
    }

    newExtra() {
        const li = document.getElementById('side-extra').content.cloneNode(true).firstElementChild;
        const name = li.querySelector('.side-name');
        Object.assign(name, {lang: document.getElementById('id_body').lang, dir: 'auto'});
        this.list.append(li);
        return li;
    }

    showProgress(states) {
        const line = document.getElementById('side-progress');
        const wanted = states.filter(([, state]) => state && !['dropped', 'gone'].includes(state));
        const done = wanted.filter(([, state]) => state === 'done');
        const sum = (rows) => rows.reduce((all, [part]) => all + part.words, 0);
        const format = new Intl.NumberFormat(document.documentElement.lang);
        const numbers = {done: done.length, parts: wanted.length, words: sum(done), all: sum(wanted)};
        const words = Object.entries(numbers).reduce(
            (text, [name, value]) => text.replace(`{${name}}`, format.format(value)),
            line.dataset.isDense ? line.dataset.dense : line.dataset.words,
        );
        if (line.textContent !== words) line.textContent = words;
    }

    // In the order of the translation; what has no place there follows what it follows
    // in the original.
    ordered() {
        const index = new Map(this.places.map((place, number) => [place.key, number]));
        let last = -1;
        const rows = this.parts.map((part) => {
            const placed = part.placed(this.map).sort((a, b) => index.get(a.key) - index.get(b.key));
            if (placed.length) last = index.get(placed[0].key);
            return {li: part.li, place: placed[0], at: last, part};
        });
        for (const {li, place} of this.extras) rows.push({li, place, at: index.get(place.key)});
        return rows.map((row, number) => [row, number]).sort(
            ([a, first], [b, second]) => a.at - b.at || first - second,
        ).map(([row]) => row);
    }

    align(states) {
        this.rows = this.ordered();
        const shown = this.rows.filter(({li}) => !li.hidden);
        const order = this.rows.map(({li}) => li);
        if ([...this.list.children].some((li, number) => li !== order[number])) {
            const {activeElement} = document;
            this.list.append(...order);
            if (this.list.contains(activeElement)) activeElement.focus({preventScroll: true});
        }
        const marks = states.filter(([, state]) => ['todo', 'changed', 'gone'].includes(state)).flatMap(
            ([part, state]) => part.placed(this.map).filter((place) => place.isBlock).map(({key}) => [key, state]),
        );
        this.alignment.align(shown, marks);
    }

    // What the cursor is in, or the part that has the focus itself.
    current() {
        const {activeElement} = document;
        const item = activeElement.closest?.('.side-row');
        if (item) return this.rows.find(({li}) => li === item);
        const place = activeElement.closest?.('.ProseMirror') === activeElement
            ? this.places.findLast((each) => each.isBlock && each.at <= this.editor.state.selection.from)
            : this.places.find(({field}) => field === activeElement);
        if (!place) return null;
        return this.rows.find(({part, place: mine}) => (
            part ? part.placed(this.map).some(({key}) => key === place.key) : mine.key === place.key
        ));
    }

    showCurrent() {
        const current = this.current() || this.last || this.rows[0];
        for (const {li} of this.rows) li.classList.toggle('is-current', li === current?.li);
        this.last = current;
        showCell(this.list, current?.li, this.editor);
        if (document.activeElement !== document.body) this.offers.visit(document.activeElement);
    }

    // A key may come before the frame in which the words before it are looked at.
    doneAndNext() {
        this.refresh();
        const current = this.current();
        if (!current) return;
        if (current.part) {
            for (const {key} of current.part.placed(this.map)) this.say(current.part.key, key, 'done');
            this.changed();
        }
        const at = this.rows.findIndex(({li}) => li === current.li);
        const waits = ({part, li}) => part && ['todo', 'changed', 'new'].includes(li.dataset.state);
        const next = [...this.rows.slice(at + 1), ...this.rows.slice(0, at)].find(waits);
        if (next) this.visit(next);
        else this.tell(this.section.dataset.all);
    }

    go(step) {
        this.refresh();
        const shown = this.rows.filter(({li}) => !li.hidden);
        const current = this.current() || this.last;
        const at = shown.findIndex(({li}) => li === current?.li);
        const next = shown[at + step];
        if (next) this.visit(next);
    }

    visit(row) {
        const {li, place, part} = row;
        if (place) focusOn(this.editor, place, Boolean(part && this.isUntouchedText(part, place)));
        else {
            li.querySelector('h3').focus();
            li.scrollIntoView({block: 'center'});
        }
        this.last = row;
        this.showCurrent();
        const [name, state] = ['.side-name', '.side-state'].map((each) => li.querySelector(each).textContent);
        this.tell(`${name}, ${state}`);
    }

    isUntouchedText(part, place) {
        return place.text.trim() === (this.given.texts[part.key] || '').trim();
    }
}

const form = document.getElementById('story-form');
form.addEventListener('story:ready', ({detail}) => {
    new Side(document.getElementById('story-side'), form, detail);
});
