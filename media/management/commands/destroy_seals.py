from django.core.management.base import BaseCommand

from media.seals import destroy_due


class Command(BaseCommand):
    help = "Destroy the sealed files whose day has come. Run it once a day."

    def handle(self, **options):
        self.stdout.write(f"{destroy_due()} sealed files were destroyed.")
