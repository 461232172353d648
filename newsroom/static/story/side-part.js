// One part of the original beside its translation: what renders it, and how far that is.

export class Part {
    // Of the original, from its item in the list; `pairs` says by which parts it is
    // rendered and how far that is.
    constructor(li) {
        this.li = li;
        this.key = li.dataset.source;
        this.words = Number(li.dataset.words);
        this.isGone = li.dataset.state === 'gone';
        this.isChanged = li.dataset.state === 'changed';
        this.isDropped = li.dataset.state === 'dropped';
        this.isLet = 'let' in li.dataset;
        const state = li.dataset.state === 'todo' ? 'todo' : 'done';
        const places = li.dataset.places.split(' ').filter(Boolean);
        this.pairs = new Map(places.map((key) => [key, state]));
        this.name = li.querySelector('.side-name').textContent;
    }

    take({part, state, let: isLet}) {
        this.isChanged = false;
        this.isLet = Boolean(isLet);
        if (state === 'dropped') {
            this.pairs.clear();
            this.isDropped = true;
        } else if (state === 'none') {
            if (part) this.pairs.delete(part);
            else this.isDropped = false;
        } else {
            this.pairs.set(part, state);
            this.isDropped = false;
        }
    }

    // The places of it that are there, of those by key.
    placed(places) {
        return [...this.pairs.keys()].map((key) => places.get(key)).filter(
            (place) => place && (!place.isField || place.text.trim() || this.pairs.get(place.key) === 'todo'),
        );
    }

    state(places) {
        const placed = this.placed(places);
        if (this.isGone) return placed.length ? 'gone' : '';
        if (this.isChanged && (placed.length || this.isDropped)) return 'changed';
        if (this.isDropped) return 'dropped';
        if (!placed.length) return 'new';
        return placed.some((place) => this.pairs.get(place.key) === 'todo') ? 'todo' : 'done';
    }
}
