"""Rows of incidents and of the findings on them."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.place import PlacePrecision
from trucewatch.model.record import Json
from trucewatch.model.review import IncidentState
from trucewatch.model.when import TimePrecision
from trucewatch.publish.exports.columns import (
    PLACE,
    RADIUS,
    TIME,
    CellType,
    Column,
    DayRecord,
    Row,
    Table,
    joined,
    text,
)


def _incident_rows(day: DayRecord) -> Iterator[Row]:
    for each in day["incidents"]:
        placed = each["place"]
        where = placed["place"] if placed else {}
        attribution = each["attribution"]
        yield {
            "id": each["id"],
            "bulletin_day": day["day"],
            "type": each["type"],
            "family": each["family"],
            "time_start": each["time"]["start"],
            "time_end": each["time"]["end"],
            "time_precision": each["time"]["precision"],
            "place_id": where.get("id"),
            "place": where.get("name"),
            "lat": where.get("lat"),
            "lon": where.get("lon"),
            "precision": placed["precision"] if placed else None,
            "radius_m": placed["radius_m"] if placed else None,
            "country": where.get("country"),
            "admin1": where.get("admin1"),
            "state": each["state"],
            "disputed": bool(each["disputed_by"]),
            "disputed_by": joined(each["disputed_by"]) or None,
            "attribution_level": attribution["level"],
            "attribution_actor": attribution["actor"],
            "origins": len(each["origin_groups"]) or len(each["origins"]),
            "origin_names": joined(each["origins"]),
            "claims_for": joined(each["supporting"]),
            "claims_against": joined(each["contradicting"]) or None,
            "casualties": _casualties(each["casualties"]) or None,
            "invented": each["invented"],
        }


def _casualties(reports: list[Json]) -> str:
    """Each claim's own numbers, side by side; nothing is added up."""
    return joined(
        [
            f"{report['claim']}: {what} {number_words(each['quantity'])}"
            f" {each['person_class']}"
            for report in reports
            for what in ("killed", "injured")
            for each in report[what]
        ]
    )


def number_words(quantity: Json) -> str:
    """A number of persons as its claim gives it: ``about 40``, ``5 to 9``."""
    low, best, high = quantity["low"], quantity["best"], quantity["high"]
    about = "about " if quantity["approximate"] else ""
    if best is not None:
        return f"{about}{best:g}"
    if low is None and high is None:
        return "a number not given,"
    if high is None:
        return f"at least {low:g}"
    return f"at most {high:g}" if low is None else f"{low:g} to {high:g}"


INCIDENTS = Table(
    name="incidents",
    meaning="One row an incident: our reconstruction of one happening, from claims.",
    columns=(
        text("id", "Id of the incident; it stays.", hxl="#event+id"),
        Column(
            name="bulletin_day",
            type=CellType.DAY,
            meaning="The latest day on which a report of these days tells of it.",
            hxl="#date+bulletin",
        ),
        text("type", "What happened.", codes=EventType, hxl="#event+type"),
        text("family", "The type's family.", codes=EventFamily, hxl="#event+family"),
        *TIME,
        text("time_precision", "How finely the time is known.", codes=TimePrecision),
        *PLACE,
        text("precision", "How finely the place is known.", codes=PlacePrecision),
        RADIUS,
        text("country", "ISO 3166-1 alpha-2.", hxl="#country+code"),
        text("admin1", "Place id of the governorate.", hxl="#adm1+code"),
        text("state", "How far people reviewed it.", codes=IncidentState),
        Column(
            name="disputed",
            type=CellType.BOOLEAN,
            meaning="Whether somebody says that it did not happen so.",
        ),
        text("disputed_by", "Who says so.", free=True),
        text(
            "attribution_level",
            "On what ground it is laid to an actor.",
            codes=AttributionLevel,
        ),
        text("attribution_actor", "Code of that actor.", hxl="#org+code"),
        Column(
            name="origins",
            type=CellType.INTEGER,
            meaning="Independent origins that tell of it; copies count once.",
            unit="origins",
        ),
        text("origin_names", "Their names.", free=True),
        text("claims_for", "Ids of the claims that tell of it."),
        text("claims_against", "Ids of the claims that negate or deny it."),
        text(
            "casualties",
            "Killed and injured as each claim gives them, with the claim's id; never "
            "added up. Not known is empty, a stated zero is 0.",
        ),
        Column(
            name="invented",
            type=CellType.BOOLEAN,
            meaning="Whether it was made up for a demonstration.",
        ),
    ),
    rows=_incident_rows,
)


def _finding_rows(day: DayRecord) -> Iterator[Row]:
    for incident in day["incidents"]:
        for each in incident["findings"]:
            yield {
                "id": each["id"],
                "incident": each["incident"],
                "incident_state": incident["state"],
                "agreement": each["agreement"],
                "agreement_version": each["agreement_version"],
                "term": each["term"],
                "provision": each["provision"],
                "interpretation": each["interpretation"],
                "rule": each["rule"],
                "verdict": each["verdict"],
                "reason": each["reason"],
                "facts_missing": joined(each["facts_missing"]) or None,
                "assumptions": joined(each["assumptions"]) or None,
                "unchecked": each["unchecked"],
                "engine": each["engine"],
            }


FINDINGS = Table(
    name="findings",
    meaning=(
        "One row an incident, term and reading: what the agreement says of it. Only "
        "for incidents that a person corroborated or verified, as in bulletins."
    ),
    columns=(
        text("id", "Id of the finding."),
        text("incident", "Id of the incident.", hxl="#event+id"),
        text("incident_state", "How far people reviewed it.", codes=IncidentState),
        text("agreement", "Id of the agreement."),
        text("agreement_version", "Its version."),
        text("term", "Id of the term."),
        text("provision", "The provision that the term rests on."),
        text("interpretation", "The reading under which it was found."),
        text("rule", "The rule with its version."),
        text("verdict", "The outcome; no determination.", codes=Verdict),
        text("reason", "Why, in a sentence.", free=True),
        text("facts_missing", "What would have to be known.", free=True),
        text("assumptions", "What was assumed.", free=True),
        Column(
            name="unchecked",
            type=CellType.BOOLEAN,
            meaning="Whether the provision was not checked against a source.",
        ),
        text("engine", "The program's version."),
    ),
    rows=_finding_rows,
    about="incident",
)
