from django.urls import path

from articles.site import (
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
    story,
)
from newsroom.health import healthz

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
    path("pictures/<str:name>", pictures.picture, name="picture"),
    path("files/<str:name>", files.file, name="file"),
    path("look/<slug:code>.<slug:name>.css", looks.look, name="look"),
    path("<slug:code>/", fronts.front, name="front"),
    *(path(_FEEDS[name], view, name=name) for name, view in feeds.FEEDS.items()),
    path("<slug:code>/latest.json", ninjs.latest, name="ninjs-latest"),
    path("<slug:code>/story/<str:slug>.json", ninjs.story, name="ninjs"),
    path("<slug:code>/story/<str:slug>/", story.story, name="story"),
    path(
        "<slug:code>/story/<str:slug>/captions/<slug:block>.vtt",
        files.captions,
        name="captions",
    ),
    path("<slug:code>/section/<str:slug>/", fronts.section, name="section"),
    path("<slug:code>/topic/<str:slug>/", fronts.topic, name="topic"),
    path("<slug:code>/corrections/", corrections.corrections, name="corrections"),
    path("<slug:code>/people/<str:slug>/", people.person, name="person"),
]
handler404 = errors.not_found
