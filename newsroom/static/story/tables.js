// Tables in the text: a caption, the cells, and a line that says where it is from.

import {
    Extension, Node, Plugin, pm, Table, TableCell, TableRow,
} from '../django_prose_editor/editor.js';
import {columnsOfNumbers} from './grids.js';

const {Decoration, DecorationSet} = pm.view;
const {Selection, TextSelection} = pm.state;
const {CellSelection, isInTable, nextCell, selectionCell} = pm.tables;
// Keys that make another block of the one with the cursor.
const OTHER_BLOCKS = ['Mod-Alt-0', 'Mod-Alt-2', 'Mod-Shift-7', 'Mod-Shift-8', 'Mod-Shift-b'];
const SIZE = {rows: 4, columns: 3};

const line = (name) => Node.create({
    name,
    content: 'inline*',
    defining: true,
    addOptions: () => ({label: ''}),
    parseHTML: () => [{tag: `p[data-sheet-line="${name}"]`, priority: 60}],
    renderHTML() {
        return ['p', {'data-sheet-line': name, 'data-label': this.options.label, class: 'sheet-line'}, 0];
    },
});

const flag = (name, initial) => ({
    default: initial,
    parseHTML: (element) => element.getAttribute(`data-${name}`) !== 'false',
    renderHTML: (attributes) => ({[`data-${name}`]: String(attributes[name])}),
});

const Sheet = Node.create({
    name: 'sheet',
    group: 'block',
    content: 'sheetCaption table sheetSource',
    isolating: true,
    defining: true,
    addOptions: () => ({label: ''}),
    addAttributes: () => ({
        head: flag('head', true),
        side: flag('side', false),
        joined: {...flag('joined', false), parseHTML: (element) => element.dataset.joined === 'true'},
    }),
    parseHTML: () => [{tag: 'div[data-sheet]'}],
    renderHTML({HTMLAttributes}) {
        return ['div', {...HTMLAttributes, 'data-sheet': '', 'data-label': this.options.label, class: 'sheet'}, 0];
    },
});

// The desk makes headings of the first row and column: every cell is a plain one here,
// and no cell is over several places.
const Cell = TableCell.extend({
    content: 'paragraph',
    addAttributes: () => ({
        colspan: {default: 1, rendered: false, parseHTML: () => 1},
        rowspan: {default: 1, rendered: false, parseHTML: () => 1},
        colwidth: {default: null, rendered: false, parseHTML: () => null},
    }),
    parseHTML: () => [{tag: 'td'}, {tag: 'th'}],
    renderHTML: () => ['td', 0],
});
const Row = TableRow.extend({content: 'tableCell+'});

const sheetAround = ({$from}) => {
    for (let depth = $from.depth; depth; depth -= 1) {
        if ($from.node(depth).type.name === 'sheet') return {node: $from.node(depth), at: $from.before(depth)};
    }
    return null;
};

// Whether a picture stands before it, whose data it may be.
const isBehindPicture = ({doc}, sheet) => doc.resolve(sheet.at).nodeBefore?.type.name === 'figure';

// Puts the cursor where `at` (position) is, or near it.
const cursor = (editor, at) => {
    const {state, view} = editor;
    view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(at), 1)).scrollIntoView());
    return true;
};

// What is in the paragraph or line with the cursor, as a whole: false where it is that.
const selectLine = (editor) => {
    const {state: {selection, doc, tr}, view} = editor;
    const {$from, $to} = selection;
    const [start, end] = [$from.start(), $from.end()];
    if (!$from.sameParent($to) || (selection.from === start && selection.to === end)) return false;
    view.dispatch(tr.setSelection(TextSelection.create(doc, start, end)).scrollIntoView());
    return true;
};

// To the cell below, whose words are selected, as Tab does with the next one.
const goDown = (editor) => {
    const {state} = editor;
    if (!isInTable(state)) return false;
    const below = nextCell(selectionCell(state), 'vert', 1);
    if (!below) return editor.commands.addRowAfter() && goDown(editor);
    cursor(editor, below.pos + 1);
    selectLine(editor);
    return true;
};

