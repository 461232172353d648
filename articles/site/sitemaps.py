"""Site maps for search engines: an index, the stories by ranges of their numbers, each
with when it last changed, and the news of two days."""

from datetime import timedelta

from django.http import Http404
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models.live import LiveArticle, LiveEdition, LiveTopic
from articles.models.live_lists import LivePlace, LiveShard
from articles.public import absolute

from . import keys, live
from .answers import page

# Numbers of stories in one map: newsroom/sql/counted.sql says it, too.
SHARD = 2000
NEWS_DAYS = 2
MOST_NEWS = 1000


@require_safe
def index(request):
    return _index(list(LiveEdition.objects.all()))


@require_safe
def of_edition(request, code):
    return _index([live.paper(code)[0]])


def _index(editions):
    shards = LiveShard.objects.filter(edition__in=[each.pk for each in editions])
    codes = {each.pk: each.code for each in editions}
    maps = [
        *({"address": absolute("sitemap-pages", code)} for code in codes.values()),
        *({"address": absolute("sitemap-news", code)} for code in codes.values()),
        *(
            {
                "address": absolute(
                    "sitemap-stories", codes[each.edition_id], each.number
                ),
                "changed": each.changed_at,
            }
            for each in shards
        ),
    ]
    return _xml("index", keys.of_fronts(editions), maps=maps)


@require_safe
def stories(request, code, number):
    edition, editions = live.paper(code)
    codes = {each.pk: each for each in editions}
    here = LivePlace.objects.filter(
        edition=edition.pk,
        article_id__gte=number * SHARD,
        article_id__lt=(number + 1) * SHARD,
    )
    rows = list(here.values("slug", "work_id", "live_from"))
    if not rows:
        raise Http404
    others = _others(rows)
    for row in rows:
        row["versions"] = [
            {
                "language": codes[each["edition"]].language,
                "address": absolute("story", codes[each["edition"]].code, each["slug"]),
            }
            for each in others.get(row["work_id"], ())
        ]
        row["address"] = absolute("story", code, row["slug"])
    return _xml("stories", [f"shard-{edition.pk}-{number}"], stories=rows)


def _others(rows) -> dict:
    """By the number of the work, its languages where there are several."""
    found = {}
    works = [row["work_id"] for row in rows]
    live_in = LiveArticle.objects.filter(work_id__in=works).order_by("edition")
    for each in live_in.values("edition", "slug", "work_id"):
        found.setdefault(each["work_id"], []).append(each)
    return {work: each for work, each in found.items() if len(each) > 1}


@require_safe
def pages(request, code):
    """What leads to stories."""
    edition, _ = live.paper(code)
    topics = LiveTopic.objects.filter(edition=edition.pk).values_list("slug", flat=True)
    addresses = [
        absolute("front", code),
        absolute("archive", code),
        *(absolute("section", code, each["slug"]) for each in edition.sections),
        *(absolute("page", code, each["slug"]) for each in edition.pages),
        *(absolute("topic", code, slug) for slug in topics[:SHARD]),
    ]
    return _xml("pages", keys.of_fronts([edition]), addresses=addresses)


@require_safe
def news(request, code):
    """Not kept: what is in it goes with the time alone."""
    edition, _ = live.paper(code)
    since = timezone.now() - timedelta(days=NEWS_DAYS)
    found = live.heads(edition).filter(first_live__gte=since)[:MOST_NEWS]
    return _xml("news", edition=edition, stories=list(found))


def _xml(name, told=(), **content):
    text = render_to_string(f"articles/sitemaps/{name}.xml", content)
    response = page(text, keys=told)
    response.headers["Content-Type"] = "application/xml; charset=utf-8"
    return response
