"""Stories that readers do not have, with a random token in everything one can write."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from django.utils import timezone

from articles import workflow
from articles.body import block
from articles.models import Autosave, Byline, Figure, Mistake, Note, Topic, TopicName
from articles.remarks import write
from articles.workflow.ground import backdated
from media.intake import take_in
from media.models import Caption
from people.models import Person, Profile
from tests.cast import make_story, paragraph
from tests.media_files import jpeg

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


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
        """For `zq` is in no word of ours, the rest is looked for only where it is."""
        if "zq" not in (text := text.lower()):
            return set()
        return {what for token, what in self.of.items() if token in text}


@dataclass
class Secret:
    """A story, and the values that its addresses could have."""

    kind: str
    story: object
    slugs: dict
    names: list = field(default_factory=list)


def secret(tokens, cast, kind, edition=None, **fields) -> Secret:
    edition = edition or cast.en

    def new(what):
        return tokens(f"{kind}: {what}")

    story = make_story(
        cast.chief,
        edition,
        new("headline"),
        deck=new("deck"),
        kicker=new("kicker"),
        dateline=new("dateline"),
        slug=new("slug"),
        body=[
            paragraph(f"Said {new('body')}."),
            paragraph(new("last paragraph")),
            _card(new),
        ],
        **fields,
    )
    image = _pictured(story, new)
    person = _credited(story, new)
    topic = Topic.objects.create(name=new("topic"), slug=new("topic's slug"))
    TopicName.objects.create(topic=topic, edition=edition, name=new("topic's name"))
    story.topics.add(topic)
    for place in Note.Place:
        text = new(f"note {place}")
        Note.objects.create(article=story, kind="other", text=text, place=place)
    _inside(story, cast, new)
    slugs = {"story": story.slug, "people": person.slug, "topic": topic.slug}
    names = [*image.renditions.values_list("name", flat=True), image.original]
    return Secret(kind, story, slugs, names)


def _card(new):
    return block(
        "embed",
        provider="link",
        ref=f"https://paper.example/{new('address of a card')}",
        title=new("title of a card"),
        spans=[{"text": new("line of a card")}],
    )


def _pictured(story, new):
    # A picture of another colour is another picture.
    colour = tuple(secrets.randbelow(256) for _ in range(3))
    name = new("picture's name")
    image = take_in(BytesIO(jpeg((400, 240), colour)), name, source="staff")
    image.place, image.persons = new("place"), new("who is seen")
    image.save()
    figure = block("figure")
    story.body.insert(0, figure)
    story.save()
    Figure.objects.create(
        article=story,
        block=figure["id"],
        image=image,
        file_name=f"{new('file name')}.jpg",
        caption=new("caption"),
        alt=new("alt text"),
        credit=new("credit"),
    )
    Caption.objects.create(
        image=image,
        edition=story.edition,
        text=new("picture's caption"),
        alt=new("picture's alt text"),
        credit=new("picture's credit"),
    )
    return image


def _credited(story, new):
    slug, name = new("person's slug"), new("person")
    person = Person.objects.create(
        name=name, slug=slug, email=f"{new('e-mail')}@paper.example"
    )
    Profile.objects.create(
        person=person,
        edition=story.edition,
        name=new("byline"),
        title=new("title"),
        bio=new("bio"),
    )
    Byline.objects.create(article=story, person=person, position=1)
    return person


def _inside(story, cast, new):
    """What the desk says to itself."""
    workflow.submit(story.pk, cast.chief, new("team note"))
    workflow.send_back(story.pk, cast.chief, new("why it was sent back"))
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
    )


def all_of_them(tokens, cast) -> list[Secret]:
    """One of each way in which readers do not have a story."""
    secrets_ = [secret(tokens, cast, kind.__name__) for kind in WAYS]
    for each, way in zip(secrets_, WAYS, strict=True):
        way(each, cast, tokens)
    protected = secret(tokens, cast, "protected", protects_people=True)
    workflow.submit(protected.story.pk, cast.chief)
    return [*secrets_, protected]


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
    workflow.approve_and_publish(each.story.pk, cast.chief, at=moment)


def cancelled(each, cast, tokens):
    scheduled(each, cast, tokens)
    workflow.cancel(each.story.pk, cast.chief, tokens("cancelled: why"))


def spiked(each, cast, tokens):
    workflow.spike(each.story.pk, cast.chief, tokens("spiked: why"))


def killed(each, cast, tokens):
    """Corrected first; what was corrected goes with it."""
    workflow.approve_and_publish(each.story.pk, cast.chief)
    workflow.correct(each.story.pk, cast.chief, tokens("killed: correction"))
    workflow.kill(each.story.pk, cast.chief, note=tokens("killed: why"))


def ended(each, cast, tokens):
    """Its time with readers is over."""
    now = workflow.clock()
    with backdated(now - DAY):
        workflow.approve_and_publish(each.story.pk, cast.chief, until=now - HOUR)


def held(each, cast, tokens):
    """Its moment came while a legal hold was on it."""
    now, why = workflow.clock(), tokens("held: why")
    with backdated(now - DAY):
        workflow.approve_and_publish(each.story.pk, cast.chief, at=now - HOUR)
    with backdated(now - 2 * HOUR):
        workflow.hold(each.story.pk, cast.chief, why, tokens("held: who asked"))


def pulled(each, cast, tokens):
    workflow.approve_and_publish(each.story.pk, cast.chief)
    workflow.pull(each.story.pk, cast.chief, tokens("pulled: why"))


WAYS = [
    *(draft, submitted, approved, embargoed, scheduled, cancelled),
    *(spiked, killed, ended, held, pulled),
]
GONE = {"killed", "ended", "pulled"}
