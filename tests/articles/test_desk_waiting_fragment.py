"""What waits, fetched anew by an open page: when, for whom, and at what cost."""

import re

from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Figure
from articles.translation import commissions
from people.models import Duty, Membership
from people.roles import Role
from tests.articles.finished import illustrated
from tests.articles.waiting import HOUR, live, page, picture, submitted
from tests.cast import make_story, make_user

FRAGMENT = reverse("admin:waiting")


def test_the_fragment_says_when_nothing_changed(client, cast, story):
    whole = page(client, cast.editor)
    tag = re.search(r'data-etag="&quot;(\w+)&quot;"', whole.content.decode())[1]
    same = client.get(FRAGMENT, headers={"If-None-Match": f'"{tag}"'})
    assert same.status_code == 304
    assert not same.content
    assert re.fullmatch(r"\d\d:\d\d:\d\d", same.headers["X-As-Of"])
    workflow.submit(story.pk, cast.reporter)
    fresh = client.get(FRAGMENT, headers={"If-None-Match": f'"{tag}"'})
    assert fresh.status_code == 200
    assert story.headline in fresh.content.decode()
    assert fresh.headers["ETag"] != f'"{tag}"'
    assert "no-store" in fresh.headers["Cache-Control"]
    assert "<html" not in fresh.content.decode()


def test_the_fragment_is_for_who_may_come_in(client, cast):
    assert client.get(FRAGMENT).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(FRAGMENT).status_code == 302
    client.force_login(cast.reporter)
    assert client.get(FRAGMENT).status_code == 200
    cast.reporter.is_active = False
    cast.reporter.save()
    assert client.get(FRAGMENT).status_code == 302


def fill(cast, numbers):
    """A newsroom in which something more waits for each role, once for each number."""
    photo = Role.PHOTO
    everything = make_user(f"all{numbers[0]}", Role.REPORTER, cast.en)
    for role in (Role.TRANSLATOR, photo, Role.EDITOR):
        Membership.objects.create(user=everything, role=role, edition=cast.en)
    for each in numbers:
        for user in (cast.reporter, cast.translator, everything):
            make_story(user, cast.en, f"Draft {each}")
            submitted(user, cast.en, f"In review {each}")
            back = submitted(user, cast.en, f"Back {each}")
            workflow.send_back(back.pk, cast.editor, "Why?")
            out = submitted(user, cast.en, f"Out {each}")
            workflow.approve_and_publish(out.pk, cast.editor)
            workflow.keep(workflow.locked(out.pk), cast.editor)
        original = live(cast.korean_editor, cast.ko, f"기사 {each}")
        live(cast.korean_editor, cast.ko, f"새 기사 {each}")
        live(cast.editor, cast.en, f"T {each}", original=original)
        workflow.correct(original.pk, cast.korean_editor, "일곱이다.")
        for translator in (None, cast.translator, everything):
            wanted = live(cast.korean_editor, cast.ko, f"원하는 기사 {each}")
            late = {"due_at": timezone.now() - HOUR, "translator": translator}
            commissions.ask(wanted.pk, cast.en, cast.editor, **late)
        Figure.objects.create(article=out, block="one", image=picture(f"p{each}"))
        seen = make_story(cast.reporter, cast.en, f"Faces {each}")
        illustrated(seen, colour=(each, 9, 9))
        workflow.approve_and_publish(seen.pk, cast.editor)
        Article.objects.filter(pk=seen.pk).update(protects_people=True)
        live(cast.editor, cast.en, f"Later {each}", timezone.now() + 30 * HOUR)
    now = timezone.now()
    Duty.objects.create(
        edition=cast.en, user=cast.editor, starts=now - HOUR, ends=now + HOUR
    )
    return everything


# However much waits. One of them is for notes; others, of who may set a legal hold, are
# for what is held.
QUERIES = {
    "reporter": 23,
    "translator": 31,
    "photo": 27,
    "editor": 43,
    "chief": 55,
    "everything": 55,
}


def test_queries_do_not_grow(client, cast, django_assert_num_queries):
    for more in ([0], [1, 2]):
        cast.everything = fill(cast, more)
        for name, queries in QUERIES.items():
            client.force_login(getattr(cast, name))
            with django_assert_num_queries(queries, info=f"{name}, {more}"):
                client.get(FRAGMENT)
