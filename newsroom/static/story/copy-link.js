// The link that is shown once: chosen whole, and copied by a button.

for (const button of document.querySelectorAll('[data-copy]')) {
    const field = document.getElementById(button.dataset.copy);
    field.addEventListener('focus', () => field.select());
    field.focus();
    if (navigator.clipboard) {
        button.hidden = false;
        button.addEventListener('click', async () => {
            await navigator.clipboard.writeText(field.value);
            button.textContent = button.dataset.copied;
        });
    }
}
