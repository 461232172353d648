// Browsers name every picture of the clipboard alike. One that is pasted is called after
// the moment, on the clock of whoever pastes it, until somebody names it.

const NAMELESS = /^image\.(\w+)$/i;

export const pasted = (files, word) => [...files].map((file) => {
    const [, ending] = NAMELESS.exec(file.name) || [];
    if (!ending || !word) return file;
    const {lang} = document.documentElement;
    const at = new Date().toLocaleString(lang, {dateStyle: 'medium', timeStyle: 'short'});
    return new File([file], `${word} ${at}.${ending}`, {type: file.type});
});
