from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management.base import BaseCommand, CommandError

from people.models import User
from people.sign_in import second_step


class Command(BaseCommand):
    help = (
        "Take somebody's second step off and end their sessions: for the only chief "
        "editor who lost phone, key and recovery codes. It is written into the history "
        "of the sign-in."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="what they sign in with")

    def handle(self, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(
                "Nobody signs in with this name. Capital letters count; the list of "
                "sign-ins on the desk has all names."
            )
        count = second_step.remove(user)
        LogEntry.objects.log_actions(
            user.pk,
            [user],
            CHANGE,
            change_message="Removed the second step on the server.",
            single_object=True,
        )
        if not count:
            self.stdout.write("There was no second step. All sessions are ended.")
            return
        self.stdout.write(
            "The second step is removed and all sessions are ended: a new one is set "
            "up at the next sign-in, with the password."
        )
