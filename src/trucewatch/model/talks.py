"""Talks: tracks, rounds, and what a claim says about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.actor import ActorMention


class RoundStatus(StrEnum):
    """How the source speaks of a round."""

    HELD = "held"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRoundBody:
    """What a claim says about talks.

    Args:
        track: ``Astana``, ``Geneva``, ... or None where unnamed.
        number: ordinal of the round in the source's count, or None.
        rounds_so_far: how many rounds the source counts in all, or None.
        status: held, announced, postponed, only mentioned.
        participants: who takes part, as named.
        topic: subject in the source's words, or None.
    """

    track: str | None
    number: int | None = None
    rounds_so_far: int | None = None
    status: RoundStatus = RoundStatus.MENTIONED
    participants: tuple[ActorMention, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Who sat at a round, as the source tells it.

    Args:
        name: the delegation, neutrally named.
        actor: actor code, or None.
        head: who led it, or "".
        absent: whether it was expected and did not come.
    """

    name: str
    actor: str | None = None
    head: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another telling of a fact, kept with who tells it: a trap for readers.

    Args:
        about: the fact, ``"number"``, ``"dates"``, ``"entry into force"``.
        says: what this telling says.
        source: who tells it.
        note: why it differs, where that is known.
        unchecked: whether it was not read in a source.
    """

    about: str
    says: str
    source: str = ""
    note: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRound:
    """A meeting of a track, from the register of talks.

    Args:
        track: id of its track, ``Astana``.
        start, end: first and last day.
        place: town.
        outcome: in a sentence, ours.
        source: citation.
        number: ordinal in the track's usual count, None for meetings without one.
        delegations: who took part.
        documents: what was adopted.
        variants: other tellings of its number or dates.
        unchecked: whether any part of it was not read in a source.
    """

    track: str
    start: date
    end: date
    place: str
    outcome: str
    source: str
    number: int | None = None
    delegations: tuple[Delegation, ...] = ()
    documents: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    unchecked: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(
                f"{self.track} talks: ended {self.end}, began {self.start}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A track of talks with its rounds in order of time.

    Args:
        id: ``Astana``.
        title: for people.
        convened_by: who convenes it.
        numbering: how its rounds are counted, and by whom otherwise.
        rounds: its meetings.
        source: citation.
    """

    id: str
    title: str
    convened_by: str
    numbering: str = ""
    rounds: tuple[TalkRound, ...] = ()
    source: str = ""
