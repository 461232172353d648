// How long a text is, counted as articles/desk/counting.py counts it.

const WORDS_A_MINUTE = 230;
const CHARACTERS_A_MINUTE = 500;
const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;
const DENSE = /[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/gu;

const found = (text, pattern) => (text.match(pattern) || []).length;

export const count = (text) => {
    const characters = [...text.replace(/\s/gu, '')].length;
    const dense = found(text, DENSE);
    const time = found(text.replace(DENSE, ' '), WORD) * CHARACTERS_A_MINUTE + dense * WORDS_A_MINUTE;
    return {
        words: found(text, WORD),
        characters,
        minutes: Math.ceil(time / (WORDS_A_MINUTE * CHARACTERS_A_MINUTE)),
        isDense: dense * 2 > characters,
    };
};

// The line below the text; Korean, Japanese and Chinese are measured by characters first.
export const showCounts = (line, text) => {
    const {isDense, ...numbers} = count(text);
    const format = new Intl.NumberFormat(document.documentElement.lang);
    line.textContent = Object.entries(numbers).reduce(
        (words, [name, value]) => words.replace(`{${name}}`, format.format(value)),
        isDense ? line.dataset.dense : line.dataset.counts,
    );
};
