"""File names as the desk shows them. Readers never get any."""

LONGEST = 200


def shown(name: str) -> str:
    """Without what could mislead or hide: no control or direction marks, not long."""
    return "".join(filter(str.isprintable, name)).strip()[:LONGEST].strip()
