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
