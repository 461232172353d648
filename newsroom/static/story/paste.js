// What comes from a word processor or a page, made plain before the editor reads it.
// The parsed page is inert: no script in it runs and no picture of it is asked for.

import {cellsOf, isTooLarge, namesRows} from './grids.js';
import {unwrapped} from './links.js';

const DROPPED = 'style, script, meta, link, title, xml, noscript, iframe, object, template';
const BULLET = /^[·•▪◦○●■□➢✓\-–—*oüØ§\u00a0\s]*$/u;

// Styles and handlers would only be refused by the desk's policy, with a complaint on the
// console: their names are made such that mean nothing to the browser, from which what
// is wanted of the styles is read.
const withoutStyles = (html) => html
    .replace(/<style[^]*?<\/style>/giu, '')
    .replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/([\s/"'])(style|on[a-z]+)\s*=/giu, '$1data-$2='));
const styleOf = (element) => element.getAttribute('data-style') || '';

const wrap = (element, name) => {
    const mark = element.ownerDocument.createElement(name);
    mark.append(...element.childNodes);
    element.append(mark);
};

// Bold and italic as styles become elements; a bold that says it is none goes.
const marks = (root) => {
    for (const element of [...root.querySelectorAll('b, strong, i, em')]) {
        const plain = /(?<![-\w])font-(weight|style):\s*(normal|400)/iu.test(styleOf(element));
        if (plain || element.closest('h1, h2, h3, h4, h5, h6')) {
            element.replaceWith(...element.childNodes);
        }
    }
    for (const element of root.querySelectorAll('span[data-style], a[data-style]')) {
        if (element.closest('h1, h2, h3, h4, h5, h6')) continue;
        const style = styleOf(element);
        if (/(?<![-\w])font-weight:\s*(bold|[6-9]00)/iu.test(style)) wrap(element, 'strong');
        if (/font-style:\s*italic/iu.test(style)) wrap(element, 'em');
    }
};

// Words that somebody struck out, by hand or as a tracked change.
const struck = (root) => {
    const gone = [...root.querySelectorAll('del, s, strike, [data-style]')].filter(
        (element) => element.matches('del, s, strike')
            || /text-decoration[-a-z]*:[^;]*line-through/iu.test(styleOf(element)),
    );
    const words = gone.some((element) => !isBlank(element));
    for (const element of gone) element.remove();
    return words;
};

const addresses = (root) => {
    for (const link of root.querySelectorAll('a[href]')) {
        link.setAttribute('href', unwrapped(link.getAttribute('href')));
    }
};

const isBlank = (element) => !element.textContent.replace(/[\s\u00a0\u200b]/gu, '');

const dropAll = (root, selector) => {
    for (const element of root.querySelectorAll(selector)) element.remove();
};

// Word writes a list as paragraphs that say so in a style of its own.
const wordLists = (root) => {
    let list = null;
    for (const item of [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
        if (!/mso-list:(?!\s*none)/iu.test(styleOf(item))) continue;
        const sign = [...item.querySelectorAll('span')].find(
            (span) => /mso-list:\s*ignore/iu.test(styleOf(span)),
        );
        const tag = !sign || BULLET.test(sign.textContent) ? 'UL' : 'OL';
        sign?.remove();
        if (!list || list.tagName !== tag || list.nextElementSibling !== item) {
            list = root.ownerDocument.createElement(tag);
            item.before(list);
        }
        const entry = root.ownerDocument.createElement('li');
        entry.append(...item.childNodes);
        list.append(entry);
        item.remove();
    }
};

// A list in a list follows the item that it stood in: items have one level.
const flatLists = (root) => {
    for (const inner of [...root.querySelectorAll('li ul, li ol, ul > ul, ul > ol, ol > ol, ol > ul')].reverse()) {
        const item = inner.parentElement.closest('li');
        if (item) item.after(...inner.children);
        else inner.before(...inner.children);
        inner.remove();
    }
    for (const item of root.querySelectorAll('li')) {
        if (isBlank(item)) item.remove();
    }
};

// What stands in a cell is one line; a table within a cell is its words. A first row that
// is bold throughout is one of headings, which need not be bold once more.
const flatCells = (root) => {
    for (const inner of [...root.querySelectorAll('td table, th table')].reverse()) {
        inner.replaceWith(inner.textContent.replace(/\s+/gu, ' '));
    }
    for (const each of root.querySelectorAll(':is(td, th) :is(br, p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre)')) {
        each.replaceWith(' ', ...each.childNodes);
    }
    for (const bold of root.querySelectorAll('tr:first-child :is(b, strong)')) {
        if (!bold.closest('tr').previousElementSibling) bold.replaceWith(...bold.childNodes);
    }
};

const sheet = (table, rows) => {
    const document = table.ownerDocument;
    const made = document.createElement('div');
    const texts = rows.map((row) => row.map((cell) => cell?.textContent || ''));
    const areHeadings = rows.slice(1).every((row) => row[0]?.tagName === 'TH');
    Object.assign(made.dataset, {sheet: '', head: 'true', side: areHeadings || namesRows(texts)});
    // Both lines always: the editor does not put in what is missing of a table.
    const [caption, source] = ['sheetCaption', 'sheetSource'].map((name) => {
        const line = document.createElement('p');
        line.dataset.sheetLine = name;
        return line;
    });
    caption.append(...(table.caption?.childNodes || []));
    const body = document.createElement('tbody');
    for (const row of rows) {
        const line = document.createElement('tr');
        for (const cell of row) {
            const place = document.createElement('td');
            place.append(...(cell?.childNodes || []));
            line.append(place);
        }
        body.append(line);
    }
    const grid = document.createElement('table');
    grid.append(body);
    made.append(caption, grid, source);
    return made;
};

// Tables come as tables; one of a single column only put paragraphs in their places.
// Gives what is to be said of them.
const tables = (root) => {
    const said = new Set();
    for (const table of [...root.querySelectorAll('table')]) {
        const rows = cellsOf(table);
        const isMerged = [...table.querySelectorAll('td, th')].some((cell) => cell.colSpan > 1 || cell.rowSpan > 1);
        if (rows.length && isTooLarge(rows)) said.add('tooLarge');
        else if (rows[0]?.length > 1) {
            if (isMerged) said.add('merged');
            table.before(sheet(table, rows));
        } else for (const [cell] of rows) {
            const line = root.ownerDocument.createElement('p');
            line.append(...cell.childNodes);
            table.before(line);
        }
        table.remove();
    }
    return said;
};

const blanks = (root) => {
    // Two breaks are how pages without paragraphs part them; the desk reads that.
    for (const line of root.querySelectorAll('body > br, b > br, div > br')) {
        if (line.previousElementSibling?.matches('p, h1, h2, h3, ul, ol, blockquote')) line.remove();
    }
    for (const block of root.querySelectorAll('p:not([data-sheet-line]), h1, h2, h3, h4, h5, h6')) {
        if (isBlank(block)) block.remove();
    }
    const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        texts.currentNode.data = texts.currentNode.data.replace(/[\u00a0\s]{2,}/gu, ' ');
    }
};

const parsed = (html) => {
    const root = new DOMParser().parseFromString(withoutStyles(html), 'text/html').body;
    dropAll(root, DROPPED);
    return root;
};

// The page with the words and marks of its tables, for who looks for one in it.
export const plainPage = (html) => {
    const root = parsed(html);
    dropAll(root, 'img, picture, svg, video, audio, canvas');
    if (!root.querySelector('table')) return root;
    struck(root);
    addresses(root);
    marks(root);
    flatCells(root);
    return root;
};

// `onLeftOut` is told what did not come along: "pictures", "struck", "tooLarge", and of tables
// "merged", where cells over several places came apart.
export const plainer = (html, onLeftOut) => {
    const root = parsed(html);
    const left = [];
    if (root.querySelector('img, picture, svg, video, canvas')) left.push('pictures');
    dropAll(root, 'img, picture, svg, video, audio, canvas');
    // Copied from this editor, it is as it should be.
    if (root.querySelector('[data-pm-slice]')) {
        onLeftOut(...left);
        return root.innerHTML;
    }
    if (struck(root)) left.push('struck');
    addresses(root);
    wordLists(root);
    marks(root);
    flatLists(root);
    flatCells(root);
    left.push(...tables(root));
    onLeftOut(...left);
    blanks(root);
    return root.innerHTML;
};
