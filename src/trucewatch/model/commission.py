"""What an agreement sets up to watch over itself: bodies and posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.period import check_period


class PostKind(StrEnum):
    """What stands at a post."""

    CHECKPOINT = "checkpoint"
    OBSERVATION_POST = "observation_post"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A checkpoint, observation post or centre, or a number of them.

    Args:
        kind: what it is.
        name: its place in words.
        zone: zone id, or None.
        operator: actor code of who runs it.
        count: how many the source counts together.
        place_id: place id, or None.
        since, until: days between which it stood, None where open.
        source, note: citation and remark.
        disputed: who disputes it and how, in a sentence, or "".
        unchecked: whether it was not read in a source.
    """

    kind: PostKind
    name: str
    operator: str
    zone: str | None = None
    count: int = 1
    place_id: str | None = None
    since: date | None = None
    until: date | None = None
    source: str = ""
    note: str = ""
    disputed: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        check_period(self.name, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A joint commission, working group or centre that the agreement sets up.

    Args:
        id: ``JWG``.
        name: for people.
        members: actor codes.
        decides: its rule of decision, ``"consensus"``, or "" where not stated.
        since, until: days between which it worked, None where open.
        source, note: citation and remark.
        unchecked: whether any part of it was not read in a source.
    """

    id: str
    name: str
    members: tuple[str, ...] = ()
    decides: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""
    note: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        check_period(self.name, self.since, self.until)
