// Parts of the original get a place in the translation, lose it, or share one.

import {toDocument} from './blocks.js';
import {figureKey, newKey} from './places.js';

export class Placing {
    constructor(side) {
        this.side = side;
    }

    isUntouched(part, place) {
        return place.isBlock && place.text.trim() === (this.side.given.texts[part.key] || '').trim();
    }

    remove(place) {
        this.side.editor.chain().deleteRange({from: place.at, to: place.at + place.size}).run();
    }

    drop(part, placed) {
        const untouched = placed.filter((place) => this.isUntouched(part, place));
        this.side.say(part.key, '', 'dropped');
        for (const {key} of placed) this.side.said.delete(`${key}|${part.key}`);
        for (const place of untouched.reverse()) this.remove(place);
    }

    // Behind what renders the part before it.
    place(part) {
        const [block, name] = part.key.split('/');
        const given = this.side.given.blocks[block];
        if (!given) return this.placeField(part);
        if (name) return this.placePicture(block, name, given, part);
        const key = newKey();
        const [node] = toDocument([{...given, id: key}]).content;
        this.side.editor.commands.insertContentAt(this.endBefore(part), node);
        return this.side.say(part.key, key, 'todo');
    }

    // A field is there already: what stands in it renders the part, if it is not still
    // the original's.
    placeField(part) {
        const text = this.side.map.get(part.key)?.text.trim() || '';
        const isWritten = text && text !== (this.side.given.texts[part.key] || '').trim();
        this.side.say(part.key, part.key, isWritten ? 'done' : 'todo');
    }

    placePicture(block, name, given, part) {
        const others = this.side.parts.filter((each) => each.key.startsWith(`${block}/`));
        const there = others.flatMap((each) => each.placed(this.side.map))[0];
        let figure = there?.key.split('/')[0];
        if (!figure) {
            const row = this.side.editing.pictures.add(null, given.name);
            this.choosePicture(row, given.image, part.name);
            this.side.editor.commands.insertContentAt(this.endBefore(part), {type: 'figure', attrs: {row, joined: Boolean(given.joined)}});
            figure = figureKey(row);
        }
        const waiting = there ? [part] : others;
        for (const each of waiting) this.side.say(each.key, `${figure}/${each.key.split('/')[1]}`, 'todo');
    }

    choosePicture(row, image, label) {
        if (!image) return;
        const select = document.getElementById(`id_figures-${row}-image`);
        select.append(new Option(label, image, true, true));
        window.django.jQuery(select).trigger('change');
    }

    endBefore(part) {
        const before = this.side.parts.slice(0, this.side.parts.indexOf(part)).reverse();
        for (const each of before) {
            const places = each.placed(this.side.map);
            const ends = places.filter((place) => place.isBlock).map((place) => place.at + place.size);
            if (ends.length) return Math.max(...ends);
            const picture = places.find((place) => place.isPicture);
            if (picture) return this.side.editor.view.posAtDOM(picture.element.closest('.story-place'), 0) + 1;
        }
        return 0;
    }

    join(part, placed) {
        const before = this.side.parts.slice(0, this.side.parts.indexOf(part)).reverse();
        const above = before.flatMap((each) => each.placed(this.side.map).filter((place) => place.isBlock))[0];
        if (!above) return;
        const mine = placed.filter((place) => place.isBlock && place.key !== above.key);
        for (const {key} of placed) this.side.say(part.key, key, 'none');
        for (const place of mine.reverse()) {
            const node = this.side.editor.state.doc.nodeAt(place.at);
            this.remove(place);
            if (this.isUntouched(part, place) || !node.isTextblock) continue;
            const end = above.at + above.size - 1;
            this.side.editor.view.dispatch(this.side.editor.state.tr.insert(end, node.content).insertText(' ', end));
        }
        this.side.say(part.key, above.key, 'todo');
    }

    above(extra) {
        const at = this.side.places.findIndex((place) => place.key === extra.place.key);
        const before = this.side.places.slice(0, at).reverse();
        const owners = (place) => this.side.parts.filter((part) => part.placed(this.side.map).includes(place));
        const place = before.find((each) => owners(each).length);
        for (const part of place ? owners(place) : []) {
            this.side.say(part.key, extra.place.key, part.pairs.get(place.key));
        }
    }
}
