"""Shapes of what programs send: strict, bounded, nothing unknown."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
)

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_ID = 120
LONGEST_LINE = 500
LONGEST_TEXT = 10_000
LONGEST_REPORT = 1_000_000
MOST_LINES = 100
"""Lines of a page, at most."""

ID = r"^[A-Za-z0-9][A-Za-z0-9_./:+-]*$"
"""What an id, a code or a cursor is made of."""

PLAIN = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"
"""Text without control characters; line breaks and tabs stay."""


class Body(BaseModel):
    """What comes in a body: no value is made to fit, nothing unknown is taken.

    Its fields are of the types below, each of which takes what it is and nothing else.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Query(BaseModel):
    """What comes in a query: texts by nature; nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _is_day(value: object) -> object:
    if isinstance(value, str) and DAY.fullmatch(value):
        return value
    raise ValueError("wanted a day like 2017-09-12")


def _is_moment(value: object) -> object:
    if isinstance(value, str) and DAY.match(value) and "T" in value:
        return value
    raise ValueError("wanted a moment like 2017-09-12T14:30:00+03:00")


def _has_offset(value: datetime) -> datetime:
    if value.utcoffset() is None:
        raise ValueError("wanted a moment with its offset, like +03:00 or Z")
    return value


def _no_number(value: object) -> object:
    """A code is a text; a query gives nothing else."""
    if not isinstance(value, str):
        raise ValueError("wanted a code")
    return value


def whole_number(value: object) -> object:
    """A number as a query writes it: digits, nothing around them."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,18}", value):
        raise ValueError("wanted a whole number")
    return value


Code = TypeVar("Code")
"""An enumeration."""

OneOf = Annotated[Code, BeforeValidator(_no_number)]
"""One of an enumeration's codes."""

Day = Annotated[date, BeforeValidator(_is_day)]
"""A calendar day, ``2017-09-12``."""

Moment = Annotated[datetime, BeforeValidator(_is_moment), AfterValidator(_has_offset)]
"""An instant with its offset."""

Flag = Annotated[bool, Strict()]
"""Yes or no; no number stands for it."""

Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID, pattern=ID)]
"""An id or code."""

Line = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE, pattern=PLAIN)]
"""A short text."""

MaybeLine = Annotated[str, Field(max_length=LONGEST_LINE, pattern=PLAIN)]
"""A short text that may be empty."""

Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=PLAIN)]
"""A text of several sentences."""

Report = Annotated[str, Field(min_length=1, max_length=LONGEST_REPORT, pattern=PLAIN)]
"""The words of a report."""

Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day, ``14:30``."""

Seen = Annotated[int, Strict(), Field(ge=0, le=1_000_000_000)]
"""A version that the sender saw."""

Circle = Annotated[
    str,
    Field(
        max_length=LONGEST_ID,
        pattern=r"^(public|partners|team|admin|(party|guarantor):[A-Za-z0-9/_-]+)$",
    ),
]
"""An audience."""

Hours = Annotated[int, Strict(), Field(ge=0, le=100_000)]
"""A length of time in hours."""

Limit = Annotated[int, Field(ge=1, le=MOST_LINES), BeforeValidator(whole_number)]
"""Lines of a page."""

Cursor = Annotated[str, Field(max_length=400, pattern=r"^[A-Za-z0-9_=-]*$")]
"""Where the next page begins; what `next` of the page before says."""


class Paged(Query):
    """A page of a list."""

    limit: Limit = Field(50, description="Lines of the page, 1 to 100.", examples=[20])
    cursor: Cursor = Field("", description="`next` of the page before, or nothing.")


def is_plain(value: object, *, depth: int = 12) -> bool:
    """Whether every text in a JSON value is plain, and none is nested too deeply."""
    if depth < 0:
        return False
    match value:
        case str():
            whole = not any("\ud800" <= sign <= "\udfff" for sign in value)
            plain = re.fullmatch(PLAIN, value) is not None
            return whole and plain and len(value) <= LONGEST_TEXT
        case list():
            return all(is_plain(each, depth=depth - 1) for each in value)
        case dict():
            parts = [*value.keys(), *value.values()]
            return all(is_plain(each, depth=depth - 1) for each in parts)
        case _:
            return True
