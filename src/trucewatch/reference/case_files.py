"""Case files: incidents as people put them, to hold against agreements.

A commission can write down what is agreed on and what is not, and see what each term
says of it. Nothing in such a file is read from a report by the machine.
"""

from __future__ import annotations

import tomllib
import typing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import ActorMention
from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution, AttributionLevel
from trucewatch.model.claim import PlacedClaim, make_claim
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.event import EventBody, EventType, ObjectAffected
from trucewatch.model.incident import Incident
from trucewatch.model.place import (
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
)
from trucewatch.model.record import content_id
from trucewatch.model.review import IncidentState
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.when import (
    TimeBasis,
    TimePrecision,
    When,
    on_day,
    unknown_time,
)
from trucewatch.reference.toml_places import path_words, toml_places
from trucewatch.reference.typed_tables import TableReader

CODER = "case-file/1"
"""Coder of claims that a person put into a case file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTarget:
    """Who was hit, as the case's report names them."""

    name: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlace:
    """Where it happened: degrees WGS84 and how well that is known.

    Args:
        name: the place's name.
        lat, lon: degrees WGS84, or None where only the unit is known.
        precision, radius_m: how well it is known, metres.
        id: place id, where it matters (joined settlements, named areas).
        country, admin1, areas: units it is counted to.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.SETTLEMENT
    radius_m: float = 3000.0
    id: str = ""
    country: str | None = None
    admin1: str | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """One telling of it.

    Args:
        text: what is said, in a sentence.
        source: who says it.
        side: actor code of the side of the source, or None.
        targets: who was hit, as this source names them.
    """

    text: str
    source: str
    side: str | None = None
    targets: tuple[CaseTarget, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a report without a text")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCase:
    """An incident as a person put it.

    Args:
        id: short id, ``night-of-5-may``.
        title: for people.
        type: what happened.
        day: the day on which it happened; None with `at` or where unknown.
        until: first day after it, for several days.
        at: the instant, with its offset.
        place: where, or None for unknown.
        reports: who tells it, and how.
        objects_affected, instrument: as far as known.
        level, actor, set_by: the attribution and who set it.
        state: how far people verified it.
        from_line_m: metres from the line between the sides, as people measured it.
        note: what the case shows, for people.
    """

    id: str
    title: str
    type: EventType
    day: date | None = None
    until: date | None = None
    at: datetime | None = None
    place: CasePlace | None = None
    reports: tuple[CaseReport, ...]
    objects_affected: tuple[ObjectAffected, ...] = ()
    instrument: str | None = None
    level: AttributionLevel = AttributionLevel.NOT_ATTRIBUTED
    actor: str | None = None
    set_by: str | None = None
    state: IncidentState = IncidentState.REPORTED
    from_line_m: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.until is not None and (self.day is None or self.until <= self.day):
            raise ValueError(f"{self.id}: until {self.until}, wanted after its day")
        if not self.reports:
            raise ValueError(f"{self.id}: wanted at least one report")
        if self.day is not None and self.at is not None:
            raise ValueError(f"{self.id}: wanted day or at, not both")
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError(f"{self.id}: at {self.at}, wanted an offset (+03:00)")
        self.attribution  # noqa: B018 - complains where it does not fit

    @property
    def attribution(self) -> Attribution:
        """Who is said or held to have done it."""
        if self.level is AttributionLevel.NOT_ATTRIBUTED:
            return NOT_ATTRIBUTED
        return Attribution(
            level=self.level, actor=self.actor, basis=(self.id,), set_by=self.set_by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Cases and the agreements that they are held against.

    Args:
        title: for people.
        demonstration: whether the cases are made up.
        agreements: ids of agreements.
        cases: the incidents.
    """

    title: str
    demonstration: bool = False
    agreements: tuple[str, ...]
    cases: tuple[WrittenCase, ...]

    def __post_init__(self) -> None:
        ids = [case.id for case in self.cases]
        if twice := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"case ids used twice: {', '.join(twice)}")


