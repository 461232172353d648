// The blocks of the newsroom (articles/body.py) and the editor's document, each made
// from the other. A figure is known by the row of the form that holds its words.

import {embedOf} from './embeds.js';
import {KINDS} from './enclosures.js';
import {sheetOf} from './tables.js';

const MARKS = {strong: 'bold', em: 'italic'};

const marksOf = (span) => {
    const marks = Object.keys(MARKS).filter((name) => span[name]).map((name) => ({type: MARKS[name]}));
    return span.href ? [...marks, {type: 'link', attrs: {href: span.href}}] : marks;
};

// A line break in a span is a node of its own in the editor.
const lines = (spans) => {
    const found = [[]];
    for (const span of spans) {
        span.text.split('\n').forEach((text, number) => {
            if (number) found.push([]);
            if (text) found.at(-1).push({type: 'text', text, marks: marksOf(span)});
        });
    }
    return found;
};

const inline = (spans) => lines(spans).flatMap(
    (line, number) => (number ? [{type: 'hardBreak'}, ...line] : line),
);

const paragraph = (content) => ({type: 'paragraph', content});

const NODES = {
    paragraph: (block) => paragraph(inline(block.spans)),
    subheading: (block) => ({type: 'heading', attrs: {level: 2}, content: inline(block.spans)}),
    quote: (block) => ({type: 'blockquote', content: lines(block.spans).map(paragraph)}),
    list: (block) => ({
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((item) => ({
            type: 'listItem', content: [paragraph(inline(item))],
        })),
    }),
    table: (block) => {
        const sheet = sheetOf(block.rows.map((row) => row.map(inline)), {head: block.head, side: block.side, joined: Boolean(block.joined)});
        const [caption, , source] = sheet.content;
        caption.content = inline(block.caption);
        source.content = inline(block.source);
        return sheet;
    },
    divider: () => ({type: 'horizontalRule'}),
    embed: (block) => embedOf({...block, words: block.spans.map(({text}) => text).join('')}),
    ...Object.fromEntries(KINDS.map((kind) => [kind, (block) => ({
        type: 'enclosure',
        attrs: {kind, file: block.file, name: block.name || ''},
        content: inline(block.spans),
    })])),
    figure: (block) => ({type: 'figure', attrs: {row: block.row, joined: Boolean(block.joined)}}),
};

const node = (block) => {
    const made = NODES[block.type](block);
    return block.id ? {...made, attrs: {...made.attrs, block: block.id}} : made;
};

export const toDocument = (blocks) => ({
    type: 'doc',
    content: blocks.length ? blocks.map(node) : [{type: 'paragraph'}],
});

const span = (child) => {
    if (child.type.name === 'hardBreak') return {text: '\n'};
    const made = {text: child.text};
    for (const mark of child.marks) {
        if (mark.type.name === 'link') made.href = mark.attrs.href;
        if (mark.type.name === 'bold') made.strong = true;
        if (mark.type.name === 'italic') made.em = true;
    }
    return made;
};

const spans = (parent) => {
    const found = [];
    parent.forEach((child) => found.push(span(child)));
    return found;
};

const children = (parent) => {
    const found = [];
    parent.forEach((child) => found.push(child));
    return found;
};

const BLOCKS = {
    paragraph: (given) => ({type: 'paragraph', spans: spans(given)}),
    heading: (given) => ({type: 'subheading', spans: spans(given)}),
    blockquote: (given) => ({
        type: 'quote',
        spans: children(given).flatMap(
            (each, number) => (number ? [{text: '\n'}, ...spans(each)] : spans(each)),
        ),
    }),
    bulletList: (given) => ({type: 'list', ordered: false, items: items(given)}),
    orderedList: (given) => ({type: 'list', ordered: true, items: items(given)}),
    sheet: (given) => ({
        type: 'table',
        head: given.attrs.head,
        side: given.attrs.side,
        caption: spans(given.child(0)),
        source: spans(given.child(2)),
        rows: children(given.child(1)).map(
            (row) => children(row).map((cell) => spans(cell.firstChild)),
        ),
        ...(given.attrs.joined ? {joined: true} : {}),
    }),
    horizontalRule: () => ({type: 'divider'}),
    embed: (given) => ({
        type: 'embed',
        address: given.attrs.address,
        title: given.child(0).textContent,
        spans: spans(given.child(1)),
        ...(given.attrs.joined ? {joined: true} : {}),
    }),
    enclosure: (given) => ({type: given.attrs.kind, file: given.attrs.file, spans: spans(given)}),
    figure: ({attrs}) => ({type: 'figure', row: attrs.row, ...(attrs.joined ? {joined: true} : {})}),
};

const items = (list) => children(list).map((item) => spans(item.firstChild));

export const toBlocks = (doc) => children(doc).map(
    (each) => ({id: each.attrs.block || '', ...BLOCKS[each.type.name](each)}),
);
