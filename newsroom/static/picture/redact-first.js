// What would come out of a redaction, without leaving the page: nothing is saved by it.

const button = document.querySelector('[data-first]');
const shown = document.querySelector('[data-shown]');
const said = document.querySelector('[data-first-said]');
let asking = null;

const asked = (form) => {
    const data = new FormData(form);
    data.set('show', '1');
    return data;
};

const answerOf = async (form, signal) => {
    const answer = await fetch(window.location.pathname, {
        method: 'POST',
        body: asked(form),
        headers: {Accept: 'application/json'},
        signal,
    });
    const isJson = answer.headers.get('Content-Type')?.startsWith('application/json');
    return isJson ? answer.json() : {};
};

const show = async (after) => {
    const picture = shown.querySelector('[data-after]');
    picture.src = after;
    await picture.decode();
    shown.hidden = false;
    shown.classList.remove('is-old');
    shown.focus({preventScroll: true});
    shown.scrollIntoView({block: 'nearest'});
};

const ask = async (event) => {
    event.preventDefault();
    asking?.abort();
    asking = new AbortController();
    const mine = asking;
    said.textContent = said.dataset.waits;
    try {
        const {after, sentence} = await answerOf(button.form, mine.signal);
        if (after) await show(after);
        said.textContent = after ? '' : sentence || said.dataset.failed;
    } catch (error) {
        if (error.name !== 'AbortError') said.textContent = said.dataset.failed;
    }
};

const isOld = () => {
    if (shown.hidden) return;
    shown.classList.add('is-old');
    said.textContent = said.dataset.changed;
};

if (button) {
    button.addEventListener('click', ask);
    button.form.addEventListener('change', (event) => {
        if (event.target.name === 'look' || event.target.name === 'places') isOld();
    });
    document.querySelector('[data-stage]')?.addEventListener('places', isOld);
}
