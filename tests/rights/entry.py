"""A line of the table: one kind of object on one address."""

from dataclasses import dataclass, field

from tests.rights import sends
from tests.rights.reach import DESK


@dataclass(frozen=True)
class Entry:
    """One kind of object on one address. See `story` and `page`."""

    get: str = ""
    post: str = ""
    on: str = ""
    sends: object = None
    is_story: bool = False
    parts: object = field(default_factory=dict)
    query: str = ""
    by_script: bool = False
    post_only: bool = False
    gives_back: bool = False
    keeps: bool = False
    asides: frozenset = frozenset()
    # What people without the right get ("away": 403, or back to the front; "asked":
    # 403, or the form again), and what those get who are not of the desk.
    refusal: object = 403
    outside: object = "login"
    # What those with the right get; a POST may also lead on.
    ok: int = 200
    ok_post: tuple = (200, 302)


def story(get="read", post="", **more):
    return Entry(get=get, post=post, is_story=True, **more)


def page(get="", post="", **more):
    return Entry(get=get, post=post, **more)


def room(name, get, change, *, sent, on, delete=None):
    """The stock pages of one model: list, add, change, history, delete."""
    admin = f"admin:{name}_"
    app, model = name.split("_")
    return {
        f"{admin}changelist": page(get=get, sends=sends.an_action),
        f"{admin}add": page(get=change, post=change, sends=sent),
        f"{admin}change": page(get=get, post=change, on=on, sends=sends.changed),
        f"{admin}history": page(get=get, on=on),
        f"{admin}delete": page(
            get=change if delete is None else delete,
            post=change if delete is None else delete,
            on=on,
            sends=sends.yes,
        ),
        f"admin/{app}/{model}/<path:object_id>/": page(get=DESK, on=on, ok=302),
    }
