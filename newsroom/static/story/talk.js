// The notes beside the text of a story: marks at its paragraphs, and the list in a margin
// that opens, or below the text where there is no room. Without this the list is there to
// be read, and written on a page of its own.

import {IS_MAC, isLetter} from './keys.js';
import {Marks} from './talk-marks.js';
import {mentions} from './mentions.js';
import {keep, kept, putIn, typedIn} from './talk-kept.js';
import {tokenOf} from './token.js';

const section = document.getElementById('story-talk');
const form = document.getElementById('story-form');

// AltGr writes letters; some systems send it as Ctrl and Alt.
const isNoteKey = (event) => (
    (IS_MAC ? event.metaKey : event.ctrlKey) && event.altKey && !event.isComposing
    && !event.getModifierState('AltGraph') && isLetter(event, 'm')
);

class Talk {
    constructor(editor) {
        this.editor = editor;
        this.list = section.querySelector('.talk-list');
        this.trouble = section.querySelector('.talk-trouble');
        this.wide = matchMedia('(min-width: 1000px)');
        section.classList.add('is-beside');
        this.close = section.querySelector('[data-talk-close]');
        this.doors = document.querySelectorAll('[data-talk-door]');
        this.marks = new Marks(editor, section.dataset, (block) => this.visit(block));
        this.listen();
        this.took();
        // With what was being written when the page was left.
        if (kept(section.dataset.kept).length) this.open({isQuiet: true});
        // Below the text it is read by whoever comes there.
        new IntersectionObserver(([seen]) => {
            if (seen.isIntersecting && !this.wide.matches && !this.isLoaded && !this.isOpen) this.load();
        }).observe(section);
    }

