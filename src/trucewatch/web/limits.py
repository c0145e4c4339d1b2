"""Allowances of visitors, in memory: how many requests in how much time.

Attempts to sign in are counted in the store instead (`service.accounts`), so that they
hold over a restart and over several processes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

MOST_NAMES = 10_000
"""When so many visitors are known, those with a full allowance are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """So many at once, and so many a second from then on."""

    size: int
    per_second: float


PAGES = Allowance(size=300, per_second=50.0)
API = Allowance(size=300, per_second=50.0)
UPLOADS = Allowance(size=30, per_second=0.5)
EXPORTS = Allowance(size=20, per_second=0.2)


@dataclass(slots=True)
class Limiter:
    """What is left of every visitor's allowances."""

    _left: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, kind: str, who: str, allowance: Allowance, *, at: float) -> float:
        """Take one; 0, or the seconds after which there will be one.

        Args:
            kind: of what.
            who: address or user.
            allowance: how many.
            at: now, in seconds on any clock that only goes forward.
        """
        key = (kind, who)
        with self._lock:
            if len(self._left) > MOST_NAMES:
                self._forget(allowance, at)
            level, then = self._left.get(key, (float(allowance.size), at))
            level = min(allowance.size, level + (at - then) * allowance.per_second)
            if level < 1:
                self._left[key] = (level, at)
                return (1 - level) / allowance.per_second
            self._left[key] = (level - 1, at)
            return 0.0

    def _forget(self, allowance: Allowance, at: float) -> None:
        full = allowance.size / allowance.per_second
        self._left = {k: v for k, v in self._left.items() if at - v[1] < full}
