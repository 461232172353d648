"""Bringing an earlier version back into the desk copy: a new version, never a loss.

`plan` says what would stand in the desk copy then, and what has to stay out; the
page that asks shows it, and `put_back` does it.
"""

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from articles import body, workflow
from articles.addresses import why_slug_stays
from articles.desk.figures import put_figures
from articles.desk.parts import put_credits, put_notes
from articles.models import Article, Topic
from articles.snapshot import TEXTS, snapshot
from articles.steps import Refused, may_do
from media.models import Image
from people.models import Person

# What a version says of its origin; one is not restored without the others.
_ORIGIN = ("original", "source_language", "source_address")
LONGEST_WHY = Article.revisions.rel.related_model._meta.get_field("why").max_length


@dataclass
class Plan:
    """`content` is what the desk copy would be, as a revision keeps it; `left_out`
    says, a phrase each, what of the version is not in it."""

    content: dict
    left_out: list[str] = field(default_factory=list)
    changes_anything: bool = True
    has_ended_approval: bool = False


def plan(article, content) -> Plan:
    """State, edition, team and the plan when to publish are not a version's matter."""
    now = snapshot(article)
    planned = Plan({**now, **{name: content.get(name) or "" for name in TEXTS}})
    _plan_origin(planned, article, content, now)
    _plan_slug(planned, article, now)
    _plan_section(planned, article, content, now)
    _plan_body(planned, content)
    _plan_credits(planned, content)
    _plan_topics(planned, content)
    planned.content["notes"] = content.get("notes") or []
    planned.changes_anything = _unordered(planned.content) != _unordered(now)
    return planned


def _unordered(content) -> dict:
    """Without what only says in which order rows were written."""
    credits = [{**row, "position": n} for n, row in enumerate(content["bylines"])]
    figures = sorted(content["figures"], key=lambda row: row["block"])
    return {**content, "bylines": credits, "figures": figures}


def _plan_origin(planned, article, content, now):
    for name in _ORIGIN:
        planned.content[name] = now[name]
    if all((content.get(name) or None) == (now[name] or None) for name in _ORIGIN):
        return
    if content.get("original") == now["original"] is None:
        for name in _ORIGIN[1:]:
            planned.content[name] = content.get(name) or ""
        return
    planned.left_out.append(
        gettext("which story it is a translation of: that stays as it is now")
    )


def _plan_slug(planned, article, now):
    """Where the version had no address yet, the one of now stays."""
    slug = planned.content["slug"]
    if slug in ("", now["slug"]):
        planned.content["slug"] = now["slug"]
    elif why_slug_stays(article):
        _leave_slug(planned, now, gettext("the address: readers have the one of now"))
    elif (
        Article.objects.filter(edition=article.edition_id, slug=slug)
        .exclude(pk=article.pk)
        .exists()
    ):
        _leave_slug(
            planned,
            now,
            gettext("the address “%(slug)s”: another story has it") % {"slug": slug},
        )


def _leave_slug(planned, now, sentence):
    planned.content["slug"] = now["slug"]
    planned.left_out.append(sentence)


def _plan_section(planned, article, content, now):
    slug = content.get("section")
    if not slug or article.edition.sections.filter(slug=slug).exists():
        planned.content["section"] = slug or None
        return
    planned.left_out.append(
        gettext("the section “%(section)s”: it is gone") % {"section": slug}
    )


def _plan_body(planned, content):
    """A picture that is gone leaves its place and its words."""
    planned.content["body"] = body.clean(content.get("body") or [])
    rows = content.get("figures") or []
    known = _known(Image, [row["image"] for row in rows])
    gone = sum(bool(row["image"]) and row["image"] not in known for row in rows)
    planned.content["figures"] = [
        {
            **row,
            "image": row["image"] if row["image"] in known else None,
            # No version before there was such a thing says it.
            "decorative": bool(row.get("decorative")),
        }
        for row in rows
    ]
    if gone:
        planned.left_out.append(
            gettext("pictures that are gone: %(count)s. Their words are there.")
            % {"count": gone}
        )


def _plan_credits(planned, content):
    rows = content.get("bylines") or []
    known = _known(Person, [row["person"] for row in rows])
    planned.content["bylines"] = [row for row in rows if row["person"] in known]
    if gone := len(rows) - len(planned.content["bylines"]):
        planned.left_out.append(
            gettext("credits of people who are gone: %(count)s") % {"count": gone}
        )


def _known(model, ids) -> set:
    found = model.objects.filter(pk__in=[key for key in ids if key])
    return set(found.values_list("pk", flat=True))


def _plan_topics(planned, content):
    names = content.get("topics") or []
    known = set(Topic.objects.filter(name__in=names).values_list("name", flat=True))
    planned.content["topics"] = sorted(name for name in names if name in known)
    if gone := [name for name in names if name not in known]:
        planned.left_out.append(
            gettext("topics that are gone: %(topics)s") % {"topics": ", ".join(gone)}
        )


def put_back(article_id, by, number, seen_version, why="") -> Plan:
    """Version `number` becomes the desk copy, as a new version. Raises Refused, also
    where somebody saved after `seen_version`, which `by` had in view."""
    try:
        with transaction.atomic():
            article = workflow.locked(article_id)
            content = _allowed(article, by, number, seen_version)
            planned = plan(article, content)
            if not planned.changes_anything:
                raise Refused(stands_so())
            _write(article, planned.content)
            why = body.storable(why.strip() or brought_back(number))
            ended = workflow.keep(article, by, why[:LONGEST_WHY], restored=number)
            planned.has_ended_approval = bool(ended)
    except IntegrityError as error:
        # The same address at the same moment: the next plan sees and names it.
        raise Refused(
            gettext("Another story took the same address at this moment. Try again.")
        ) from error
    return planned


def _allowed(article, by, number, seen_version) -> dict:
    if not may_do(article, "edit", by):
        raise Refused(gettext("You may read this story and not change it."))
    revision = article.revisions.filter(number=number).first()
    if revision is None:
        raise Refused(no_version(number))
    if article.version != seen_version:
        raise Refused(_saved_since(article))
    return revision.content


def brought_back(number) -> str:
    """Why there is the new version, where nobody said; kept in English."""
    return f"Version {number} brought back"


def stands_so() -> str:
    return gettext("The story stands so already. There is nothing to bring back.")


def no_version(number) -> str:
    return gettext("This story has no version %(number)s.") % {"number": number}


def _saved_since(article):
    last = article.revisions.select_related("by__person").first()
    at = last.at.astimezone(article.edition.zone)
    return gettext(
        "%(name)s saved the story at %(time)s, after you opened this page. Below is"
        " what it would change now. Look at it, then do it again."
    ) % {"name": last.by or gettext("a command"), "time": f"{at:%H:%M}"}


def _write(article, content):
    for name in TEXTS:
        setattr(article, name, content[name])
    article.original_id = content["original"]
    article.section = article.edition.sections.filter(slug=content["section"]).first()
    article.body = content["body"]
    article.save()
    ids = [row["image"] for row in content["figures"] if row["image"]]
    images = Image.objects.in_bulk(ids)
    put_figures(
        article,
        [
            (row["block"], {**row, "image": images.get(row["image"])})
            for row in content["figures"]
        ],
    )
    people = Person.objects.in_bulk([row["person"] for row in content["bylines"]])
    put_credits(
        article,
        [{**row, "person": people[row["person"]]} for row in content["bylines"]],
    )
    put_notes(article, content["notes"])
    article.topics.set(Topic.objects.filter(name__in=content["topics"]))
