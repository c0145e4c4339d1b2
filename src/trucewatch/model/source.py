"""Where words come from: hops of a source chain and the one origin they share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HopMode(StrEnum):
    """How a hop passes the words on."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PARAPHRASE = "paraphrase"


class RecorderRole(StrEnum):
    """The part that a counting body plays in the agreement (2.15)."""

    PARTY = "party"
    GUARANTOR = "guarantor"
    JOINT = "joint"
    THIRD_PARTY = "third_party"
    NGO = "ngo"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of a source chain, first speaker first.

    Args:
        speaker: person's name, or None.
        role: the person's office ("spokeswoman"), or None.
        body: institution spoken for ("Russian Foreign Ministry"), or None.
        mode: how the words are passed on.
        outlet: agency, paper or channel that carries them, or None.
        side: actor code of the state or group the hop is aligned with, or None.
    """

    speaker: str | None = None
    role: str | None = None
    body: str | None = None
    mode: HopMode
    outlet: str | None = None
    side: str | None = None

    def __post_init__(self) -> None:
        if not (self.speaker or self.role or self.body or self.outlet):
            raise ValueError("a hop names a speaker, a role, a body or an outlet")


UNNAMED_ORIGIN = "unnamed source"


def origin_of(chain: tuple[Hop, ...]) -> str:
    """Name of the first hop: what independence of corroboration is counted by.

    The body stands before the person (two spokesmen of one ministry are one
    origin); a chain without hops has the origin `UNNAMED_ORIGIN`.
    """
    if not chain:
        return UNNAMED_ORIGIN
    first = chain[0]
    return first.body or first.speaker or first.outlet or first.role or UNNAMED_ORIGIN
