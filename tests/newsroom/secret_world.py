"""All that is secret, beside stories that readers have."""

from articles import workflow
from articles.models import Arrangement, Look, Part, Section, Series
from media import storage
from people.models import Edition
from tests.articles.finished import publish
from tests.cast import make_story, paragraph
from tests.newsroom import secret_parts, secret_stories
from tests.newsroom.secret_desk import only_the_desk_has
from tests.newsroom.secret_stories import (
    PASSING,
    Tokens,
    all_of_them,
    filled,
    secret,
)

# What all stories have in common, by the kind of page.
COMMON = {
    "section": ["politics", "paper"],
    "topic": [secret_parts.COMMON],
    "people": ["ansel-toor"],
}


class World:
    """`secrets` readers do not have; `changed` and `superseded` they have otherwise;
    `korean` they have in its own edition; `live` is whole, and nothing of it secret."""

    def __init__(self, cast):
        self.tokens = Tokens()
        about = Section.objects.create(
            edition=cast.en, slug="paper", name="The paper", is_standing=True
        )
        self.secrets = all_of_them(self.tokens, cast, about)
        self.changed = _changed_since(self.tokens, cast)
        self.superseded = _superseded(self.tokens, cast)
        self.draft_in_korean = secret(
            self.tokens, cast, "translation", cast.ko, original=self.changed.story
        )
        self.korean = secret(self.tokens, cast, "other edition", cast.ko)
        secret_stories.publish(self.korean, cast)
        self.live = _live(cast, about, self.secrets[1].story)
        _hidden(self.tokens, cast, self.live.story)
        _arranged(cast, self.secrets)
        only_the_desk_has(self.tokens, cast, self.secrets[0])
        self.told = [
            *self.secrets,
            *(self.changed, self.superseded, self.draft_in_korean, self.korean),
            self.live,
        ]
        self.in_korean = self.tokens.found_in(self.said_of(self.korean))
        now = workflow.clock()
        self.year, self.month = now.year, now.month

    def slugs(self, word) -> list:
        found = [each.slugs[word] for each in self.told if word in each.slugs]
        return [*found, *COMMON.get(word, ())]

    @property
    def names(self) -> list:
        """Of a secret's files one of each kind, and all of what readers have."""
        found = []
        for each in self.told:
            ends = {name.rpartition(".")[2]: name for name in each.names}
            found += each.names if each is self.live else ends.values()
        return found

    @property
    def captions(self) -> list:
        """Of each video its story and its block."""
        told = [each for each in self.told if "story" in each.slugs]
        return [(each.slugs["story"], each.block) for each in told]

    def found_in(self, text, address) -> set:
        """Who asks for a word knows it; and what an edition has is public there."""
        found = self.tokens.found_in(text) - self.tokens.found_in(address)
        if address.startswith(("/en/", "/t/en/")):
            return found
        return found - self.in_korean

    @staticmethod
    def said_of(each) -> str:
        """A story that is public in its own edition, and what stands on its page."""
        story = each.story
        prints = story.prints.values_list("story", flat=True)
        people = story.bylines.values_list(
            *("person__name", "person__slug", "person__former__slug"),
            *("person__profiles__name", "person__profiles__title"),
            "person__profiles__bio",
        )
        topics = story.topics.values_list("name", "slug", "former__slug", "names__name")
        series = Series.objects.filter(parts__article=story)
        series = series.values_list("name", "slug", "about")
        data = [storage.open_public(name).read() for name in each.names[-3:]]
        return str([each.slugs, each.old, *prints, *people, *topics, *series, data])


def _of(tokens, kind):
    return lambda what: tokens(f"{kind}: {what}")


def _changed_since(tokens, cast):
    """Readers have it; what the desk wrote since, they do not."""
    story = publish(cast, cast.en, "A story that readers have", slug="readers-have-it")
    new = _of(tokens, "changed since")
    story.slug = new("slug")
    made = filled(story, new, "changed since")
    workflow.keep(story, cast.chief)
    # Its old address leads to where readers have it.
    made.old = ""
    return made


def _superseded(tokens, cast):
    """What it said before is public no more."""
    story = publish(cast, cast.en, "Before", slug="mended")
    made = filled(story, _of(tokens, "superseded"), "superseded")
    workflow.keep(story, cast.chief)
    workflow.update(story.pk, cast.chief, overriding=PASSING)
    for rows in (story.bylines.filter(position=1), story.notes, story.figures):
        rows.all().delete()
    story.topics.clear()
    story.refresh_from_db()
    story.source_language = story.source_address = ""
    story.headline, story.deck, story.kicker = "Mended", "It is whole.", ""
    story.dateline, story.body = "ULVEN", [paragraph("Now it is right.")]
    story.save()
    workflow.keep(story, cast.chief)
    workflow.update(story.pk, cast.chief, overriding=PASSING)
    made.old = ""
    return made


def _hidden(tokens, cast, original):
    """Readers have the translation, and nothing of its text until it takes over a
    correction of the original."""
    new = _of(tokens, "hidden")
    story = make_story(cast.chief, cast.ko, "다리", slug="bridge", original=original)
    gallery = secret_parts.figures(new)
    secret_parts.pictured(story, new, gallery)
    story.body = [*secret_parts.texts(new), *gallery]
    story.save()
    workflow.keep(story, cast.chief)
    workflow.approve_and_publish(story.pk, cast.chief, overriding=PASSING)
    hiding = {story.pk: [each["id"] for each in story.body]}
    how = {"hiding": hiding, "overriding": PASSING}
    workflow.correct(original.pk, cast.chief, "It said more.", **how)


def _arranged(cast, hidden):
    """All of them have a place on the front, for when they come; and the other edition
    names what it has not translated."""
    slots = [{"place": "top", "article": each.story.pk} for each in hidden]
    Arrangement.objects.create(edition=cast.en, slots=slots, by=cast.chief)
    Edition.objects.filter(pk=cast.ko.pk).update(shows_untranslated=True)


def _live(cast, about, hidden):
    """Everything that readers can have, so that each address leads somewhere; in a
    series with a part that they do not have."""
    count = iter(range(1_000))

    def new(what):
        return f"{what} {next(count)}".replace(" ", "-").replace("'", "").lower()

    made = secret(new_of(new), cast, "whole")
    secret_stories.publish(made, cast)
    secret_stories.correct(made, cast, "It said less.")
    page = publish(cast, cast.en, "About us", slug="about-us", section=about)
    made.slugs["page"] = page.slug
    series = Series.objects.get(parts__article=made.story)
    Part.objects.filter(article=hidden).delete()
    Part.objects.create(series=series, article=hidden, position=2)
    values = {"light_accent": "#112233"}
    Look.objects.create(edition=cast.en, values=values, by=cast.chief)
    return made


def new_of(new):
    return lambda what: new(what.partition(": ")[2])
