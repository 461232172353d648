// The parts of a translation as they stand on its page now: the fields, the blocks of the
// text and the words of its pictures, each with the key that the desk knows it by.

import {wordsOf} from './embeds.js';
import {plainOf} from './tables.js';

const FIELDS = ['kicker', 'headline', 'deck', 'dateline'];
const WORDS = ['caption', 'alt', 'credit'];

// What a block is called until the desk gives it an id.
export const newKey = () => `new${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`;

export const figureKey = (row) => (
    document.querySelector(`[name="figures-${row}-block"]`)?.value || `row ${row}`
);

// By which a part is known in a list or a label: not by all that it says.
export const shortened = (text, most = 40) => {
    const letters = [...text.replace(/\s+/gu, ' ').trim()];
    return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};

const ofField = (name) => {
    const field = document.getElementById(`id_${name}`);
    return {
        key: name,
        isField: true,
        text: field.value,
        field,
        element: field.closest('.story-field'),
    };
};

const ofPicture = (row) => WORDS.map((name) => {
    const field = document.getElementById(`id_figures-${row}-${name}`);
    return field && {
        key: `${figureKey(row)}/${name}`,
        isPicture: true,
        text: field.value,
        field,
        element: field.closest('.story-field'),
    };
}).filter(Boolean);

const LINES = {sheet: plainOf, embed: wordsOf};
const textOf = (node) => LINES[node.type.name]?.(node) ?? node.textBetween(0, node.content.size, '\n', '\n');
// They are no parts while nothing is written in them.
const isBare = (node) => ['enclosure', 'embed'].includes(node.type.name) && !node.textContent;

// In the order of the page; `at` is where a block stands in the document.
export const placesOf = (editor) => {
    const found = FIELDS.map(ofField);
    editor.state.doc.forEach((node, at) => {
        if (node.type.name === 'figure') found.push(...ofPicture(node.attrs.row));
        else if (node.type.name !== 'horizontalRule' && !isBare(node)) {
            found.push({
                key: node.attrs.block || '',
                isBlock: true,
                text: textOf(node),
                at,
                size: node.nodeSize,
                element: editor.view.nodeDOM(at),
            });
        }
    });
    return found;
};

export const focusOn = (editor, place, isWhole) => {
    if (!place.isBlock) {
        place.field.focus();
        if (isWhole) place.field.select();
    } else if ((editor.state.doc.nodeAt(place.at)?.type.name ?? '') in LINES) {
        editor.chain().setTextSelection(place.at + 2).focus().run();
    } else {
        const end = place.at + place.size - 1;
        const from = isWhole ? place.at + 1 : end;
        editor.chain().setTextSelection({from, to: end}).focus().run();
    }
    place.element.scrollIntoView({block: 'center'});
};

// Gives every block a name at once, and a copy of one a name of its own.
export const naming = (Plugin) => new Plugin({
    appendTransaction: (transactions, before, after) => {
        if (!transactions.some((each) => each.docChanged)) return null;
        const seen = new Set();
        const change = after.tr;
        after.doc.forEach((node, at) => {
            if (!('block' in node.attrs)) return;
            if (!node.attrs.block || seen.has(node.attrs.block)) {
                change.setNodeAttribute(at, 'block', newKey());
            }
            seen.add(node.attrs.block);
        });
        return change.docChanged ? change : null;
    },
});
