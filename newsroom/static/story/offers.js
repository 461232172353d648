// Earlier translations under the part of the original that is worked on, and terms and
// offers into its translation by button or key. Nothing goes in by itself.
//
// `partOf(element)` gives the part ([data-words]) that belongs to what has the focus, and
// `insert(text, element)` puts words where the caret is.

const closestPart = (element) => (
    element?.closest('[data-words]')
    ?? element?.closest('[data-row]')?.querySelector('[data-words]')
    ?? null
);

// What was typed over can be taken back with the browser's own undo.
const insertAtCaret = (text, element) => {
    element.focus();
    if (element.isContentEditable || !('setRangeText' in element)) {
        document.execCommand('insertText', false, text);
        return;
    }
    if (document.execCommand('insertText', false, text)) return;
    element.setRangeText(text, element.selectionStart, element.selectionEnd, 'end');
    element.dispatchEvent(new InputEvent('input', {bubbles: true, data: text}));
};

const isWritable = (element) => Boolean(
    element && (element.isContentEditable
        || (element.matches('textarea, input[type=text], input:not([type])') && !element.readOnly)),
);

const load = async (part) => {
    const shown = part.querySelector('.words-offers');
    if (!shown || part.dataset.loaded) return;
    part.dataset.loaded = 'asked';
    try {
        const answer = await fetch(`${part.dataset.offers}&only=1`, {credentials: 'same-origin'});
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        shown.innerHTML = await answer.text();
        for (const each of shown.querySelectorAll('[data-insert]')) each.hidden = false;
        part.querySelector('.words-more')?.setAttribute('hidden', '');
    } catch {
        // The link below the part still leads there; the next visit asks again.
        delete part.dataset.loaded;
    }
};

export const offers = ({root = document, partOf = closestPart, insert = insertAtCaret} = {}) => {
    let current = null;
    let last = null;

    const visit = (element) => {
        if (isWritable(element)) last = element;
        const part = partOf(element);
        if (!part) return;
        current = part;
        load(part);
    };

    const put = (button) => {
        const target = last?.isConnected ? last : null;
        if (button && target) insert(button.dataset.insert, target);
    };

    const numbered = (number) => {
        if (!current) return null;
        const [kind, place] = number <= 3 ? ['.words-offers', number] : ['.words-terms', number - 3];
        return current.querySelector(kind)?.querySelectorAll('[data-insert]')[place - 1] ?? null;
    };

    root.addEventListener('focusin', (event) => visit(event.target));
    // The caret stays where the words go.
    root.addEventListener('mousedown', (event) => {
        if (event.target.closest('[data-insert]')) event.preventDefault();
    });
    root.addEventListener('click', (event) => {
        const button = event.target.closest('[data-insert]');
        if (button) put(button);
    });
    window.addEventListener('keydown', (event) => {
        if (!event.ctrlKey || !event.altKey || event.shiftKey || event.metaKey) return;
        // AltGr writes letters; some systems send it as Ctrl and Alt.
        if (event.isComposing || event.getModifierState('AltGraph')) return;
        const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code);
        const button = digit && numbered(Number(digit[1]));
        if (!button) return;
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) put(button);
    }, {capture: true});

    return {visit};
};
