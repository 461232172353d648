"""The checks before readers get a story.

`found_in(article)` says what they find in it as it is; `let_pass` is the gate inside
the verbs: a required finding always refuses, an advised one unless whoever does the
verb has said that they saw just this and go on.
"""

from .finding import Finding, Found, Place
from .gate import NOT_YET, NOTHING, Overriding, let_pass, passed_before
from .run import found_in

__all__ = [
    "NOTHING",
    "NOT_YET",
    "Finding",
    "Found",
    "Overriding",
    "Place",
    "found_in",
    "let_pass",
    "passed_before",
]
