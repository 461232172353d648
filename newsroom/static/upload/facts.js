// What a file told of where and with what it was made: shown once, to who sent it.

export const showFacts = (shown, facts) => {
    shown.hidden = !facts?.length;
    for (const [label, text] of facts || []) {
        for (const [tag, content] of [['dt', label], ['dd', text]]) {
            const part = document.createElement(tag);
            part.textContent = content;
            shown.querySelector('dl').append(part);
        }
    }
};
