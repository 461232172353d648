"""A translation begun: a story of another edition with the words of its original, all
of them still to be translated."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from articles.body import new_id
from articles.models import Article, Byline, Figure, Rendering
from articles.refused import Refused
from articles.translation.parts import FIELDS, parts_of
from articles.translation.sources import source_of
from media.rights import newer_ids
from people.roles import may

from .ground import locked
from .writing import begin, keep

# Who made it is credited in every language; who edited or translated it is not.
_CREDITED_TOO = (
    Byline.Role.REPORTER,
    Byline.Role.PHOTOGRAPHER,
    Byline.Role.CONTRIBUTOR,
)
_LOST = (Article.State.SPIKED, Article.State.KILLED)


class TranslatedAlready(Refused):
    """`translation` is set for who may know of it."""

    def __init__(self, sentence, translation=None):
        super().__init__(sentence)
        self.translation = translation


def start_translation(original_id, edition, by) -> Article:
    """The original in the words of its source version, as a draft of `edition` whose
    every part is to be translated. Of a translation its original is meant."""
    original = original_meant(original_id, edition, by)
    try:
        with transaction.atomic():
            return _start(locked(original.pk), edition, by)
    except IntegrityError:
        # Put to it by hand at this moment: that does not lock the original.
        _needs_none_yet(original, edition, by)
        raise


def original_meant(original_id, edition, by) -> Article:
    """The story that would be translated. Raises Refused where `by` may not."""
    offered = Article.objects.translatable_by(by).select_related("original__edition")
    named = offered.select_related("edition").filter(pk=original_id).first()
    if named is None:
        raise Refused(gettext("There is no such story that you may translate."))
    original = named.original or named
    if not may(by, "start", edition):
        raise Refused(
            gettext("You may not start a story in %(edition)s.") % {"edition": edition}
        )
    if not Article.objects.translatable_by(by).filter(pk=original.pk).exists():
        raise Refused(
            gettext(
                "This is a translation, and you may not read its original. Ask an"
                " editor of %(edition)s."
            )
            % {"edition": original.edition}
        )
    if original.edition_id == edition.pk:
        raise Refused(
            gettext("That story is written in %(edition)s.") % {"edition": edition}
        )
    _needs_none_yet(original, edition, by)
    return original


def _needs_none_yet(original, edition, by):
    there = original.translations.filter(edition=edition).first()
    if there is None:
        return
    if not Article.objects.listed_to(by).filter(pk=there.pk).exists():
        there = None
    sentence = gettext("That story has a translation in %(edition)s already.")
    raise TranslatedAlready(sentence % {"edition": edition}, there)


def _start(original, edition, by):
    _needs_none_yet(original, edition, by)
    if original.state in _LOST:
        raise Refused(
            gettext("That story was dropped or withdrawn. Take it back to draft first.")
        )
    source = source_of(original)
    if source is None:
        raise Refused(gettext("That story has no saved version yet. Save it first."))
    article, ids = _copied(original, source, edition)
    begin(article, by)
    _copy_figures(article, source.content, ids)
    article.topics.set(original.topics.all())
    _copy_credits(article, original, by)
    _ask_for_all(article, source, ids)
    keep(article, by)
    return article


def as_if_begun(article, original, by) -> None:
    """Give a translation that was written elsewhere what one has that is begun here:
    section, topics and credits. Its own credits come first."""
    section = original.section
    if section and not article.section_id:
        article.section = article.edition.sections.filter(slug=section.slug).first()
        article.save(update_fields=["section"])
    article.topics.set(original.topics.all())
    _add_credits(article, original, by)


def _add_credits(article, original, by):
    """In each role that the text names somebody for, it has named all."""
    known = list(article.bylines.values_list("role", flat=True))
    rows = [row for row in _credits_of(original, by) if row[1] not in known]
    _write_credits(article, rows, len(known))


def _copied(original, source, edition):
    """A new article with the words of the source, and its blocks' ids by theirs."""
    content = source.content
    ids = {each["id"]: new_id() for each in content["body"]}
    slug = content.get("section")
    article = Article(
        edition=edition,
        original=original,
        true_to=source,
        section=edition.sections.filter(slug=slug).first() if slug else None,
        body=[{**each, "id": ids[each["id"]]} for each in content["body"]],
        **{name: content.get(name) or "" for name in FIELDS},
    )
    return article, ids


def _copy_figures(article, content, ids):
    """Without words: the library has them in each edition. A version of before may
    name a picture that was replaced since."""
    newer = newer_ids(row["image"] for row in content["figures"])
    Figure.objects.bulk_create(
        Figure(
            article=article,
            block=ids[row["block"]],
            image_id=newer.get(row["image"], row["image"]),
            file_name=row["file_name"],
            decorative=bool(row.get("decorative")),
        )
        for row in content["figures"]
        if row["block"] in ids
    )


def _copy_credits(article, original, by):
    _write_credits(article, _credits_of(original, by))


def _credits_of(original, by):
    rows = [
        (each.person_id, each.role)
        for each in original.bylines.all()
        if each.role in _CREDITED_TOO
    ]
    if by and by.person_id:
        rows.append((by.person_id, Byline.Role.TRANSLATOR))
    return rows


def _write_credits(article, rows, behind=0):
    Byline.objects.bulk_create(
        Byline(article=article, person_id=person, role=role, position=number)
        for number, (person, role) in enumerate(rows, behind)
    )


def _ask_for_all(article, source, ids):
    Rendering.objects.bulk_create(
        Rendering(
            article=article,
            part=_own_key(part.key, ids),
            source=part.key,
            state=Rendering.State.TODO,
            true_to=source,
        )
        for part in parts_of(source.content)
    )


def _own_key(key, ids):
    block, slash, name = key.partition("/")
    return f"{ids.get(block, block)}{slash}{name}"
