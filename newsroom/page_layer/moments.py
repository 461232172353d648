"""Until when memory may answer, by a clock that nobody sets (time.monotonic).

Who listens to the database sets both: how long it has the last word of the database,
and when the clock alone will bring or take something next.
"""

from math import inf
from time import monotonic


class Moments:
    """`shared` is for how many seconds a cache in front may answer, at most."""

    def __init__(self, shared: int, clock=monotonic):
        self.shared, self.clock = shared, clock
        # Until then the usual headers are right; it is all that a usual answer asks.
        self.calm_until = 0.0
        self._trusted_until, self._next = 0.0, inf

    @property
    def is_trusted(self) -> bool:
        return self.clock() < self._trusted_until

    def trust(self, until: float, following: float = inf) -> None:
        self._trusted_until, self._next = until, following
        self.calm_until = min(until, following - self.shared)

    def distrust(self) -> None:
        self.trust(0.0)

    def seconds(self) -> int:
        """For which caches in front may answer now."""
        if not self.is_trusted:
            return 0
        return max(0, int(min(self.shared, self._next - self.clock())))
