// Rows of a part of a story: pictures, credits, notes.

const ADDRESSED = ['id', 'name', 'for', 'href', 'aria-describedby'];

// Adds a blank row and returns it. The admin's choosers start on `formset:added`.
export const addRow = (rows) => {
    const total = rows.querySelector('[name$="-TOTAL_FORMS"]');
    const number = Number(total.value);
    const template = rows.querySelector('template');
    const row = template.content.cloneNode(true).firstElementChild;
    for (const element of [row, ...row.querySelectorAll('*')]) {
        for (const name of ADDRESSED) {
            const value = element.getAttribute(name);
            if (value) element.setAttribute(name, value.replaceAll('__prefix__', number));
        }
    }
    const label = row.querySelector('.story-number');
    if (label) label.textContent = `[Image ${number + 1}]`;
    template.before(row);
    total.value = number + 1;
    row.dispatchEvent(new CustomEvent('formset:added', {bubbles: true}));
    return row;
};

export const focusFirst = (row) => {
    row.querySelector('select, textarea, input:not([type=hidden])')?.focus();
};

export const numberOf = (row) => {
    const field = row.querySelector('[name]');
    return Number(field.name.match(/-(\d+)-/u)[1]);
};
