// What goes on beside an open page, as the desk answers it (articles/admin/live.py): who
// else has the story open, what happened to it, who goes on with it.

import {Trouble} from './autosave.js';

// What needs no answer, and goes by itself.
const PASSING = new Set(['connection', 'yours', 'free', 'stays', 'none']);
const PASSED = 30000;
const BESIDE = 'newsroom-beside';

export class Presence {
    constructor(form, editing, autosave) {
        Object.assign(this, {form, editing, autosave});
        this.live = document.getElementById('story-live');
        this.stop = document.getElementById('story-stop');
        this.beside = document.getElementById('story-beside');
        this.offers = document.getElementById('story-unsaved');
        // Of this visit only: who comes anew is asked anew.
        const accepted = autosave.before && JSON.parse(sessionStorage.getItem(BESIDE));
        this.accepted = new Set(accepted || []);
        this.open = [];
        this.told = new Set();
        this.unsaved = this.keysOf(this.offers);
        autosave.show = (answer) => this.show(answer);
        autosave.say = (...what) => this.say(...what);
        this.beside.querySelector('[data-beside=stay]').addEventListener('click', () => {
            this.accept(this.open);
            this.choices();
            this.toWork();
            this.pass('stays', this.live.dataset.stays);
        });
        this.beside.querySelector('[data-beside=take]').addEventListener('click', () => this.take());
        this.stop.querySelector('[data-stop=take]').addEventListener('click', () => this.take());
    }

    show(answer) {
        this.showBeside(answer.beside || []);
        this.showState(answer.state);
        for (const {key, words} of answer.notices || []) this.notice(key, words);
        this.showTaken(answer.taken);
        this.showUnsaved(answer.unsaved || []);
    }

    showBeside(rows) {
        const list = this.beside.querySelector('ul');
        const words = rows.map((row) => row.words);
        // Read out when it is another, not every ten seconds.
        if ([...list.children].map((item) => item.textContent).join() !== words.join()) {
            list.replaceChildren(...words.map((each) => element('li', each)));
        }
        this.beside.hidden = !rows.length;
        this.open = rows.map((row) => row.key);
        this.choices();
    }

    // Beside whom one writes is not asked again after each save.
    accept(keys) {
        for (const key of keys) this.accepted.add(key);
        sessionStorage.setItem(BESIDE, JSON.stringify([...this.accepted].slice(-50)));
    }

    choices() {
        const isNew = !this.isTaken && this.open.some((key) => !this.accepted.has(key));
        this.beside.querySelector('.story-choices').hidden = !isNew;
        this.beside.classList.toggle('story-note', isNew);
    }

    showState(state) {
        const pill = this.form.querySelector('.story-bar .story-state');
        if (!state || !pill || pill.textContent === state.label) return;
        pill.className = `story-state story-state-${state.key}`;
        pill.textContent = state.label;
        this.showActions();
    }