def load_cases(source: Traversable) -> CaseFile:
    """The cases in the TOML file `source`.

    Raises:
        InvalidReference: no file, not TOML, or the first entry that does not fit,
            with its line and column.
    """
    try:
        text = source.read_text(encoding="utf-8")
        record = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidReference(
            "not a readable TOML file", where=source.name, got=str(error)
        ) from error
    reader = TableReader()
    cases = typing.cast("CaseFile | None", reader.read(CaseFile, record))
    if cases is None:
        first = reader.misfits[0]
        places = toml_places(text)
        tries = [first.path[:n] for n in range(len(first.path), 0, -1)]
        found = next((places[path] for path in tries if path in places), None)
        line = f":{found.line}:{found.column}" if found else ""
        at = path_words(first.path, record)
        raise InvalidReference(
            first.what,
            where=f"{source.name}{line}: {at}",
            got=first.got,
            wanted=first.wanted,
        )
    return cases


@cache
def packaged_cases(name: str) -> CaseFile:
    """The case file of that name that comes with the program."""
    folder = resources.files("trucewatch.reference") / "cases"
    return load_cases(folder / f"{name}.toml")


def incident_of(case: WrittenCase) -> Incident:
    """The incident that the case tells of, with a claim for each report."""
    placement = _placement(case.place) if case.place else None
    time = _time(case)
    told = tuple(_claim(case, report, time) for report in case.reports)
    return Incident(
        id=content_id("inc", {"case": case.id}),
        type=case.type,
        family=EventBody(type=case.type).family,
        time=time,
        place=placement,
        supporting=told,
        origins=tuple(sorted({placed.claim.origin for placed in told})),
        sides=tuple(sorted({report.side or "" for report in case.reports})),
        attribution=case.attribution,
        state=case.state,
        from_line_m=case.from_line_m,
    )


def _time(case: WrittenCase) -> When:
    if case.at is not None:
        return When(
            start=case.at,
            end=case.at + timedelta(minutes=1),
            basis=TimeBasis.OCCURRED,
            precision=TimePrecision.INSTANT,
        )
    if case.day is None:
        return unknown_time()
    if case.until is None:
        return on_day(case.day)
    return When(
        start=case.day,
        end=case.until,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )


def _placement(where: CasePlace) -> Placement:
    return Placement(
        mention=PlaceMention(text=where.name, span=Span(0, len(where.name))),
        place=Place(
            id=where.id or f"case:{where.name}",
            name=where.name,
            lat=where.lat,
            lon=where.lon,
            precision=where.precision,
            radius_m=where.radius_m,
            country=where.country,
            admin1=where.admin1,
            areas=where.areas,
        ),
        precision=where.precision,
        radius_m=where.radius_m,
        reasons=("as the case puts it",),
    )


def _claim(case: WrittenCase, report: CaseReport, time: When) -> PlacedClaim:
    sha256 = fingerprint(f"{case.id}\n{report.source}\n{report.text}".encode())
    document = Document(
        id=document_id(sha256),
        sha256=sha256,
        name=f"{case.id}.txt",
        media_type="text/plain",
        text=report.text,
        body=(Span(0, len(report.text)),),
        title=case.title,
        publisher=report.source,
        published=None,
        language="en",
        corrects=None,
    )
    body = EventBody(
        type=case.type,
        targets=tuple(
            ActorMention(text=each.name, actor=each.actor) for each in report.targets
        ),
        objects_affected=case.objects_affected,
        instrument=case.instrument,
    )
    claim = make_claim(
        document,
        spans=(Span(0, len(report.text)),),
        body=body,
        chain=(Hop(body=report.source, side=report.side, mode=HopMode.DIRECT),),
        time=time,
        coder=CODER,
    )
    return PlacedClaim(claim=claim)
