"""Feeds of an edition, a section, a topic and a person: the newest stories, whole."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils import translation
from django.views.decorators.http import require_safe

from articles import structured, wording
from articles.away import html_of
from articles.models import Byline
from articles.public import absolute
from articles.syndication import FORMS, readable

from . import subjects
from .answers import unless_known
from .whole import finished_of, newest

MOST = 50


class Stories(Feed):
    """Stories of what `subject_of(code, …)` says, in one of FORMS."""

    def __init__(self, subject_of, form):
        self.subject_of = subject_of
        self.form = form
        self.feed_type = FORMS[form]

    def __call__(self, request, *args, **parts):
        response = super().__call__(request, *args, **parts)
        # Of the newest story in it, which is not when the feed changed last.
        del response.headers["Last-Modified"]
        return unless_known(request, response)

    def get_object(self, request, **parts):
        return self.subject_of(**parts)

    def get_feed(self, subject, request):
        with translation.override(wording.chrome_language(subject.edition)):
            return super().get_feed(subject, request)

    def feed_extra_kwargs(self, subject):
        return {"edition": subject.edition}

    def title(self, subject):
        masthead = subject.edition.masthead
        name = f"{subject.name} — {masthead}" if subject.name else masthead
        return readable(wording.led(subject.edition, name))

    def description(self, subject):
        return readable(subject.edition.motto or self.title(subject))

    def subtitle(self, subject):
        return readable(subject.edition.motto) or None

    def link(self, subject):
        return absolute(subject.kind, *subject.parts)

    def feed_url(self, subject):
        return absolute(f"{subject.kind}-{self.form}", *subject.parts)

    feed_guid = feed_url

    def author_name(self, subject):
        return readable(subject.edition.masthead)

    def author_link(self, subject):
        return absolute("front", subject.edition.code)

    def items(self, subject):
        found = newest(
            subject.edition, subject.among(subject.edition.pk, None, MOST), MOST
        )
        told = finished_of(subject.edition, subject.editions, found)
        # A person is known here while there is a story of theirs.
        if subject.kind == "person" and not told:
            raise Http404
        return told

    def item_title(self, told):
        return wording.led(told.edition, told.story["headline"])

    def item_link(self, told):
        return told.address

    def item_guid(self, told):
        return structured.lasting_id(told)

    def item_pubdate(self, told):
        return told.about.first_live

    def item_updateddate(self, told):
        return told.updated

    def item_categories(self, told):
        section = told.story["section"]
        names = [told.edition.developing_mark] if told.developing else []
        names += [section["name"]] if section else []
        return names + [topic["name"] for topic in told.story["topics"]]

    def item_extra_kwargs(self, told):
        people = told.parts["people"]
        wrote = [each for each in people if each["role"] == Byline.Role.REPORTER]
        return {
            "authors": _named(told, wrote),
            "others": _named(told, [each for each in people if each not in wrote]),
            "summary": wording.led(told.edition, told.about.description),
            "content": html_of(told, is_whole=settings.NEWSROOM_FEED_TEXT == "full"),
            "picture": structured.picture_of(told.story),
        }


def _named(told, people) -> list[tuple]:
    """Once each, also who is credited in two roles, in the order of the credits."""
    found = {
        each["id"]: (each["name"], absolute("person", told.edition.code, each["slug"]))
        for each in people
    }
    return list(found.values())


def _feed(subject_of, form):
    return require_safe(Stories(subject_of, form))


FEEDS = {
    f"{kind}-{form}": _feed(getattr(subjects, kind), form)
    for kind in ("front", "section", "topic", "person")
    for form in FORMS
}
