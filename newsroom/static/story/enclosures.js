// Sound, video and documents in the text: which file of the library, and this use's own
// caption. The desk knows the file by its number; its name is only shown here.

import {Node} from '../django_prose_editor/editor.js';
import {goOnAt} from './below.js';

export const KINDS = ['sound', 'video', 'document'];

export const enclosure = (labels) => Node.create({
    name: 'enclosure',
    group: 'block',
    content: 'inline*',
    defining: true,
    isolating: true,
    draggable: true,
    addAttributes: () => ({
        kind: {
            default: 'sound',
            parseHTML: (element) => element.dataset.kind,
            renderHTML: ({kind}) => ({'data-kind': kind}),
        },
        file: {
            default: null,
            parseHTML: (element) => Number(element.dataset.file),
            renderHTML: ({file}) => ({'data-file': file}),
        },
        name: {
            default: '',
            parseHTML: (element) => element.dataset.name || '',
            renderHTML: ({name}) => (name ? {'data-name': name} : {}),
        },
    }),
    parseHTML: () => KINDS.map((kind) => ({tag: `div[data-enclosure][data-kind="${kind}"][data-file]`})),
    renderHTML: ({node, HTMLAttributes}) => {
        const {kind, file, name} = node.attrs;
        const said = [`${labels[kind]} ${file}`, name].filter(Boolean).join(' · ');
        return [
            'div', {...HTMLAttributes, 'data-enclosure': '', class: 'enclosure'},
            ['span', {class: 'enclosure-label', contenteditable: 'false', lang: document.documentElement.lang}, said],
            ['div', {class: 'enclosure-caption', 'data-label': labels.fileCaption}, 0],
        ];
    },
    // Its caption is one line: Enter goes on below it, as does an arrow out of it.
    addKeyboardShortcuts() {
        return {
            Enter: () => {
                const {$from} = this.editor.state.selection;
                if ($from.parent.type.name !== 'enclosure') return false;
                return this.editor.chain().insertContentAt($from.after(), {type: 'paragraph'}).run();
            },
            Backspace: () => {
                const {$from, empty} = this.editor.state.selection;
                if ($from.parent.type.name !== 'enclosure' || !empty || $from.parentOffset) return false;
                return $from.parent.content.size ? true : this.editor.commands.deleteNode('enclosure');
            },
        };
    },
});

// The bar in which one is looked for. Returns what opens it.
export const fileBar = (bar, editorOf) => {
    const field = bar.querySelector('input');
    const list = bar.querySelector('ul');
    let asked = 0;

    const close = () => {
        bar.hidden = true;
        editorOf().commands.focus();
    };
    // Behind the paragraph with the cursor; before everything in an empty text. Who types
    // on writes the text: a caption is written by who goes there.
    const put = ({kind, file, name}) => {
        const editor = editorOf();
        const {doc, selection} = editor.state;
        const index = selection.$to.index(0);
        const end = selection.$to.posAtIndex(Math.min(index + 1, doc.childCount), 0);
        const place = doc.textContent || doc.childCount > 1 ? end : 0;
        bar.hidden = true;
        editor.commands.insertContentAt(place, {type: 'enclosure', attrs: {kind, file, name}});
        goOnAt(editor, place + editor.state.doc.nodeAt(place).nodeSize);
    };
    const row = (found) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'story-button story-small';
        const name = document.createElement('bdi');
        name.textContent = found.name;
        const about = [found.kind_shown, found.extent, found.why].filter(Boolean).join(' · ');
        button.append(name, ` — ${about}`);
        button.addEventListener('click', () => put(found));
        item.append(button);
        return item;
    };
    const look = async () => {
        asked += 1;
        const mine = asked;
        const answer = await fetch(
            `${bar.dataset.found}?q=${encodeURIComponent(field.value)}`,
            {headers: {Accept: 'application/json'}},
        ).catch(() => null);
        if (mine !== asked) return;
        const {found} = answer?.ok ? await answer.json() : {found: []};
        list.replaceChildren(...found.map(row));
        bar.querySelector('.story-files-none').hidden = Boolean(found.length);
    };
    field.addEventListener('input', look);
    bar.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') close();
        if (event.key !== 'Enter' || event.target !== field) return;
        event.preventDefault();
        list.querySelector('button')?.focus();
    });
    bar.querySelector('[data-files=close]').addEventListener('click', close);
    return () => {
        bar.hidden = false;
        field.focus();
        look();
    };
};
