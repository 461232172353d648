// Rows of cells, as they come from a page, a word processor or a spreadsheet.

export const MOST_ROWS = 200;
export const MOST_COLUMNS = 20;

export const isTooLarge = (rows) => (
    rows.length > MOST_ROWS || Math.max(...rows.map((row) => row.length)) > MOST_COLUMNS
);

// As articles/tables.py tells numbers, and what stands where there is none.
const NUMBER = /^[(+\-−–~≈<>≤≥]*\s*(?:[A-Z]{0,3}\s?[$€£¥₩₽₴₹元]|[A-Z]{3}\s)?\s*[+\-−]?\d[\d\s.,'’٫٬]*(?:\s*[-–—~〜/:]\s*\d[\d\s.,'’]*)?\)?\s*[^\d\s]{0,6}(?:\s[^\d\s]{1,8})?$/u;
const NONE = /^(?:[-–—−.…?*]*|n\/?a\.?|x)$/iu;

const areNumbers = (texts) => {
    const said = texts.filter((text) => !NONE.test(text));
    return said.length > 0 && said.every((text) => text.length <= 60 && NUMBER.test(text));
};

// Of each column of plain words, whether its cells are numbers.
export const columnsOfNumbers = (rows, hasHead) => {
    const body = hasHead ? rows.slice(1) : rows;
    return (rows[0] || []).map((_cell, column) => areNumbers(body.map((row) => (row[column] || '').trim())));
};

// Whether the first column says what the rows are of: words beside numbers.
export const namesRows = (rows) => {
    const [first, ...others] = columnsOfNumbers(rows, rows.length > 1);
    return !first && others.some(Boolean);
};

const even = (rows, blank) => {
    const width = Math.max(...rows.map((row) => row.length));
    return rows.map((row) => [...row, ...Array.from({length: width - row.length}, blank)]);
};

// The cells of a table, a cell over several places at the first of them; null elsewhere.
export const cellsOf = (table) => {
    const rows = [...table.rows].filter((row) => row.closest('table') === table);
    const found = rows.map(() => []);
    rows.slice(0, MOST_ROWS + 1).forEach((row, number) => {
        let column = 0;
        for (const cell of row.cells) {
            while (found[number][column] !== undefined) column += 1;
            const width = Math.min(cell.colSpan || 1, MOST_COLUMNS + 1);
            const height = Math.min(cell.rowSpan || 1, rows.length - number);
            for (let down = 0; down < height; down += 1) {
                for (let right = 0; right < width; right += 1) {
                    found[number + down][column + right] = down || right ? null : cell;
                }
            }
        }
    });
    const kept = found.map((row) => Array.from(row, (cell) => cell ?? null)).filter(
        (row) => row.some((cell) => cell?.textContent.trim()),
    );
    return kept.length ? even(kept, () => null) : [];
};

// Rows as spreadsheets copy them as plain text; a cell with a line break is in quotes.
export const rowsOfText = (text) => {
    const rows = [[]];
    const pattern = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/gu;
    const given = text.replace(/\r\n?/gu, '\n').replace(/\n+$/u, '');
    let at = 0;
    while (at <= given.length) {
        pattern.lastIndex = at;
        const [whole, quoted] = pattern.exec(given);
        const cell = quoted === undefined ? whole : quoted.replaceAll('""', '"');
        rows.at(-1).push(cell.replace(/\s+/gu, ' ').trim());
        at += whole.length;
        if (given[at] === '\n') rows.push([]);
        at += 1;
    }
    return even(rows, () => '');
};

export const isTabbed = (text) => {
    const lines = text.replace(/\r\n?/gu, '\n').replace(/\n+$/u, '').split('\n');
    return lines.length > 1 && lines.every((line) => line.includes('\t'));
};
