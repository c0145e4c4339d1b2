"""Reliability: how well the reader reads, measured, and how it fared here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources

from trucewatch.model.access import User
from trucewatch.model.claim import ClaimKind
from trucewatch.model.review import ClaimReview
from trucewatch.service.access import Action, require
from trucewatch.service.bearing import quarter_of
from trucewatch.service.cases import acting_user
from trucewatch.service.document_access import readable_documents
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.store.decisions import CLAIM_DECISIONS

FILE = "accuracy.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScore:
    """Scores for one kind of claims on labelled sentences.

    Args:
        kind: kind of claim, and by what it counts as right.
        right, labelled, read: numbers of claims.
        precision: share of what was read that is right, or None where nothing was.
        recall: share of what stands there that was read, or None where nothing does.
        f: their harmonic mean, or None.
    """

    kind: str
    right: int
    labelled: int
    read: int
    precision: float | None
    recall: float | None
    f: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfScore:
    """Scores on one set of labelled sentences; how many sentences it has."""

    half: str
    rows: int
    kinds: tuple[KindScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fared:
    """What people made of the readings of one kind, here."""

    kind: ClaimKind
    accepted: int
    corrected: int
    rejected: int

    @property
    def decided(self) -> int:
        """How many readings a person decided on."""
        return self.accepted + self.corrected + self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Both.

    Args:
        day: of the measurement, or None where none was shipped.
        halves: scores by set.
        here: what people decided in this mission, by kind, on what the user may read.
    """

    day: date | None
    halves: tuple[HalfScore, ...]
    here: tuple[Fared, ...]


def read_reliability(mission: OpenMission, *, by: str, now: datetime) -> Reliability:
    """What is known of the reader's accuracy.

    Counted are decisions on reports that the user may read: a number must not tell
    that there are others.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may read nothing.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.RECORD_READ)
    day, halves = _measured()
    quarter = quarter_of(now)
    here = REMEMBERED.answer(
        mission, ("fared", user, quarter), lambda: tuple(_fared(mission, user, quarter))
    )
    return Reliability(day=day, halves=halves, here=here)


@cache
def _measured() -> tuple[date | None, tuple[HalfScore, ...]]:
    file = resources.files("trucewatch.reference") / FILE
    record = json.loads(file.read_text(encoding="utf-8"))
    halves = tuple(
        HalfScore(
            half=each["half"],
            rows=each["rows"],
            kinds=tuple(KindScore(**kind) for kind in each["kinds"]),
        )
        for each in record["halves"]
    )
    return date.fromisoformat(record["day"]) if record["day"] else None, halves


def _fared(mission: OpenMission, user: User, now: datetime) -> Iterator[Fared]:
    decided: Counter[tuple[str, ClaimKind, ClaimReview]] = Counter()
    with mission.store.unit() as connection:
        for kept in CLAIM_DECISIONS.every(connection):
            reading = kept.value.reading
            decided[reading.document, reading.kind, kept.value.review] += 1
        documents = {document for document, _, _ in decided}
        open_ = readable_documents(mission, connection, user, documents, now=now)
    counted: Counter[tuple[ClaimKind, ClaimReview]] = Counter()
    for (document, kind, review), number in decided.items():
        if document in open_:
            counted[kind, review] += number
    for kind in ClaimKind:
        fared = Fared(
            kind=kind,
            accepted=counted[kind, ClaimReview.ACCEPTED],
            corrected=counted[kind, ClaimReview.CORRECTED],
            rejected=counted[kind, ClaimReview.REJECTED],
        )
        if fared.decided:
            yield fared
