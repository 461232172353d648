from django.urls import path

from articles.site import (
    corrections,
    errors,
    files,
    fronts,
    papers,
    people,
    pictures,
    robots,
    story,
)
from newsroom.health import healthz

# Words of the first part are reserved in people.models.edition, for what follows
# them is an edition's code.
urlpatterns = [
    path("", papers.papers, name="papers"),
    path("healthz", healthz),
    path("robots.txt", robots.robots),
    path("pictures/<str:name>", pictures.picture, name="picture"),
    path("files/<str:name>", files.file, name="file"),
    path("<slug:code>/", fronts.front, name="front"),
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
