// Cards that link to what stands on another site: where they lead, a title and a line that
// are typed, and the picture above as theirs. The desk reads an address
// (articles/embeds); nothing of it is ever asked for.

import {Extension, Node, Plugin} from '../django_prose_editor/editor.js';
import {meant} from './links.js';

// An address by itself, as a browser's bar gives it.
const ALONE = /^https?:\/\/\S+$/u;

const line = (name) => Node.create({
    name,
    content: 'text*',
    marks: '',
    defining: true,
    addOptions: () => ({label: ''}),
    parseHTML: () => [{tag: `p[data-embed-line="${name}"]`, priority: 60}],
    renderHTML() {
        return ['p', {'data-embed-line': name, 'data-label': this.options.label, class: 'embed-line'}, 0];
    },
});

export const embedAround = ({$from}) => {
    for (let depth = $from.depth; depth; depth -= 1) {
        if ($from.node(depth).type.name === 'embed') return {node: $from.node(depth), at: $from.before(depth)};
    }
    return null;
};

const kept = (name) => ({
    default: '',
    parseHTML: (element) => element.getAttribute(`data-${name}`) || '',
    renderHTML: (attributes) => ({[`data-${name}`]: attributes[name]}),
});

const Embed = Node.create({
    name: 'embed',
    group: 'block',
    content: 'embedTitle embedLine',
    isolating: true,
    defining: true,
    draggable: true,
    addOptions: () => ({labels: {}}),
    addAttributes: () => ({
        address: kept('address'),
        site: kept('site'),
        joined: {
            default: false,
            parseHTML: (element) => element.dataset.joined === 'true',
            renderHTML: ({joined}) => (joined ? {'data-joined': 'true'} : {}),
        },
    }),
    parseHTML: () => [{tag: 'div[data-embed][data-address]'}],
    renderHTML({node, HTMLAttributes}) {
        const {labels} = this.options;
        const {address, site} = node.attrs;
        const {lang, dir} = document.documentElement;
        return [
            'div', {...HTMLAttributes, 'data-embed': '', 'data-label': labels.pictured, class: 'embed'},
            ['span', {class: 'embed-label', contenteditable: 'false', lang, dir: dir || 'ltr'},
                ['span', {}, site ? labels.card : `${labels.card} · ${labels.noAddress}`],
                ['bdi', {dir: 'ltr', class: 'embed-site'}, site || address],
                ['bdi', {dir: 'ltr', class: 'embed-address'}, site ? address : ''],
            ],
            ['div', {class: 'embed-words'}, 0],
        ];
    },
    // Enter goes from the title to the line, and from there to a new paragraph.
    addKeyboardShortcuts() {
        const {editor} = this;
        const enter = () => {
            const around = embedAround(editor.state.selection);
            if (!around) return false;
            const {$from} = editor.state.selection;
            if ($from.parent.type.name === 'embedTitle') return editor.commands.setTextSelection($from.after() + 1);
            return editor.chain().insertContentAt(around.at + around.node.nodeSize, {type: 'paragraph'}).run();
        };
        const back = () => {
            const {$from, empty} = editor.state.selection;
            const around = embedAround(editor.state.selection);
            if (!around || !empty || $from.parentOffset) return false;
            if (around.node.textContent) return true;
            return editor.commands.deleteRange({from: around.at, to: around.at + around.node.nodeSize});
        };
        const all = () => {
            const {$from, $to} = editor.state.selection;
            if (!embedAround(editor.state.selection) || !$from.sameParent($to)) return false;
            if (!$from.parentOffset && $to.parentOffset === $to.parent.content.size) return false;
            return editor.commands.setTextSelection({from: $from.start(), to: $from.end()});
        };
        return {Enter: enter, 'Shift-Enter': enter, Backspace: back, 'Mod-a': all};
    },
});

export const embedNodes = (labels) => [
    Embed.configure({labels}),
    line('embedTitle').configure({label: labels.title}),
    line('embedLine').configure({label: labels.line}),
];

