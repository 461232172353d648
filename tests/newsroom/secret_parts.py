"""What a story has on it, with a token in everything one can write."""

import secrets

from PIL import Image

from articles.body import block
from articles.models import (
    Byline,
    Figure,
    Note,
    OldAddress,
    Part,
    Series,
    Topic,
    TopicName,
)
from media import storage
from media.intake import keep
from media.models import Caption, Enclosure, EnclosureWords
from people.models import Person, Profile
from people.spelling import respell

COMMON = "common-to-all"
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n"
# Kind of a file -> the end of its name, and what else a row of it has to say.
FILES = {
    "video": ("mp4", {"seconds": 1, "width": 2, "height": 2}),
    "sound": ("m4a", {"seconds": 1}),
    "document": ("pdf", {"pages": 1}),
}


def spans(*texts, **more):
    return [{"text": text, **more} for text in texts]


def texts(new) -> list:
    """Every kind of block that holds words itself."""
    there = f"https://paper.example/{new('address of a link')}"
    cell = spans(new("cell of a table"))
    return [
        block("paragraph", spans=spans(new("body"), new("link"), href=there)),
        block("subheading", spans=spans(new("subheading"))),
        block("quote", spans=spans(new("quote"))),
        block("list", ordered=False, items=[spans(new("item of a list"))]),
        block(
            "table",
            caption=spans(new("caption of a table")),
            source=spans(new("source of a table")),
            head=False,
            side=False,
            rows=[[cell, cell]],
        ),
        block(
            "embed",
            provider="link",
            ref=f"https://paper.example/{new('address of a card')}",
            title=new("title of a card"),
            spans=spans(new("line of a card")),
        ),
    ]


def figures(new) -> list:
    """A gallery, and data of a chart; their pictures are rows (`pictured`)."""
    data = block(
        "table",
        caption=spans(new("caption of data")),
        source=spans(new("source of data")),
        head=False,
        side=False,
        rows=[[spans(new("cell of data"))]],
        joined=True,
    )
    return [block("figure"), block("figure", joined=True), data]


def pictured(story, new, blocks):
    """Rows of the figures among the blocks, all of one picture; the picture."""
    # A picture of another colour is another picture.
    colour = tuple(secrets.randbelow(256) for _ in range(3))
    pixels = Image.new("RGB", (64, 40), colour)
    image = keep(pixels, new("picture's name"), source="staff")
    image.licence = new("licence")
    image.place, image.persons = new("place"), new("who is seen")
    image.save()
    for each in blocks:
        if each["type"] == "figure":
            Figure.objects.create(
                article=story,
                block=each["id"],
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


def files(story, new, poster) -> dict:
    """A sound, a video and a document: blocks by the names of their files."""
    return {name: made for name, made in (_file(story, new, poster, k) for k in FILES)}


def _file(story, new, poster, kind):
    suffix, facts = FILES[kind]
    data = new(f"bytes of a {kind}").encode()
    name = storage.keep_public(f"{secrets.token_hex(16)}.{suffix}", data)
    facts = {**facts, "poster": poster} if kind == "video" else facts
    file = Enclosure.objects.create(
        kind=kind,
        name=new(f"name of a {kind}"),
        file=name,
        size=len(data),
        has_speech=False,
        language="en",
        source="staff",
        licence=new(f"licence of a {kind}"),
        **facts,
    )
    EnclosureWords.objects.create(
        enclosure=file,
        edition=story.edition,
        title=new(f"title of a {kind}"),
        credit=new(f"credit of a {kind}"),
        transcript=new(f"transcript of a {kind}"),
        captions=VTT + new(f"captions of a {kind}") + "\n",
    )
    return name, block(kind, file=file.pk, spans=spans(new(f"line under a {kind}")))


def credited(story, new):
    """Somebody with another address since."""
    person = Person.objects.create(
        name=new("person"),
        slug=new("person's former slug"),
        email=f"{new('e-mail')}@paper.example",
    )
    Person.objects.filter(pk=person.pk).update(slug=new("person's slug"))
    person.refresh_from_db()
    Profile.objects.create(
        person=person,
        edition=story.edition,
        name=new("byline"),
        family=new("family name"),
        reading=new("reading"),
        other_spellings=new("other spelling"),
        title=new("title"),
        bio=new("bio"),
    )
    respell(person)
    Byline.objects.create(article=story, person=person, position=1)
    return person


def about(story, new):
    """A topic with another address since."""
    topic = Topic.objects.create(name=new("topic"), slug=new("topic's former slug"))
    Topic.objects.filter(pk=topic.pk).update(slug=new("topic's slug"))
    topic.refresh_from_db()
    name = new("topic's name")
    TopicName.objects.create(topic=topic, edition=story.edition, name=name)
    story.topics.add(topic, common())
    return topic


def common():
    """A topic of all stories, by which those that readers have name others."""
    return Topic.objects.get_or_create(slug=COMMON, defaults={"name": COMMON})[0]


def noted(story, new):
    for place in Note.Place:
        text = new(f"note {place}")
        Note.objects.create(article=story, kind="other", text=text, place=place)


def in_series(story, new):
    """A series of its own."""
    series = Series.objects.create(
        edition=story.edition,
        name=new("series"),
        slug=new("series' slug"),
        about=new("about the series"),
    )
    Part.objects.create(series=series, article=story, position=1)
    return series


def formerly_at(story, new) -> str:
    """Its address on an older site."""
    address = f"/archives/{new('old address')}.html"
    OldAddress.objects.create(address=address, article=story)
    return address
