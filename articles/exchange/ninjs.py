"""A finished story as ninjs, the IPTC's News in JSON (version 3.1), for partners.

Pure: from a Finished to a dict of plain values. ninjs has no list of credits with
roles, so they stand twice: as `infoSources` with a role each, and as one line in `by`
in the words of the edition. Empty properties are left out.
"""

from articles import structured
from articles.away import html_of, jpegs_of
from articles.exchange.plain import text_of
from articles.models import Byline, Correction
from articles.public import absolute
from articles.wording import in_sentence

VERSION = "3.1"
STANDARD = {
    "name": "ninjs",
    "version": VERSION,
    "schema": f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#",
}
Role = Byline.Role
ROLES = {
    Role.REPORTER: "author",
    Role.CONTRIBUTOR: "contributor",
    Role.PHOTOGRAPHER: "photographer",
    Role.EDITOR: "editor",
    Role.TRANSLATOR: "translator",
    Role.REVISER: "translationReviser",
}
# The relation of one language of a work to another.
TRANSLATION_OF, TRANSLATION = "translationOf", "translation"


def item(told, *, is_whole=True) -> dict:
    """One story; in a list it is partial, without its text and its pictures but one."""
    html = html_of(told) if is_whole else ""
    return structured.full(
        {
            "standard": STANDARD,
            **_about(told, is_whole),
            **_texts(told, html),
            **_credits(told),
            "subjects": _subjects(told.story),
            "edNote": _ed_note(told),
            "associations": [*_pictures(told, is_whole), *_languages(told)],
        }
    )


def of_list(address, title, edition, stories) -> dict:
    """The newest stories as one composite item."""
    return structured.full(
        {
            "standard": STANDARD,
            "uri": address,
            "type": "composite",
            "title": title,
            "language": edition.language,
            "pubStatus": "usable",
            "versionCreated": max(
                (told.updated.isoformat() for told in stories), default=None
            ),
            "associations": [
                {"name": f"story-{number}", "rel": "item", **_within(told)}
                for number, told in enumerate(stories, 1)
            ],
        }
    )


def withdrawn(address, edition, note) -> dict:
    """What is left of a story: that nobody may use it any more."""
    return {
        "standard": STANDARD,
        "uri": address,
        "type": "text",
        "pubStatus": "canceled",
        "language": edition.language,
        "edNote": note or edition.withdrawn_sentence,
    }


def _within(told):
    part = item(told, is_whole=False)
    return {name: value for name, value in part.items() if name != "standard"}


def _about(told, is_whole) -> dict:
    edition, about = told.edition, told.about
    return {
        "uri": told.address,
        "type": "text",
        "representationType": "full" if is_whole else "partial",
        "pubStatus": "usable",
        "language": edition.language,
        "firstCreated": about.first_live.isoformat(),
        "versionCreated": told.updated.isoformat(),
        "copyrightHolder": edition.masthead,
        "altIds": [
            {"role": "tag", "value": structured.lasting_id(told)},
            {
                "role": "json",
                "value": absolute("ninjs", edition.code, about.here.slug),
            },
        ],
    }


def _texts(told, html) -> dict:
    story = told.story
    kicker = [{"role": "kicker", "value": story["kicker"]}] if story["kicker"] else []
    return {
        "title": story["headline"],
        "slugline": told.about.here.slug,
        "located": story["dateline"],
        "headlines": [
            *kicker,
            {"role": "main", "contentType": "text/plain", "value": story["headline"]},
        ],
        "descriptions": [
            {
                "role": "summary",
                "contentType": "text/plain",
                "value": told.about.description,
            }
        ]
        if told.about.description
        else [],
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": html},
            {"role": "plain", "contentType": "text/plain", "value": text_of(html)},
        ]
        if html
        else [],
    }


def _credits(told) -> dict:
    people, edition = told.parts["people"], told.edition
    return {
        "by": " / ".join(credit_lines(told)),
        "infoSources": [
            {
                "name": each["name"],
                "role": ROLES[each["role"]],
                "uri": absolute("person", edition.code, each["slug"]),
                "contactInfo": [{"type": "email", "value": each["email"]}]
                if each["email"]
                else [],
            }
            for each in people
            if each["role"] in ROLES
        ]
        + [
            {
                "name": edition.masthead,
                "role": "publisher",
                "uri": absolute("front", edition.code),
                "contactInfo": [{"type": "email", "value": edition.contact_email}]
                if edition.contact_email
                else [],
            }
        ],
    }


def credit_lines(told) -> list[str]:
    """All credits as the edition words them, translators and revisers too."""
    parts, edition = told.parts, told.edition
    lines = [(each["line"], each["people"]) for each in parts["bylines"]]
    lines.append((edition.translator_line, parts["translators"]))
    lines.append((edition.reviser_line, parts["revisers"]))
    return [in_sentence(line, people) for line, people in lines if people]


def _subjects(story) -> list[dict]:
    section = story["section"]
    found = [{"name": section["name"], "rel": "section"}] if section else []
    return found + [
        {"name": topic["name"], "rel": "topic"} for topic in story["topics"]
    ]


def _ed_note(told) -> str:
    """That it is not complete; corrections, newest first, and those of the original
    that it does not have."""
    developing = [told.edition.developing_sentence] if told.developing else []
    notes = [
        f"{Correction.Kind(each['kind']).label} ({each['at']}): {each['text']}"
        for each in sorted(
            told.story["corrections"], key=lambda each: each["at"], reverse=True
        )
    ]
    return "\n".join([*developing, *told.due, *notes])


def _pictures(told, is_whole) -> list[dict]:
    figures = [
        each
        for each in told.story["blocks"]
        if each["type"] == "figure" and each.get("renditions")
    ]
    if not is_whole:
        figures = [told.story["picture"]] if told.story["picture"] else []
    return [
        _picture(each, f"picture-{number}", told.edition)
        for number, each in enumerate(figures, 1)
        if jpegs_of(each)
    ]


def _picture(figure, name, edition) -> dict:
    files = jpegs_of(figure)
    return {
        "name": name,
        "rel": "picture",
        "uri": absolute("picture", files[-1]["name"]),
        "type": "picture",
        "language": edition.language,
        "by": figure["credit"],
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": figure[key]}
            for role, key in (("caption", "caption"), ("alternativeText", "alt"))
            if figure[key]
        ],
        "renditions": [
            {
                "name": f"width-{file['width']}",
                "href": absolute("picture", file["name"]),
                "contentType": "image/jpeg",
                "width": file["width"],
                "height": file["height"],
            }
            for file in files
        ],
    }


def _languages(told) -> list[dict]:
    """The other languages that are live; of an original that is not here, where it
    is said to be."""
    found = [
        {
            "name": f"language-{each.edition.code}",
            "rel": TRANSLATION_OF if each.is_original else TRANSLATION,
            "uri": structured.address_of(each),
            "type": "text",
            "representationType": "partial",
            "language": each.edition.language,
            "title": each.headline,
        }
        for each in told.others
    ]
    source = told.story["source"]
    if source and source["address"]:
        found.append(
            {
                "name": "original",
                "rel": TRANSLATION_OF,
                "uri": source["address"],
                "type": "text",
                "representationType": "partial",
                "language": source["language"],
            }
        )
    return found
