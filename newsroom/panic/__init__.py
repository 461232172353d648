"""The chief's emergency page: what is done when an account, a story or the whole
newsroom has to be stopped now. Each step asks first, is written down, and can be
undone on the same page."""
