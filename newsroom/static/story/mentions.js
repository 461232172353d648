// Naming a colleague in a note: after @ a list of those who may read the story, by the
// arrow keys and Enter. Without this they are chosen in the list below the text.

const LONGEST = 8; // people shown at once

const plain = (text) => text.normalize('NFKC').toLowerCase();
const nameOf = (option) => option.label.split(' · ')[0];
const signInOf = (option) => option.label.split(' · ').at(-1);

// What is being typed after the last @ before the cursor; null for nothing.
const asked = (field) => {
    if (field.selectionStart !== field.selectionEnd) return null;
    const found = /(?:^|[\s(])@([^\s@]*)$/u.exec(field.value.slice(0, field.selectionStart));
    return found ? found[1] : null;
};

class Mentions {
    constructor(field, named, number) {
        // The list of people stands once; an answer has none to choose in, and names them.
        const own = named.querySelector('select');
        const all = named.closest('.talk').querySelector('.talk-write .talk-named select');
        Object.assign(this, {field, named, own, people: own || all});
        this.list = document.createElement('ul');
        Object.assign(this.list, {id: `mentions-${number}`, className: 'talk-people', hidden: true});
        this.list.setAttribute('role', 'listbox');
        this.list.setAttribute('aria-label', named.dataset.title);
        this.chosen = document.createElement('p');
        this.chosen.className = 'talk-chosen';
        this.chosen.setAttribute('aria-live', 'polite');
        field.after(this.list, this.chosen);
        field.setAttribute('aria-autocomplete', 'list');
        field.setAttribute('aria-controls', this.list.id);
        const hint = document.createElement('p');
        Object.assign(hint, {id: `mentions-hint-${number}`, className: 'story-help', textContent: named.dataset.hint});
        this.chosen.after(hint);
        field.setAttribute('aria-describedby', hint.id);
        named.hidden = !named.classList.contains('has-errors');
        this.listen();
        this.showChosen();
    }

    listen() {
        this.field.addEventListener('input', (event) => { if (!event.isComposing) this.offer(); });
        this.field.addEventListener('compositionend', () => this.offer());
        this.field.addEventListener('keydown', (event) => this.press(event));
        this.field.addEventListener('blur', () => this.close());
        // Before the field loses the cursor.
        this.list.addEventListener('pointerdown', (event) => {
            event.preventDefault();
            const item = event.target.closest('[role=option]');
            if (item) this.take(Number(item.dataset.at));
        });
        this.own?.addEventListener('change', () => this.showChosen());
    }

    offer() {
        const words = asked(this.field);
        if (words === null) return this.close();
        const looked = plain(words);
        this.found = [...this.people.options].filter((each) => plain(each.label).includes(looked)).slice(0, LONGEST);
        // Named in full there is nothing to choose.
        if (this.found.length === 1 && plain(signInOf(this.found[0])) === looked) return this.close();
        this.at = 0;
        this.list.replaceChildren(...this.found.map((option, at) => {
            const item = document.createElement('li');
            Object.assign(item, {id: `${this.list.id}-${at}`, textContent: option.label, dir: 'auto'});
            item.dataset.at = at;
            item.setAttribute('role', 'option');
            return item;
        }));
        if (!this.found.length) {
            const none = document.createElement('li');
            none.textContent = this.named.dataset.none;
            this.list.append(none);
        }
        this.list.hidden = false;
        return this.show();
    }

    show() {
        [...this.list.children].forEach((item, at) => {
            if (item.getAttribute('role')) item.setAttribute('aria-selected', at === this.at);
        });
        this.list.children[this.at]?.scrollIntoView({block: 'nearest'});
        if (this.found.length) this.field.setAttribute('aria-activedescendant', `${this.list.id}-${this.at}`);
        else this.field.removeAttribute('aria-activedescendant');
    }

    close() {
        this.list.hidden = true;
        this.field.removeAttribute('aria-activedescendant');
    }

    press(event) {
        if (this.list.hidden || event.isComposing || event.ctrlKey || event.altKey) return;
        const count = this.found.length;
        if (event.key === 'Escape') this.close();
        else if (event.key === 'ArrowDown' && count) this.at = (this.at + 1) % count;
        else if (event.key === 'ArrowUp' && count) this.at = (this.at + count - 1) % count;
        else if ((event.key === 'Enter' || event.key === 'Tab') && count) this.take(this.at);
        else return;
        event.preventDefault();
        event.stopPropagation();
        if (!this.list.hidden) this.show();
    }

    take(at) {
        const option = this.found[at];
        const {field} = this;
        const end = field.selectionStart;
        const begin = end - asked(field).length;
        field.setRangeText(`${signInOf(option)} `, begin, end, 'end');
        if (this.own) option.selected = true;
        this.close();
        this.showChosen();
    }

    showChosen() {
        const options = [...(this.own?.selectedOptions || [])];
        this.chosen.hidden = !options.length;
        this.chosen.replaceChildren(this.named.dataset.chosen, ...options.map((option) => {
            const button = document.createElement('button');
            Object.assign(button, {type: 'button', className: 'talk-chip', dir: 'auto', title: this.named.dataset.remove});
            button.textContent = `${nameOf(option)} ×`;
            button.addEventListener('click', () => {
                option.selected = false;
                this.field.value = this.field.value.replaceAll(`@${signInOf(option)}`, nameOf(option));
                this.showChosen();
                this.field.focus();
            });
            return button;
        }));
    }
}

let number = 0;

// Each form of notes below `root` that is not ready yet.
export const mentions = (root) => {
    for (const named of root.querySelectorAll('.talk-named:not([data-ready])')) {
        const field = named.closest('form').querySelector('textarea');
        named.dataset.ready = '1';
        number += 1;
        new Mentions(field, named, number);
    }
};
