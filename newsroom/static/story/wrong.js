// The list of wrong fields leads to them, also to those that the page shows otherwise.

export const wrong = (form, editing) => {
    form.querySelector('.story-wrong')?.addEventListener('click', (event) => {
        const link = event.target.closest('a[href^="#"]');
        if (!link) return;
        const field = document.getElementById(link.hash.slice(1));
        if (!field) return;
        event.preventDefault();
        const fold = field.closest('details');
        if (fold) fold.open = true;
        if (field.id === 'id_body') editing.focus();
        else field.focus();
    });
};