const text = (words) => (words ? [{type: 'text', text: words}] : []);

// As articles/body.py has it, and the editor's node of it.
export const embedOf = ({address, site, title, words, joined}) => ({
    type: 'embed',
    attrs: {address, site: site || '', joined: Boolean(joined)},
    content: [
        {type: 'embedTitle', content: text(title)},
        {type: 'embedLine', content: text(words)},
    ],
});

export const wordsOf = (embed) => [embed.child(0).textContent, embed.child(1).textContent].filter(Boolean).join('\n');

// Asks the desk what is kept of an address: {address, site, note}, or {why} it is none.
const read = async (place, address) => {
    const body = new FormData();
    body.append('address', address);
    body.append('csrfmiddlewaretoken', document.querySelector('#story-form [name=csrfmiddlewaretoken]').value);
    const answer = await fetch(place, {method: 'POST', body, headers: {Accept: 'application/json'}}).catch(() => null);
    const isJson = answer?.headers.get('Content-Type')?.startsWith('application/json');
    // Without an answer it is put in as it is, and read when the story is saved.
    return isJson ? answer.json() : {address: meant(address) || address, site: ''};
};

// The paragraph with the cursor where it is empty, or says nothing but an address.
const spare = ({selection, doc}) => {
    const index = Math.min(selection.$to.index(0), doc.childCount - 1);
    const block = doc.child(index);
    const at = selection.$to.posAtIndex(index, 0);
    const words = block.textContent.trim();
    const isSpare = block.type.name === 'paragraph' && (!words || ALONE.test(words));
    return {block, at, words: isSpare ? words : '', isSpare};
};

// In place of such a paragraph, or behind the block with the cursor, which is then in the
// title.
const put = (editor, found) => {
    const {block, at, isSpare} = spare(editor.state);
    const range = {from: isSpare ? at : at + block.nodeSize, to: at + block.nodeSize};
    editor.chain().focus().insertContentAt(range, embedOf(found)).setTextSelection(range.from + 2).focus().run();
};

// The bar in which an address is typed. Returns what opens it, for a new card or for the
// one with the cursor, and what makes a card of an address at once.
export const embedBar = (bar, editorOf, say) => {
    const field = bar.querySelector('input');
    const problem = bar.querySelector('.story-link-problem');
    const note = bar.parentElement.querySelector('.story-card-note');
    // Told while the cursor is in that card.
    const remark = ({address, note: words}) => {
        note.dataset.address = address;
        note.textContent = words || '';
        note.hidden = !words;
    };
    let changed = null;

    const close = () => {
        bar.hidden = true;
        editorOf().commands.focus();
    };
    const tell = (why) => {
        problem.textContent = why || '';
        problem.hidden = !why;
        field.setAttribute('aria-invalid', Boolean(why));
    };
    const open = (address, at = null) => {
        changed = at;
        field.value = address;
        tell('');
        bar.hidden = false;
        field.focus();
        field.select();
    };
    const make = async (address) => {
        const at = changed;
        const found = await read(bar.dataset.read, address);
        if (found.why) {
            if (bar.hidden) open(address, at);
            tell(found.why);
            return;
        }
        const editor = editorOf();
        bar.hidden = true;
        if (at !== null && editor.state.doc.nodeAt(at)?.type.name === 'embed') {
            const change = editor.state.tr.setNodeAttribute(at, 'address', found.address);
            editor.view.dispatch(change.setNodeAttribute(at, 'site', found.site));
            editor.chain().setTextSelection(at + 2).focus().run();
        } else put(editor, found);
        say('cardMade');
        remark(found);
    };
    field.addEventListener('keydown', (event) => {
        if (event.isComposing) return;
        if (event.key === 'Escape') close();
        if (event.key !== 'Enter') return;
        event.preventDefault();
        make(field.value);
    });
    field.addEventListener('input', () => tell(''));
    bar.querySelector('[data-card=set]').addEventListener('click', () => make(field.value));
    bar.querySelector('[data-card=close]').addEventListener('click', close);
    return {
        open: () => open(spare(editorOf().state).words),
        change: () => {
            const around = embedAround(editorOf().state.selection);
            if (around) open(around.node.attrs.address, around.at);
        },
        make: (address) => {
            changed = null;
            return make(address);
        },
    };
};

