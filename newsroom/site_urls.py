from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter

from articles.site import (
    archive,
    corrections,
    errors,
    feeds,
    files,
    fronts,
    looks,
    ninjs,
    papers,
    people,
    pictures,
    robots,
    save,
    search,
    series,
    sitemaps,
    standing,
    story,
    text_only,
)
from newsroom.health import healthz


class Number(IntConverter):
    """With one spelling: 7 and not 007, or each map had endless addresses."""

    regex = "0|[1-9][0-9]{0,8}"


register_converter(Number, "number")

# No slug has a dot in it, and no address of a page is without a slash at its end.
_FEEDS = {
    f"{kind}-{form}": f"<slug:code>/{where}feed.{form}"
    for kind, where in (
        ("front", ""),
        ("section", "section/<str:slug>/"),
        ("topic", "topic/<str:slug>/"),
        ("person", "people/<str:slug>/"),
    )
    for form in feeds.FORMS
}

# Words of the first part are reserved in people.models.edition, for what follows
# them is an edition's code.
urlpatterns = [
    path("", papers.papers, name="papers"),
    path("healthz", healthz),
    path("robots.txt", robots.robots),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("pictures/<str:name>", pictures.picture, name="picture"),
    path("files/<str:name>", files.file, name="file"),
    path("t/", text_only.inside, name="text"),
    path("t/<path:rest>", text_only.inside),
    path("look/<slug:code>.<slug:name>.css", looks.look, name="look"),
    path("<slug:code>/", fronts.front, name="front"),
    *(path(_FEEDS[name], view, name=name) for name, view in feeds.FEEDS.items()),
    path("<slug:code>/latest.json", ninjs.latest, name="ninjs-latest"),
    path("<slug:code>/story/<str:slug>.json", ninjs.story, name="ninjs"),
    path("<slug:code>/story/<str:slug>.html", save.save, name="save"),
    path("<slug:code>/story/<str:slug>/", story.story, name="story"),
    path(
        "<slug:code>/story/<str:slug>/captions/<slug:block>.vtt",
        files.captions,
        name="captions",
    ),
    path("<slug:code>/section/<str:slug>/", fronts.section, name="section"),
    path("<slug:code>/topic/<str:slug>/", fronts.topic, name="topic"),
    path("<slug:code>/search/", search.search, name="search"),
    path("<slug:code>/series/<str:slug>/", series.series, name="series"),
    path("<slug:code>/archive/", archive.archive, name="archive"),
    path("<slug:code>/archive/<str:year>/<str:month>/", archive.month, name="month"),
    path("<slug:code>/sitemap.xml", sitemaps.of_edition, name="sitemap-edition"),
    path("<slug:code>/sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("<slug:code>/sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path(
        "<slug:code>/sitemap-<number:number>.xml",
        sitemaps.stories,
        name="sitemap-stories",
    ),
    path("<slug:code>/corrections/", corrections.corrections, name="corrections"),
    path("<slug:code>/people/<str:slug>/", people.person, name="person"),
    # Last, for what else stands there is reserved (articles.standing). No dot, or what
    # is no feed would be asked for again with a slash.
    re_path(r"^(?P<code>[-\w]+)/(?P<slug>[^/.]+)/$", standing.page, name="page"),
]
handler404 = errors.not_found
