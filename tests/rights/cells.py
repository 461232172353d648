"""The cells of the matrix: each question to the desk with the answer that is right."""

from dataclasses import dataclass, field

from django.urls import get_resolver, reverse

from tests.rights import story_sends
from tests.rights.reach import LETTERS, OUTSIDE, STEPS, VERBS, has, may_do, reaches
from tests.rights.table import TABLE, entries

URLCONF = "newsroom.desk_urls"
GONE = 999_999


@dataclass(frozen=True)
class Right:
    """What is right: one of `statuses`, and whether something is written."""

    statuses: tuple
    writes: bool = False
    # Tables in which a refusal may keep something.
    asides: frozenset = frozenset()

    def __str__(self):
        return f"{' or '.join(map(str, self.statuses))}{', written' * self.writes}"


@dataclass(frozen=True)
class Cell:
    person: str
    method: str
    name: str
    on: str
    address: str
    right: Right
    data: dict = field(default_factory=dict, compare=False)

    def __str__(self):
        on = f" on {self.on}" if self.on else ""
        return f"{self.person} {self.method} {self.name}{on}"


def addresses() -> dict:
    """Name (or route, where it has none) -> pattern, of every address of the desk."""
    return dict(_walk(get_resolver(URLCONF), "", ""))


def _walk(resolver, namespace, route):
    for each in resolver.url_patterns:
        here = f"{route}{each.pattern}".replace("^", "")
        if hasattr(each, "url_patterns"):
            inner = f"{each.namespace}:" if each.namespace else namespace
            yield from _walk(each, inner, here)
        else:
            yield (f"{namespace}{each.name}" if each.name else here), each


def cells_of(world, person):
    world.asking = person
    for name in TABLE:
        for entry in entries(name):
            if name.endswith("_do"):
                yield from _verb_cells(world, person, name)
            elif entry.is_story:
                yield from _story_cells(world, person, name, entry)
            else:
                yield from _page_cells(world, person, name, entry)


# Pages that are not of one story


def _page_cells(world, person, name, entry):
    obj = _object(world, person, entry.on)
    address = _address(name, world, entry, obj)
    for method in ("POST",) if entry.by_script else ("GET", "POST"):
        # Where a POST does nothing for anybody, three people show it.
        idle = not (entry.post or entry.sends)
        if method == "POST" and idle and LETTERS[person] not in "nrc":
            continue
        data = entry.sends(world, obj) if entry.sends and method == "POST" else {}
        right = _right(entry, method, LETTERS[person])
        yield Cell(person, method, name, entry.on, address, right, data)


def _right(entry, method, letter) -> Right:
    if letter in (entry.get if method == "GET" else entry.post):
        if method == "GET":
            return Right((entry.ok,))
        return Right(entry.ok_post, writes=True)
    if entry.by_script:
        return _shut(letter, entry)
    if method == "POST" and not entry.post:
        return Right(("any",))
    if method == "POST" and entry.gives_back and letter in "sd":
        return Right((403,))
    refusal = entry.outside if letter in OUTSIDE else entry.refusal
    return Right((refusal,), asides=_kept(letter, entry))


def _kept(letter, entry) -> frozenset:
    own = {"articles_autosave"} if entry.keeps and letter not in OUTSIDE else set()
    return entry.asides | own


def _shut(letter, entry) -> Right:
    """A script is told the same of every story, there or not."""
    return Right((401 if letter == "n" else 403,), asides=_kept(letter, entry))


def _object(world, person, on):
    if on in ("own_picture", "own_enclosure", "own_new_text"):
        each_has = world.objects[on]
        return each_has.get(person, each_has["reporter"])
    return world.objects.get(on)


def _address(name, world, entry, obj):
    special = {
        "": "/",
        "healthz": "/healthz",
        "preview": f"/preview/{'A' * 43}/",
        "preview/<str:secret>/pictures/<str:name>": f"/preview/{'A' * 43}/pictures/"
        f"{world.image.renditions.first().name}",
        "preview/<str:secret>/files/<str:name>": f"/preview/{'A' * 43}/files/"
        f"{world.objects['enclosure'].file}",
        "favicon.ico": "/favicon.ico",
        "admin/(?P<url>.*)$": "/admin/no/such/page/",
        "admin:app_list": "/admin/articles/",
        "desk_picture": f"/pictures/{world.image.renditions.first().name}",
        "desk_file": f"/files/{world.objects['enclosure'].file}",
        "admin:articles_article_picture": f"/admin/articles/article/picture/en/"
        f"{world.image.pk}/",
        "desk_sheet": "/look/en.0123456789ab.css",
        "admin:articles_arrangement_edition": "/admin/articles/arrangement/en/",
        "admin:articles_arrangement_seen": "/admin/articles/arrangement/en/seen/",
        "admin:articles_look_edition": "/admin/articles/look/en/",
        "admin:articles_look_seen": "/admin/articles/look/en/seen/",
        "admin:articles_look_sheet": "/admin/articles/look/en/sheet.css",
        "admin:view_on_site": f"/admin/r/1/{GONE}/",
    }
    if name.endswith(("_settle", "_look", "_duty")):
        return reverse(name, args=[obj.article_id, obj.pk], urlconf=URLCONF)
    if name.endswith("_commission"):
        return reverse(name, args=[obj.original_id, obj.edition.code], urlconf=URLCONF)
    if name.startswith("admin:emergency_"):
        about = [obj.pk] if obj else []
        return reverse(name, args=[*entry.parts.values(), *about], urlconf=URLCONF)
    if name in special:
        return special[name]
    if "<path:object_id>/" in name:
        return f"/{name.replace('<path:object_id>', str(obj.pk))}"
    args = [obj.pk, *entry.parts.values()] if obj else []
    query = f"?{entry.query}" if entry.query else ""
    return reverse(name, args=args, urlconf=URLCONF) + query


