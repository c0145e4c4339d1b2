"""What was worked out before and still holds: until something comes that bears on it.

Everything that is stored is logged, so that the head of the log tells whether an answer
made from the store still stands; where the log has grown, `service.bearing` says of its
new entries whether they bear on it. The values are frozen and shared between requests.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from trucewatch.service.bearing import About, bears
from trucewatch.service.missions import OpenMission
from trucewatch.store.following import entries_between
from trucewatch.store.log import read_state

Answer = TypeVar("Answer")
Head = tuple[int, bytes]
"""How many entries the log has, and the hash of their chain."""

NO_HEAD: Head = (0, b"")

MOST = 256


@dataclass(slots=True)
class Remembered:
    """Answers by question, the longest unused forgotten first.

    Who asks while the same answer is being made waits for it: after a change, many ask
    at once.
    """

    most: int = MOST
    _kept: OrderedDict[Hashable, tuple[Head, Any]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _turns: WeakValueDictionary[Hashable, RLock] = field(
        default_factory=WeakValueDictionary
    )

    def answer(
        self,
        mission: OpenMission,
        question: Hashable,
        make: Callable[[], Answer],
        *,
        about: About | None = None,
    ) -> Answer:
        """The answer to a question, made anew where anything was stored since.

        Args:
            mission: the mission; its root is part of the question.
            question: with everything that the answer depends on beside the store.
            make: makes it.
            about: it is made from this alone, and made anew only where something was
                stored that bears on it; None: where anything was.
        """
        key = (str(mission.root), question)
        head = NO_HEAD if about is About.QUESTION else log_head(mission)
        with self._lock:
            turn = self._turns.setdefault(key, RLock())
        with turn:
            with self._lock:
                kept = self._kept.get(key)
            if kept is not None and _stands(mission, kept[0], head, about):
                made: Answer = kept[1]
            else:
                made = make()
            with self._lock:
                self._kept[key] = (head, made)
                self._kept.move_to_end(key)
                while len(self._kept) > self.most:
                    self._kept.popitem(last=False)
            return made


def _stands(mission: OpenMission, then: Head, now: Head, about: About | None) -> bool:
    """Whether what was made when the log ended there still stands."""
    if then == now or about is None:
        return then == now
    with mission.store.unit() as connection:
        entries = entries_between(connection, then, now[0])
        return entries is not None and not bears(connection, entries, about)


REMEMBERED = Remembered()
"""What this process remembers."""


def log_size(mission: OpenMission) -> int:
    """How many entries the mission's log has."""
    return log_head(mission)[0]


def log_head(mission: OpenMission) -> Head:
    """Where the mission's log ends: another one after any change."""
    with mission.store.unit() as connection:
        state = read_state(connection)
    return state.frontier.size, state.chain
