// Beside each paragraph how many notes it has, and a button to write one. The marks lie
// over the edge of the editor and are no part of its text.

import {figureKey, shortened} from './places.js';

export class Marks {
    constructor(editor, words, onOpen) {
        Object.assign(this, {editor, words, onOpen, counts: {}});
        // What the desk does not know yet has no notes: it is saved first.
        const given = JSON.parse(document.getElementById('story-document').textContent);
        this.known = new Set(given.map((block) => block.id).filter(Boolean));
        const paper = document.querySelector('.story-editor');
        paper.classList.add('has-marks');
        this.frame = document.createElement('div');
        Object.assign(this.frame, {className: 'talk-marks'});
        this.frame.setAttribute('role', 'group');
        this.frame.setAttribute('aria-label', words.marks);
        paper.append(this.frame);
        this.add = this.button('talk-add', '+');
        this.add.title = `${words.add} (Ctrl+Alt+M)`;
        this.frame.addEventListener('click', ({target}) => {
            const button = target.closest('button');
            if (button) this.onOpen(button.dataset.block);
        });
        this.over = null;
        editor.view.dom.addEventListener('mousemove', ({target}) => this.hover(target));
        editor.on('update', () => this.soon());
        editor.on('selectionUpdate', () => { this.over = null; this.soon(); });
        new ResizeObserver(() => this.soon()).observe(editor.view.dom);
        this.soon();
    }

    button(className, text) {
        const button = document.createElement('button');
        Object.assign(button, {type: 'button', className, textContent: text});
        return button;
    }

    hover(target) {
        const {dom} = this.editor.view;
        let element = target;
        while (element && element.parentElement !== dom) element = element.parentElement;
        if (!element || element === this.over) return;
        this.over = element;
        this.soon();
    }

    blocks() {
        const found = [];
        this.editor.state.doc.forEach((node, at) => {
            const block = node.type.name === 'figure' ? figureKey(node.attrs.row) : node.attrs.block;
            const element = this.editor.view.nodeDOM(at);
            if (this.known.has(block) && element?.getBoundingClientRect) {
                found.push({block, element, at, size: node.nodeSize, text: node.textContent});
            }
        });
        return found;
    }

    // Where the cursor is.
    current() {
        const {from} = this.editor.state.selection;
        return this.blocks().find(({at, size}) => from >= at && from < at + size);
    }

    show(counts) {
        this.counts = counts;
        this.soon();
    }

    soon() {
        cancelAnimationFrame(this.waiting);
        this.waiting = requestAnimationFrame(() => this.draw());
    }

    draw() {
        const top = this.frame.parentElement.getBoundingClientRect().top;
        const blocks = this.blocks();
        const kept = new Map([...this.frame.querySelectorAll('.talk-mark')].map((each) => [each.dataset.block, each]));
        const put = (button, {block, element, text}, label) => {
            button.dataset.block = block;
            button.style.top = `${element.getBoundingClientRect().top - top}px`;
            const words = `${label}: ${shortened(text, 50)}`;
            if (button.getAttribute('aria-label') !== words) button.setAttribute('aria-label', words);
        };
        for (const each of blocks.filter(({block}) => this.counts[block])) {
            const mark = kept.get(each.block) || this.frame.appendChild(this.button('talk-mark', ''));
            kept.delete(each.block);
            const count = String(this.counts[each.block]);
            if (mark.textContent !== count) mark.textContent = count;
            put(mark, each, this.words.mark.replace('{n}', count));
        }
        for (const mark of kept.values()) mark.remove();
        const here = blocks.find(({element}) => element === this.over) || this.current();
        this.add.remove();
        if (!here || this.counts[here.block]) return;
        put(this.add, here, this.words.add);
        this.frame.append(this.add);
    }
}
