"""Talks: tracks, rounds, and what a claim says about one."""

from __future__ import annotations

from dataclasses import dataclass
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
