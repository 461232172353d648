import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.postgres import PostgresError, Server
from newsroom.running import stop_run


class Command(BaseCommand):
    help = "Stop the site and the desk of `manage.py run`, and the embedded PostgreSQL."
    requires_system_checks = []

    def handle(self, **options):
        try:
            if stop_run(settings.NEWSROOM_DATA):
                self.stdout.write("The site and the desk have stopped.")
            server = Server(settings.NEWSROOM_DATA)
            if server.is_running():
                server.stop()
                self.stdout.write("PostgreSQL has stopped.")
        except (PostgresError, PermissionError, TimeoutError) as error:
            sys.exit(str(error))
