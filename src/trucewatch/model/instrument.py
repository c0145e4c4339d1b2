"""What sort of instrument it is, how it stands to others, and how long it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgreementForm(StrEnum):
    """Who made it (2.13)."""

    UNILATERAL = "unilateral"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    GUARANTOR_ONLY = "guarantor_only"
    LOCAL = "local"
    RESOLUTION = "resolution"


class AgreementClass(StrEnum):
    """Class of ceasefire (2.13, ETH/PRIO); a framework is none."""

    CESSATION_OF_HOSTILITIES = "cessation_of_hostilities"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"
    FRAMEWORK = "framework"


class AgreementPurpose(StrEnum):
    """What it was made for (2.13)."""

    PEACE_PROCESS = "peace_process"
    HUMANITARIAN = "humanitarian"
    HOLIDAY = "holiday"
    ELECTION = "election"
    COVID = "covid"
    OTHER = "other"


class EndType(StrEnum):
    """How it ended (2.13)."""

    EXPIRED = "expired"
    REPLACED = "replaced"
    DENOUNCED = "denounced"
    COLLAPSED = "collapsed"
    OVERRUN = "overrun"
    FULFILLED = "fulfilled"
    UNKNOWN = "unknown"


class LinkKind(StrEnum):
    """What an instrument is to an earlier one."""

    FRAMEWORK = "framework"
    ENDORSES = "endorses"
    SUPPLEMENTS = "supplements"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    LOCALISES = "localises"
    EXTENDS = "extends"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLink:
    """What this instrument is to another.

    Args:
        kind: the relation.
        to: id of the other instrument.
        since: day from which it takes the other's place, for `SUPERSEDES`; the
            start of the reading where None.
        source, note: citation and remark.
        unchecked: whether it was not read in a source.
    """

    kind: LinkKind
    to: str
    since: date | None = None
    source: str = ""
    note: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A decision that the agreement goes on.

    Args:
        until: first day no longer covered by it, or None where it gives none.
        decided: day of the decision.
        text: what was decided, in our words.
        zones: zone ids it is limited to; empty for all.
        source: citation.
        unchecked: whether it was not read in a source.
    """

    decided: date
    text: str
    until: date | None = None
    zones: tuple[str, ...] = ()
    source: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """How long an agreement runs.

    Args:
        first_period_ends: first day after the period that the text itself gives, or
            None where it gives none.
        rule: how it is prolonged, in our words.
        extensions: decisions to prolong it.
        ends: first day out of force, or None while open.
        end_type: how it ended.
        source: citation.
        unchecked: whether any part of it was not read in a source.
    """

    first_period_ends: date | None = None
    rule: str = ""
    extensions: tuple[Extension, ...] = ()
    ends: date | None = None
    end_type: EndType | None = None
    source: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        first = self.first_period_ends
        if first is not None and self.ends is not None and self.ends < first:
            raise ValueError(f"ends {self.ends}, before its first period does, {first}")


OPEN_ENDED = Validity()
"""In force from its start, with no end known."""
