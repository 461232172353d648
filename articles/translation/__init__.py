"""Translations and what they are true to.

A translation is an Article whose `original` is here. Its parts and those of the
original (`parts.py`) are tied by Rendering rows; `standing.py` says how each stands.
"""
