"""Django's templates as functions of Python: the same bytes for a fifth of the work.

A page that is made anew is mostly templates, and most of their time Django spends on
walking its tree of nodes and its stack of contexts. Here the tree that Django has
parsed is written down as a function, once for each language that it is spoken in, and
only what a page is told is worked out each time. A template with anything in it that is
not known here is rendered by Django, so that whoever writes one need not know of this.

    backend.py      what the settings name in place of DjangoTemplates
    pages.py        which templates make a page, and what is kept of them
    writing.py      nodes, as statements; lines.py their lines
    expressions.py  variables, filters and conditions, as expressions
    running.py      what the written functions call
"""
