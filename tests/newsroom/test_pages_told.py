"""What the database tells page layers: of every change that readers may see, whoever
makes it and however, and of nothing else."""

from datetime import timedelta

import psycopg
import pytest

from articles import workflow
from articles.arrangements import Order, arrange
from articles.models import Correction, Look, Section, Topic, TopicName
from articles.models.live import LiveArticle
from articles.models.translation import CorrectionDuty
from media.models import Caption, Image, Rendition
from newsroom.page_layer.listening import CHANNEL
from people.models import Edition, Person, Profile, User
from tests.newsroom.running_desk import written


class Ear:
    """Hears what is told, with the site's own login."""

    def __init__(self, connection):
        self._connection = connection

    def heard(self) -> set:
        """All that was told of what is committed by now."""
        connection = self._connection
        connection.execute("select 1")
        told = list(connection.notifies(timeout=0.05))
        return {key for each in told for key in each.payload.split()}


@pytest.fixture
def ear(newsroom):
    address = newsroom.environment["SITE_DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"listen {CHANNEL}")
        yield Ear(connection)


@pytest.fixture
def editor(newsroom):
    return User.objects.get(username="editor")


def pictured():
    """A picture that a live story shows, and that nothing took the place of."""
    shown = LiveArticle.objects.exclude(images=[]).values_list("images", flat=True)
    images = [each for images in shown for each in images]
    return Image.objects.filter(pk__in=images, replaced_by=None).first()


def test_it_works(ear, editor):
    article = written(editor, "Carts cross")
    assert ear.heard() <= {f"person-{Person.objects.get(slug='ole-carter').pk}"}
    workflow.approve_and_publish(article.pk, editor)
    told = ear.heard()
    person = Person.objects.get(slug="ole-carter")
    section = article.section
    assert told >= {
        f"story-{article.pk}",
        f"work-{article.pk}",
        f"section-{section.pk}",
        f"newest-{section.pk}",
        f"with-{person.pk}",
        f"by-{person.pk}",
        f"corrections-{article.edition_id}",
        "missing",
        *(f"front-{each.pk}" for each in Edition.objects.all()),
    }
    workflow.kill(article.pk, editor)
    beside = {f"newest-{section.pk}", f"with-{person.pk}"}
    assert ear.heard() >= told - beside


def test_of_a_front_is_told_that_it_is_arranged_and_what_develops(ear, editor):
    article = written(editor, "Carts develop")
    workflow.approve_and_publish(article.pk, editor)
    front = f"front-{article.edition_id}"
    ear.heard()
    newest = article.edition.arrangements.first()
    arrange(article.edition, editor, Order([article.pk]), newest.pk if newest else 0)
    assert ear.heard() == {front}
    workflow.develop(article.pk, editor, workflow.clock() + timedelta(hours=1))
    told = ear.heard()
    assert told >= {"clock", front, f"story-{article.pk}"}
    workflow.conclude(article.pk, editor)
    assert ear.heard() == told


def test_of_a_planned_story_nothing_is_told(ear, editor):
    article = written(editor, "Carts will cross")
    ear.heard()
    moment = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(article.pk, editor, at=moment)
    assert ear.heard() == {"clock"}
    # Stopped by a hold, and back on the clock when it is lifted.
    workflow.hold(article.pk, editor, "Their lawyer called.")
    assert ear.heard() == set()
    workflow.lift_hold(article.pk, editor, "Settled")
    assert ear.heard() == {"clock"}
    workflow.cancel(article.pk, editor)


def test_a_minor_fix_leaves_the_neighbours_alone(ear, editor, live_story):
    ear.heard()
    live_story.refresh_from_db()
    live_story.deck = "In one direction."
    live_story.save()
    workflow.keep(live_story, editor)
    workflow.update(live_story.pk, editor)
    told = ear.heard()
    assert {f"story-{live_story.pk}", f"section-{live_story.section.pk}"} <= told
    assert f"newest-{live_story.section.pk}" not in told


def test_people(ear, live_story):
    person = Person.objects.get(slug="ole-carter")
    ear.heard()
    Person.objects.filter(pk=person.pk).update(email_public=False)
    assert ear.heard() == {f"person-{person.pk}"}
    Profile.objects.filter(person=person).delete()
    Profile.objects.create(person=person, edition=live_story.edition, name="Ole C.")
    assert ear.heard() == {f"person-{person.pk}"}


def test_editions_and_sections_are_on_every_page(ear):
    Edition.objects.filter(code="en").update(imprint="Ulven")
    assert ear.heard() == {"*"}
    Section.objects.create(
        edition=Edition.objects.get(code="en"), slug="carts", name="Carts"
    ).delete()
    assert ear.heard() == {"*"}


def test_topics(ear):
    topic, _ = Topic.objects.get_or_create(name="Carts", slug="carts")
    ear.heard()
    edition = Edition.objects.get(code="en")
    TopicName.objects.create(topic=topic, edition=edition, name="Wagons").delete()
    assert ear.heard() == {f"topic-{topic.pk}"}
    number = topic.pk
    topic.delete()
    assert ear.heard() == {f"topic-{number}", "missing"}


def test_stories_are_told_of_the_new_name_of_their_topic(ear):
    live = LiveArticle.objects.exclude(topics=[]).first()
    topic = Topic.objects.get(slug=live.topics[0])
    ear.heard()
    Topic.objects.filter(pk=topic.pk).update(name=topic.name)
    assert ear.heard() >= {f"topic-{topic.pk}", f"story-{live.article_id}"}


def test_pictures(ear):
    image = pictured()
    key = f"picture-{image.pk}"
    ear.heard()
    Image.objects.filter(pk=image.pk).update(place="Ulven")
    assert ear.heard() == set()
    was = image.usable_until
    Image.objects.filter(pk=image.pk).update(usable_until=workflow.clock())
    assert key in ear.heard()
    Image.objects.filter(pk=image.pk).update(usable_until=was)
    assert key in ear.heard()
    rendition = image.renditions.first()
    Rendition.objects.filter(pk=rendition.pk).update(name=rendition.name)
    assert key in ear.heard()
    edition = Edition.objects.first()
    words, _is_new = Caption.objects.get_or_create(image=image, edition=edition)
    ear.heard()
    Caption.objects.filter(pk=words.pk).update(decorative=words.decorative)
    assert key in ear.heard()


def test_a_picture_that_stands_in_for_another(ear):
    image = pictured()
    other = Image.objects.exclude(pk=image.pk).first()
    Image.objects.filter(pk=image.pk).update(replacement=other)
    ear.heard()
    Image.objects.filter(pk=other.pk).update(usable_until=workflow.clock())
    assert f"picture-{image.pk}" in ear.heard()
    Image.objects.filter(pk=other.pk).update(usable_until=None)
    Image.objects.filter(pk=image.pk).update(replacement=None)


def test_what_took_the_place_of_a_logo_stands_on_every_page(ear, editor):
    logo, other = Image.objects.filter(replaced_by=None).order_by("pk")[:2]
    edition = Edition.objects.first()
    Look.objects.create(edition=edition, values={}, logo=logo, by=editor)
    Image.objects.filter(pk=logo.pk).update(replaced_by=other)
    ear.heard()
    Image.objects.filter(pk=other.pk).update(usable_until=workflow.clock())
    assert "*" in ear.heard()
    Image.objects.filter(pk=other.pk).update(usable_until=None)
    Image.objects.filter(pk=logo.pk).update(replaced_by=None)
    Look.objects.create(edition=edition, values={}, by=editor)


def test_duties_and_other_originals(ear, editor, live_story):
    translation = written(editor, "Carts, again")
    correction = Correction.objects.create(
        article=live_story, text="Two carts.", at=workflow.clock(), by=editor
    )
    ear.heard()
    CorrectionDuty.objects.create(
        article=translation, correction=correction, due_at=workflow.clock()
    ).delete()
    assert ear.heard() == {f"story-{translation.pk}"}
    type(translation).objects.filter(pk=translation.pk).update(
        original=live_story, true_to=live_story.revisions.first()
    )
    expected = {
        f"story-{translation.pk}",
        f"work-{translation.pk}",
        f"work-{live_story.pk}",
    }
    assert ear.heard() >= expected
    type(translation).objects.filter(pk=translation.pk).update(
        original=None, true_to=None
    )


def test_too_many_keys_are_all(ear, newsroom):
    with psycopg.connect(newsroom.environment["OWNER_DATABASE_URL"]) as owner:
        keys = [f"story-{number}" for number in range(2_000)]
        owner.execute("select tell_pages(%s)", [keys])
    assert ear.heard() == {"*"}
