"""Plain records (JSON) from frozen values and back, and content hashes of them."""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from trucewatch.errors import InvalidRecord
from trucewatch.model.document import Span

Value = TypeVar("Value")
Json = Any  # what `json` reads and writes; checked on the way in by `from_record`

_TAG = "type_of"


def to_record(value: object) -> Json:
    """JSON-ready form of a frozen value.

    Enums become their codes, dates ISO 8601 text, spans ``[start, end]``,
    tuples lists, whole floats integers (equal values have equal ids), dataclasses
    objects with their fields in order.
    """
    kind: type = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: type) -> Callable[[Any], Json]:
    """What makes the record of a value of type `kind`, found once for each type."""
    if kind in _PLAIN:
        return _as_it_is
    for known, writer in _WRITERS:
        if issubclass(kind, known):
            return writer
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    raise TypeError(f"no record form for {kind.__name__}")


def _as_it_is(value: Json) -> Json:
    return value


def _list_record(value: Iterable[object]) -> Json:
    return [to_record(item) for item in value]


def _dict_record(value: dict[object, object]) -> Json:
    return {str(key): to_record(item) for key, item in value.items()}


def _number_record(value: float) -> Json:
    return int(value) if value.is_integer() else value


_PLAIN = frozenset({str, int, bool, type(None)})
_WRITERS: tuple[tuple[type, Callable[[Any], Json]], ...] = (
    (Span, lambda span: [span.start, span.end]),
    (Enum, lambda member: member.value),
    (date, lambda day: day.isoformat()),
    (tuple, _list_record),
    (list, _list_record),
    (dict, _dict_record),
    (float, _number_record),
    (int, _as_it_is),
    (str, _as_it_is),
)
"""The first that a type is a kind of: a `Span` is no list, a code no word."""


def _dataclass_writer(kind: type) -> Callable[[Any], Json]:
    names = tuple(field.name for field in fields(kind))
    tag = kind.__name__ if kind.__name__ in _TAGGED else None

    def write(value: object) -> Json:
        record = {}
        for name in names:
            item = getattr(value, name)
            record[name] = item if type(item) in _PLAIN else to_record(item)
        if tag is not None:
            record[_TAG] = tag
        return record

    return write


_TAGGED = frozenset(
    {
        "EventBody",
        "TallyBody",
        "FigureBody",
        "AssessmentBody",
        "CommitmentBody",
        "AgreementActBody",
        "TalkRoundBody",
        "ResponseBody",
        "Placement",
        "Unplaced",
    }
)
"""Members of unions: their records carry their type's name."""


def from_record(kind: type[Value], record: Json) -> Value:
    """The value of type `kind` that `to_record` wrote.

    Args:
        kind: a dataclass of the model.
        record: what `json.loads` gave.

    Raises:
        InvalidRecord: the record lacks a field, has a wrong type, or breaks an
            invariant of the value.
    """
    try:
        return typing.cast("Value", _read(kind, record))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidRecord(
            f"not a {kind.__name__} record",
            got=f"{type(error).__name__}: {error}",
            wanted=f"the fields of {kind.__name__}",
        ) from error


def canonical(record: Json) -> str:
    """The one JSON text of a record: sorted keys, no spaces, real characters."""
    return _CANONICAL.encode(record)


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_id(prefix: str, record: Json) -> str:
    """`prefix` and 16 hex digits of the SHA-256 of the canonical record."""
    digest = hashlib.sha256(canonical(record).encode()).hexdigest()
    return f"{prefix}_{digest[:16]}"


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, record: Json) -> object:  # noqa: ANN401 - a type expression
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), record)
    if origin is tuple:
        return _read_tuple(get_args(kind), record)
    if kind is Span:
        return Span(*record)
    if kind is date:
        return _read_moment(record)
    if kind is datetime:
        return datetime.fromisoformat(record)
    if kind is float:
        return float(_plain((int, float), record))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(record)
    if is_dataclass(kind):
        return _read_dataclass(typing.cast("type", kind), record)
    return _plain((kind,), record)


def _plain(kinds: tuple[type, ...], record: Json) -> Any:  # noqa: ANN401 - JSON value
    """The record itself, where it is of one of the types; True is no number."""
    wrong = isinstance(record, bool) and bool not in kinds
    if wrong or not isinstance(record, kinds):
        names = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"got {type(record).__name__}, wanted {names}")
    return record


def _read_dataclass(kind: type, record: Json) -> object:
    if not isinstance(record, dict):
        raise TypeError(f"got {type(record).__name__}, wanted an object")
    given = {
        name: _read(hint, record[name])
        for name, hint in _hints(kind).items()
        if name in record
    }
    return kind(**given)


def _read_union(kinds: tuple[Any, ...], record: Json) -> object:
    if record is None:
        if type(None) not in kinds:
            raise TypeError("got nothing")
        return None
    rest = [kind for kind in kinds if kind is not type(None)]
    if isinstance(record, dict) and _TAG in record:
        rest = [kind for kind in rest if kind.__name__ == record[_TAG]]
        if not rest:
            raise TypeError(f"got a {record[_TAG]}, which does not stand here")
    return _read(rest[0], record)


def _read_tuple(kinds: tuple[Any, ...], record: Json) -> tuple[object, ...]:
    if not isinstance(record, list):
        raise TypeError(f"got {type(record).__name__}, wanted a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], item) for item in record)
    return tuple(_read(kind, item) for kind, item in zip(kinds, record, strict=True))


def _read_moment(record: Json) -> date:
    """A plain date where the text is one, else a datetime (which is a date too)."""
    if len(record) == len("2017-05-04"):
        return date.fromisoformat(record)
    return datetime.fromisoformat(record)
