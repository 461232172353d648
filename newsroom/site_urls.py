from django.urls import path

from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz),
]
