"""A story with everything that a finished story has, and ways to read its page."""

import json
import re
from io import BytesIO

from django.urls import reverse

from articles import workflow
from articles.body import block
from articles.models import Byline, Figure, Note, Topic, TopicName
from media.intake import take_in
from people.models import Person, Profile
from tests.cast import make_story, paragraph
from tests.media_files import jpeg

ROLE = Byline.Role


def publish(cast, edition, headline, **fields):
    """A published story of `edition`, by the chief."""
    story = make_story(cast.chief, edition, headline, **fields)
    workflow.approve_and_publish(story.pk, cast.chief)
    story.refresh_from_db()
    return story


def illustrated(story, alt="A bridge", colour=(90, 120, 150), block_at=0):
    """Puts a picture into a draft."""
    figure = block("figure")
    story.body.insert(block_at, figure)
    story.save()
    image = take_in(BytesIO(jpeg((1000, 600), colour)), "bridge", source="staff")
    return Figure.objects.create(
        article=story,
        block=figure["id"],
        image=image,
        caption="Carts on the bridge.",
        alt=alt,
        credit="Ilse Vand",
    )


def credit(story, edition, name, role, bio="", **fields):
    slug = name.lower().replace(" ", "-")
    person = Person.objects.create(name=name, slug=slug, **fields)
    Profile.objects.create(person=person, edition=edition, name=name, bio=bio)
    Byline.objects.create(article=story, person=person, role=role, position=9)
    return person


def finished(cast):
    """An English translation of a Korean story, both published, nothing missing."""
    korean = publish(cast, cast.ko, "다리가 다시 열렸다", slug="다리-재개통")
    story = make_story(
        cast.chief,
        cast.en,
        original=korean,
        kicker="Roads",
        dateline="ULVEN",
        body=[
            paragraph("The bridge reopened."),
            block("subheading", spans=[{"text": "Two tolls"}]),
            block("quote", spans=[{"text": "We paid twice."}]),
            block("list", ordered=True, items=[[{"text": "Carts"}], [{"text": "Men"}]]),
            block("divider"),
        ],
    )
    illustrated(story)
    credit(
        story,
        cast.en,
        "Mara Quill",
        ROLE.REPORTER,
        bio="Mara Quill covers roads.",
        email="mara@paper.example",
        email_public=True,
    )
    credit(
        story, cast.en, "Osk Vann", ROLE.REPORTER, "Osk walks.", email="osk@x.example"
    )
    credit(story, cast.en, "Han Seol", ROLE.TRANSLATOR)
    credit(story, cast.en, "Bo Lind", ROLE.TRANSLATOR)
    Note.objects.create(article=story, kind="editors_note", text="Up.", place="above")
    Note.objects.create(article=story, kind="names_changed", text="Names were changed.")
    topic = Topic.objects.create(name="roads", slug="길")
    TopicName.objects.create(topic=topic, edition=cast.en, name="Roads & rails")
    story.topics.add(topic)
    workflow.approve_and_publish(story.pk, cast.chief)
    workflow.correct(story.pk, cast.chief, "It said two bridges.")
    story.refresh_from_db()
    return story


def address(story):
    return reverse("story", "newsroom.site_urls", args=[story.edition.code, story.slug])


def get(client, story):
    return client.get(address(story))


def page(response) -> str:
    return response.content.decode()


def words(response) -> str:
    """What a reader reads: no markup, one space between words."""
    body = page(response).partition("<body>")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def linked_data(response) -> dict:
    script = '<script type="application/ld+json">'
    return json.loads(page(response).partition(script)[2].partition("</script>")[0])


def links(response, rel) -> list[tuple]:
    """(hreflang, href) of the link elements of one kind."""
    found = re.findall(rf'<link rel="{rel}"([^>]*)>', page(response))
    return [
        tuple(
            (re.search(rf'{name}="([^"]*)"', each) or [None, None])[1]
            for name in ("hreflang", "href")
        )
        for each in found
    ]
