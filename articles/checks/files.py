"""Sounds, videos and documents that readers may not get, or that not all of them could
follow."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import enclosures
from articles.checks.finding import Finding, Place
from articles.checks.pictures import asks_for_protection
from articles.checks.reading import says_something
from media.enclosures import rights
from media.protecting import unchecked
from media.rights import current, why_unusable


def files(level, reading):
    """Each is in the library, may be used, and a document says what it is."""
    for block, file in reading.files:
        if file is None:
            sentence = _("%(kind)s %(number)s is not in the library any more.")
            yield _found("files", level, sentence, block, None)
            continue
        for sentence, about in _lacking(file, reading):
            yield _found("files", level, sentence, block, file, about)


def _lacking(file, reading):
    if why := rights.why_unusable(file, reading.at):
        yield (
            {
                rights.UNSTATED: _("%(kind)s %(number)s: say where it is from."),
                rights.OVER: _("%(kind)s %(number)s: its time is over by then."),
            }[why],
            why,
        )
    if file.poster and why_unusable(current(file.poster), reading.at):
        yield _("%(kind)s %(number)s: its poster may not be used."), "poster"
    protects = file.poster and asks_for_protection(reading.article)
    if protects and unchecked(current(file.poster)):
        sentence = _("%(kind)s %(number)s: look for people to protect in its poster.")
        yield sentence, "faces"
    if file.kind != "document":
        return
    words = enclosures.words_of(file, reading.edition.pk)
    if not says_something(getattr(words, "title", "")):
        yield _("%(kind)s %(number)s has no title in this edition."), "title"
    if not file.language:
        yield _("%(kind)s %(number)s: say in which language it is."), "language"


def transcripts(level, reading):
    """Who cannot hear reads what is said, in the language of the edition."""
    for block, file in reading.files:
        if file is None or file.kind == "document" or not file.has_speech:
            continue
        words = enclosures.words_of(file, reading.edition.pk)
        if not says_something(getattr(words, "transcript", "")):
            sentence = _("%(kind)s %(number)s has no transcript in this edition.")
            yield _found("transcript", level, sentence, block, file, "transcript")
        if file.kind == "video" and not getattr(words, "captions", ""):
            sentence = _("%(kind)s %(number)s has no captions in this edition.")
            yield _found("transcript", level, sentence, block, file, "captions")


def voices(level, reading):
    """No program makes a voice or a moving face unrecognisable here: where a story
    protects people, somebody has to have heard and seen it."""
    if not asks_for_protection(reading.article):
        return
    for block, file in reading.files:
        if file and file.kind != "document":
            sentence = _(
                "%(kind)s %(number)s: this story protects people. Say that nobody is"
                " known by a voice, a face or a place."
            )
            yield _found("voices", level, sentence, block, file, "voices")


def _found(key, level, sentence, block, file, about=""):
    kinds = {"sound": _("Sound"), "video": _("Video"), "document": _("Document")}
    words = {"kind": kinds[block["type"]], "number": block["file"]}
    page = reverse("admin:media_enclosure_change", args=[file.pk]) if file else ""
    place = Place("id_body", block=block["id"], address=page)
    return Finding(key, level, sentence % words, (place,), f"{about} {block['file']}")
