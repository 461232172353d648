from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from media.views import desk_picture
from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("pictures/<str:name>", desk_picture, name="desk_picture"),
    path("favicon.ico", RedirectView.as_view(url="/static/site-icon.svg")),
    path("", RedirectView.as_view(url="/admin/")),
]
