"""Rows of the recorders' counts, and of what was watched."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.coverage import WATCHED, CoverageState
from trucewatch.model.record import Json
from trucewatch.model.tally import CellState, CountBasis, CountUnit, TallyResult
from trucewatch.publish.exports.columns import (
    CellType,
    Column,
    DayRecord,
    Row,
    Table,
    joined,
    text,
)

WHOLE = "whole_country"
"""What stands for the place of a recorder's total."""


def _tally_rows(day: DayRecord) -> Iterator[Row]:
    comparison = day["comparison"]
    if comparison is None:
        return
    for column, entry in enumerate(comparison["recorders"]):
        yield _cell(comparison, entry, entry["total"], place_id=WHOLE, place=None)
        for row in comparison["rows"]:
            yield _cell(
                comparison,
                entry,
                row["cells"][column],
                place_id=row["place_id"],
                place=row["name"],
            )


def _cell(
    comparison: Json, entry: Json, cell: Json, *, place_id: str, place: str | None
) -> Row:
    period = entry["period"] or {}
    return {
        "day": comparison["day"],
        "recorder": entry["recorder"],
        "place_id": place_id,
        "place": place,
        "count": cell["count"],
        "state": cell["state"],
        "not_listed": cell["state"] == CellState.NOT_LISTED,
        "unit": entry["unit"],
        "count_rule": entry["count_rule"],
        "count_basis": entry["count_basis"],
        "period_hours": period.get("hours"),
        "claims": joined(cell["claims"]) or None,
        "conflicting": joined(entry["conflicting"]) or None,
        "corrected": joined(entry["corrected"]) or None,
        "compared": joined(comparison["results"]) or None,
    }


TALLIES = Table(
    name="tallies",
    meaning=(
        "One row a day, recorder and place: a cell as it was published. Recorders "
        "count separately, and cells may leave out places: add up neither."
    ),
    columns=(
        Column(
            name="day",
            type=CellType.DAY,
            meaning="Bulletin day of the count.",
            hxl="#date",
        ),
        text("recorder", "Code of the actor who counts.", hxl="#org+code"),
        text(
            "place_id",
            f"Place id; {WHOLE} for the recorder's total.",
            hxl="#adm1+code",
        ),
        text("place", "Name of the place; empty for the total.", hxl="#adm1+name"),
        Column(
            name="count",
            type=CellType.INTEGER,
            meaning="The number; empty where the recorder gives none.",
            unit="as the column unit says",
            hxl="#value",
        ),
        text(
            "state", "Why there is a number, or none.", codes=CellState, hxl="#status"
        ),
        Column(
            name="not_listed",
            type=CellType.BOOLEAN,
            meaning="Whether the breakdown does not name the place: that is no zero.",
        ),
        text("unit", "What one count is a count of.", codes=CountUnit),
        text("count_rule", "What one count stands for, in the recorder's words."),
        text("count_basis", "Stated, or derived by us.", codes=CountBasis),
        Column(
            name="period_hours",
            type=CellType.NUMBER,
            meaning="Length of the window that the count covers.",
            unit="hours",
        ),
        text("claims", "Ids of the claims that carry the number."),
        text("conflicting", "Ids of the recorder's claims with another number."),
        text("corrected", "Ids of claims that a correction replaced."),
        text("compared", "How the recorders' counts compare.", codes=TallyResult),
    ),
    rows=_tally_rows,
    key="",
    about="day",
)


def _coverage_rows(day: DayRecord) -> Iterator[Row]:
    for each in day["coverage"]:
        yield {
            "day": each["day"],
            "place_id": each["place_id"],
            "place": each["name"],
            "state": each["state"],
            "allows_zero": each["state"] in WATCHED,
            "note": each["note"] or None,
        }


COVERAGE = Table(
    name="coverage",
    meaning="One row a day and place: whether it was watched.",
    columns=(
        Column(name="day", type=CellType.DAY, meaning="The day.", hxl="#date"),
        text("place_id", "Id of the place.", hxl="#adm1+code"),
        text("place", "Name of the place.", hxl="#adm1+name"),
        text("state", "Whether it was watched.", codes=CoverageState, hxl="#status"),
        Column(
            name="allows_zero",
            type=CellType.BOOLEAN,
            meaning="Whether no report may be taken as: nothing happened.",
        ),
        text("note", "What was noted."),
    ),
    rows=_coverage_rows,
    key="",
    about="day",
)