// An address that is pasted onto an empty line stays a link, and a card is offered.
export const embedOffer = (offer, say) => {
    let made = () => {};
    const hide = () => { offer.hidden = true; };
    const take = (editor) => {
        const {words, isSpare} = spare(editor.state);
        hide();
        if (isSpare && words) made(words);
    };
    const show = (editor) => {
        const {words, isSpare} = spare(editor.state);
        if (!isSpare || !words) return;
        offer.hidden = false;
        say('cardOffered');
    };
    const extension = Extension.create({
        name: 'cardOffer',
        priority: 1000,
        addKeyboardShortcuts() {
            const shown = (act) => () => !offer.hidden && (act(this.editor), true);
            return {'Alt-Enter': shown(take), Escape: shown(hide)};
        },
        addProseMirrorPlugins() {
            const {editor} = this;
            offer.querySelector('[data-card=make]').addEventListener('click', () => take(editor));
            offer.querySelector('[data-card=leave]').addEventListener('click', () => {
                hide();
                editor.commands.focus();
            });
            return [new Plugin({
                props: {
                    handlePaste: (view, event) => {
                        const {isSpare, words} = spare(view.state);
                        const pasted = event.clipboardData?.getData('text/plain').trim() || '';
                        if (isSpare && !words && ALONE.test(pasted)) setTimeout(() => show(editor));
                        return false;
                    },
                },
                view: () => ({
                    update: (view, before) => { if (!before.doc.eq(view.state.doc)) hide(); },
                }),
            })];
        },
    });
    return {extension, onTake: (act) => { made = act; }};
};

// What the buttons for the card with the cursor do.
export const embedActions = (editorOf, pictures, bar, say) => ({
    card: bar.open,
    cardAddress: bar.change,
    cardPicture: () => {
        const editor = editorOf();
        const around = embedAround(editor.state.selection);
        if (!around) return;
        editor.view.dispatch(editor.state.tr.setNodeAttribute(around.at, 'joined', true));
        pictures.insert(editor, [], around.at);
    },
    cardJoined: () => {
        const editor = editorOf();
        const around = embedAround(editor.state.selection);
        if (!around) return;
        say(around.node.attrs.joined ? 'cardParted' : 'cardJoined');
        editor.chain().focus().updateAttributes('embed', {joined: !around.node.attrs.joined}).run();
    },
    cardOut: () => {
        const editor = editorOf();
        const around = embedAround(editor.state.selection);
        if (!around) return;
        editor.chain().focus().deleteRange({from: around.at, to: around.at + around.node.nodeSize}).run();
        say('cardOut');
    },
});

// Shows those buttons while the cursor is in one.
export const embedTools = (group, editor) => {
    const note = group.querySelector('.story-card-note');
    const show = () => {
        const around = embedAround(editor.state.selection);
        group.hidden = !around;
        if (!around) return;
        const {address} = around.node.attrs;
        note.hidden = !note.textContent || note.dataset.address !== address;
        const isBehind = editor.state.doc.resolve(around.at).nodeBefore?.type.name === 'figure';
        const isJoined = isBehind && around.node.attrs.joined;
        const joined = group.querySelector('[data-command=cardJoined]');
        joined.setAttribute('aria-pressed', isJoined);
        joined.setAttribute('aria-disabled', !isBehind);
        group.querySelector('[data-command=cardPicture]').setAttribute('aria-disabled', isJoined);
    };
    editor.on('transaction', show);
    show();
};