// Enter in the caption goes to the first cell, in the source to a new paragraph.
const leaveLine = (editor) => {
    const {$from} = editor.state.selection;
    const sheet = sheetAround(editor.state.selection);
    if ($from.parent.type.name === 'sheetCaption') return cursor(editor, $from.after());
    if ($from.parent.type.name !== 'sheetSource') return false;
    return editor.chain().insertContentAt(sheet.at + sheet.node.nodeSize, {type: 'paragraph'}).run();
};

const toCells = (editor) => (
    editor.state.selection.$from.parent.type.name === 'sheetCaption' && leaveLine(editor)
);

const Grid = Table.extend({
    group: '',
    // Its keys come before those that split a paragraph.
    priority: 110,
    addNodeView: () => null,
    renderHTML: () => ['div', {class: 'sheet-grid'}, ['table', ['tbody', 0]]],
    addKeyboardShortcuts() {
        const {editor} = this;
        const enter = () => goDown(editor) || leaveLine(editor);
        const none = () => Boolean(sheetAround(editor.state.selection));
        return {
            ...Object.fromEntries(OTHER_BLOCKS.map((key) => [key, none])),
            'Mod-a': () => none() && selectLine(editor),
            Enter: enter,
            'Shift-Enter': enter,
            Tab: () => {
                if (!isInTable(editor.state)) return toCells(editor);
                if (editor.commands.goToNextCell()) return true;
                return editor.chain().addRowAfter().goToNextCell().run();
            },
            'Shift-Tab': () => editor.commands.goToPreviousCell()
                || (isInTable(editor.state) && cursor(editor, sheetAround(editor.state.selection).at + 1)),
        };
    },
}).configure({resizable: false});

const textsOf = (table) => table.content.content.map(
    (row) => row.content.content.map((cell) => cell.textContent),
);

// What articles/body.py calls a table's plain words.
export const plainOf = (sheet) => [
    sheet.child(0).textContent,
    ...textsOf(sheet.child(1)).map((row) => row.join('\t')),
    sheet.child(2).textContent,
].filter(Boolean).join('\n');

const numbersIn = (doc) => {
    const found = [];
    doc.forEach((sheet, at) => {
        if (sheet.type.name !== 'sheet') return;
        const {head, side} = sheet.attrs;
        const numbers = columnsOfNumbers(textsOf(sheet.child(1)), head);
        let place = at + 1 + sheet.child(0).nodeSize + 1;
        sheet.child(1).forEach((row) => {
            row.forEach((cell, offset, column) => {
                const from = place + 1 + offset;
                if (numbers[column] && (column || !side)) found.push(Decoration.node(from, from + cell.nodeSize, {class: 'is-number'}));
            });
            place += row.nodeSize;
        });
    });
    return DecorationSet.create(doc, found);
};

const Numbers = Extension.create({
    name: 'numbers',
    addProseMirrorPlugins: () => {
        const plugin = new Plugin({
            state: {
                init: (_config, {doc}) => numbersIn(doc),
                apply: (change, before) => (change.docChanged ? numbersIn(change.doc) : before),
            },
            props: {decorations: (state) => plugin.getState(state)},
        });
        return [plugin];
    },
});

export const sheetOf = (rows, attrs = {}) => ({
    type: 'sheet',
    attrs,
    content: [
        {type: 'sheetCaption'},
        {
            type: 'table',
            content: rows.map((row) => ({
                type: 'tableRow',
                content: row.map((content) => ({
                    type: 'tableCell',
                    content: [{type: 'paragraph', ...(content?.length ? {content} : {})}],
                })),
            })),
        },
        {type: 'sheetSource'},
    ],
});

// Behind the block with the cursor, or in place of an empty one; the cursor goes to the
// cell that is to be typed first.
export const insertSheet = (editor, sheet) => {
    const {doc, selection} = editor.state;
    const index = Math.min(selection.$to.index(0), doc.childCount - 1);
    const block = doc.child(index);
    const at = selection.$to.posAtIndex(index, 0);
    const isBlank = block.isTextblock && !block.content.size;
    const range = {from: isBlank ? at : at + block.nodeSize, to: at + block.nodeSize};
    editor.chain().focus().insertContentAt(range, sheet).run();
    const made = editor.state.doc.nodeAt(range.from);
    if (made?.type.name === 'sheet') cursor(editor, range.from + 1 + made.child(0).nodeSize);
};

