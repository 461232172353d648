"""Removing words or pictures from everywhere we hold them (docs/erase.md)."""
