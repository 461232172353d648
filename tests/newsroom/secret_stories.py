"""Stories that readers do not have, with a random token in everything one can write."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from articles import workflow
from articles.checks import Overriding
from articles.models import Autosave, Mistake, ShareCard
from articles.remarks import write
from articles.workflow.ground import backdated
from media import storage
from people.checks import CHECKS
from tests.cast import make_story
from tests.newsroom import secret_parts as parts

PASSING = Overriding(frozenset(CHECKS))
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


# `zq` is in no word of ours. One in the middle of another is found, too.
TOKEN = re.compile("(?=(zq[0-9a-f]{12}))")


class Tokens:
    """Each is of letters and figures: nothing on the way writes it otherwise."""

    def __init__(self, of=()):
        self.of = dict(of)

    def __call__(self, what) -> str:
        token = f"zq{secrets.token_hex(6)}"
        self.of[token] = what
        return token

    def but(self, said) -> "Tokens":
        """Without those that are public all the same."""
        return Tokens((t, what) for t, what in self.of.items() if t not in said)

    def found_in(self, text) -> set:
        found = set(TOKEN.findall(text.lower()))
        return {self.of[token] for token in found & self.of.keys()}


@dataclass
class Secret:
    """A story, and the values that its addresses could have: `slugs` by the kind of
    page, `names` of public files, `block` of its video, `old` of an older site."""

    kind: str
    story: object
    slugs: dict = field(default_factory=dict)
    names: list = field(default_factory=list)
    block: str = ""
    old: str = ""


def secret(tokens, cast, kind, edition=None, **fields) -> Secret:
    def new(what):
        return tokens(f"{kind}: {what}")

    story = make_story(cast.chief, edition or cast.en, kind, slug=new("slug"), **fields)
    made = filled(story, new, kind)
    made.slugs["series"] = parts.in_series(story, new).slug
    _inside(story, cast, new)
    return made


def filled(story, new, kind) -> Secret:
    """Everything of the story's own, written anew."""
    for name in ("headline", "deck", "kicker", "dateline"):
        setattr(story, name, new(name))
    gallery = parts.figures(new)
    image = parts.pictured(story, new, gallery)
    files = parts.files(story, new, image)
    if story.original is None:
        story.source_language = "fr"
        story.source_address = f"https://paper.example/{new('source')}"
    story.body = [*parts.texts(new), *gallery, *files.values()]
    story.save()
    person, topic = parts.credited(story, new), parts.about(story, new)
    parts.noted(story, new)
    word = "page" if story.section.is_standing else "story"
    slugs = {word: story.slug, "people": person.slug, "topic": topic.slug}
    renditions = image.renditions.values_list("name", flat=True)
    names = [*renditions, image.original, *files]
    video = next(each["id"] for each in files.values() if each["type"] == "video")
    old = parts.formerly_at(story, new)
    return Secret(kind, story, slugs, names, video, old)


def _inside(story, cast, new):
    """What the desk says to itself."""
    workflow.submit(story.pk, cast.chief, new("team note"))
    workflow.send_back(story.pk, cast.chief, new("why it was sent back"))
    workflow.keep(story, cast.chief, why=new("why a version was kept"))
    story.refresh_from_db()
    now = timezone.now()
    Autosave.objects.create(
        article=story,
        edition=story.edition,
        by=cast.chief,
        page=new("page"),
        data={"headline": new("unsaved headline")},
        at=now,
    )
    write(story.pk, cast.chief, new("note to editors"), now, kind="editors")
    Mistake.objects.create(
        article=story,
        text=new("mistake"),
        sentence=new("sentence"),
        at=now,
        by=cast.chief,
        outcome="right",
        answer=new("answer"),
        done_at=now,
        done_by=cast.chief,
    )


def all_of_them(tokens, cast, about) -> list[Secret]:
    """One of each way in which readers do not have a story, or a page `about` the
    paper, which stands in that section."""
    made = [(secret(tokens, cast, way.__name__), way) for way in WAYS]
    standing = {"section": about}
    made += [
        (secret(tokens, cast, f"page {way.__name__}", **standing), way)
        for way in (draft, scheduled, killed)
    ]
    for each, way in made:
        way(each, cast, tokens)
        _carded(each)
    protected = secret(tokens, cast, "protected", protects_people=True)
    workflow.submit(protected.story.pk, cast.chief)
    return [*(each for each, _ in made), protected]


def _carded(each):
    """The card of each of its prints: drawn where a transaction is committed."""
    for printed in each.story.prints.exclude(story={}):
        name = storage.keep_public(f"{secrets.token_hex(16)}.png", b"a card")
        ShareCard.objects.create(print=printed, name=name)
        each.names.append(name)


def publish(each, cast, **more):
    """Whatever the checks find, it is passed over."""
    more = {"overriding": PASSING, **more}
    workflow.approve_and_publish(each.story.pk, cast.chief, **more)


def correct(each, cast, text):
    workflow.correct(each.story.pk, cast.chief, text, overriding=PASSING)


def draft(each, cast, tokens):
    pass


def submitted(each, cast, tokens):
    workflow.submit(each.story.pk, cast.chief)


def approved(each, cast, tokens):
    submitted(each, cast, tokens)
    workflow.approve(each.story.pk, cast.chief)


def embargoed(each, cast, tokens):
    until = workflow.clock() + DAY
    workflow.embargo(each.story.pk, cast.chief, until, tokens("embargoed: why"))


def scheduled(each, cast, tokens):
    moment = workflow.clock() + HOUR
    reason = tokens(f"{each.kind}: why it was passed over")
    overriding = Overriding(PASSING.passing, reason)
    publish(each, cast, at=moment, overriding=overriding)


def cancelled(each, cast, tokens):
    scheduled(each, cast, tokens)
    workflow.cancel(each.story.pk, cast.chief, tokens("cancelled: why"))


def spiked(each, cast, tokens):
    workflow.spike(each.story.pk, cast.chief, tokens("spiked: why"))


def killed(each, cast, tokens):
    """Corrected first; what was corrected goes with it."""
    publish(each, cast)
    correct(each, cast, tokens("killed: correction"))
    workflow.kill(each.story.pk, cast.chief, note=tokens("killed: why"))


def ended(each, cast, tokens):
    """Its time with readers is over."""
    now = workflow.clock()
    with backdated(now - DAY):
        publish(each, cast, until=now - HOUR)


def held(each, cast, tokens):
    """Its moment came while a legal hold was on it."""
    now, why = workflow.clock(), tokens("held: why")
    with backdated(now - DAY):
        publish(each, cast, at=now - HOUR)
    with backdated(now - 2 * HOUR):
        workflow.hold(each.story.pk, cast.chief, why, tokens("held: who asked"))


def pulled(each, cast, tokens):
    publish(each, cast)
    workflow.pull(each.story.pk, cast.chief, tokens("pulled: why"))


WAYS = [
    *(draft, submitted, approved, embargoed, scheduled, cancelled),
    *(spiked, killed, ended, held, pulled),
]
# Readers are told that it is gone, and nothing else.
GONE = {"killed", "ended", "pulled", "page killed"}
