"""What a mission adds to the packaged words and actors, and which is in force.

The readers look their words up in one place for the whole process. A process reads
for one mission at a time: `use_extension` says for which, and forgets whatever was
worked out from the words of another. See decision 0010.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from trucewatch.model.actor import Actor

_OF_WORDS = tuple(
    f"trucewatch.{layer}"
    for layer in ("reference", "read", "locate", "reconcile", "judge", "publish")
)
"""Packages whose caches may hold what came of words; `text` below knows no lexicon."""

_MARK = "+mission:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Additions of one mission, checked; made by `extension_files.load_extension`.

    Args:
        version: first 8 digits of the content's hash; "" where nothing is added.
        lexicons: name of a lexicon -> tables of additions, with what to take away
            under ``remove``.
        actors: actors of the mission's own, or further names of packaged ones.
        namesakes: names that name no actor in this mission.
    """

    version: str = ""
    lexicons: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict, compare=False
    )
    actors: tuple[Actor, ...] = ()
    namesakes: tuple[str, ...] = ()

    def marked(self, coder: str) -> str:
        """The coder with the mission's words: ``NAME/1+mission:1a2b3c4d``."""
        return f"{coder}{_MARK}{self.version}" if self.version else coder


def version_of(coder: str) -> str:
    """The version of the mission's words in a claim's coder; "" for the packaged."""
    return coder.partition(_MARK)[2]


PACKAGED = Extension()
"""The packaged words and actors as they are."""

_Cached = type(cache(lambda: None))
_now = PACKAGED
_on_change: list[Callable[[], None]] = []


def in_force() -> Extension:
    """The extension that is read with now."""
    return _now


def use_extension(extension: Extension) -> None:
    """Read with `extension` from now on; costs nothing where it is in force already.

    Every cache of the packages that know words is emptied, found by looking rather
    than by a register that a new cache might miss.

    Raises:
        InvalidReference: the words do not go together; the ones before stay in force.
    """
    global _now  # noqa: PLW0603 - the one process-wide state, see decision 0010
    if extension == _now:
        return
    before, _now = _now, extension
    try:
        _forget()
    except BaseException:
        _now = before
        _forget()
        raise


def on_change(refill: Callable[[], None]) -> None:
    """Have `refill` called whenever other words come into force."""
    _on_change.append(refill)


def _forget() -> None:
    for name, module in tuple(sys.modules.items()):
        if name.startswith(_OF_WORDS):
            for value in tuple(vars(module).values()):
                if isinstance(value, _Cached):
                    value.cache_clear()
    for refill in _on_change:
        refill()