    listen() {
        for (const door of this.doors) {
            door.title = IS_MAC ? '⌘Alt+M' : 'Ctrl+Alt+M';
            door.setAttribute('aria-keyshortcuts', IS_MAC ? 'Meta+Alt+M' : 'Control+Alt+M');
            door.addEventListener('click', (event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                if (this.isOpen) this.shut();
                else this.open().then(() => this.list.querySelector('.talk-thread, textarea')?.focus());
            });
        }
        this.close.addEventListener('click', () => this.shut());
        section.addEventListener('submit', (event) => this.send(event));
        section.addEventListener('keydown', (event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) this.shut();
        });
        section.addEventListener('click', ({target}) => {
            const place = target.closest('.talk-place[data-to]');
            if (place) this.goTo(place.dataset.to);
        });
        document.addEventListener('keydown', (event) => {
            if (isNoteKey(event)) {
                event.preventDefault();
                this.begin();
            }
        });
        // A save takes the page along, and the note comes back with it.
        let saved = 0;
        form.addEventListener('submit', (event) => { if (!event.defaultPrevented) saved = Date.now(); });
        window.addEventListener('pagehide', () => {
            if (this.isTyped) keep(section.dataset.kept, typedIn(this.list));
        });
        window.addEventListener('pageshow', (event) => { if (event.persisted) keep(section.dataset.kept, []); });
        window.addEventListener('beforeunload', (event) => {
            if (this.isTyped && Date.now() - saved > 4000) event.preventDefault();
        });
    }

    get isOpen() {
        return section.classList.contains('is-open');
    }

    get isTyped() {
        return [...this.list.querySelectorAll('textarea')].some((each) => each.value.trim());
    }

    async open({isQuiet = false} = {}) {
        section.classList.add('is-open');
        document.documentElement.classList.add('talk-open');
        for (const door of this.doors) door.setAttribute('aria-expanded', 'true');
        if (!this.wide.matches && !isQuiet) section.scrollIntoView({block: 'start'});
        // Others may have written meanwhile; what is typed here stays.
        if (!this.isTyped) await this.load();
    }

    shut() {
        section.classList.remove('is-open');
        document.documentElement.classList.remove('talk-open');
        for (const door of this.doors) door.setAttribute('aria-expanded', 'false');
        this.editor.commands.focus(null, {scrollIntoView: !this.wide.matches});
    }

    // On the paragraph with the cursor; the desk does not know one that is not saved.
    async begin() {
        const here = this.marks.current()?.block || '';
        const isUnsaved = !here && this.editor.view.hasFocus();
        await this.visit(here, true);
        if (isUnsaved) this.say('unsaved');
    }

    // The notes on a paragraph, or a new one where it has none.
    async visit(block, isNew = false) {
        await this.open();
        const thread = !isNew && block && this.list.querySelector(`[data-for-block="${CSS.escape(block)}"]`);
        const about = this.list.querySelector('[name=note-block]');
        if (about && block) about.value = block;
        const shown = thread || this.list.querySelector('.talk-write textarea');
        shown?.scrollIntoView({block: 'center'});
        shown?.focus({preventScroll: true});
    }

    goTo(block) {
        const found = this.marks.blocks().find((each) => each.block === block);
        if (!found) return;
        if (!this.wide.matches) this.shut();
        this.editor.chain().setTextSelection(found.at + 1).focus().run();
        found.element.scrollIntoView({block: 'center'});
    }

    load() {
        return this.ask(section.dataset.address, {});
    }

    async send(event) {
        event.preventDefault();
        const {target, submitter} = event;
        if (this.isSending) return;
        this.isSending = true;
        const body = new FormData(target, submitter);
        const token = tokenOf(form);
        if (token) body.set('csrfmiddlewaretoken', token);
        await this.ask(target.action, {method: 'POST', body}, target);
        this.isSending = false;
    }

    // What was typed stays in its field whatever comes back.
    async ask(address, options, sent = null) {
        this.trouble.hidden = true;
        let answer;
        let text = '';
        try {
            answer = await fetch(address, {
                ...options,
                headers: {'X-Beside': '1'},
                credentials: 'same-origin',
            });
            text = await answer.text();
        } catch (error) {
            if (!(error instanceof TypeError)) throw error;
            return this.say('lost');
        }
        if (!text.includes('data-talk=')) return this.say(answer.redirected || answer.status === 401 ? 'out' : 'refused');
        // The form that was sent comes back with what is typed in it, if it is refused.
        const typed = typedIn(this.list, sent);
        this.list.innerHTML = text;
        putIn(this.list, [...typed, ...kept(section.dataset.kept)]);
        keep(section.dataset.kept, []);
        this.isLoaded = true;
        this.took();
        if (sent) this.after(answer);
        return undefined;
    }

    after(answer) {
        const wrong = this.list.querySelector('.has-errors textarea, .errornote, .errorlist');
        const shown = answer.ok ? this.list.querySelector('.talk-said') : wrong;
        shown?.setAttribute('tabindex', '-1');
        shown?.focus();
    }

    say(what) {
        this.trouble.textContent = this.trouble.dataset[what];
        this.trouble.hidden = false;
    }

    // What came is made ready: numbers of the marks and of the door, names, places.
    took() {
        this.marks.show(JSON.parse(this.list.querySelector('#talk-blocks').textContent));
        const count = this.list.querySelector('[data-open]').dataset.open;
        for (const door of this.doors) {
            const shown = door.querySelector('.talk-count');
            shown.textContent = count;
            shown.hidden = count === '0';
        }
        mentions(this.list);
        for (const place of this.list.querySelectorAll('[data-for-block] .talk-place')) {
            const button = document.createElement('button');
            Object.assign(button, {type: 'button', className: 'talk-place', textContent: place.textContent, lang: place.lang, dir: place.dir, title: section.dataset.show});
            button.dataset.to = place.closest('[data-for-block]').dataset.forBlock;
            place.replaceWith(button);
        }
    }
}

form.addEventListener('story:ready', ({detail}) => new Talk(detail.editing.editor));