# Pages of one story


def _story_cells(world, person, name, entry):
    for (relation, state), story in world.stories.items():
        on = f"{relation} {state}"
        if state not in ("draft", "published") or _is_spared(person, on):
            continue
        address = address_of(name, world, entry, story)
        # Without a page one GET shows that there is none.
        if not _lacks_page(entry) or on == "own draft":
            right = _of_get(person, relation, entry)
            yield Cell(person, "GET", name, on, address, right)
        if entry.post:
            right = _of_post(person, relation, entry)
            data = entry.sends(world, story) if entry.sends else {}
            yield Cell(person, "POST", name, on, address, right, data)
        elif state == "draft" and relation in ("other", "foreign"):
            yield Cell(person, "POST", name, on, address, Right(("any",)))


# The stories that tell something of a person. Who is not of the desk is stopped before
# any story is looked at; a translator has what a reporter has; the photo editor reads,
# and the editor changes, one's own as that of others; the chief may all of everybody.
ASKED = {
    "nobody": {"own draft", "foreign published"},
    "stranger": {"own draft", "foreign published"},
    "deactivated": {"own draft", "foreign published"},
    "translator": {"own draft", "other published", "foreign draft"},
    "photo": {"own draft", "other published", "open draft", "foreign draft"},
    "chief": {"own published", "foreign draft", "foreign published"},
    "editor": {
        *("own published", "other draft", "open draft"),
        *("foreign draft", "foreign published", "left draft"),
    },
}


def _is_spared(person, on) -> bool:
    """What tells nothing more than its neighbours; a reporter is asked for all."""
    return on not in ASKED.get(person, {on})


def address_of(name, world, entry, story, number=None) -> str:
    """Of a story's page; `number` stands for the story where it is another."""
    more = entry.parts(world, story) if callable(entry.parts) else entry.parts
    address = reverse(name, kwargs={"object_id": number or story.pk, **more})
    return f"{address}?{entry.query}" if entry.query else address


def _lacks_page(entry):
    return entry.by_script or entry.post_only


def _of_get(person, relation, entry) -> Right:
    if entry.by_script:
        return Right((405,))
    if entry.post_only and LETTERS[person] not in OUTSIDE:
        return Right((405,))
    return _of(person, relation, entry.get)


def _of_post(person, relation, entry) -> Right:
    if entry.by_script and not reaches(person, relation, entry.post):
        return _shut(LETTERS[person], entry)
    if entry.gives_back and LETTERS[person] in "sd":
        return Right((403,))
    return _of(person, relation, entry.post, writes=True)


def _of(person, relation, needed, writes=False) -> Right:
    if reaches(person, relation, needed):
        return Right((200, 302) if writes else (200,), writes)
    return refused(person, relation)


def refused(person, relation) -> Right:
    """Not of the desk; no such story for you; not yours."""
    if LETTERS[person] in OUTSIDE:
        return Right(("login",))
    return Right((404,)) if has(person, relation) == STEPS[0] else Right((403,))


# Verbs


def verb_stories(world, verb):
    """(relation, story) in the state in which the verb is tried."""
    for (relation, state), story in world.stories.items():
        if state == VERBS[verb][0] and relation in ("own", "other", "foreign"):
            yield relation, story


# Whose stories tell something on the page of a verb; the functions behind it are asked
# for everybody and all of them in test_workflow_rights.py.
OF_VERBS = {
    **dict.fromkeys("nsdtp", ("own",)),
    "r": ("own", "other", "foreign"),
    **dict.fromkeys("ec", ("other", "foreign")),
}


def _verb_cells(world, person, name):
    for verb in VERBS:
        for relation, story in verb_stories(world, verb):
            if relation not in OF_VERBS[LETTERS[person]]:
                continue
            address = reverse(name, kwargs={"object_id": story.pk, "verb": verb})
            may = may_do(person, verb, relation)
            refusal = refused(person, relation)
            on, data = f"{relation} {verb}", story_sends.a_verb(world, story, verb)
            # A reporter is shown every refusal; the page is the same for all who may.
            if person == "reporter" or relation == "other":
                right = Right((200,)) if may else refusal
                yield Cell(person, "GET", name, on, address, right)
            right = Right((302,), writes=True) if may else refusal
            yield Cell(person, "POST", name, on, address, right, data)
