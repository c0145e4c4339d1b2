"""Rows of claims, and of the figures among them."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.claim import (
    Certainty,
    ClaimKind,
    FigureUnit,
    Measure,
    Modality,
    Polarity,
    StockOrFlow,
)
from trucewatch.model.event import EventType
from trucewatch.model.place import MentionRole, PlacePrecision
from trucewatch.model.quantity import PersonClass
from trucewatch.model.record import Json
from trucewatch.model.review import ClaimReview
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
    text,
)


def _claim_rows(day: DayRecord) -> Iterator[Row]:
    publishers = {each["id"]: each["publisher"] for each in day["documents"]}
    for each in day["claims"]:
        yield {
            "id": each["id"],
            "kind": each["kind"],
            "document": each["document"],
            "publisher": publishers.get(each["document"]),
            "origin": each["origin"],
            "polarity": each["polarity"],
            "denied_by": each["denied_by"],
            "modality": each["modality"],
            "certainty": each["certainty"],
            "event_type": each.get("event", {}).get("type"),
            "time_start": each["time"]["start"],
            "time_end": each["time"]["end"],
            "time_precision": each["time"]["precision"],
            **_where(each),
            "quote": each["quote"],
            "review": each["review"],
            "coder": each["coder"],
            "invented": each["invented"],
        }


def _where(claim: Json) -> Row:
    """The place at which it happened, as far as one was found."""
    placed = [p for p in claim["places"] if p["place_id"] is not None]
    at = [p for p in placed if p["role"] == MentionRole.AT]
    (place,) = (at or placed or [{}])[:1]
    return {
        "place_id": place.get("place_id"),
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "precision": place.get("precision"),
        "radius_m": place.get("radius_m"),
    }


_SAID = (
    text("document", "Id of the document in which it stands."),
    text("publisher", "Who published the document.", hxl="#meta+source", free=True),
    text("origin", "Who said it first.", hxl="#org+source", free=True),
)

CLAIMS = Table(
    name="claims",
    meaning="One row a claim: what a source says; never true or false, only made.",
    columns=(
        text("id", "Id of the claim: a hash of what was read.", hxl="#meta+id"),
        text("kind", "What sort of statement it is.", codes=ClaimKind),
        *_SAID,
        text("polarity", "Affirmed, negated or denied.", codes=Polarity),
        text("denied_by", "Who denies it, where it is denied.", free=True),
        text("modality", "How the source stands to it.", codes=Modality),
        text("certainty", "How sure the source says it is.", codes=Certainty),
        text("event_type", "Of an event: what happened.", codes=EventType),
        *TIME,
        text("time_precision", "How finely the time is known.", codes=TimePrecision),
        *PLACE,
        text("precision", "How finely the place is known.", codes=PlacePrecision),
        RADIUS,
        text("quote", "The source's own words.", hxl="#description", free=True),
        text("review", "Whether a person read it, too.", codes=ClaimReview),
        text("coder", "What read it: program and version."),
        Column(
            name="invented",
            type=CellType.BOOLEAN,
            meaning="Whether it was made up for a demonstration.",
        ),
    ),
    rows=_claim_rows,
)


def _figure_rows(day: DayRecord) -> Iterator[Row]:
    publishers = {each["id"]: each["publisher"] for each in day["documents"]}
    wanted = set(day["figures"])
    for each in day["claims"]:
        if each["id"] not in wanted:
            continue
        figure = each["figure"]
        yield {
            "id": each["id"],
            "measure": figure["measure"],
            "unit": figure["unit"],
            "low": figure["low"],
            "best": figure["best"],
            "high": figure["high"],
            "approximate": figure["approximate"],
            "words": figure["text"],
            "person_class": figure["person_class"],
            "stock_or_flow": figure["stock_or_flow"],
            "as_of": figure["as_of"],
            "since": figure["since"],
            "part_of": figure["part_of"],
            "document": each["document"],
            "publisher": publishers.get(each["document"]),
            "origin": each["origin"],
            **_where(each),
            "invented": each["invented"],
        }


def _number(name: str, meaning: str, *, hxl: str) -> Column:
    unit = "as the column unit says"
    return Column(name=name, type=CellType.NUMBER, meaning=meaning, unit=unit, hxl=hxl)


FIGURES = Table(
    name="figures",
    meaning="One row a figure: a number that a source gives, no count of cases.",
    columns=(
        text("id", "Id of the claim.", hxl="#meta+id"),
        text("measure", "What is measured.", codes=Measure, hxl="#indicator+code"),
        text("unit", "Unit of the number.", codes=FigureUnit, hxl="#indicator+unit"),
        _number("low", "The least that the source gives.", hxl="#value+min"),
        _number("best", "The number that the source gives.", hxl="#value"),
        _number("high", "The most that the source gives.", hxl="#value+max"),
        Column(
            name="approximate",
            type=CellType.BOOLEAN,
            meaning="Whether the source rounds or hedges it.",
        ),
        text("words", "The source's words for the number."),
        text("person_class", "Of persons: whom it is about.", codes=PersonClass),
        text(
            "stock_or_flow",
            "A level or a change; they never add up.",
            codes=StockOrFlow,
        ),
        Column(
            name="as_of",
            type=CellType.DAY,
            meaning="First day at which it holds.",
            hxl="#date",
        ),
        text("since", "From when it counts: day, month or year.", hxl="#date+start"),
        text("part_of", "The figure that it is a part of, in words.", free=True),
        *_SAID,
        *PLACE,
        text("precision", "How finely the place is known.", codes=PlacePrecision),
        RADIUS,
        Column(
            name="invented",
            type=CellType.BOOLEAN,
            meaning="Whether it was made up for a demonstration.",
        ),
    ),
    rows=_figure_rows,
)
