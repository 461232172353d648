"""What waits for one person, in the order in which it should be looked at."""

from .front import Front, waiting_for

__all__ = ["Front", "waiting_for"]
