// The page on which a verb is decided. It works without this, by its buttons.

import {keys} from './keys.js';

// What is taken from readers or dropped is not done by a key that is pressed in passing.
keys({
    next: () => document.querySelector('.story-do .story-choices button.story-primary'),
    preview: () => document.querySelector('[data-key=preview]'),
});
