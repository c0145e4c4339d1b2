"""The bulletin: a numbered snapshot from which every page is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.commitment import Commitment
from trucewatch.model.coverage import Coverage
from trucewatch.model.document import Document
from trucewatch.model.finding import Finding, Flip
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.model.log import SignedHead
from trucewatch.model.mission import Mission
from trucewatch.model.restriction import AccessRestriction
from trucewatch.model.talks import TalkRound
from trucewatch.model.tally import TallyComparison, TallyPoint
from trucewatch.model.when import When
from trucewatch.model.zone import Ring


class BulletinStatus(StrEnum):
    """Whether people released it."""

    DRAFT = "draft"
    RELEASED = "released"


class ShapeKind(StrEnum):
    """What a shape on the map is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISPUTED = "disputed"
    ZONE = "zone"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapShape:
    """One outline on the map.

    Args:
        id: place id, zone id or line id.
        name: label.
        kind: what it is.
        rings: rings, those of holes among them; for `DISPUTED`, open lines; for
            `PLACE`, one point.
        status: geometry status of a zone ("approximate"), else "".
        rank: for `PLACE`, the lower the more it matters.
        source: of a mission's own basemap, what it says of its source; else "".
    """

    id: str
    name: str
    kind: ShapeKind
    rings: tuple[Ring, ...]
    status: str = ""
    rank: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEntry:
    """An incident with the findings made about it.

    Args:
        incident: what happened, as claims tell it.
        findings: one a term, under the readings that the mission uses.
        flips: other verdicts under other registered readings.
    """

    incident: Incident
    findings: tuple[Finding, ...] = ()
    flips: tuple[Flip, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A number or statement that a published correction replaced."""

    corrected: str
    by: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """Everything one bulletin says, and everything it rests on.

    Args:
        mission: identity and settings.
        number: days since the mission's start, counted from 1.
        day: bulletin day in the mission's zone.
        period: the day as an interval with its zone.
        cutoff: instant after which nothing was taken in.
        status: draft or released.
        agreements: agreements judged by (for deadlines, zones, what is undefined).
        comparison: the recorders' counts side by side, or None without any.
        history: totals of the days before, a gap where nothing is known.
        incidents: incidents reported in the period.
        figures, assessments, talks, acts, responses: placed claims of the period
            by kind (events that are no incidents stand in `acts`).
        rounds: rounds of talks from the register up to the day, last one last.
        commitments: deadlines with their status on the day.
        coverage: what was and was not watched.
        corrections: what was corrected.
        claims: every claim the bulletin cites, by id order.
        documents: every document those claims stand in, by id order.
        shapes: outlines for the map.
        issues: doubts and defects of the period's items.
        engine: program version.
        log: head of the mission's log as it was when the bulletin was written, or
            None where the bulletin was not written to files.
        revision: 0 for the first bulletin of the day; from 1 for one that takes the
            place of a released one.
        restrictions: movements that were hindered on the day, by place.
    """

    mission: Mission
    number: int
    day: date
    period: When
    cutoff: datetime
    status: BulletinStatus
    agreements: tuple[Agreement, ...]
    comparison: TallyComparison | None
    history: tuple[TallyPoint, ...]
    incidents: tuple[IncidentEntry, ...]
    figures: tuple[PlacedClaim, ...]
    assessments: tuple[PlacedClaim, ...]
    talks: tuple[PlacedClaim, ...]
    acts: tuple[PlacedClaim, ...]
    responses: tuple[PlacedClaim, ...]
    rounds: tuple[TalkRound, ...]
    commitments: tuple[Commitment, ...]
    coverage: tuple[Coverage, ...]
    corrections: tuple[Correction, ...]
    claims: tuple[PlacedClaim, ...]
    documents: tuple[Document, ...]
    shapes: tuple[MapShape, ...]
    issues: tuple[Issue, ...]
    engine: str
    log: SignedHead | None = None
    revision: int = 0
    restrictions: tuple[AccessRestriction, ...] = ()

    @property
    def label(self) -> str:
        """Its number as it is printed, ``250``; of a revised one ``250-R1``."""
        return bulletin_label(self.number, self.revision)


def bulletin_label(number: int, revision: int) -> str:
    """How a bulletin's number is printed: ``250``, its first revision ``250-R1``."""
    return f"{number}-R{revision}" if revision else f"{number}"
