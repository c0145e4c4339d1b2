"""Rows as they lie in the file, without the conversions that may hide an edit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from trucewatch.store.sealing import json_text

AT_ONCE = 1_000
"""Rows fetched at once."""


def raw_rows(
    connection: sa.Connection,
    table: sa.Table,
    *order: sa.Column[Any],
    without: tuple[str, ...] = (),
) -> Iterator[dict[str, Any]]:
    """The rows of a table with their values as they lie there, streamed.

    Args:
        connection: a look.
        table: the table.
        order: columns to sort by.
        without: names of columns to leave out.
    """
    columns = [column for column in table.c if column.name not in without]
    readers = {column.name: _reader(column) for column in columns}
    query = sa.select(*(raw_column(connection, column) for column in columns))
    streamed = query.order_by(*order).execution_options(yield_per=AT_ONCE)
    with connection.execute(streamed) as rows:
        for row in rows:
            values = zip(readers.items(), row, strict=True)
            yield {name: read(value) for (name, read), value in values}


def raw_column(connection: sa.Connection, column: sa.Column[Any]) -> sa.Label[Any]:
    """The column without the conversion that its type would bring."""
    if connection.dialect.name == "sqlite":
        return sa.type_coerce(column, sa.Text()).label(column.name)
    if isinstance(column.type, sa.JSON | sa.Date):
        return sa.cast(column, sa.Text()).label(column.name)
    return column.label(column.name)


def _reader(column: sa.Column[Any]) -> Callable[[Any], object]:
    if isinstance(column.type, sa.JSON):
        return _json
    if isinstance(column.type, sa.String | sa.Date):
        return _text
    return _as_it_is


def _as_it_is(value: object) -> object:
    return value


def _text(value: object) -> object:
    if value is None or (isinstance(value, str) and _is_utf8(value)):
        return value
    return f"not a text: {value!r}"


def _is_utf8(text: str) -> bool:
    """Whether the text's bytes were UTF-8 (see `session.open_to_check`)."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _json(value: object) -> object:
    """The value that the text tells; another one where we do not write it so."""
    try:
        found: object = json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return {"not JSON": value}
    if json_text(found) != value or not _is_utf8(str(value)):
        return {"not as it was written": repr(value)}
    return found
