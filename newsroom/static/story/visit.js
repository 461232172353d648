// Looking at another page of the same story, or putting an unsaved text in, is not
// leaving it: the tab comes back, and goes on with what it had taken over.

const isHere = (address) => new URL(address, location.href).pathname
    .startsWith(location.pathname.replace(/change\/$/u, ''));

export const visit = (form, autosave) => {
    document.addEventListener('click', (event) => {
        const link = event.target.closest('a[href]');
        if (!link || event.defaultPrevented || link.target || link.hash) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (isHere(link.href)) autosave.goOn();
    });
    document.addEventListener('submit', ({target, defaultPrevented}) => {
        if (target === form || defaultPrevented || target.target) return;
        if (isHere(target.action)) autosave.goOn();
    });
};
