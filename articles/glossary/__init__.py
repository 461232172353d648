"""How words of one edition are written in another, and where they stand in a text.

`glossary_of(source_edition, target_edition)` is the glossary of a pair: its terms, and
the names of people and topics as the editions write them. `beside` marks an original
for who translates it; `articles.checks.terms` looks at the translation.
"""
