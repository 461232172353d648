// A table that is pasted: into the cells from the cursor on, or as one of its own.

import {pm} from '../django_prose_editor/editor.js';
import {cellsOf, isTabbed, isTooLarge, namesRows, rowsOfText} from './grids.js';
import {insertSheet, sheetAround, sheetOf} from './tables.js';

const {isInTable, selectedRect} = pm.tables;

const isOnly = (root, table) => (
    root.textContent.replace(/\s/gu, '') === table.textContent.replace(/\s/gu, '')
);

// Rows of cells, each a list of nodes as JSON. `root` is what `plainer` left of the page.
const rowsIn = (root, schema, isInside) => {
    const tables = root.querySelectorAll('table');
    if (tables.length !== 1 || !(isInside || isOnly(root, tables[0]))) return null;
    const parser = pm.model.DOMParser.fromSchema(schema);
    const read = (cell) => (
        cell ? parser.parse(cell, {topNode: schema.nodes.paragraph.create()}).toJSON().content || [] : []
    );
    return cellsOf(tables[0]).map((row) => row.map(read));
};

const rowsOf = (text) => rowsOfText(text).map(
    (row) => row.map((cell) => (cell ? [{type: 'text', text: cell}] : [])),
);

const wordsOf = (content) => content.map((each) => each.text || '').join('');

const fill = (view, rows, say) => {
    const {state} = view;
    const {schema} = state;
    const {left, top, table, tableStart} = selectedRect(state);
    const width = Math.max(table.child(0).childCount, left + rows[0].length);
    const height = Math.max(table.childCount, top + rows.length);
    if (isTooLarge([Array(width), ...Array.from({length: height - 1}, () => [])])) {
        say('tooLarge');
        return true;
    }
    const cell = (content) => schema.nodeFromJSON({
        type: 'tableCell', content: [{type: 'paragraph', ...(content.length ? {content} : {})}],
    });
    const made = Array.from({length: height}, (_row, down) => schema.nodes.tableRow.create(
        null,
        Array.from({length: width}, (_cell, right) => {
            const given = rows[down - top]?.[right - left];
            if (given) return cell(given);
            return (down < table.childCount && table.child(down).maybeChild(right)) || cell([]);
        }),
    ));
    const change = state.tr.replaceWith(tableStart, tableStart + table.content.size, made);
    let last = tableStart;
    for (let down = 0; down < Math.min(top + rows.length, height) - 1; down += 1) last += made[down].nodeSize;
    const place = Math.min(last + 2, change.doc.content.size);
    change.setSelection(pm.state.Selection.near(change.doc.resolve(place)));
    // Undone by itself, and not with what was typed before.
    view.dispatch(pm.history.closeHistory(change).scrollIntoView());
    return true;
};

// `editorOf` gives the editor, `clean` the parsed page without what is dropped.
export const pasteTable = (editorOf, clean, say) => (view, event) => {
    const data = event.clipboardData;
    if (!data) return false;
    const isInside = isInTable(view.state);
    const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
    let rows = html ? rowsIn(clean(html), view.state.schema, isInside) : null;
    if (!rows && isInside && /[\t\n]/u.test(text.trim())) rows = rowsOf(text.replace(/\n{2,}/gu, '\n'));
    if (!rows && !html && isTabbed(text)) rows = rowsOf(text);
    if (!rows && !isInside && sheetAround(view.state.selection) && /\n/u.test(text.trim())) {
        view.dispatch(view.state.tr.insertText(text.replace(/\s+/gu, ' ').trim()));
        return true;
    }
    if (!rows?.length || (!isInside && rows[0].length < 2)) return false;
    if (isTooLarge(rows)) {
        say('tooLarge');
        return true;
    }
    if (isInside) return fill(view, rows, say);
    const side = namesRows(rows.map((row) => row.map(wordsOf)));
    insertSheet(editorOf(), sheetOf(rows, {head: true, side}));
    return true;
};
