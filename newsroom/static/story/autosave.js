// What is typed goes to the desk every few seconds, unsaved, and tells at the same time
// that the page is open; the answer tells what happened beside it (see presence.js).

import {clock} from './clock.js';
import {fieldsOf} from './keeping.js';
import {tokenOf} from './token.js';

const PAUSE = 3000; // milliseconds after the last key
const LONGEST = 10000; // while somebody types on and on
const BEAT = 10000; // when nothing changed
const PATIENCE = 20000;
const FARTHEST = 60000; // between two tries without a connection
const LARGEST_LAST = 60000; // what a browser still sends of a page that is left
const ABOUT = new Set(['page', 'count', 'unsaved']);
const VISIT = 'newsroom-visit';

export class Autosave {
    // `kept` is the tab's own copy. Presence sets `show`, which is told every answer, and
    // `say`, which is told what the page itself knows: a trouble, or that it is over.
    constructor(form, editing, kept) {
        Object.assign(this, {form, editing, kept});
        this.status = document.getElementById('story-kept-at');
        this.page = form.querySelector('[name=page]');
        this.count = form.querySelector('[name=count]');
        this.place = '';
        this.before = sessionStorage.getItem(VISIT) || '';
        sessionStorage.removeItem(VISIT);
        this.known = form.dataset.bound ? '' : this.text();
        this.refused = '';
        this.edits = 0; // grows with each change
        this.since = 0; // the first change that the desk does not have
        this.failures = 0;
        this.goneAt = null;
        this.isOut = false;
        this.isOver = false;
        this.isSending = false;
        this.show = () => {};
        this.say = () => {};
    }

    start() {
        const {form} = this;
        form.addEventListener('focusin', ({target}) => {
            this.place = target.name || (target.closest('.ProseMirror') ? 'body' : this.place);
        });
        form.addEventListener('focusout', () => { if (this.since) this.soon(0); });
        document.addEventListener('visibilitychange', () => this.now());
        for (const name of ['online', 'offline', 'blur']) {
            window.addEventListener(name, () => this.now());
        }
        window.addEventListener('pagehide', () => this.leave());
        window.addEventListener('pageshow', (event) => {
            if (!event.persisted) return;
            this.isLeaving = false;
            this.comesBack = false;
            sessionStorage.removeItem(VISIT);
            this.now();
        });
        if (form.dataset.bound) this.changed();
        this.now();
    }

