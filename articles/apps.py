from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Stories")

    def ready(self):
        from articles import cards, file_uses, picture_uses
        from articles.desk.ended import after_picture
        from articles.picture_words import address
        from articles.search.rows import fill_if_empty
        from media import above, changes
        from people import frame

        post_migrate.connect(fill_if_empty, sender=self)
        frame.listeners.append(cards.frame_changed)
        changes.listeners.append(after_picture)
        changes.offers.append(address)
        above.answer("uses", picture_uses.uses)
        above.answer("file_uses", file_uses.uses)
        above.answer("is_file_used", file_uses.is_used)
        above.answer("protected_uses", picture_uses.protected_uses)
        above.answer("lock_stories", picture_uses.lock_stories)
        above.answer("readers_get_another", picture_uses.readers_get_another)
