"""A prepared query says what the same query says that is built each time."""

import pytest

from articles.models.live import LiveArticle
from articles.site import live
from articles.site.prepared import prepared
from articles.site.shown import with_pictures
from tests.cast import make_story


def of(edition, *slugs):
    articles = LiveArticle.objects.filter(edition=edition, slug__in=slugs)
    return with_pictures(live.with_languages(articles))


def plain(articles):
    return [
        {name: value for name, value in vars(each).items() if name != "_state"}
        for each in articles
    ]


def test_it_works(cast, published):
    ask = prepared(of)
    values = (cast.en.pk, published.slug, "none")
    assert plain(ask(*values)) == plain(of(*values))
    assert plain(ask(*values))[0]["headline"] == published.headline


def test_values_are_put_in_each_time(cast, published):
    ask = prepared(of)
    assert ask(cast.en.pk, "none") == []
    assert len(ask(cast.en.pk, published.slug)) == 1
    assert ask(cast.ko.pk, published.slug) == []
    assert ask(cast.en.pk, "' or true --") == []


def test_lists_and_other_kinds_of_values(cast, published):
    @prepared
    def on(topic, since):
        return LiveArticle.objects.filter(topics__overlap=[topic], live_from__gte=since)

    moment = published.windows.get().live_from
    assert on("none", moment) == []
    with pytest.raises(TypeError):
        on(None, moment)


def test_it_asks_once_and_builds_once(cast, published, django_assert_num_queries):
    built = []

    @prepared
    def everything(edition):
        built.append(edition)
        return LiveArticle.objects.filter(edition=edition)

    make_story(cast.reporter, cast.en, slug="draft")
    for _ in range(3):
        with django_assert_num_queries(1):
            assert len(everything(cast.en.pk)) == 1
    assert len(built) == 1
