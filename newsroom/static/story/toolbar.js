// The buttons above the text: one stop for Tab, arrows go from button to button.

const COMMANDS = {
    paragraph: (chain) => chain.clearNodes(),
    heading: (chain) => chain.toggleHeading({level: 2}),
    blockquote: (chain) => chain.toggleBlockquote(),
    bulletList: (chain) => chain.toggleBulletList(),
    orderedList: (chain) => chain.toggleOrderedList(),
    bold: (chain) => chain.toggleBold(),
    italic: (chain) => chain.toggleItalic(),
    divider: (chain) => chain.setHorizontalRule(),
    undo: (chain) => chain.undo(),
    redo: (chain) => chain.redo(),
};
// What nothing within a table can be made to.
const NOT_IN_TABLES = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'divider'];
const closedIn = (editor) => ['sheet', 'enclosure', 'embed'].some((name) => editor.isActive(name));
const TOGGLES = ['heading', 'blockquote', 'bulletList', 'orderedList', 'bold', 'italic', 'link'];

export const toolbar = (bar, editor, actions) => {
    const all = [...bar.querySelectorAll('button')];
    let buttons = all;

    const show = () => {
        buttons = all.filter((button) => !button.closest('[hidden]'));
        if (!buttons.some((button) => button.tabIndex === 0)) stop(buttons[0]);
        for (const button of buttons) {
            const name = button.dataset.command;
            if (TOGGLES.includes(name)) button.setAttribute('aria-pressed', editor.isActive(name));
            if (NOT_IN_TABLES.includes(name)) button.setAttribute('aria-disabled', closedIn(editor));
            if (name === 'undo' || name === 'redo') {
                button.setAttribute('aria-disabled', !editor.can()[name]());
            }
        }
    };
    const stop = (chosen) => {
        for (const button of all) button.tabIndex = button === chosen ? 0 : -1;
    };

    bar.addEventListener('click', (event) => {
        const button = event.target.closest('button');
        if (!button || button.ariaDisabled === 'true') return;
        const name = button.dataset.command;
        if (actions[name]) actions[name]();
        else COMMANDS[name](editor.chain().focus()).run();
    });
    // The cursor stays in the text while the mouse is at the buttons.
    bar.addEventListener('mousedown', (event) => event.preventDefault());
    bar.addEventListener('keydown', (event) => {
        const at = buttons.indexOf(document.activeElement);
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (event.key === 'Escape') editor.commands.focus();
        if (at < 0 || !step) return;
        event.preventDefault();
        const next = buttons[(at + step + buttons.length) % buttons.length];
        stop(next);
        next.focus();
    });
    editor.on('transaction', show);
    stop(buttons[0]);
    show();
};
