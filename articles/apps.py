from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Stories")

    def ready(self):
        from articles import picture_uses
        from articles.desk.ended import after_picture
        from articles.picture_words import address
        from media import above, changes

        changes.listeners.append(after_picture)
        changes.offers.append(address)
        above.answer("uses", picture_uses.uses)
        above.answer("protected_uses", picture_uses.protected_uses)
