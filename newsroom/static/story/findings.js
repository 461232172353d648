// A finding of the checks leads to its field; one in the text, to its paragraph, where
// the cursor is put and the words that are meant are chosen. Without this the links
// lead to the field in which the text is typed.

const paragraph = (block) => (
    block ? document.querySelector(`.ProseMirror [data-block="${CSS.escape(block)}"]`) : null
);

// The first place of `words` in an element, which may lie across several nodes.
const rangeOf = (element, words) => {
    const range = document.createRange();
    range.setStart(element, 0);
    range.collapse(true);
    const at = words ? element.textContent.indexOf(words) : -1;
    if (at < 0) return range;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    let started = false;
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const end = before + node.length;
        if (!started && at < end) {
            range.setStart(node, at - before);
            started = true;
        }
        if (started && at + words.length <= end) {
            range.setEnd(node, at + words.length - before);
            break;
        }
        before = end;
    }
    return range;
};

const mark = (element) => {
    element.classList.add('story-led-to');
    element.addEventListener('blur', () => element.classList.remove('story-led-to'), {once: true});
};

const toText = (block, words) => {
    const text = document.querySelector('.ProseMirror');
    const element = paragraph(block) || text;
    element.scrollIntoView({block: 'center'});
    text.focus({preventScroll: true});
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(rangeOf(element, words));
};

const toField = (field) => {
    field.closest('details')?.setAttribute('open', '');
    // A chooser stands in place of its select, which cannot be seen.
    const chooser = field.parentElement.querySelector('.select2-selection');
    const shown = chooser || field;
    shown.scrollIntoView({block: 'center'});
    shown.focus({preventScroll: true});
    mark(shown);
};

const lead = (id, block, words) => {
    if (id === 'id_body') toText(block, words);
    else {
        const field = document.getElementById(id);
        if (!field) return false;
        toField(field);
    }
    return true;
};

// Once the editor is there: links on this page, and the one that led here.
export const findings = () => {
    document.addEventListener('click', (event) => {
        const link = event.target.closest('#story-checks a[href^="#"]');
        if (link && lead(link.hash.slice(1), link.dataset.block, link.dataset.words)) {
            event.preventDefault();
        }
    });
    const here = new URL(window.location.href);
    if (!here.hash.startsWith('#id_')) return;
    lead(here.hash.slice(1), here.searchParams.get('at'), '');
    // Loaded again, the page starts where it always does.
    here.searchParams.delete('at');
    here.hash = '';
    window.history.replaceState(null, '', here);
};
