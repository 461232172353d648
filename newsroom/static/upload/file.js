// The page on which one sound, video or document is given: how far it is, instead of a
// page that seems to stand still. Without this it is a plain form.

const form = document.querySelector('form[enctype="multipart/form-data"]');
const shown = document.querySelector('.file-sending');
const bar = shown.querySelector('progress');
const said = shown.querySelector('[role=status]');

const lost = () => {
    bar.value = 0;
    said.textContent = shown.dataset.lost;
    for (const button of form.querySelectorAll('[type=submit]')) button.disabled = false;
};

// What can be told before anything is sent.
const why = (file) => {
    const {most, heavy, papers} = shown.dataset;
    if (papers && file.type !== 'application/pdf' && !/\.pdf$/i.test(file.name)) return papers;
    return file.size > Number(most) ? heavy : '';
};

form.addEventListener('submit', (event) => {
    const [file] = form.querySelector('input[type=file]').files;
    if (!file) return;
    event.preventDefault();
    const refused = why(file);
    if (refused) {
        shown.hidden = false;
        bar.hidden = true;
        said.textContent = refused;
        return;
    }
    bar.hidden = false;
    const request = new XMLHttpRequest();
    request.open('POST', form.action || location.href);
    request.upload.addEventListener('progress', ({loaded, total}) => {
        bar.value = total ? Math.floor((loaded / total) * 100) : 0;
        said.textContent = `${shown.dataset.sending} ${bar.value}%`;
    });
    request.upload.addEventListener('load', () => {
        bar.removeAttribute('value');
        said.textContent = shown.dataset.checking;
    });
    request.addEventListener('load', () => {
        // Taken in, it has a page of its own; else the form comes again with what is wrong.
        if (request.responseURL !== location.href) {
            location.assign(request.responseURL);
            return;
        }
        const page = new DOMParser().parseFromString(request.responseText, 'text/html');
        const again = page.querySelector('form[enctype="multipart/form-data"]');
        const wrong = again && [...again.querySelectorAll('.errorlist, .errornote')];
        if (!wrong?.length) {
            lost();
            return;
        }
        for (const old of form.querySelectorAll('.errorlist, .errornote')) old.remove();
        for (const each of wrong) {
            const row = each.closest('.form-row');
            const name = row && [...row.classList].find((one) => one.startsWith('field-'));
            (name ? form.querySelector(`.${name}`) : form).prepend(each);
        }
        const known = again.querySelector('.desk-warning a')?.closest('.desk-warning');
        if (known) shown.before(known);
        shown.hidden = true;
        for (const button of form.querySelectorAll('[type=submit]')) button.disabled = false;
        form.querySelector('input[type=file]').focus();
    });
    for (const name of ['error', 'abort']) request.addEventListener(name, lost);
    shown.hidden = false;
    shown.scrollIntoView({block: 'nearest'});
    for (const button of form.querySelectorAll('[type=submit]')) button.disabled = true;
    request.send(new FormData(form));
});
