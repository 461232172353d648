from django.conf import settings
from django.core.management.base import BaseCommand

from articles import cards
from newsroom.sample import load as sample


class Command(BaseCommand):
    help = "Fill an empty newsroom with the sample one; leaves any other alone."

    def handle(self, **options):
        if not sample.is_empty():
            self.stdout.write("This newsroom is not empty; nothing was loaded.")
            return
        sample.load(sample.kept_password(settings.NEWSROOM_DATA))
        for story in list(cards.stories_without_theirs()):
            cards.settle(story)
        self.stdout.write("The sample newsroom is loaded.")
