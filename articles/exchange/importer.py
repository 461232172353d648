"""From a parsed text to a draft: the story, its figures, credits, bios and notes."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles import workflow
from articles.body import block, clean, storable
from articles.exchange.people import credit_people
from articles.models import Article, Figure, Note, Team
from articles.models.article import UNDETERMINED
from articles.plaintext import from_text
from articles.refused import Refused
from articles.translation.beginning import holder_of
from articles.translation.originals import why_not_original
from articles.wording import language_name
from articles.workflow.translating import as_if_begun
from media import intake
from people.models import Edition


@dataclass
class Imported:
    """What came of a text: `created` is False where it had been imported before."""

    article: Article
    created: bool = True
    messages: list[str] = field(default_factory=list)


def edition_for(language: str) -> Edition | None:
    """The one edition that is written in `language` (a first subtag), if it is one."""
    found = [each for each in Edition.objects.all() if each.language_code == language]
    return found[0] if len(found) == 1 else None


def import_story(
    parsed,
    *,
    edition,
    source,
    by=None,
    folder=None,
    original=None,
    pictures_from="",
) -> Imported:
    """Make a draft of a ParsedStory, once for the same `source` text and edition.

    `by` joins the story's team; None for a command. `folder` is where pictures
    named in the text are looked for; `original` what it translates, if that is here;
    `pictures_from` where all its pictures are from (Image.Source), if somebody knows.
    Raises workflow.Refused.
    """
    mark = _mark(source, edition)
    if known := Article.objects.filter(source_hash=mark).first():
        return Imported(known, False, [_("This text was imported before.")])
    messages = _remarks(parsed, edition)
    with transaction.atomic():
        article, figures = _draft(parsed, edition, mark)
        if original:
            _put_to(article, original)
        workflow.begin(article, by)
        _add_figures(article, figures, (folder, pictures_from), by, messages)
        messages += credit_people(article, parsed)
        if original:
            _complete(article, by, messages)
        _add_notes(article, parsed)
        workflow.keep(article, by, gettext_noop("Imported from a text"))
    return Imported(article, True, messages)


def _put_to(article, original):
    """Under the original's lock: two who send a translation at once come after each
    other, and the second is told."""
    original = workflow.locked(original.pk)
    if reason := why_not_original(article, original):
        raise Refused(reason)
    article.original, article.source_language = original, ""


def _complete(article, by, messages):
    """Whoever has the translation already gets the draft, too, and its credit."""
    holder = holder_of(article)
    as_if_begun(article, article.original, holder or by)
    if holder and holder != by:
        workflow.join(article, holder, Team.Part.WRITER)
        messages.append(
            _("%(name)s has this translation, and now this draft, too. Tell them.")
            % {"name": holder}
        )


def _mark(source, edition) -> str:
    """The same for a text however it was saved: line ends and spaces do not count."""
    words = " ".join(storable(source).replace("\ufeff", "").split())
    return hashlib.sha256(f"{edition.code}\0{words}".encode()).hexdigest()


def _remarks(parsed, edition) -> list[str]:
    found = []
    if parsed.language and parsed.language != edition.language_code:
        found.append(
            _("The text looks like %(language)s, and the edition is %(edition)s.")
            % {"language": language_name(parsed.language), "edition": edition}
        )
    address = parsed.contact_email
    if address and address.casefold() != edition.contact_email.casefold():
        found.append(
            _(
                "The text gives %(here)s as the address for readers, the edition has"
                " %(there)s. Readers will get the edition's."
            )
            % {"here": address, "there": edition.contact_email or _("none")}
        )
    same = Article.objects.filter(edition=edition, headline=parsed.headline or "")
    if parsed.headline and same.exists():
        found.append(_("There is a story with the same headline already."))
    return found


def _draft(parsed, edition, mark):
    body, figures = _blocks(parsed)
    article = Article(
        edition=edition,
        headline=storable(parsed.headline or "")[:300],
        kicker=storable(parsed.kicker or ""),
        deck=storable(parsed.deck or ""),
        dateline=storable(parsed.dateline or "")[:200],
        body=body,
        source_hash=mark,
        source_language=UNDETERMINED if parsed.translators else "",
    )
    return article, figures


def _blocks(parsed) -> tuple[list[dict], dict]:
    """The body, and its figures as `{block id: Picture}`, in the text's order."""
    figures = {}
    body = _figures_after(parsed, 0, figures)
    for number, entry in enumerate(parsed.paragraphs, 1):
        _add_entry(body, entry, parsed.dateline)
        body += _figures_after(parsed, number, figures)
    return body, figures


def _figures_after(parsed, number, figures):
    made = []
    for picture in parsed.images:
        if picture.after_paragraph == number:
            made.append(block("figure"))
            figures[made[-1]["id"]] = picture
    return made


def _add_entry(body, entry, dateline):
    """One entry of the text as a block; items that follow each other are one list."""
    if entry.kind == "table":
        body += clean(from_text(storable(entry.text))[0])
        return
    spans = [
        {**span, "text": storable(span["text"])}
        for span in entry.spans(lead_in=not dateline)
    ]
    if entry.kind != "item":
        body.append(block(entry.kind, spans=spans))
        return
    last = body[-1] if body else {}
    if last.get("type") == "list" and last["ordered"] == entry.ordered:
        last["items"].append(spans)
    else:
        body.append(block("list", ordered=entry.ordered, items=[spans]))


def _add_figures(article, figures, shelf, by, messages):
    for number, (key, picture) in enumerate(figures.items(), 1):
        Figure.objects.create(
            article=article,
            block=key,
            image=_image(picture, number, shelf, by, messages),
            file_name=storable(picture.file_name or "")[:200],
            caption=storable(picture.caption or ""),
            credit=storable(picture.credit or "")[:300],
        )


def _image(picture, number, shelf, by, messages):
    folder, pictures_from = shelf
    path = _beside(folder, picture.file_name)
    if path is None:
        messages.append(
            _("Picture %(number)s has no file yet. Add it on the story's page.")
            % {"number": number}
        )
        return None
    try:
        with path.open("rb") as file:
            return intake.take_in(file, path.stem, by, pictures_from)
    except intake.Refused as refusal:
        messages.append(f"{path.name}: {refusal}")
        return None


def _beside(folder, name) -> Path | None:
    """The file of that plain name in the folder; a name with a path is none."""
    if not folder or not name or Path(name).name != name or "\0" in name:
        return None
    path = Path(folder) / name
    return path if path.is_file() else None


def _add_notes(article, parsed):
    Note.objects.bulk_create(
        Note(
            article=article,
            kind=note.kind if note.kind in Note.Kind.values else Note.Kind.OTHER,
            text=storable(note.text),
            place=note.position,
        )
        for note in parsed.notes
    )