const flip = (editor, name) => {
    const sheet = sheetAround(editor.state.selection);
    if (sheet) editor.chain().focus().updateAttributes('sheet', {[name]: !sheet.node.attrs[name]}).run();
};

const takeOut = (editor) => {
    const sheet = sheetAround(editor.state.selection);
    if (sheet) editor.chain().focus().deleteRange({from: sheet.at, to: sheet.at + sheet.node.nodeSize}).run();
};

// What the buttons above the text do; `say` is told what is to be read out.
export const tableActions = (getEditor, say) => {
    const blank = () => Array.from({length: SIZE.rows}, () => Array.from({length: SIZE.columns}, () => null));
    const run = (name, told) => () => {
        if (getEditor().chain().focus()[name]().run()) say(told);
    };
    return {
        table: () => insertSheet(getEditor(), sheetOf(blank(), {head: true, side: true})),
        rowAbove: run('addRowBefore', 'rowAdded'),
        rowBelow: () => {
            const editor = getEditor();
            if (!editor.chain().focus().addRowAfter().run()) return;
            goDown(editor);
            say('rowAdded');
        },
        columnBefore: run('addColumnBefore', 'columnAdded'),
        columnAfter: run('addColumnAfter', 'columnAdded'),
        rowOut: run('deleteRow', 'rowOut'),
        columnOut: run('deleteColumn', 'columnOut'),
        head: () => flip(getEditor(), 'head'),
        side: () => flip(getEditor(), 'side'),
        joined: () => {
            const editor = getEditor();
            say(sheetAround(editor.state.selection)?.node.attrs.joined ? 'parted' : 'dataOf');
            flip(editor, 'joined');
        },
        tableOut: () => {
            takeOut(getEditor());
            say('tableOut');
        },
    };
};

// Shows the buttons for a table while the cursor is in one.
export const tableTools = (group, editor) => {
    const show = () => {
        const sheet = sheetAround(editor.state.selection);
        const inCells = Boolean(sheet) && isInTable(editor.state);
        group.hidden = !sheet;
        for (const button of group.querySelectorAll('button')) {
            const name = button.dataset.command;
            if (button.hasAttribute('aria-pressed')) button.setAttribute('aria-pressed', Boolean(sheet?.node.attrs[name]));
            else if (name !== 'tableOut') button.setAttribute('aria-disabled', !inCells);
            if (name === 'joined') button.setAttribute('aria-disabled', !(sheet && isBehindPicture(editor.state, sheet)));
        }
    };
    editor.on('transaction', show);
    show();
};

// Cells that are marked as such stay marked while their words change, and each letter
// would take the place of the one before: they are emptied, and the first is typed in.
const typeIntoFirst = (view) => {
    const {selection, tr} = view.state;
    if (!(selection instanceof CellSelection)) return false;
    const cells = selection.ranges.map(({$from, $to}) => [$from.pos + 1, $to.pos - 1]);
    cells.sort(([one], [other]) => other - one);
    for (const [from, to] of cells) tr.delete(from, to);
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, cells.at(-1)[0])));
    return true;
};

// In a table signs are signs: three strokes say that there is no number.
export const typeAsItIs = (view, from, to, text) => {
    if (!sheetAround(view.state.selection) || view.composing) return false;
    const change = typeIntoFirst(view) ? view.state.tr.insertText(text) : view.state.tr.insertText(text, from, to);
    view.dispatch(change.scrollIntoView());
    return true;
};

// Three clicks choose the words of a cell, as they do those of a paragraph.
export const chooseWords = (view, at) => {
    const {doc, tr} = view.state;
    const found = Selection.near(doc.resolve(at), 1);
    if (!sheetAround(found) || !found.$from.parent.isTextblock) return false;
    view.dispatch(tr.setSelection(TextSelection.create(doc, found.$from.start(), found.$from.end())));
    return true;
};

export const tableNodes = (labels) => [
    Sheet.configure({label: labels.data}),
    line('sheetCaption').configure({label: labels.caption}),
    line('sheetSource').configure({label: labels.source}),
    Grid,
    Row,
    Cell,
    Numbers,
];

export {sheetAround, typeIntoFirst};
