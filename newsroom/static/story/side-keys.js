// Keys of a translation's page: done and on to the next, and from part to part. Not
// while an input method is at work on a word, whose keys are its own.

const IS_MAC = /Mac|iPhone|iPad/u.test(navigator.platform);

const wanted = (event, editing) => {
    if (event.isComposing || event.keyCode === 229 || editing.isComposing()) return '';
    if (!event.altKey || event.shiftKey || event.getModifierState('AltGraph')) return '';
    const isMain = IS_MAC ? event.metaKey : event.ctrlKey;
    if (event.key === 'Enter') return isMain ? 'done' : '';
    if (isMain) return '';
    return {PageDown: 'next', PageUp: 'before'}[event.key] || '';
};

export const sideKeys = ({done, go}, editing) => {
    window.addEventListener('keydown', (event) => {
        const which = wanted(event, editing);
        if (!which) return;
        event.preventDefault();
        event.stopPropagation();
        if (which !== 'done') go(which === 'next' ? 1 : -1);
        else if (!event.repeat) done();
    }, {capture: true});
    if (!IS_MAC) return;
    const keys = document.querySelector('.side-keys');
    keys.textContent = keys.textContent.replaceAll('Ctrl+', '⌘').replaceAll('Alt+', '⌥');
};
