// What a text may hold: the editor knows these nodes and marks and no others, so that
// whatever is pasted or dropped comes out as one of them or as plain words.

import {
    Blockquote, Bold, BulletList, Document, Dropcursor, Extension, Gapcursor,
    HardBreak, Heading, History, HorizontalRule, Italic, Link, ListItem, OrderedList,
    Paragraph, Text,
} from '../django_prose_editor/editor.js';
import {below} from './below.js';
import {embedNodes} from './embeds.js';
import {enclosure} from './enclosures.js';
import {safeAddress} from './links.js';
import {tableNodes} from './tables.js';

const WITH_ID = [
    'paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'horizontalRule',
    'sheet', 'enclosure', 'embed',
];

// Translation and comparison hang on the ids of blocks. A half that is split off gets
// none: the desk gives it one when it is saved.
const BlockIds = Extension.create({
    name: 'blockIds',
    addGlobalAttributes() {
        return [{
            types: WITH_ID,
            attributes: {
                block: {
                    default: null,
                    keepOnSplit: false,
                    parseHTML: (element) => element.getAttribute('data-block'),
                    renderHTML: ({block}) => (block ? {'data-block': block} : {}),
                },
            },
        }];
    },
});

const Subheading = Heading.extend({
    parseHTML() {
        return [1, 2, 3, 4, 5, 6].map((level) => ({tag: `h${level}`, attrs: {level: 2}}));
    },
}).configure({levels: [2]});

// Moves the block with the cursor, or the picture that is chosen.
export const move = (editor, step, at = null) => {
    const {state, view} = editor;
    const place = state.doc.resolve(at ?? state.selection.from);
    const index = place.index(0);
    const other = index + step;
    if (other < 0 || other >= state.doc.childCount) return false;
    const node = state.doc.child(index);
    const start = at ?? place.posAtIndex(index, 0);
    const jump = state.doc.child(other).nodeSize * step;
    const offset = state.selection.from - start;
    const inside = offset >= 0 && offset <= node.nodeSize;
    const change = state.tr.delete(start, start + node.nodeSize).insert(start + jump, node);
    if (inside && node.isTextblock) {
        const Selection = state.selection.constructor;
        change.setSelection(Selection.near(change.doc.resolve(start + jump + offset)));
    }
    keepGallery(change, start + Math.min(jump, 0));
    view.dispatch(change.scrollIntoView());
    return true;
};

// Two pictures that change places stay in the gallery that they are in.
const keepGallery = (change, at) => {
    const first = change.doc.nodeAt(at);
    const second = change.doc.nodeAt(at + first.nodeSize);
    if (first.type.name !== 'figure' || second.type.name !== 'figure') return;
    change.setNodeAttribute(at, 'joined', second.attrs.joined);
    change.setNodeAttribute(at + first.nodeSize, 'joined', first.attrs.joined);
};

const moving = (say) => Extension.create({
    name: 'moving',
    addKeyboardShortcuts() {
        const go = (step, key) => () => {
            const moved = move(this.editor, step);
            if (moved) say(key);
            return moved;
        };
        return {'Alt-Shift-ArrowUp': go(-1, 'up'), 'Alt-Shift-ArrowDown': go(1, 'down')};
    },
});

export const nodes = ({askForLink, say, labels, cardLabels}) => [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Subheading,
    Blockquote.extend({content: 'paragraph+'}),
    ListItem.extend({content: 'paragraph'}),
    BulletList,
    OrderedList,
    HorizontalRule,
    Bold,
    Italic,
    Link.extend({
        addKeyboardShortcuts: () => ({'Mod-k': () => { askForLink(); return true; }}),
    }).configure({
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        protocols: ['http', 'https', 'mailto'],
        isAllowedUri: (address) => Boolean(safeAddress(address)),
        HTMLAttributes: {target: null, rel: null, class: null},
    }),
    History,
    Dropcursor,
    Gapcursor,
    ...tableNodes(labels),
    enclosure(labels),
    ...embedNodes(cardLabels),
    BlockIds,
    below,
    moving(say),
];
