"""The desk's preview is the readers' page."""

import re

from django.conf import settings
from django.urls import get_urlconf
from django.utils import timezone, translation

from articles import workflow
from articles.body import block
from articles.compose import compose
from articles.desk.today import as_readers_get_it
from articles.models import Article, Figure
from articles.models.live import LiveArticle
from articles.pages import public_address, render_story, versions_of
from people.models import Edition, Profile
from tests.articles.finished import finished, page
from tests.cast import make_story

SITE = settings.NEWSROOM_SITE_URL


def preview(article, **given):
    story = as_readers_get_it(article, compose(article), timezone.now())
    editions = list(Edition.objects.all())
    people = [credit["person"] for credit in story["credits"]]
    return render_story(
        article.edition,
        story,
        slug=article.slug,
        languages=versions_of(article.original_id or article.pk, editions),
        profiles=Profile.objects.filter(
            person__in=people, edition=article.edition
        ).select_related("person"),
        editions=editions,
        preview=True,
        **{"first_live": None, "changed": None} | given,
    )


def test_it_is_the_same_but_for_the_hosts_of_links(cast, site_client):
    story = finished(cast)
    live = LiveArticle.objects.get(article_id=story.pk)
    with translation.override("ko"):
        shown = preview(story, first_live=live.first_live, changed=live.live_from)
        assert translation.get_language() == "ko"
    real = page(site_client.get(f"/en/story/{story.slug}/"))
    assert f'<a href="{SITE}/en/people/mara-quill/">' in shown
    assert 'href="/static/site.css"' in shown
    assert 'src="/pictures/' in shown
    # The site's own process names its files by what is in them.
    real = re.sub(r"(/static/[\w-]+)\.[0-9a-f]{12}\.", r"\1.", real)
    assert shown.replace(f'="{SITE}', '="') == real.replace(f'="{SITE}', '="')


def test_it_leaves_the_desks_addresses_alone(cast, story):
    before = get_urlconf()
    preview(story)
    assert get_urlconf() == before


def test_a_bare_draft_has_a_preview(cast):
    draft = Article(edition=cast.en)
    workflow.start(draft, cast.reporter)
    shown = preview(draft)
    assert "<article" in shown
    assert "canonical" not in shown


def test_a_picture_that_is_not_here_yet_has_its_place(cast):
    figure = block("figure")
    draft = make_story(cast.reporter, cast.en, body=[figure])
    Figure.objects.create(
        article=draft, block=draft.body[0]["id"], caption="A boat", credit="Ilse"
    )
    shown = preview(draft)
    assert "Picture to follow" in shown
    assert "A boat" in shown


def test_a_private_address_is_not_in_a_preview(cast):
    assert "osk@x.example" not in preview(finished(cast))


def test_the_address_for_readers_is_absolute():
    assert public_address("en", "bridge") == f"{SITE}/en/story/bridge/"
    assert public_address("ko", "다리").startswith(f"{SITE}/ko/story/%EB")
    assert public_address("en") == f"{SITE}/en/"
