"""The only writer of state. One function a verb, one transaction each:
lock the row, check right and step, change, record.

Every verb takes the article's id and who does it (`by`), raises `Refused` with a
sentence for the screen, and returns the article. Times are the database's clock.
"""

from .deciding import approve, restore, send_back, spike, submit
from .developing import conclude, develop
from .embargoes import embargo, lift_embargo
from .freezing import freeze_publishing, needs_chief, thaw_publishing
from .ground import backdated, clock, locked, locked_work, needs
from .holding import hold, lift_hold
from .publishing import (
    KEPT,
    approve_and_publish,
    cancel,
    correct,
    publish,
    reschedule,
    update,
)
from .pulling import AGAIN, comes_back_at, open_ones, pull, republish
from .translating import TranslatedAlready, original_meant, start_translation
from .withdrawing import kill, withdrawn_with
from .writing import REOPENED, begin, end_approval, join, keep, picture_changed, start

__all__ = [
    "AGAIN",
    "KEPT",
    "REOPENED",
    "TranslatedAlready",
    "approve",
    "approve_and_publish",
    "backdated",
    "begin",
    "cancel",
    "clock",
    "conclude",
    "comes_back_at",
    "correct",
    "develop",
    "embargo",
    "end_approval",
    "freeze_publishing",
    "hold",
    "join",
    "keep",
    "kill",
    "lift_embargo",
    "lift_hold",
    "locked",
    "locked_work",
    "needs",
    "needs_chief",
    "open_ones",
    "picture_changed",
    "original_meant",
    "publish",
    "pull",
    "republish",
    "reschedule",
    "restore",
    "send_back",
    "spike",
    "start",
    "start_translation",
    "submit",
    "thaw_publishing",
    "update",
    "withdrawn_with",
]
