"""Two people in the same moment, with real transactions that wait for each other."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest
from django.db import connection, connections, transaction

from articles import chain, windows, workflow
from articles.desk import autosaves
from articles.models import Article, Autosave, Print
from articles.steps import Refused
from articles.translation import commissions
from people.roles import Role
from tests.cast import make_story, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*verbs):
    """Run each in a thread with a connection of its own; what came, or its error."""
    start = Barrier(len(verbs))

    def run(verb):
        connection.ensure_connection()
        start.wait(timeout=20)
        try:
            return verb()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(verbs)) as threads:
        return list(threads.map(run, verbs))


@pytest.fixture
def people(transactional_db, cast):
    return cast


def test_two_stories_of_one_headline_get_two_addresses(people):
    stories = [make_story(people.reporter, people.en) for _ in range(4)]
    at_once(
        *(
            lambda pk=story.pk: workflow.approve_and_publish(pk, people.editor)
            for story in stories
        )
    )
    slugs = Article.objects.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == [
        "bridge-to-the-north-reopens",
        "bridge-to-the-north-reopens-2",
        "bridge-to-the-north-reopens-3",
        "bridge-to-the-north-reopens-4",
    ]
    assert chain.faults() == windows.faults() == []


def test_a_story_is_published_once_by_two(people):
    story = make_story(people.reporter, people.en)
    answers = at_once(
        *(
            lambda: workflow.approve_and_publish(story.pk, people.editor),
            lambda: workflow.approve_and_publish(story.pk, people.chief),
        )
    )
    assert sorted(isinstance(each, Refused) for each in answers) == [False, True]
    assert Print.objects.count() == 1


def test_an_original_and_its_translation_are_withdrawn_by_two(people):
    original = make_story(people.reporter, people.en)
    translation = make_story(people.chief, people.ko, original=original)
    for story in (original, translation):
        workflow.approve_and_publish(story.pk, people.chief)
    at_once(
        lambda: workflow.kill(original.pk, people.editor),
        lambda: workflow.kill(translation.pk, people.korean_editor),
    )
    states = Article.objects.values_list("state", flat=True)
    assert set(states) == {Article.State.KILLED}
    assert Print.objects.filter(kind=Print.Kind.KILL).count() == 2
    assert chain.faults() == windows.faults() == []


def test_a_translation_is_begun_once_by_twenty(people):
    """The others are told who has it, at the door that the page uses."""
    original = make_story(people.reporter, people.en)
    workflow.approve_and_publish(original.pk, people.editor)

    def begin():
        return make_story(people.korean_editor, people.ko, original=original)

    answers = at_once(*[begin] * 20)
    said = {str(each) for each in answers if isinstance(each, Refused)}
    assert said == {
        "That story has a translation in 한국어 already: korean_editor has it."
    }
    assert sum(isinstance(each, Refused) for each in answers) == 19
    assert Article.objects.filter(original=original).count() == 1


def test_what_is_wanted_is_taken_by_one_of_twenty(people):
    original = make_story(people.reporter, people.en)
    commissions.ask(original.pk, people.ko, people.editor)
    users = [make_user(f"t{n}", Role.TRANSLATOR, people.ko) for n in range(20)]
    answers = at_once(
        *(
            lambda by=user: commissions.take(original.pk, people.ko, by)
            for user in users
        )
    )
    taken = [each for each in answers if not isinstance(each, Refused)]
    assert len(taken) == 1
    said = {str(each) for each in answers if isinstance(each, Refused)}
    assert said == {f"{taken[0].translator} has it already."}


@pytest.mark.parametrize("is_first", [True, False])
def test_an_autosave_and_the_save_of_its_page(people, is_first):
    """The autosave waits for the save that overtook it, and then changes nothing;
    neither waits for the other in a circle."""
    story = make_story(people.reporter, people.en)
    sent = autosaves.Sent("page-of-reporter", 2, story.version, {"headline": "Late"})
    keep = (people.reporter, people.en.pk, story.pk)
    if not is_first:
        autosaves.keep(*keep, replace(sent, count=1))
    locked = Event()

    def save():
        with transaction.atomic():
            article = workflow.locked(story.pk)
            locked.set()
            wait_for_somebody_waiting()
            post = {"page": sent.page, "count": "2"}
            autosaves.settle(people.reporter, post, article)

    def autosave():
        assert locked.wait(timeout=20)
        return autosaves.keep(*keep, sent)

    _saved, kept = at_once(save, autosave)
    assert not kept.is_new
    assert Autosave.objects.get().data == {}


def wait_for_somebody_waiting():
    """Until another connection stands before the row that this one has locked."""
    for _ in range(2_000):
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from pg_locks where not granted)")
            if cursor.fetchone()[0]:
                return
            cursor.execute("select pg_sleep(0.005)")
    raise AssertionError("nobody waits")
