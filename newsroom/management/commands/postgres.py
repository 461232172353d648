"""Start, stop and look at the embedded PostgreSQL."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.postgres import PostgresError, Server
from newsroom.settings.databases import EMBEDDED


class Command(BaseCommand):
    help = "Starts, stops or describes the embedded PostgreSQL server."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("verb", choices=["start", "stop", "status"])

    def handle(self, verb, **options):
        if not EMBEDDED:
            self.stdout.write(
                "DATABASE_URL names a PostgreSQL server of yours, so the embedded one "
                "is not used and nothing was done."
            )
            return
        server = Server(settings.NEWSROOM_DATA)
        try:
            if verb != "status":
                getattr(server, verb)()
            self.stdout.write(str(server.status()))
        except PostgresError as error:
            raise CommandError(error) from error
        if server.notice and verb != "stop":
            self.stdout.write(server.notice)
