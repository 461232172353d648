"""What pictures ask of the stories that use them.

Imports go one way only, so the room above puts its answers in (`articles.apps`).
"""

_answers = {}


def answer(question, function) -> None:
    _answers[question] = function


def uses(image, user) -> list:
    """Where it stands, by edition, each with what `user` may know of the story."""
    return _answers["uses"](image, user)


def file_uses(enclosure, user) -> list:
    """The same of a sound, video or document: a flat list."""
    return _answers["file_uses"](enclosure, user)


def is_file_used(enclosure) -> bool:
    """On a desk copy, or in what was ever published."""
    return _answers["is_file_used"](enclosure)


def uses_with_both(image, other, user) -> list:
    """Uses of `image` in stories that have the other picture, too."""
    theirs = {use.article_id for each in uses(other, user) for use in each.uses}
    mine = [use for each in uses(image, user) for use in each.uses]
    return [use for use in mine if use.article_id in theirs]


def live_uses(image, user) -> list:
    """Of stories that readers have or will have."""
    return [use for each in uses(image, user) for use in each.uses if use.live_from]


def protected_uses(images, user) -> list:
    """Those of stories in which people have to be unrecognisable, and which readers
    have or will have."""
    return _answers["protected_uses"](images, user)


def lock_stories(images) -> None:
    """Nobody publishes, or begins to protect people in, a story that shows one of
    these until the transaction ends. To be called before rows of pictures are locked:
    whoever works on a story has its row first."""
    _answers["lock_stories"](images)


def readers_get_another(image) -> None:
    """To be called in the transaction in which what readers get of it changes: stories
    that show it are found by other words."""
    _answers["readers_get_another"](image)
