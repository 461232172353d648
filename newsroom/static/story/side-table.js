// The cell of the original's table that the cursor is in the translation of.

import {pm} from '../django_prose_editor/editor.js';

const {isInTable, selectedRect} = pm.tables;

// `li` is what stands beside the block with the cursor, if anything does.
export const showCell = (list, li, {state}) => {
    for (const cell of list.querySelectorAll('td.is-here')) cell.classList.remove('is-here');
    const table = li?.querySelector('.side-sheet .desk-sheet-scroll');
    if (!table || !isInTable(state)) return;
    const {top, left} = selectedRect(state);
    const rows = table.querySelectorAll('tr:not(.is-removed)');
    const cell = rows[top]?.cells[left];
    if (!cell) return;
    cell.classList.add('is-here');
    // Inside its own frame only: the page stays where it is.
    const [inner, outer] = [cell.getBoundingClientRect(), table.getBoundingClientRect()];
    if (inner.left < outer.left) table.scrollLeft -= outer.left - inner.left;
    else if (inner.right > outer.right) table.scrollLeft += inner.right - outer.right;
};
