from django.core.management.base import BaseCommand

from articles.search import rows


class Command(BaseCommand):
    help = (
        "Write anew what readers' searches find stories by: after an archive was "
        "brought in at the database, or the language of an edition was changed. "
        "Nothing has to be stopped for it."
    )

    def handle(self, **options):
        self.stdout.write(f"Rows of the search: {rows.rebuild()}.")
