// Asks for another piece of the work until there is none left, then shows the page as
// it is then. Without it the page's button does the same.

const part = document.querySelector("[data-progress]");
const form = part.querySelector("form");
const bar = part.querySelector("progress");
const what = part.querySelector("[data-what]");
const said = part.querySelector("[data-said]");
const PAUSE = 400;
const AFTER_A_FAILURE = 5000;
// Who hears the page is told so often how far it is, and not at every piece.
const SAY_EVERY = 20000;
let saidAt = Date.now();

async function goOn() {
    const answer = await fetch(location.pathname, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
    });
    if (!answer.ok || answer.redirected) {
        throw new Error(answer.statusText);
    }
    return answer.json();
}

function show(told) {
    what.textContent = told.what;
    if (told.max) {
        bar.max = told.max;
        bar.value = told.value;
    } else {
        bar.removeAttribute("value");
    }
    if (Date.now() - saidAt > SAY_EVERY) {
        said.textContent = told.what;
        saidAt = Date.now();
    }
}

async function work(phase) {
    try {
        const told = await goOn();
        if (told.is_over || (phase && told.phase !== phase)) {
            location.reload();
            return;
        }
        show(told);
        setTimeout(work, told.is_stuck ? AFTER_A_FAILURE : PAUSE, told.phase);
    } catch {
        setTimeout(work, AFTER_A_FAILURE, phase);
    }
}

work("");
