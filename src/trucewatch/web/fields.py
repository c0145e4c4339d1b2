"""Fields: what a form or an address says, as values; an empty one is none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from starlette.datastructures import FormData

from trucewatch.errors import InvalidDecision
from trucewatch.web.visitors import text_of

Code = TypeVar("Code", bound=StrEnum)


def needed(form: FormData, name: str) -> str:
    """The text of a field that may not be empty.

    Raises:
        InvalidDecision: it is empty.
    """
    found = text_of(form, name)
    if not found:
        raise InvalidDecision("a field is empty", where=name, wanted="some text")
    return found


def code_of(form: FormData, name: str, codes: type[Code]) -> Code:
    """The code of a field that is one of an enumeration.

    Raises:
        InvalidDecision: it is none of them.
    """
    return code_from(text_of(form, name), name, codes)


def code_from(text: str, name: str, codes: type[Code]) -> Code:
    """The code that a text is; see `code_of`."""
    try:
        return codes(text)
    except ValueError:
        known = ", ".join(codes)
        raise InvalidDecision(
            "no such code", where=name, got=text, wanted=known
        ) from None


def codes_from(texts: Iterable[str], name: str, codes: type[Code]) -> tuple[Code, ...]:
    """Each of the codes that texts are; empty texts are left out."""
    return tuple(code_from(text, name, codes) for text in texts if text)


def day_of(form: FormData, name: str) -> date:
    """The day of a field that may not be empty.

    Raises:
        InvalidDecision: it is no day.
    """
    found = day_from(needed(form, name), name)
    if found is None:
        raise InvalidDecision("a field is empty", where=name, wanted="a day")
    return found


def day_from(text: str, name: str) -> date | None:
    """The day that a text is, or None for an empty one.

    Raises:
        InvalidDecision: it is no day.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidDecision(
            "not a day", where=name, got=text, wanted="a day like 2017-09-12"
        ) from None


def moment_of(form: FormData, name: str, zone: ZoneInfo) -> datetime | None:
    """The instant of a field, in the mission's zone where it names none; or None.

    Raises:
        InvalidDecision: it is no moment.
    """
    found = text_of(form, name)
    if not found:
        return None
    try:
        at = datetime.fromisoformat(found)
    except ValueError:
        raise InvalidDecision(
            "not a moment", where=name, got=found, wanted="like 2017-09-12T14:30"
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def number_of(form: FormData, name: str) -> int | None:
    """The whole number of a field, or None where it is empty.

    Raises:
        InvalidDecision: it is none.
    """
    found = text_of(form, name)
    if not found:
        return None
    if not found.isdecimal():
        raise InvalidDecision("not a number", where=name, got=found, wanted="0, 1 ...")
    return int(found)


def seen_among(told: str | None, entry: str) -> int | None:
    """The version of an entry on which a form was made.

    Args:
        told: each entry that there was, as ``id:2``, with space between; None of a
            form that names none.
        entry: id of the entry.

    Returns:
        0 where the entry was not there; None where the form does not say.
    """
    if told is None:
        return None
    versions = dict(each.split(":", 1) for each in told.split() if ":" in each)
    version = versions.get(entry, "0")
    return int(version) if version.isdecimal() else 0
