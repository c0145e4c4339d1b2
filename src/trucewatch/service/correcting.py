"""Correcting: what of a claim's reading a form can change, and the change that it asks.

A form holds each value as it was; only what differs becomes a change, so that a person
corrects what was misread and nothing besides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from trucewatch.errors import InvalidDecision
from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    Certainty,
    Claim,
    FigureBody,
    Measure,
    Modality,
    Polarity,
    ResponseBody,
    ResponseKind,
)
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.quantity import Casualties, Quantity, exactly
from trucewatch.model.record import Json, to_record
from trucewatch.model.when import TimePrecision

FURTHER = "further"
"""Name of the field for what has no field of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of a claim that a form offers.

    Args:
        name: of the field.
        value: as the claim has it, in words of a form.
        choices: codes to choose from; none where anything can be typed.
        kind: ``text``, ``date`` or ``number``.
        hint: the words that it is about, or "".
    """

    name: str
    value: str
    choices: tuple[str, ...] = ()
    kind: str = "text"
    hint: str = ""


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """The fields of a claim that a form offers, in its order."""
    return (
        *_body_fields(claim),
        Field(
            name="first",
            value=_day(claim.time.first_day),
            kind="date",
        ),
        Field(name="last", value=_day(claim.time.last_day), kind="date"),
        _choice("polarity", claim.polarity, Polarity),
        _choice("modality", claim.modality, Modality),
        _choice("certainty", claim.certainty, Certainty),
        Field(name="denied_by", value=claim.denied_by or ""),
    )


def _choice(name: str, value: StrEnum, kind: type[StrEnum]) -> Field:
    codes = tuple(each.value for each in kind)
    return Field(name=name, value=value.value, choices=codes)


def _body_fields(claim: Claim) -> Iterator[Field]:
    body = claim.body
    match body:
        case EventBody():
            yield _choice("type", body.type, EventType)
            for number, actor in enumerate(body.actors):
                yield Field(
                    name=f"actor-{number}",
                    value=actor.actor or "",
                    hint=actor.text,
                )
            for number, target in enumerate(body.targets):
                yield Field(
                    name=f"target-{number}",
                    value=target.actor or "",
                    hint=target.text,
                )
            yield from _persons("killed", body.killed)
            yield from _persons("injured", body.injured)
        case FigureBody():
            yield _choice("measure", body.measure, Measure)
            for name, value in _ends(body.quantity).items():
                yield Field(name=name, value=value, kind="number")
        case AssessmentBody():
            yield Field(name="rating", value=body.rating)
        case AgreementActBody():
            yield _choice("act", body.act, AgreementActType)
        case ResponseBody():
            yield _choice("response", body.response, ResponseKind)
        case _:
            return


def _persons(name: str, given: tuple[Casualties, ...]) -> Iterator[Field]:
    """A number of persons; several classes of them are left to the further fields."""
    if len(given) < 2:
        value = _number(given[0].quantity.best) if given else ""
        yield Field(name=name, value=value, kind="number")


def _ends(quantity: Quantity) -> dict[str, str]:
    return {name: _number(getattr(quantity, name)) for name in ("low", "best", "high")}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def changes_of(claim: Claim, given: Mapping[str, str]) -> dict[str, Json]:
    """What a form changes of a claim, as `readings.review_claim` takes it.

    Args:
        claim: the claim as the form showed it.
        given: the form's values by the fields' names; what is missing stays.

    Raises:
        InvalidDecision: a value that is none of its kind, or no change at all.
    """
    changes: dict[str, Json] = {}
    differing = {
        field.name: given[field.name].strip()
        for field in fields_of(claim)
        if field.name in given and given[field.name].strip() != field.value
    }
    try:
        for name, value in differing.items():
            _put(changes, claim, name, value, given)
    except ValueError as error:
        raise InvalidDecision(
            "not a value of its field", where=claim.id, got=str(error)
        ) from None
    _add_further(changes, claim, given.get(FURTHER, "").strip())
    if not changes:
        raise InvalidDecision(
            "nothing is corrected", where=claim.id, wanted="a value that differs"
        )
    return changes


_PLAIN = frozenset({"polarity", "modality", "certainty"})
_OF_BODY = frozenset({"type", "measure", "rating", "act", "response"})


def _put(
    changes: dict[str, Json],
    claim: Claim,
    name: str,
    value: str,
    given: Mapping[str, str],
) -> None:
    """Add the change of one field."""
    body = changes.get("body", {})
    part, _, number = name.partition("-")
    if name in _PLAIN:
        changes[name] = value
    elif name == "denied_by":
        changes[name] = value or None
    elif name in {"first", "last"}:
        changes["time"] = _time(claim, given)
    elif name in _OF_BODY:
        changes["body"] = body | {name: value}
    elif part in {"actor", "target"}:
        key = f"{part}s"
        kept = body.get(key) or to_record(getattr(claim.body, key))
        kept[int(number)]["actor"] = value or None
        changes["body"] = body | {key: kept}
    elif name in {"killed", "injured"}:
        changes["body"] = body | {name: _casualties(claim, name, value)}
    else:
        changes["body"] = body | {"quantity": _quantity(claim, given)}


def _time(claim: Claim, given: Mapping[str, str]) -> Json:
    was = claim.time
    first = _as_day(given.get("first", _day(was.first_day)))
    last = _as_day(given.get("last", _day(was.last_day)))
    if first is not None and last is not None and last < first:
        raise ValueError(f"{first} to {last}")
    precision = TimePrecision.RANGE
    if first is None and last is None:
        precision = TimePrecision.UNKNOWN
    elif first == last:
        precision = TimePrecision.DAY
    end = last + timedelta(days=1) if last else None
    return to_record(replace(was, start=first, end=end, precision=precision))


def _as_day(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None


def _casualties(claim: Claim, name: str, value: str) -> Json:
    """One number of the class that the claim gives; none where nothing is stated."""
    if not value:
        return []
    given: tuple[Casualties, ...] = getattr(claim.body, name)
    quantity = exactly(_as_number(value), text=value)
    kept = (
        replace(given[0], quantity=quantity) if given else Casualties(quantity=quantity)
    )
    return [to_record(kept)]


def _quantity(claim: Claim, given: Mapping[str, str]) -> Json:
    was: Quantity = getattr(claim.body, "quantity")  # noqa: B009 - of a figure alone
    low, best, high = (
        _as_number(text) if text else None
        for name, value in _ends(was).items()
        for text in (given.get(name, value).strip(),)
    )
    return to_record(replace(was, low=low, best=best, high=high))


def _as_number(text: str) -> float:
    number = float(text.replace(",", "").replace(" ", ""))
    if not 0 <= number < 1e12:
        raise ValueError(text)
    return number


def _add_further(changes: dict[str, Json], claim: Claim, text: str) -> None:
    """Changes given as a JSON object, for what has no field."""
    if not text:
        return
    try:
        further = json.loads(text)
    except ValueError as error:
        raise InvalidDecision(
            "not JSON", where=claim.id, got=str(error), wanted='{"body": {...}}'
        ) from None
    if not isinstance(further, dict):
        raise InvalidDecision("not a JSON object", where=claim.id, got=text[:60])
    for key, value in further.items():
        own = changes.get(key)
        both = isinstance(own, dict) and isinstance(value, dict)
        changes[key] = own | value if both else value
