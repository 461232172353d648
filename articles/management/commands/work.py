import time

from django.core.management.base import BaseCommand
from django.db import connection
from django.db.utils import OperationalError

from articles import purging
from articles.erasing import work as erasing

# Woken by what the database tells; asked again where a cache did not acknowledge.
PAUSE, RETRY = 5.0, 0.5
# So long on what is erased, before caches are told again.
SOME = 2.0


class Command(BaseCommand):
    help = (
        "Tell caches in front of the site what to drop, until each has acknowledged,"
        " and do what is to be erased."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="and end")

    def handle(self, once, **options):
        purging.know_caches()
        if once:
            erasing.go_on()
            left = purging.drain()
            self.stdout.write(f"{left} are not acknowledged yet.")
            return
        while True:
            try:
                self.work()
            except OperationalError:
                self.stderr.write("The database is not there; asking again.")
                connection.close()
                time.sleep(PAUSE)

    def work(self):
        with connection.cursor() as cursor:
            cursor.execute("listen newsroom_pages")
        while True:
            left = purging.drain() + erasing.go_on(SOME)
            told = connection.connection.notifies(
                timeout=RETRY if left else PAUSE, stop_after=1
            )
            for _ in told:
                pass
