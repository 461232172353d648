'use strict';
// Adds rows, counts as one types, and puts a topic in use into the field.
// The page works without it: one blank row is always there, and saving adds another.
{
    const addRow = (rows) => {
        const total = rows.querySelector('[name$="-TOTAL_FORMS"]');
        const number = Number(total.value);
        const row = rows.querySelector('template').content.cloneNode(true).firstElementChild;
        for (const element of [row, ...row.querySelectorAll('*')]) {
            for (const name of ['id', 'name', 'for', 'href', 'aria-describedby']) {
                const value = element.getAttribute(name);
                if (value) element.setAttribute(name, value.replaceAll('__prefix__', number));
            }
        }
        const label = row.querySelector('.story-number');
        if (label) label.textContent = `[Image ${number + 1}]`;
        rows.insertBefore(row, rows.querySelector('template'));
        total.value = number + 1;
        row.dispatchEvent(new CustomEvent('formset:added', {bubbles: true}));
        const first = row.querySelector('select, textarea, input:not([type=hidden])');
        if (first) first.focus();
    };

    const count = (text) => {
        const marks = /^\s*(\[[^\]]*\]|---)\s*$|^(##|>|-|\d{1,3}[.)])\s/gm;
        const plain = text.replace(marks, '');
        const words = plain.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) || [];
        return [words.length, [...plain.replace(/\s/g, '')].length];
    };

    document.addEventListener('DOMContentLoaded', () => {
        for (const rows of document.querySelectorAll('.story-rows')) {
            const button = rows.querySelector('.story-add');
            button.hidden = false;
            button.addEventListener('click', () => addRow(rows));
        }

        const body = document.getElementById('id_body');
        const counts = document.getElementById('story-counts');
        if (body && counts) {
            let waiting = 0;
            body.addEventListener('input', () => {
                clearTimeout(waiting);
                waiting = setTimeout(() => {
                    const [words, letters] = count(body.value);
                    counts.textContent = counts.dataset.counts
                        .replace('{words}', words).replace('{characters}', letters);
                }, 300);
            });
        }

        const topics = document.getElementById('id_topics');
        for (const topic of document.querySelectorAll('.story-topic')) {
            const button = document.createElement('button');
            button.type = 'button';
            button.className = 'story-topic';
            button.dir = 'auto';
            button.textContent = topic.textContent;
            button.addEventListener('click', () => {
                const names = topics.value.split(/[,，、;；]/).map((name) => name.trim());
                if (!names.includes(button.textContent)) {
                    topics.value = [...names.filter(Boolean), button.textContent].join(', ');
                }
            });
            topic.replaceWith(button);
        }

        const form = document.getElementById('story-form');
        if (form) {
            let typed = form.querySelector('.errorlist, .story-conflict') !== null;
            form.addEventListener('input', () => { typed = true; });
            form.addEventListener('submit', () => { typed = false; });
            window.addEventListener('beforeunload', (event) => {
                if (typed) event.preventDefault();
            });
        }
    });
}
