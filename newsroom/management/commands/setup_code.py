from django.core.management.base import BaseCommand, CommandError

from newsroom.first_chief import nobody_signs_in, setup_code


class Command(BaseCommand):
    help = "Print the code that the form for the first chief editor asks for."

    def handle(self, **options):
        if not nobody_signs_in():
            raise CommandError(
                "Somebody can sign in already: a chief editor makes the next sign-ins."
            )
        self.stdout.write(setup_code())
