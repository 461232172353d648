// Keys for save, the next step and the preview. They are taken before the editor and the
// browser use them.

export const IS_MAC = /Mac|iPhone|iPad/u.test(navigator.platform);

// By the letter where the keyboard writes Latin ones, else by its place.
export const isLetter = (event, letter) => (
    /^[a-z]$/iu.test(event.key)
        ? event.key.toLowerCase() === letter
        : event.code === `Key${letter.toUpperCase()}`
);

const wanted = (event) => {
    const isMain = IS_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!isMain || event.shiftKey || event.isComposing) return '';
    // AltGr writes letters; some systems send it as Ctrl and Alt.
    if (event.altKey) {
        const isAltGr = event.getModifierState('AltGraph');
        return !isAltGr && isLetter(event, 'p') ? 'preview' : '';
    }
    if (event.key === 'Enter') return 'next';
    return isLetter(event, 's') ? 'save' : '';
};

// `pressed` has a function for each key that gives the button or link it stands for;
// `none` is told the name of a key that stands for nothing now.
export const keys = (pressed) => {
    window.addEventListener('keydown', (event) => {
        const which = pressed[wanted(event)];
        if (!which) return;
        event.preventDefault();
        event.stopPropagation();
        const button = which();
        if (!button && !event.repeat) pressed.none?.(wanted(event));
        if (!button || event.repeat || button.inert) return;
        button.click();
    }, {capture: true});
    if (!IS_MAC) return;
    const named = document.querySelectorAll('[title*="Ctrl+"], #story-keys');
    for (const each of named) {
        if (each.title) each.title = each.title.replaceAll('Ctrl+', '⌘');
        else each.textContent = each.textContent.replaceAll('Ctrl+', '⌘');
    }
};
