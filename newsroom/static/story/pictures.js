// Pictures in the text. The words of a picture are a row of the form; the row is shown
// at the picture's place in the text and goes along when that place moves.

import {Extension, Node, Plugin} from '../django_prose_editor/editor.js';
import {move} from './nodes.js';
import {addRow, focusFirst, numberOf} from './rows.js';
import {sendFrom} from './sending.js';
import {pasted} from '../upload/pasted.js';

const isPicture = (file) => /^image\//u.test(file.type);

// Why readers may not get it, and the page that leads back to this story when it is said.
const linkOf = ({rights, rights_page: page}) => {
    if (!rights) return [];
    const link = document.createElement('a');
    const story = location.pathname.match(/\/article\/(\d+)\//u)?.[1];
    link.href = story ? `${page}?story=${story}` : page;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = rights;
    return [link];
};

export class Pictures {
    constructor(formset, frame, say) {
        this.formset = formset;
        this.frame = frame;
        this.say = say;
        this.page = crypto.getRandomValues(new Uint32Array(2)).join('');
        this.rows = new Map();
        for (const row of formset.querySelectorAll('.story-figure')) this.take(row);
    }

    take(row) {
        const number = numberOf(row);
        this.rows.set(number, row);
        const upload = row.querySelector('input[type=file]');
        upload?.addEventListener('change', () => this.showFile(row, upload.files[0]));
        window.django.jQuery(row.querySelector('select')).on('change', (event) => {
            this.showChosen(row, event.target.value);
        });
        return number;
    }

    // The number of a new row, with `file` in it where one was dropped or pasted.
    add(file = null, name = '') {
        const row = addRow(this.formset);
        const number = this.take(row);
        if (name) row.querySelector('[name$="-file_name"]').value = name;
        const upload = row.querySelector('input[type=file]');
        if (file && upload) {
            const files = new DataTransfer();
            files.items.add(file);
            upload.files = files.files;
            this.showFile(row, file);
        }
        return number;
    }

    showFile(row, file) {
        if (!file) return;
        this.show(row, URL.createObjectURL(file));
        sendFrom(row, file, this.formset);
    }

    show(row, address) {
        let shown = row.querySelector('.story-thumbnail');
        if (!shown) {
            shown = document.createElement('img');
            shown.className = 'story-thumbnail';
            shown.alt = '';
            row.querySelector('.story-row-fields').before(shown);
        }
        shown.src = address;
    }

    // What the library says of a picture stands pale in the fields that it serves for.
    async showChosen(row, image) {
        const fields = ['caption', 'alt', 'credit'].map(
            (name) => [name, row.querySelector(`[name$="-${name}"]`)],
        );
        let card = {};
        if (image) {
            const address = this.formset.dataset.pictures.replace('/0/', `/${image}/`);
            const answer = await fetch(address, {headers: {Accept: 'application/json'}});
            if (!answer.ok) return;
            card = await answer.json();
        }
        const rights = row.querySelector('.story-rights');
        if (rights) rights.replaceChildren(...linkOf(card));
        const source = row.querySelector('.story-source');
        if (source) source.hidden = Boolean(image) && !card.asks_source;
        if (card.address) this.show(row, card.address);
        else row.querySelector('.story-thumbnail')?.remove();
        for (const [name, field] of fields) field.placeholder = card[name] || '';
    }

    place(number, editor, getPos) {
        const dom = this.frame.content.cloneNode(true).firstElementChild;
        // Its words are the desk's, whatever direction the text round it has.
        const {lang, dir} = document.documentElement;
        Object.assign(dom, {lang, dir});
        const row = this.rows.get(number);
        const summary = row.closest('details.story-blank');
        dom.querySelector('.story-place-row').append(row);
        summary?.remove();
        dom.addEventListener('click', (event) => {
            const what = event.target.closest('[data-place]')?.dataset.place;
            if (!what) return;
            if (what === 'remove') this.remove(editor, getPos());
            else if (what === 'join') this.join(editor, getPos());
            else if (what === 'beside') this.insertBeside(editor, getPos());
            else if (!move(editor, what === 'up' ? -1 : 1, getPos())) return;
            else dom.ownerDocument.querySelector(
                `.story-place[data-row="${number}"] [data-place=${what}]`,
            )?.focus();
        });
        dom.dataset.row = number;
        const showJoined = ({attrs}) => {
            dom.classList.toggle('is-joined', attrs.joined);
            dom.querySelector('[data-place=join]').setAttribute('aria-pressed', attrs.joined);
        };
        showJoined(editor.state.doc.nodeAt(getPos()));
        return {
            dom,
            ignoreMutation: () => true,
            stopEvent: (event) => !(
                event.type.startsWith('drag') || event.type === 'drop'
                || (event.type === 'mousedown' && event.target.closest('.story-handle'))
            ),
            selectNode: () => dom.classList.add('is-chosen'),
            deselectNode: () => dom.classList.remove('is-chosen'),
            update: (node) => {
                if (node.type.name !== 'figure' || node.attrs.row !== number) return false;
                showJoined(node);
                return true;
            },
            // Taken out, its words wait in the form: undo brings them back.
            destroy: () => { if (dom.contains(row)) this.formset.append(row); },
        };
    }

    // One of a gallery with the picture above it, or no longer.
    join(editor, at) {
        const {joined} = editor.state.doc.nodeAt(at).attrs;
        editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'joined', !joined));
        this.say(joined ? 'parted' : 'joined');
    }

    insertBeside(editor, at) {
        const row = this.add();
        editor.chain().insertContentAt(at + 1, {type: 'figure', attrs: {row, joined: true}}).run();
        focusFirst(this.rows.get(row));
    }

    remove(editor, at) {
        const {doc, tr} = editor.state;
        // The next one of a gallery is its first one now.
        const isOfIt = doc.nodeAt(at + 1)?.type.name === 'embed' || !doc.nodeAt(at).attrs.joined;
        if (doc.nodeAt(at + 1)?.attrs.joined && isOfIt) tr.setNodeAttribute(at + 1, 'joined', false);
        editor.view.dispatch(tr.delete(at, at + 1));
        editor.commands.focus();
        this.say('removed');
    }

    // Behind the paragraph with the cursor; before everything in an empty text.
    insert(editor, files = [], at = null) {
        const {doc, selection} = editor.state;
        const wanted = files.length ? files : [null];
        const nodes = wanted.map((file) => ({type: 'figure', attrs: {row: this.add(file)}}));
        let place = at;
        if (place === null) {
            const index = selection.$to.index(0);
            const end = selection.$to.posAtIndex(Math.min(index + 1, doc.childCount), 0);
            place = doc.textContent || doc.childCount > 1 ? end : 0;
        }
        editor.chain().insertContentAt(place, nodes).run();
        focusFirst(this.rows.get(nodes[0].attrs.row));
    }

    // Undo may bring a picture back that stands in the text: the first place counts.
    twice(doc) {
        const seen = new Set();
        const found = [];
        doc.forEach((node, at) => {
            if (node.type.name !== 'figure') return;
            if (seen.has(node.attrs.row) || !this.rows.has(node.attrs.row)) found.push(at);
            seen.add(node.attrs.row);
        });
        return found;
    }

    get extensions() {
        return [this.figure(), this.guard()];
    }

    figure() {
        const pictures = this;
        return Node.create({
            name: 'figure',
            group: 'block',
            atom: true,
            draggable: true,
            addAttributes: () => ({
                row: {
                    default: null,
                    parseHTML: (element) => Number(element.dataset.row),
                    renderHTML: ({row}) => ({'data-row': row, 'data-page': pictures.page}),
                },
                joined: {
                    default: false,
                    parseHTML: (element) => element.dataset.joined === 'true',
                    renderHTML: ({joined}) => (joined ? {'data-joined': 'true'} : {}),
                },
            }),
            // Rows have numbers of this page only: a figure of another page stays there.
            parseHTML: () => [{tag: `figure[data-row][data-page="${pictures.page}"]`}],
            renderHTML: ({HTMLAttributes}) => ['figure', HTMLAttributes],
            addNodeView: () => ({node, editor, getPos}) => (
                pictures.place(node.attrs.row, editor, getPos)
            ),
        });
    }

    guard() {
        const pictures = this;
        const filesOf = (transfer) => [...(transfer?.files || [])].filter(isPicture);
        return Extension.create({
            name: 'pictures',
            addProseMirrorPlugins() {
                const {editor} = this;
                const take = (event, files, at) => {
                    if (!files.length) return false;
                    event.preventDefault();
                    pictures.insert(editor, files, at);
                    return true;
                };
                return [new Plugin({
                    props: {
                        handlePaste: (view, event) => {
                            const text = event.clipboardData?.getData('text/plain');
                            const files = pasted(filesOf(event.clipboardData), pictures.formset.dataset.pasted);
                            return !text && take(event, files, null);
                        },
                        handleDrop: (view, event, slice, moved) => {
                            if (moved) return false;
                            const at = view.posAtCoords({left: event.clientX, top: event.clientY});
                            const block = at && view.state.doc.resolve(at.pos);
                            const place = block ? block.posAtIndex(block.index(0), 0) : null;
                            return take(event, filesOf(event.dataTransfer), place);
                        },
                    },
                    appendTransaction: (transactions, before, after) => {
                        if (!transactions.some((each) => each.docChanged)) return null;
                        const found = pictures.twice(after.doc);
                        if (!found.length) return null;
                        pictures.say('twice');
                        const change = after.tr;
                        for (const at of found.reverse()) change.delete(at, at + 1);
                        return change;
                    },
                })];
            },
        });
    }
}
