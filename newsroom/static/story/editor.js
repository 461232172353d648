// The body of a story: the editor in place of the field in which it can also be typed.

import {Editor} from '../django_prose_editor/editor.js';
import {toBlocks, toDocument} from './blocks.js';
import {showCounts} from './counts.js';
import {embedActions, embedBar, embedOffer, embedTools} from './embeds.js';
import {fileBar} from './enclosures.js';
import {linkBar} from './links.js';
import {nodes} from './nodes.js';
import {placeOf, positionOf} from './returning.js';
import {plainer, plainPage} from './paste.js';
import {chooseMany} from './sending.js';
import {Pictures} from './pictures.js';
import {pasteTable} from './table-paste.js';
import {
    chooseWords, tableActions, tableTools, typeAsItIs, typeIntoFirst,
} from './tables.js';
import {toolbar} from './toolbar.js';

const textOf = (doc) => {
    let text = '';
    doc.descendants((node) => {
        if (node.isText) text += node.text;
        else if (node.isBlock || node.type.name === 'hardBreak') text += '\n';
    });
    return text;
};

// A browser moves the cursor at a key and says so later, and the next key may come
// before that: where the cursor is now is read first, also before a syllable is begun; not
// within one that is being put together.
const readCursor = (view, event) => {
    const isComposing = event.isComposing || event.keyCode === 229 || view.composing;
    if (!isComposing && view.hasFocus()) view.domObserver.onSelectionChange();
    return false;
};

// Puts the editor into `frame`; returns `sync`, which writes its text into the form, and
// what others have to know of it.
export const edit = (frame, form, onChange) => {
    const typed = document.getElementById('id_body');
    const sent = form.querySelector('[name=document]');
    const given = JSON.parse(document.getElementById('story-document').textContent);
    const counts = document.getElementById('story-counts');
    const live = frame.querySelector('.story-said');
    const say = (...keys) => {
        if (keys.length) live.textContent = keys.map((key) => live.dataset[key]).join(' ');
    };
    const pictures = new Pictures(
        form.querySelector('.story-rows[data-prefix=figures]'),
        document.getElementById('story-place'),
        say,
    );
    for (const block of given) {
        if (block.type === 'figure') block.row ??= pictures.add(null, block.name);
    }

    let editor = null;
    const tools = frame.querySelector('.story-tool-table');
    const cardTools = frame.querySelector('.story-tool-embed');
    const cardBar = embedBar(frame.querySelector('.story-card-bar'), () => editor, say);
    const cardOffer = embedOffer(frame.querySelector('.story-card-offer'), say);
    cardOffer.onTake(cardBar.make);
    const askForLink = linkBar(frame.querySelector('.story-link'), () => editor);
    const label = form.querySelector('label[for=id_body]');
    label.id = 'id_body_label';
    label.addEventListener('click', () => editor.commands.focus());
    editor = new Editor({
        element: frame.querySelector('.story-paper'),
        extensions: [
            ...nodes({askForLink, say, labels: tools.dataset, cardLabels: cardTools.dataset}),
            ...pictures.extensions,
            cardOffer.extension,
        ],
        content: toDocument(given),
        injectCSS: false,
        editorProps: {
            attributes: {
                role: 'textbox',
                'aria-multiline': 'true',
                'aria-labelledby': label.id,
                'aria-describedby': 'story-keys',
                lang: typed.lang,
                dir: typed.dir,
                spellcheck: 'true',
            },
            handleDOMEvents: {
                keydown: readCursor,
                compositionstart: (view, event) => {
                    typeIntoFirst(view);
                    return readCursor(view, event);
                },
            },
            handleTextInput: typeAsItIs,
            handleTripleClick: chooseWords,
            handlePaste: pasteTable(() => editor, plainPage, say),
            transformPastedHTML: (html) => plainer(html, say),
            handleKeyDown: (view, event) => {
                if (event.altKey && event.key === 'F10') {
                    frame.querySelector('[role=toolbar] [tabindex="0"]').focus();
                    return true;
                }
                return false;
            },
        },
        onUpdate: () => {
            showCounts(counts, textOf(editor.state.doc));
            onChange();
        },
    });
    tableTools(tools, editor);
    embedTools(cardTools, editor);
    chooseMany(form, (files) => pictures.insert(editor, files));
    toolbar(frame.querySelector('[role=toolbar]'), editor, {
        ...tableActions(() => editor, say),
        ...embedActions(() => editor, pictures, cardBar, say),
        link: askForLink,
        file: fileBar(frame.querySelector('.story-files'), () => editor),
        picture: () => pictures.insert(editor),
    });

    form.classList.add('has-editor');
    frame.hidden = false;
    typed.disabled = true;
    showCounts(counts, textOf(editor.state.doc));
    let composing = false; // in a field beside the editor
    form.addEventListener('compositionstart', () => { composing = true; });
    form.addEventListener('compositionend', () => { composing = false; });
    return {
        editor,
        pictures,
        sync: () => { sent.value = JSON.stringify(toBlocks(editor.state.doc)); },
        isComposing: () => composing || editor.view.composing,
        focus: () => editor.commands.focus(),
        place: () => placeOf(editor.state),
        goTo: (place) => editor.commands.focus(positionOf(editor.state.doc, place)),
        setEditable: (isEditable) => editor.setEditable(isEditable, false),
    };
};
