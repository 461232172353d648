"""What pictures lack in each edition whose stories use them, and filling it in.

A row is a picture, a column an edition. What is written here is the library's and
serves every use of the picture in that edition; the words of one use stay its own.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.waiting.pictures import ALIVE, WORDS, lacking_figures
from articles.models import Article, Figure
from media import changes
from media.models import Caption, Image
from media.models.caption import EITHER_OR
from people.roles import editions_where

# Rows of one page; the next come when these are done.
MOST = 40
LONGEST = {"text": 5_000, "alt": 2_000, "credit": 300}


@dataclass
class Gap:
    """What the picture lacks in one edition, and what it has there."""

    image: Image
    edition: object
    lacks: list
    caption: Caption | None = None
    stories: dict = field(default_factory=dict)
    is_live: bool = False

    @property
    def key(self) -> str:
        return f"{self.image.pk}-{self.edition.pk}"

    @property
    def fields(self) -> list[dict]:
        """Of the library's words each that is missing, and the others to read."""
        return [
            {
                "name": f"{name}-{self.key}",
                "label": label,
                "of": name,
                "is_lacking": name in self.lacks,
                "text": getattr(self.caption, name, ""),
                "longest": LONGEST[name],
            }
            for name, label in NAMES.items()
        ]


NAMES = {of: label for _name, (of, label) in WORDS.items()}


@dataclass
class Line:
    """A cell for each edition: a Gap; None where nothing is missing; False where no
    story of it has the picture."""

    image: Image
    cells: list


def queue(user, editions, chosen=None):
    """(lines, whether there are more), live ones first; `chosen` asks for one edition
    alone."""
    gaps = _gaps(user, [chosen] if chosen else editions)
    images = list(dict.fromkeys(image for image, _edition in gaps))
    shown = images[:MOST]
    found = _with_words(gaps, shown, {each.pk: each for each in editions})
    used = dict.fromkeys(_used(user, shown))
    cells = used | found
    lines = [
        Line(pictures, [cells.get((pictures.pk, each.pk), False) for each in editions])
        for pictures in _pictures(shown)
    ]
    return lines, len(images) > MOST


def editions_of(user, editions) -> list:
    allowed = editions_where(user, "pictures")
    return [each for each in editions if allowed is None or each.pk in allowed]


def _gaps(user, editions) -> dict:
    """(image, edition) -> rows of the uses that lack something, in their order."""
    found = {}
    for each in lacking_figures(user, [edition.pk for edition in editions]):
        if each["image"]:
            key = each["image"], each["article__edition"]
            found.setdefault(key, []).append(each)
    return found


def _used(user, images):
    """(image, edition) of the stories that have them and that `user` may read."""
    stories = Article.objects.visible_to(user).filter(state__in=ALIVE)
    uses = Figure.objects.filter(image__in=images, article__in=stories)
    return uses.values_list("image", "article__edition").distinct()


def _pictures(ids):
    images = Image.objects.prefetch_related("renditions").in_bulk(ids)
    return [images[pk] for pk in ids if pk in images]


def _with_words(gaps, shown, editions):
    kept = {key: rows for key, rows in gaps.items() if key[0] in set(shown)}
    captions = {
        (each.image_id, each.edition_id): each
        for each in Caption.objects.filter(image__in=shown, edition__in=editions)
    }
    ids = {row["article"] for rows in kept.values() for row in rows}
    stories = Article.objects.defer("body").in_bulk(ids)
    images = {each.pk: each for each in _pictures(shown)}
    return {
        key: Gap(
            images[key[0]],
            editions[key[1]],
            [of for name, (of, _l) in WORDS.items() if _is_missing(rows, name)],
            captions.get(key),
            {row["article"]: stories[row["article"]] for row in rows},
            any(row["article__state"] == Article.State.PUBLISHED for row in rows),
        )
        for key, rows in kept.items()
        if key[0] in images
    }


def _is_missing(rows, name):
    return any(not row[f"the_{name}"] for row in rows)


def write(user, sent, editions):
    """Writes what was filled in, each picture by itself. Returns (how many captions,
    sentences of what ended, the pictures, {key: what was not taken and why})."""
    done, said, images, refused = 0, [], [], {}
    for image_id, rows in sent.items():
        with transaction.atomic():
            image = (
                Image.objects.select_for_update(no_key=True).filter(pk=image_id).first()
            )
            if image is None:
                continue
            written = 0
            for edition_id, words in rows.items():
                if edition_id not in editions:
                    continue
                if why := _write(image, edition_id, words):
                    refused[f"{image_id}-{edition_id}"] = (words, why)
                else:
                    written += 1
            if written:
                said += changes.tell(image, user)
                images.append(image)
                done += written
    return done, list(dict.fromkeys(said)), images, refused


def _write(image, edition_id, words) -> str:
    """Fills what is empty; what somebody wrote meanwhile is not written over."""
    caption = image.captions.filter(edition=edition_id).first()
    caption = caption or Caption(image=image, edition_id=edition_id)
    for name, text in words.items():
        if name == "decorative":
            continue
        if len(text) > LONGEST[name]:
            return _("This is too long: at most %(most)s characters.") % {
                "most": LONGEST[name]
            }
        if (there := getattr(caption, name)) and there != text:
            return _("Somebody wrote this meanwhile: %(text)s") % {"text": there}
        setattr(caption, name, text)
    caption.decorative = caption.decorative or bool(words.get("decorative"))
    if caption.decorative and caption.alt:
        return str(EITHER_OR)
    caption.save()
    return ""
