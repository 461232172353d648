"""Embeds: what stands on another site, shown as a card that links to it.

A story holds a provider and what the page is called there, never the code of anybody
else, and nothing of it is ever asked for: neither by the desk nor by readers. The title
and the line below it are typed, and the picture is one of our own library.

`providers` reads an address and makes it again; `blocks` is about the blocks of a text.
"""
