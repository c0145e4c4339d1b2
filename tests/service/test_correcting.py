"""A correction holds what differs from the reading, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import event
from trucewatch.errors import InvalidDecision
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    KIND_OF,
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    Claim,
    ClaimBody,
    ClaimKind,
    FigureBody,
    FigureUnit,
    Measure,
    ResponseBody,
    ResponseKind,
    StockOrFlow,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.quantity import Casualties, PersonClass, exactly
from trucewatch.model.when import on_day
from trucewatch.service.correcting import changes_of, fields_of


def claim_of(body: ClaimBody | None = None) -> Claim:
    """A claim on 12 September 2017, with the body."""
    base = event().claim
    body = body or EventBody(
        type=EventType.ARTILLERY,
        actors=(ActorMention(text="the army", actor="SYR/ARMY"),),
        targets=(ActorMention(text="fighters"),),
        killed=(
            Casualties(quantity=exactly(2, text="two"), person_class=PersonClass.CHILD),
        ),
    )
    kind: ClaimKind = KIND_OF[type(body)]
    return replace(base, kind=kind, body=body, time=on_day(date(2017, 9, 12)))


def as_given(claim: Claim, **typed: str) -> dict[str, str]:
    """What the form sends: every field as it was, but those typed."""
    given = {field.name: field.value for field in fields_of(claim)}
    return {**given, **{name.replace("__", "-"): text for name, text in typed.items()}}


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ({"polarity": "negated"}, {"polarity": "negated"}),
        ({"modality": "alleged"}, {"modality": "alleged"}),
        ({"denied_by": "A council"}, {"denied_by": "A council"}),
        ({"type": "mortar"}, {"body": {"type": "mortar"}}),
        ({"injured": ""}, None),
        ({"killed": ""}, {"body": {"killed": []}}),
        (
            {"further": '{"body": {"instrument": "gun"}}'},
            {"body": {"instrument": "gun"}},
        ),
        (
            {"further": '{"origin": "X"}', "type": "mortar"},
            {"origin": "X", "body": {"type": "mortar"}},
        ),
    ],
)
def test_only_what_differs_is_a_change(
    typed: dict[str, str], changes: dict[str, object] | None
) -> None:
    """Field by field; nothing at all is refused."""
    claim = claim_of()
    if changes is None:
        with pytest.raises(InvalidDecision, match="nothing is corrected"):
            changes_of(claim, as_given(claim, **typed))
        return
    assert changes_of(claim, as_given(claim, **typed)) == changes


def test_actors_are_corrected_by_their_codes() -> None:
    """The words stay; an empty code is no known actor."""
    claim = claim_of()
    body = changes_of(claim, as_given(claim, actor__0="", target__0="SYR/NUSRA"))[
        "body"
    ]
    assert body["actors"] == [{"text": "the army", "span": None, "actor": None}]
    assert body["targets"][0]["actor"] == "SYR/NUSRA"


def test_numbers_keep_the_class_of_persons() -> None:
    """A new number is exact; where none was stated it is of persons unknown."""
    claim = claim_of()
    body = changes_of(claim, as_given(claim, killed="3", injured="1,200"))["body"]
    assert body["killed"][0]["person_class"] == "child"
    assert body["killed"][0]["quantity"]["best"] == 3
    assert body["injured"][0]["person_class"] == "unknown"
    assert body["injured"][0]["quantity"]["high"] == 1200


@pytest.mark.parametrize(
    ("first", "last", "precision", "end"),
    [
        ("2017-09-11", "2017-09-11", "day", "2017-09-12"),
        ("2017-09-11", "2017-09-12", "range", "2017-09-13"),
        ("", "2017-09-12", "range", "2017-09-13"),
        ("", "", "unknown", None),
    ],
)
def test_days_become_a_half_open_time(
    first: str, last: str, precision: str, end: str | None
) -> None:
    """The last day is inside; no day at all is an unknown time."""
    claim = claim_of()
    time = changes_of(claim, as_given(claim, first=first, last=last))["time"]
    assert (time["start"] or "") == first
    assert (time["end"], time["precision"]) == (end, precision)


@pytest.mark.parametrize(
    ("body", "typed", "changes"),
    [
        (
            AssessmentBody(subject="s", statement="calm", rating="calm"),
            {"rating": "stable"},
            {"body": {"rating": "stable"}},
        ),
        (
            AgreementActBody(act=AgreementActType.SIGNED, actors=()),
            {"act": "joined"},
            {"body": {"act": "joined"}},
        ),
        (
            ResponseBody(response=ResponseKind.DENIED, by=()),
            {"response": "explained"},
            {"body": {"response": "explained"}},
        ),
        (
            CommitmentBody(by=(), what="open the road"),
            {"modality": "conditional"},
            {"modality": "conditional"},
        ),
    ],
)
def test_every_kind_has_its_fields(
    body: ClaimBody, typed: dict[str, str], changes: dict[str, object]
) -> None:
    """Beside those that all have."""
    claim = claim_of(body)
    assert changes_of(claim, as_given(claim, **typed)) == changes


def test_a_figure_is_corrected_end_by_end() -> None:
    """An end that is emptied is not known."""
    body = FigureBody(
        measure=Measure.KILLED,
        unit=FigureUnit.PERSON,
        quantity=exactly(4),
        stock_or_flow=StockOrFlow.FLOW,
    )
    claim = claim_of(body)
    given = as_given(claim, low="", best="5", high="6")
    quantity = changes_of(claim, given)["body"]["quantity"]
    assert [quantity[end] for end in ("low", "best", "high")] == [None, 5, 6]


def test_several_classes_of_persons_are_left_to_the_record() -> None:
    """One number could not say them."""
    two = tuple(
        Casualties(quantity=exactly(1), person_class=each)
        for each in (PersonClass.CHILD, PersonClass.WOMAN)
    )
    claim = claim_of(EventBody(type=EventType.MORTAR, killed=two))
    assert "killed" not in {field.name for field in fields_of(claim)}


@pytest.mark.parametrize(
    "typed",
    [
        {"first": "soon"},
        {"killed": "many"},
        {"killed": "-1"},
        {"killed": "1e15"},
        {"first": "2017-09-13"},
        {"further": "{"},
        {"further": "[1]"},
    ],
)
def test_what_is_no_value_is_refused(typed: dict[str, str]) -> None:
    """Days, numbers and JSON have to be such."""
    claim = claim_of()
    with pytest.raises(InvalidDecision):
        changes_of(claim, as_given(claim, **typed))