    changed() {
        this.edits += 1;
        this.since ||= Date.now();
        if (!this.keptAt && !this.goneAt && !this.isOut) this.tell('typing');
        if (this.goneAt || this.isOut || this.isOver) return;
        this.soon(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
    }

    soon(pause) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.now(), pause);
    }

    // What stands in the form, without what changes by itself.
    text() {
        this.editing.sync();
        return JSON.stringify(fieldsOf(this.form).filter(([name]) => !ABOUT.has(name)));
    }

    async now() {
        clearTimeout(this.timer);
        if (this.isOver || this.isLeaving) return;
        if (this.isSending) {
            this.isWanted = true;
            return;
        }
        if (this.since && this.editing.isComposing()) {
            this.soon(500);
            return;
        }
        this.isSending = true;
        this.isWanted = false;
        const edits = this.edits;
        const text = this.since ? this.text() : this.known;
        const isNew = text !== this.known && text !== this.refused;
        let pause = BEAT;
        try {
            this.sent = this.post(this.form.dataset.autosave, isNew);
            const answer = await this.sent;
            this.heard(answer, text, isNew, edits);
            if (this.since) pause = this.edits === edits ? BEAT : PAUSE;
            if (this.isBehind) pause = 0;
        } catch (error) {
            if (!(error instanceof Trouble)) throw error;
            pause = this.failed(error, text);
        } finally {
            this.isSending = false;
        }
        if (this.isWanted && !this.failures) pause = 0;
        this.soon(pause);
    }

    // Names and texts, as a form would send them.
    body(withFields) {
        if (withFields) this.count.value = Number(this.count.value) + 1;
        const {dataset} = this.form;
        return {
            ...(withFields ? Object.fromEntries(fieldsOf(this.form)) : {}),
            page: this.page.value,
            count: this.count.value || '0',
            base: this.form.querySelector('[name=version]').value,
            place: this.place,
            user: dataset.user,
            step: dataset.step,
            before: this.before,
        };
    }

    token() {
        const field = this.form.querySelector('[name=csrfmiddlewaretoken]');
        const token = tokenOf(this.form);
        for (const each of token ? document.querySelectorAll('[name=csrfmiddlewaretoken]') : []) {
            each.value = token;
        }
        return field.value;
    }

    async post(address, withFields, more = {}) {
        let answer;
        try {
            answer = await fetch(address, {
                method: 'POST',
                body: JSON.stringify({...this.body(withFields), ...more}),
                headers: {
                    Accept: 'application/json',
                    'Content-Type': 'application/json',
                    'X-CSRFToken': this.token(),
                },
                signal: AbortSignal.timeout(PATIENCE),
            });
        } catch (error) {
            throw new Trouble('gone', 0, error);
        }
        const isJson = answer.headers.get('Content-Type')?.startsWith('application/json');
        if (answer.status >= 500) throw new Trouble('gone');
        // A form without its token, or a page in place of an answer: not signed in.
        if (!isJson) throw new Trouble('out');
        const told = await answer.json().catch((error) => {
            throw new Trouble('gone', 0, error);
        });
        if (answer.ok) return told;
        const kinds = {401: 'out', 403: told.is_kept ? 'no-more-kept' : 'no-more'};
        throw new Trouble(kinds[answer.status] || 'refused', told.error);
    }

    heard(answer, text, isNew, edits) {
        this.before = '';
        this.failures = 0;
        this.isBehind = Boolean(answer.kept && !answer.kept.is_new);
        if (this.isBehind) {
            // Another page of the same mark was further: go on from there.
            this.count.value = Math.max(Number(this.count.value), answer.kept.count);
        } else {
            if (answer.kept) this.keptAt = answer.kept.at;
            if (isNew) this.known = text;
            if (this.edits === edits && text === this.known) {
                this.since = 0;
                this.kept.drop();
            } else {
                this.since = Date.now();
            }
        }
        const back = this.isUnsent ? 'back-unsent' : 'back';
        const was = this.isOut ? 'in' : this.goneAt && back;
        this.isOut = false;
        this.isUnsent = false;
        this.goneAt = null;
        this.tell();
        if (was) this.say(was, this.keptAt || clock(new Date()));
        this.show(answer);
    }

    failed({kind, words}, text) {
        if (kind === 'refused') {
            this.refused = text;
            setTimeout(() => { this.refused = ''; }, FARTHEST);
            this.tell('not', words);
            return BEAT;
        }
        this.failures += 1;
        // When it was kept last is no news any more.
        this.status.hidden = true;
        if (kind === 'gone') {
            this.goneAt ??= new Date();
            if (!this.isUnsent) this.say('gone', clock(this.goneAt));
            return Math.min(1000 * 2 ** this.failures, FARTHEST);
        }
        if (kind === 'out') {
            this.isOut = true;
            this.say('out', words);
            return BEAT;
        }
        this.isOver = true;
        this.say(kind);
        return BEAT;
    }

    tell(key = 'kept', why = '') {
        const {status} = this;
        if (key === 'kept' && this.refused && this.since) return;
        const name = key === 'kept' && !this.keptAt ? (this.since ? 'typing' : 'same') : key;
        status.hidden = false;
        status.classList.toggle('is-wrong', name === 'not');
        status.textContent = status.dataset[name]
            .replace('{time}', this.keptAt).replace('{why}', why);
    }

    // Whether the form may be sent now. Without a connection the browser would put a page
    // of its own in place of this one: it is tried first.
    maySend(event) {
        if (this.goneAt) {
            event.preventDefault();
            this.trySending(event.submitter);
            return false;
        }
        this.token();
        this.isLeaving = true;
        sessionStorage.setItem(VISIT, this.page.value);
        // Stopped on its way, the page is still here and goes on.
        setTimeout(() => {
            this.isLeaving = false;
            this.soon(0);
        }, BEAT);
        return true;
    }

    async trySending(submitter) {
        await this.now();
        if (!this.goneAt) {
            this.form.requestSubmit(submitter);
            return;
        }
        this.isUnsent = true;
        this.say('unsent', clock(new Date()));
    }

    // For another page of the same story, from which this tab comes back to it: the next
    // page of it goes on as this one, with all that it had taken over.
    goOn() {
        sessionStorage.setItem(VISIT, this.page.value);
        this.comesBack = true;
        setTimeout(() => {
            this.comesBack = false;
        }, BEAT);
    }

    // The page is dropped: the desk keeps what stands in it as that of a closed page.
    // Answers whether it has it.
    async drop() {
        clearTimeout(this.timer);
        await this.sent?.catch(() => null);
        clearTimeout(this.timer);
        this.since ||= Date.now();
        const text = this.text();
        try {
            await this.post(this.form.dataset.autosave, text !== this.known, {bye: '1'});
        } catch (error) {
            if (!(error instanceof Trouble)) throw error;
            this.soon(this.failed(error, text));
            return false;
        }
        this.isLeaving = true;
        this.kept.drop();
        return true;
    }

    leave() {
        if (this.isLeaving || this.isOver) return;
        this.isLeaving = true;
        const text = this.since ? this.text() : this.known;
        const isNew = text !== this.known && text.length * 3 < LARGEST_LAST;
        const bye = this.comesBack ? 'back' : '1';
        const sent = {...this.body(isNew), bye, csrfmiddlewaretoken: this.token()};
        // A browser sends nothing but a form of a page that is gone.
        const body = new FormData();
        for (const [name, value] of Object.entries(sent)) body.set(name, value);
        navigator.sendBeacon(this.form.dataset.autosave, body);
    }
}

// Why the desk does not have it: "gone", "out", "refused", "no-more", "no-more-kept".
export class Trouble extends Error {
    constructor(kind, words = '', cause = undefined) {
        super(kind, {cause});
        Object.assign(this, {kind, words});
    }
}
