"""Until when a developing story is on top of the front page."""

from django.utils.translation import gettext_lazy as _

from articles.developing import ON_TOP, is_developing

from .fields import MomentField
from .verb import Timed


class DevelopForm(Timed):
    until = MomentField(label=_("breaking until"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["until"].initial = (
            self.article.breaking_until
            if is_developing(self.article)
            else (self.now + ON_TOP).replace(second=0, microsecond=0)
        )
        self.fields["until"].help_text = (
            _(
                "Until this moment, on the clock of %(zone)s, it stands on top of the"
                " front page. Empty: it is marked as developing where it stands."
            )
            % self.in_zone
        )
