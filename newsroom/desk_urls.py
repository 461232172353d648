from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from articles.previews import views as previews
from articles.site.looks import look
from media.kept_views import desk_original, unseal
from media.views import desk_file, desk_picture
from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("newsroom.sign_in.urls")),
    path("admin/", admin.site.urls),
    path("pictures/<str:name>", desk_picture, name="desk_picture"),
    path("files/<str:name>", desk_file, name="desk_file"),
    path("look/<slug:code>.<slug:name>.css", look, name="desk_sheet"),
    # Open without signing in, to who has the secret.
    path("preview/<str:secret>/", previews.story, name="preview"),
    path("preview/<str:secret>/pictures/<str:name>", previews.picture),
    path("preview/<str:secret>/files/<str:name>", previews.file),
    path("originals/<int:pk>", desk_original, name="desk_original"),
    path("seals/<int:pk>/", unseal, name="unseal"),
    path("favicon.ico", RedirectView.as_view(url="/static/site-icon.svg")),
    path("", RedirectView.as_view(url="/admin/")),
]
# A request that is not even valid has no person to make a page of the desk for: the
# plain 400.html answers it.
handler429 = "newsroom.refusals.too_many"
handler403 = "newsroom.refusals.forbidden"
handler404 = "newsroom.refusals.not_found"
handler500 = "newsroom.refusals.broken"
