"""The parts of a finished story as its page needs them: who, what above and below."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F
from django.utils import translation

from articles import wording
from articles.embeds.blocks import pictured
from articles.models import Byline, Correction, Note
from articles.models.live import LiveArticle

Role = Byline.Role
WITH_BIO = (Role.REPORTER, Role.CONTRIBUTOR)
# What stands in place of a block that readers do not get for now.
HIDDEN = "hidden"
# Notes of the other kinds say themselves what they are.
LABELLED = (Note.Kind.EDITORS_NOTE, Note.Kind.DISCLOSURE, Note.Kind.OPINION)


class Version(NamedTuple):
    """One language of a story that readers can get now."""

    edition: Any
    slug: str
    headline: str
    is_original: bool


class Profile(NamedTuple):
    """A person as an edition writes them, what readers may know of them."""

    person_id: int
    slug: str
    name: str
    title: str
    bio: str
    email: str


def versions(rows, editions) -> list[Version]:
    """Of rows {edition, slug, headline, original}, in the order of the editions."""
    found = {row["edition"]: row for row in rows}
    return [
        Version(
            edition,
            found[edition.pk]["slug"],
            found[edition.pk]["headline"],
            found[edition.pk]["original"] is None,
        )
        for edition in editions
        if edition.pk in found
    ]


def versions_of(work_id, editions) -> list[Version]:
    """For a preview: where the work is live, as `versions` says it."""
    live = (
        LiveArticle.objects.filter(work_id=work_id)
        .order_by()
        .values(
            "slug", "headline", edition_pk=F("edition_id"), original=F("original_id")
        )
    )
    rows = [{**row, "edition": row["edition_pk"]} for row in live]
    return versions(rows, editions)


def due_lines(edition, rows) -> list[str]:
    """What readers are told of corrections {kind, at} of the original that this
    translation does not have yet."""
    with translation.override(wording.chrome_language(edition)):
        lines = [
            wording.original_corrected(edition, row["kind"], moment(row["at"]))
            for row in rows
        ]
    return list(dict.fromkeys(lines))


def moment(at) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def parts_of(edition, story, profiles) -> dict:
    known = {each.person_id: _profile(each) for each in profiles}
    people = [_person(credit, known) for credit in story["credits"]]
    lead, blocks = _lead(galleries(_once_hidden(story["blocks"])))
    return {
        "people": people,
        "bylines": _bylines(edition, people),
        "translators": wording.joined(edition, _in_role(people, Role.TRANSLATOR)),
        "revisers": wording.joined(edition, _in_role(people, Role.REVISER)),
        "bios": _bios(people),
        "lead": lead,
        "blocks": blocks,
        "notes_above": _notes(story, Note.Place.ABOVE),
        "notes_below": _notes(story, Note.Place.BELOW),
        "corrections_above": _corrections(story, Note.Place.ABOVE),
        "corrections_below": _corrections(story, Note.Place.BELOW),
        "source": story["source"],
    }


def _profile(profile) -> dict:
    """What readers may know of a person: of the desk's rows, the public part only."""
    words = {"name": profile.name, "title": profile.title, "bio": profile.bio}
    person = getattr(profile, "person", None)
    if person is None:
        return {**words, "slug": profile.slug, "email": profile.email}
    email = person.email if person.email_public else ""
    return {**words, "slug": person.slug, "email": email}


def _person(credit, known) -> dict:
    """The name as printed; the address, title and bio as they are today."""
    profile = known.get(credit["person"], {})
    return {
        "title": "",
        "bio": "",
        "email": "",
        **profile,
        "id": credit["person"],
        "name": credit["name"],
        "slug": profile.get("slug") or credit["slug"],
        "role": credit["role"],
    }


def _in_role(people, role):
    return [person for person in people if person["role"] == role]


def _bylines(edition, people) -> list[dict]:
    found = {role: _in_role(people, role) for role in wording.CREDIT_LINES}
    return [
        {"line": line, "people": wording.joined(edition, found[role])}
        for role, line in wording.CREDIT_LINES.items()
        if found[role]
    ]


def _bios(people) -> list[dict]:
    """Once each, of those who wrote it and of whom there is something to say."""
    found = {
        person["id"]: person
        for person in people
        if person["role"] in WITH_BIO
        and (person["bio"] or person["title"] or person["email"])
    }
    return list(found.values())


def _once_hidden(blocks) -> list[dict]:
    """Of all places where something is hidden until it is corrected, the first."""
    hidden = [each for each in blocks if each["type"] == HIDDEN]
    return [each for each in blocks if each["type"] != HIDDEN or each is hidden[0]]


def galleries(blocks) -> list[dict]:
    """Blocks with the figures of each gallery as one, with the table of its data in
    the figure of a chart, and with its picture in a card."""
    found = []
    for each in blocks:
        last = found[-1]["type"] if found else ""
        is_table = each["type"] == "table"
        if each["type"] == "embed":
            found[-1:] = pictured(found[-1:], each)
        elif last and is_table and each.get("joined"):
            found[-1:] = _with_data(found[-1], each)
        elif is_table:
            found.append(each)
        elif each.get("joined") and last == "gallery":
            found[-1]["figures"].append(each)
        elif each.get("joined") and last == "figure":
            found[-1] = {"type": "gallery", "figures": [found[-1], each]}
        else:
            found.append(each)
    return found


def _with_data(last, table) -> list[dict]:
    """The figure before a table, with it, or the last figure of a gallery; where there
    is none the table stands by itself."""
    if last["type"] == "gallery":
        *others, figure = last["figures"]
        return [{**last, "figures": [*others, {**figure, "data": table}]}]
    if last["type"] == "figure" and "data" not in last:
        return [{**last, "data": table}]
    return [last, table]


def _lead(blocks):
    """A figure before the first word stands above the text, and not in it again."""
    if blocks and blocks[0]["type"] == "figure":
        return blocks[0], blocks[1:]
    return None, blocks


def _notes(story, place) -> list[dict]:
    return [
        {"text": note["text"], "label": _label(note)}
        for note in story["notes"]
        if note["place"] == place
    ]


def _label(note):
    """What kind of note it is, where its words do not begin by saying so."""
    if note["kind"] not in LABELLED:
        return ""
    label = str(Note.Kind(note["kind"]).label)
    return "" if note["text"].lower().startswith(label.lower()) else label


def _corrections(story, place) -> list[dict]:
    return [
        {
            "text": each["text"],
            "at": datetime.fromisoformat(each["at"]),
            "label": Correction.Kind(each["kind"]).label,
        }
        for each in story["corrections"]
        if _place(each) == place
    ]


def _place(given):
    """Prints of before places could be chosen do not say it."""
    return given.get("place") or Correction.Kind(given["kind"]).usual_place
