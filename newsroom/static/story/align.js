// Each part of the original beside what renders it: where one side is longer, the other
// waits. What the editor owns is moved by rules of a style sheet, by the blocks' names.

const GAP = 10; // pixels between two parts of the original

export class Alignment {
    constructor(list, labels) {
        this.list = list;
        this.labels = labels;
        this.sheet = new CSSStyleSheet();
        document.adoptedStyleSheets.push(this.sheet);
        this.wide = matchMedia('(min-width: 1000px)');
        this.moved = [];
    }

    // `rows` have `li`, `place` (the first that renders it) and `state`, in the order in
    // which they shall stand.
    align(rows, marks) {
        const rules = marks.map(([key, state]) => this.mark(key, state));
        for (const element of this.moved) element.style.paddingTop = '';
        for (const {li} of rows) li.style.marginTop = '';
        this.moved = [];
        this.sheet.replaceSync(rules.join('\n'));
        if (this.wide.matches) this.sheet.replaceSync([...rules, ...this.gaps(rows)].join('\n'));
    }

    mark(key, state) {
        const block = `.ProseMirror > [data-block="${CSS.escape(key)}"]`;
        const label = JSON.stringify(this.labels[state] || '');
        // What is still to be done may have the words, and the direction, of the original.
        const bidi = state === 'todo' ? `${block}, ${block} :is(p, li) { unicode-bidi: plaintext; }` : '';
        return `${block} { position: relative; } ${bidi}
            ${block}::after { content: ""; position: absolute; inset-block: 0; inset-inline-start: -0.75rem; inline-size: 4px; background: var(--side-${state}); }
            ${block}::before { content: ${label}; float: inline-end; margin-inline-start: 0.75rem; font: 600 0.6875rem/1.6 var(--font-family-primary); color: var(--side-${state}-fg); }`;
    }

    gaps(rows) {
        const top = this.list.getBoundingClientRect().top;
        const measured = rows.map(({li, place}) => ({
            li,
            place,
            height: li.offsetHeight + GAP,
            top: place ? place.element.getBoundingClientRect().top - top : 0,
        }));
        const rules = [];
        let [cursor, shift, last] = [0, 0, -Infinity];
        for (const {li, place, height, top: at} of measured) {
            if (place && at > last) {
                last = at;
                const wanted = at + shift;
                if (cursor > wanted) {
                    rules.push(...this.move(place, cursor - wanted));
                    shift += cursor - wanted;
                } else {
                    li.style.marginTop = `${wanted - cursor}px`;
                    cursor = wanted;
                }
            }
            cursor += height;
        }
        return rules;
    }

    move(place, by) {
        if (place.isBlock) {
            const block = `.ProseMirror > [data-block="${CSS.escape(place.key)}"]`;
            return [`${block} { border-block-start: ${by}px solid transparent; }`];
        }
        place.element.style.paddingTop = `${by}px`;
        this.moved.push(place.element);
        return [];
    }
}
