"""All that is secret, beside a story that readers have."""

from articles import workflow
from tests.articles.finished import illustrated, publish
from tests.cast import make_story
from tests.newsroom.secret_stories import Tokens, all_of_them, secret

# By the first word of the path, whose slugs they are; all of them under another word.
SLUGS_OF = ("story", "people", "topic")


class World:
    def __init__(self, cast):
        self.tokens = Tokens()
        self.secrets = all_of_them(self.tokens, cast)
        self.changed = _changed_since(self.tokens, cast)
        self.superseded = _superseded(self.tokens, cast)
        self.korean = secret(self.tokens, cast, "other edition", cast.ko)
        workflow.approve_and_publish(self.korean.story.pk, cast.chief)
        told = [*self.secrets, self.korean]
        self.by_word = {word: [each.slugs[word] for each in told] for word in SLUGS_OF}
        self.by_word["story"] += [self.changed.slug, self.superseded.slug]
        self.names = [name for each in self.secrets for name in each.names]
        bodies = [each.story.body for each in self.secrets]
        self.blocks = [body[1]["id"] for body in bodies[:2]]
        now = workflow.clock()
        self.year, self.month = now.year, now.month

    @property
    def slugs(self):
        return ["politics", *(slug for each in self.by_word.values() for slug in each)]

    def found_in(self, text, address) -> set:
        """Who asks for a word knows it; and an edition's story is public there."""
        found = self.tokens.found_in(text) - self.tokens.found_in(address)
        if address.startswith("/en/"):
            return found
        return {each for each in found if not each.startswith("other edition: ")}


def _changed_since(tokens, cast):
    """Readers have it; what the desk wrote since, they do not."""
    story = publish(cast, cast.en, "A story that readers have", slug="readers-have-it")
    story.headline = tokens("changed since: headline")
    story.deck = tokens("changed since: deck")
    story.body[0]["spans"][0]["text"] = tokens("changed since: body")
    figure = illustrated(story, tokens("changed since: alt text"), (9, 90, 9))
    figure.caption = tokens("changed since: caption")
    figure.save()
    story.save()
    workflow.keep(story, cast.chief)
    return story


def _superseded(tokens, cast):
    """What it said before is public no more."""
    story = make_story(
        cast.chief, cast.en, tokens("superseded: headline"), slug="mended"
    )
    story.body[0]["spans"][0]["text"] = tokens("superseded: body")
    story.save()
    workflow.keep(story, cast.chief)
    workflow.approve_and_publish(story.pk, cast.chief)
    story.refresh_from_db()
    story.headline = "Mended"
    story.body[0]["spans"][0]["text"] = "Now it is right."
    story.save()
    workflow.keep(story, cast.chief)
    workflow.update(story.pk, cast.chief)
    return story
