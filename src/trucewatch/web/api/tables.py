"""Tables over the API: counts, figures, claims, findings, coverage, row by row.

The same rows as the exports, through the same filter: the public gets what was
released, everyone else what the widest of the own circles may see.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Query as QueryParam
from pydantic import BaseModel, Field, create_model
from starlette.responses import Response

from trucewatch.errors import InvalidDecision
from trucewatch.service.rows import MOST_DAYS, TABLES, CellType, Column, read_rows
from trucewatch.web.api.answers import cursor_of, key_of, page_answer
from trucewatch.web.api.callers import Anyone, Caller
from trucewatch.web.api.inputs import Day, Paged

router = APIRouter(tags=["tables"])

TYPES: dict[CellType, type] = {
    CellType.TEXT: str,
    CellType.INTEGER: int,
    CellType.NUMBER: float,
    CellType.BOOLEAN: bool,
    CellType.DAY: str,
    CellType.MOMENT: str,
}


class DayQuery(Paged):
    """Which days, both included."""

    first: Day | None = Field(
        None,
        description="First day; left out: two weeks before the last.",
        examples=["2017-09-01"],
    )
    last: Day | None = Field(
        None,
        description="Last day; left out: the latest with a report that the caller may "
        "read; without a token, with a released bulletin.",
        examples=["2017-09-30"],
    )


class RowsOf(BaseModel):
    """Some rows, and the days that were looked through."""

    first: str | None = Field(description="First day; null without any report.")
    last: str | None = Field(description="Last day.")
    next: str | None = Field(description="Cursor of the next page; null at the end.")


def cell_field(column: Column) -> tuple[Any, Any]:
    """A column as a field: its type, and what the codebook says of it."""
    said = column.meaning if not column.unit else f"{column.meaning} ({column.unit})"
    if column.codes is not None:
        said = f"{said} Codes: {column.codes.__name__}."
    return TYPES[column.type] | None, Field(description=f"{said} Null: not known.")


def row_model(table: str) -> type[BaseModel]:
    """The shape of a table's rows."""
    chosen = TABLES[table]
    fields = {column.name: cell_field(column) for column in chosen.columns}
    name = f"{table.title()}Row"
    made: type[BaseModel] = create_model(name, __doc__=chosen.meaning, **fields)  # type: ignore[call-overload]
    return made


def page_model(table: str) -> type[BaseModel]:
    """The shape of a page of them."""
    row: Any = row_model(table)
    made: type[BaseModel] = create_model(
        f"{table.title()}Page",
        __base__=RowsOf,
        __doc__=f"Some rows of {table}, and the days that were looked through.",
        items=(list[row], Field(description="The rows, the latest day first.")),
    )
    return made


def rows_answer(caller: Caller, table: str, query: DayQuery) -> Response:
    """A page of a table's rows."""
    key = key_of(table, query.cursor)
    if key and not (key.isdecimal() and len(key) < 12):
        raise InvalidDecision("not a cursor", where="cursor", got=query.cursor)
    found = read_rows(
        caller.mission,
        table,
        user=caller.bearer.user if caller.bearer else None,
        first=query.first,
        last=query.last,
        after=int(key or 0),
        most=query.limit,
        now=caller.now,
        settings=caller.settings,
    )
    days = {
        "first": found.first.isoformat() if found.first else None,
        "last": found.last.isoformat() if found.last else None,
    }
    return page_answer(
        caller, found.rows, next_=cursor_of(table, found.after), beside=days
    )


SAID = {
    "tallies": (
        "What each recorder counted, place by place, side by side. Two sides count "
        "differently: no sum and no net of them is given. `not_listed`: the breakdown "
        "does not name the place; that is no zero."
    ),
    "figures": (
        "Numbers of persons, aid and the like as sources give them, with their range. "
        "A level (stock) and a change (flow) never add up."
    ),
    "claims": "What sources say, each with its words; said, not established.",
    "findings": (
        "What terms say of incidents, with the provision. A finding is no "
        "determination."
    ),
    "coverage": (
        "What was watched on which day: only where it was may nothing be called quiet."
    ),
}
"""What each table is; the incidents have a list of their own."""


def _route(table: str) -> Callable[..., Response]:
    def rows(caller: Anyone, query: Annotated[DayQuery, QueryParam()]) -> Response:
        return rows_answer(caller, table, query)

    rows.__name__ = f"{table}_rows"
    rows.__doc__ = (
        f"{SAID[table]}\n\nAt most {MOST_DAYS} days a request. Without a token: what "
        "stands in released bulletins."
    )
    return rows


for _table in SAID:
    router.add_api_route(
        f"/{_table}",
        _route(_table),
        methods=["GET"],
        response_model=page_model(_table),
        operation_id=f"{_table}_rows",
    )
