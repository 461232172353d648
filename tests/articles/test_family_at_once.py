"""Swapping, correcting and printing languages of one story in the same moment, each as
its page does it: one after the other, whoever comes first, and the others are told."""

from threading import Event

import pytest
from django.db import transaction

from articles import chain, windows, workflow
from articles.desk.doing import do_verb
from articles.models import Article, CorrectionDuty, Print
from articles.translation import swapping
from tests.articles.corrected import change
from tests.articles.test_at_once import at_once, wait_for_somebody_waiting
from tests.cast import make_edition, make_story

pytestmark = pytest.mark.django_db(transaction=True)


class Family:
    """A story in three languages, each with a change that readers do not have yet."""

    def __init__(self, cast):
        self.chief = cast.chief
        ja = make_edition("ja", contact_email="ja@paper.example", position=3)
        self.original = make_story(cast.chief, cast.en)
        others = {"original": self.original}
        self.korean = make_story(cast.chief, cast.ko, "다리가 열렸다", **others)
        self.japanese = make_story(cast.chief, ja, "橋が再開", **others)
        self.ids = [self.original.pk, self.korean.pk, self.japanese.pk]
        for pk in self.ids:
            workflow.approve_and_publish(pk, cast.chief)
            with transaction.atomic():
                change(Article.objects.get(pk=pk), cast.chief, deck="Another deck")
        versions = Article.objects.in_bulk(self.ids)
        self.versions = {pk: each.version for pk, each in versions.items()}

    def swap(self):
        swapping.swap(self.korean.pk, self.chief, self.original.pk)

    def correct(self):
        self._do("correct", self.original, note="It was two carts.")

    def print(self):
        self._do("update", self.japanese)

    def _do(self, verb, story, **said):
        do_verb(verb, story.pk, self.chief, self.versions[story.pk], **said)

    def check(self):
        """Nothing is half done, whatever was refused."""
        (head,) = Article.objects.filter(original=None)
        others = Article.objects.exclude(pk=head.pk)
        assert {each.original_id for each in others} == {head.pk}
        corrected = Print.objects.filter(kind=Print.Kind.CORRECT).exists()
        assert corrected == (head.pk == self.original.pk)
        assert CorrectionDuty.objects.count() == (2 if corrected else 0)
        assert chain.faults() == windows.faults() == []


@pytest.fixture
def family(transactional_db, cast):
    return Family(cast)


LATE = "changed the story at"
DUTY = "A correction of the original has to be taken over first."


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ("swap", {"correct": LATE, "print": LATE}),
        ("correct", {"swap": DUTY, "print": ""}),
        ("print", {}),
    ],
)
def test_the_others_wait_and_are_told(family, first, others):
    started = Event()

    def hold():
        with transaction.atomic():
            getattr(family, first)()
            started.set()
            wait_for_somebody_waiting()

    def waiting(name):
        def run():
            assert started.wait(timeout=20)
            return getattr(family, name)()

        return run

    # Of those that wait for the print either may come next.
    names = list(others) or ["swap", "correct"]
    held, *rest = at_once(hold, *map(waiting, names))
    said = [str(each or "") for each in rest]
    assert held is None
    assert all(
        words in told for words, told in zip(others.values(), said, strict=False)
    )
    assert [bool(told) for told in said] in (
        [[bool(words) for words in others.values()]]
        if others
        else [[True, False], [False, True]]
    )
    family.check()
