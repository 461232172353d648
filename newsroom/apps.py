from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, pre_migrate


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self):
        from . import checks, font_checks, overrides  # noqa: F401
        from .grants import apply_grants, drop_views

        if apps.is_installed("allauth.account"):  # the desk, not the site
            from .sign_in import receivers  # noqa: F401

        # Django sends both for each app that has models; once is enough.
        sender = apps.get_app_config("articles")
        pre_migrate.connect(drop_views, sender=sender)
        post_migrate.connect(apply_grants, sender=sender)
