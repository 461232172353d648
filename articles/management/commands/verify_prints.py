from django.core.management.base import BaseCommand, CommandError

from articles import chain, windows


class Command(BaseCommand):
    help = "Check that the record of what was published is whole and unchanged."

    def handle(self, **options):
        faults = chain.faults() + windows.faults()
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("The record is whole.")
