from django.core.management.base import BaseCommand, CommandError

from articles import cards
from people.models import Edition


class Command(BaseCommand):
    help = (
        "Draw the cards for sharing that published stories lack: after an archive was "
        "brought in, a masthead was changed, or fonts were installed. Those of stories "
        "whose time with readers is over are removed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--edition", help="the code of one edition: en")

    def handle(self, *, edition, **options):
        if edition:
            edition = Edition.objects.filter(code=edition).first()
            if edition is None:
                raise CommandError("There is no edition of that code.")
        for pk in cards.stories_past(edition):
            cards.settle(pk)
        lacking = list(cards.stories_without_theirs(edition))
        failed = sum(not cards.settle(pk) for pk in lacking)
        left = len(list(cards.stories_without_theirs(edition))) if lacking else 0
        self.stdout.write(f"Drawn: {len(lacking) - left}.")
        if left:
            self.stdout.write(
                f"Without a card: {left}. Of these {failed} failed; for the others no "
                "font has the letters of the headline (`manage.py check` names it)."
            )
