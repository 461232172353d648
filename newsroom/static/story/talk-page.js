// The page of a story's notes. It works without this.

import {mentions} from './mentions.js';

mentions(document);
const shown = window.location.hash ? document.querySelector(window.location.hash) : null;
shown?.focus({preventScroll: true});