    // What may be done in the new state, as the page would have it if it were opened now.
    async showActions() {
        const answer = await fetch(window.location.pathname).catch(() => null);
        if (!answer?.ok || answer.redirected) return;
        const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of ['.story-actions', '.story-next']) {
            const [old, found] = [this.form.querySelector(part), now.querySelector(part)];
            if (!old || !found) continue;
            const isHere = old.contains(document.activeElement);
            old.replaceChildren(...found.childNodes);
            for (const each of old.querySelectorAll('button')) each.inert = this.isTaken;
            if (isHere) old.querySelector('button, a, summary')?.focus();
        }
    }

    notice(key, words) {
        if (this.told.has(key)) return;
        this.told.add(key);
        // A later version makes the notice of an earlier one void.
        const kind = key.split('-')[0];
        if (kind !== 'step') this.unnotice(kind);
        const line = element('p', words);
        line.dataset.kind = kind;
        const close = element('button', '×');
        close.type = 'button';
        close.className = 'story-close';
        close.setAttribute('aria-label', this.live.dataset.close);
        close.addEventListener('click', () => line.remove());
        line.append(close);
        this.live.append(line);
        if (PASSING.has(kind)) setTimeout(() => line.remove(), PASSED);
    }

    // A notice that may come again.
    pass(key, words) {
        this.told.delete(key);
        this.notice(key, words);
    }

    unnotice(kind) {
        this.live.querySelector(`[data-kind="${kind}"]`)?.remove();
    }

    // What the page itself knows: whether it reaches the desk and may write there.
    say(key, words = '') {
        const name = key.replace(/-./gu, (part) => part[1].toUpperCase());
        const sentence = this.live.dataset[name].replace('{time}', words);
        if (key.startsWith('no-more')) {
            this.halt(sentence);
            this.beside.hidden = true;
            this.lock(true);
        } else if (key === 'gone' || key === 'unsent' || key === 'out') {
            const isOut = key === 'out';
            // Read out again at each press.
            if (key === 'unsent') this.stop.querySelector('p').textContent = '';
            this.halt((isOut && words) || sentence, isOut ? 'sign-in' : '');
        } else {
            this.go();
            this.pass('connection', sentence);
        }
    }

    halt(sentence, ...buttons) {
        const line = this.stop.querySelector('p');
        if (line.textContent !== sentence) line.textContent = sentence;
        for (const each of this.stop.querySelectorAll('[data-stop]')) {
            each.hidden = !buttons.includes(each.dataset.stop);
        }
        this.stop.hidden = false;
    }

    go() {
        const isHere = this.stop.contains(document.activeElement);
        this.stop.hidden = true;
        this.stop.querySelector('p').textContent = '';
        if (isHere) this.toWork();
    }

    // Where they wrote last, or the text.
    toWork() {
        const field = this.form.elements[this.autosave.place];
        if (field?.focus && !field.disabled && field.checkVisibility()) field.focus();
        else this.editing.focus();
    }

    async take() {
        await this.autosave.now();
        let answer;
        try {
            answer = await this.autosave.post(this.form.dataset.take, false);
        } catch (error) {
            if (!(error instanceof Trouble)) throw error;
            this.autosave.failed(error, '');
            return;
        }
        if (this.isTaken) {
            this.isTaken = false;
            this.lock(false);
            this.go();
        }
        this.accept(answer.beside.map((row) => row.key));
        this.show(answer);
        this.pass('yours', this.live.dataset.yours);
        this.toWork();
    }

    showTaken(words) {
        if (words) {
            this.unnotice('yours');
            this.halt(words, 'take', 'look');
            if (!this.isTaken) {
                this.isTaken = true;
                this.hold();
            }
        } else if (this.isTaken) {
            this.lock(false);
            this.go();
            this.notice(`free-${Date.now()}`, this.live.dataset.free);
        } else if (!this.stop.hidden) {
            this.go();
        }
        this.isTaken = Boolean(words);
        this.choices();
    }

    // A syllable that is being put together is finished first.
    hold() {
        if (this.editing.isComposing()) {
            setTimeout(() => { if (this.isTaken) this.hold(); }, 300);
            return;
        }
        this.lock(true);
        this.autosave.now();
    }

    // Nothing can be typed; all that was can be read and copied.
    lock(isLocked) {
        const {form} = this;
        const wasHere = form.contains(document.activeElement);
        form.classList.toggle('is-stopped', isLocked);
        this.editing.setEditable(!isLocked);
        for (const field of form.querySelectorAll('input, textarea')) {
            field.readOnly = isLocked;
        }
        const pressed = 'button, select, .select2-container, [type=checkbox], [type=file], .story-remove, .story-tools';
        for (const each of form.querySelectorAll(pressed)) {
            if (!each.closest('.story-stop, .story-live, .story-panel')) each.inert = isLocked;
        }
        if (isLocked && wasHere) this.stop.focus();
    }

    keysOf(place) {
        return [...place.querySelectorAll('[data-offer]')].map((each) => each.dataset.offer).join();
    }

    // A page of texts that nothing differs in is asked for once.
    async showUnsaved(keys) {
        const {form, offers} = this;
        if (!form.dataset.unsaved) return;
        const origin = form.querySelector('[name=unsaved]').value;
        const wanted = keys.filter((key) => key !== origin).join();
        if (wanted === this.unsaved) return;
        this.unsaved = wanted;
        const page = encodeURIComponent(form.querySelector('[name=page]').value);
        const answer = await fetch(`${form.dataset.unsaved}?page=${page}`).catch(() => null);
        if (!answer?.ok || answer.redirected) return;
        const found = new DOMParser().parseFromString(await answer.text(), 'text/html').body;
        const inTab = document.getElementById('story-kept').dataset.page;
        for (const each of found.querySelectorAll('[data-offer]')) {
            if (each.dataset.offer === origin || (inTab && each.dataset.page === inTab)) each.remove();
        }
        offers.replaceChildren(...found.childNodes);
    }
}

const element = (name, words) => {
    const made = document.createElement(name);
    made.textContent = words;
    return made;
};
