"""The sample newsroom is what a visitor is promised."""

import pytest
from django.db import connection
from django.utils import timezone

from articles import chain, windows
from articles.checks import found_in
from articles.desk.states import in_state, with_readers
from articles.desk.waiting import waiting_for
from articles.models import Article, LiveArticle, Print
from media.models import Caption, Image
from people.models import Edition, Person, User
from tests.media_parts import metadata_of

State = Article.State
PICTURES = {".avif", ".jpg", ".png", ".webp"}
# What each first page shows of the sample, so that each role finds something.
FRONTS = {
    "reporter": {"back", "review", "drafts", "out", "reports"},
    "translator": {"corrections", "stale", "translations", "start", "review"},
    "photo": {"pictures"},
    "editor": {"mistakes", "review", "approved", "changes"},
    "chief": {"looks", "mistakes-duty", "review", "changes"},
}


@pytest.fixture
def sample(newsroom_processes, django_db_blocker):
    """Loading takes half a minute: the copy made when the processes were started."""
    ours = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = newsroom_processes.as_loaded
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = ours


def test_it_works(sample, newsroom_processes):
    codes = [edition.code for edition in Edition.objects.all()]
    assert codes == ["en", "ko", "ja", "fa"]
    assert Person.objects.count() >= 8
    assert Article.objects.count() >= 24
    assert LiveArticle.objects.count() >= 15
    assert chain.faults() == windows.faults() == []

    states = set(Article.objects.values_list("state", flat=True))
    assert states == set(State.values)
    stories = with_readers(Article.objects.all())
    assert in_state(stories, "scheduled").count() >= 2
    assert in_state(stories, "waiting").exists()
    drafts = Article.objects.filter(state=State.DRAFT)
    assert drafts.filter(transitions__verb="send_back").exists()
    assert Print.objects.filter(kind=Print.Kind.CORRECT).exists()
    for killed in Print.objects.filter(kind=Print.Kind.KILL):
        assert killed.story["note"]

    for story in Article.objects.filter(state=State.PUBLISHED):
        assert found_in(story).required == [], story
    assert not Caption.objects.filter(alt="").exists()
    assert Image.objects.count() >= 16
    headlines = list(Article.objects.values_list("edition", "headline"))
    assert len(set(headlines)) == len(headlines)
    translations = Article.objects.exclude(original=None)
    assert translations.count() >= 6
    for story in translations:
        assert story.bylines.filter(role="translator").exists(), story
    for name, keys in FRONTS.items():
        front = waiting_for(User.objects.get(username=name), timezone.now())
        assert keys <= {pile.key for pile in front.piles}, name
    assert sum(week.counts["publish"] for week in front.numbers.total[:6]) > 10
    public = newsroom_processes.data / "pictures" / "public"
    files = [each.read_bytes() for each in public.iterdir() if each.suffix in PICTURES]
    assert len(files) > 16 * 4
    assert [metadata_of(each) for each in files] == [[]] * len(files)
    last = Article.objects.order_by("-changed_at").first()
    assert last.changed_at < timezone.now()
