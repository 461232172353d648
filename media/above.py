"""What pictures ask of the stories that use them.

Imports go one way only, so the room above puts its answers in (`articles.apps`).
"""

_answers = {}


def answer(question, function) -> None:
    _answers[question] = function


def uses(image, user) -> list:
    """Where it stands, by edition, each with what `user` may know of the story."""
    return _answers["uses"](image, user)


def live_uses(image, user) -> list:
    """Of stories that readers have or will have."""
    return [use for each in uses(image, user) for use in each.uses if use.live_from]


def protected_uses(images, user) -> list:
    """Those of stories in which people have to be unrecognisable, and which readers
    have or will have."""
    return _answers["protected_uses"](images, user)
