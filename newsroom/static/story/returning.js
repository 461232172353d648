// After a save the page comes anew: the focus goes back to where it was, and what came
// of the save is read out there.

const KEY = 'newsroom-return';

// A blank block is not saved, and counts as none.
const counts = (block) => !block.isTextblock || block.content.size > 0;

// The block with the cursor, and how far into it.
export const placeOf = ({doc, selection: {$head}}) => {
    const index = Math.min($head.index(0), doc.childCount - 1);
    let before = 0;
    doc.forEach((block, _at, number) => {
        if (number < index && counts(block)) before += 1;
    });
    return {
        block: doc.child(index).attrs.block || '',
        index: before,
        offset: $head.pos - $head.posAtIndex(index, 0),
    };
};

export const positionOf = (doc, {block, index, offset}) => {
    let position = null;
    doc.forEach((each, at, number) => {
        const isIt = block ? each.attrs.block === block : number === index;
        if (isIt) position = at + Math.min(offset, each.nodeSize - 1);
    });
    return position ?? 'end';
};

// `name` is that of the field; "body" is the text.
export const remember = (form, editing, name) => {
    const kept = {page: form.elements.page.value, name};
    if (name === 'body') kept.place = editing.place();
    const {selectionStart, selectionEnd} = form.elements[name] || {};
    if (typeof selectionStart === 'number') kept.range = [selectionStart, selectionEnd];
    sessionStorage.setItem(KEY, JSON.stringify(kept));
};

export const comeBack = (form, editing) => {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    const isSaved = kept && !form.dataset.bound && form.dataset.saved.split(' ').includes(kept.page);
    if (!isSaved || !goBack(form, editing, kept)) return;
    const told = [...document.querySelectorAll('.messagelist li')].map((each) => each.textContent.trim());
    // What is there before the page is read is not read out.
    setTimeout(() => { document.getElementById('story-told').textContent = told.join(' '); }, 300);
};

const goBack = (form, editing, {name, place, range}) => {
    if (place) {
        editing.goTo(place);
        return true;
    }
    const field = form.elements[name];
    if (!field?.focus || field.disabled || !field.checkVisibility()) return false;
    field.focus();
    if (range) field.setSelectionRange(...range);
    return true;
};
