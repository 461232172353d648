'use strict';
// A chooser (select2) names itself by what is chosen, and by nothing while that is
// empty: here it is also named by the label of its field. And it is one field, not
// one inside another.
{
    const name = (chooser) => {
        const field = chooser.closest('.select2-container').previousElementSibling;
        const label = field && field.labels && field.labels[0];
        const chosen = chooser.querySelector('.select2-selection__rendered');
        if (!label || !chosen) return;
        label.id = label.id || `${field.id}_label`;
        for (const wrong of ['role', 'aria-readonly']) chosen.removeAttribute(wrong);
        chooser.setAttribute('aria-labelledby', `${label.id} ${chosen.id}`);
    };

    // The search of an open one stands at the end of the page, by itself.
    const nameSearch = (search) => {
        const open = document.querySelector('.select2-container--open .select2-selection');
        const by = open && open.getAttribute('aria-labelledby');
        if (by) search.setAttribute('aria-labelledby', by);
    };

    const nameAll = (inside) => {
        inside.querySelectorAll('.select2-selection').forEach(name);
        inside.querySelectorAll('.select2-search__field').forEach(nameSearch);
    };

    // What is offered, with a small picture where the desk sends one.
    const offered = ({text, picture}) => {
        if (!picture) return text;
        const row = document.createElement('span');
        row.className = 'chooser-offer';
        const shown = new Image(64, 48);
        shown.className = 'chooser-picture';
        shown.alt = '';
        shown.src = picture;
        const name = document.createElement('span');
        name.textContent = text;
        row.append(shown, name);
        return row;
    };

    // Before the choosers of the page are made; a page without one has no select2.
    const chooser = window.django && window.django.jQuery && window.django.jQuery.fn.select2;
    if (chooser) chooser.defaults.set('templateResult', offered);

    document.addEventListener('DOMContentLoaded', () => {
        nameAll(document);
        new MutationObserver((changes) => {
            for (const change of changes) {
                for (const added of change.addedNodes) {
                    if (added.nodeType === Node.ELEMENT_NODE) nameAll(added);
                }
            }
        }).observe(document.body, {childList: true, subtree: true});
    });
}
