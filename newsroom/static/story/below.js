// A picture, file, card or table that ends the text is no end of it: the keys that go on
// below it, and what is put in by a button, give a paragraph there.

import {Extension} from '../django_prose_editor/editor.js';

const PROSE = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList'];

const endsInProse = (doc) => PROSE.includes(doc.lastChild.type.name);

const isEmpty = (node) => node?.type.name === 'paragraph' && !node.content.size;

// Goes into the paragraph that begins at `place`: the empty one there, or a new one.
export const goOnAt = (editor, place) => {
    const go = editor.chain();
    if (!isEmpty(editor.state.doc.nodeAt(place))) go.insertContentAt(place, {type: 'paragraph'});
    return go.setTextSelection(place + 1).focus().scrollIntoView().run();
};

// Whether an arrow down would leave the text.
const isAtEnd = (editor) => {
    const {doc, selection} = editor.state;
    const {$from, $head} = selection;
    if ($from.index(0) < doc.childCount - 1) return false;
    if (!$head.parent.isTextblock) return true;
    const isLastLine = $head.end() + $head.depth === doc.content.size;
    return isLastLine && editor.view.endOfTextblock('down');
};

export const below = Extension.create({
    name: 'below',
    // Before the cursor that stands in gaps.
    priority: 1000,
    addKeyboardShortcuts() {
        const {editor} = this;
        const go = (isThere) => () => {
            const {doc} = editor.state;
            return !endsInProse(doc) && isThere() && goOnAt(editor, doc.content.size);
        };
        return {
            ArrowDown: go(() => isAtEnd(editor)),
            'Mod-ArrowDown': go(() => isAtEnd(editor)),
            'Mod-End': go(() => true),
        };
    },
});
