"""Records are plain JSON, read back to equal values or refused."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from tests.strategies import (
    claims,
    incidents,
    placed_claims,
    quantities,
    tally_bodies,
    whens,
)
from trucewatch.errors import InvalidRecord
from trucewatch.model.claim import BODY_OF, Claim, ClaimKind, FigureBody, PlacedClaim
from trucewatch.model.commitment import Commitment, CommitmentStatus
from trucewatch.model.document import Span
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.incident import Incident
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.place import Candidate, Placement
from trucewatch.model.quantity import Quantity, exactly
from trucewatch.model.record import canonical, content_id, from_record, to_record
from trucewatch.model.tally import Period, TallyBody
from trucewatch.model.when import When, on_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value with a tuple of fixed length, a truth value and a plain instant."""

    pair: tuple[float, int]
    sure: bool
    at: datetime


POINT = Point(pair=(36.5, 2), sure=True, at=datetime(2017, 5, 4, 12, tzinfo=UTC))


Value = TypeVar("Value")


def again(value: Value) -> Value:
    """The value after a journey through JSON text."""
    return from_record(type(value), json.loads(canonical(to_record(value))))


def spoilt(value: object, **changes: object) -> dict[str, Any]:
    """The value's record with other entries; `None` as change is kept as null."""
    record = to_record(value)
    assert isinstance(record, dict)
    return {**record, **changes}


PLAIN: list[tuple[str, object, object]] = [
    ("span", Span(3, 5), [3, 5]),
    ("enum", EventType.MORTAR, "mortar"),
    ("day", date(2017, 5, 4), "2017-05-04"),
    ("instant", datetime(2017, 5, 4, 12, tzinfo=UTC), "2017-05-04T12:00:00+00:00"),
    ("tuple", (Span(0, 1), None), [[0, 1], None]),
    ("list", [1, 2.5], [1, 2.5]),
    ("mapping", {EventType.MORTAR: (True,), 5: "x"}, {"mortar": [True], "5": "x"}),
    ("nothing", None, None),
]


@pytest.mark.parametrize(
    ("value", "record"), [c[1:] for c in PLAIN], ids=[c[0] for c in PLAIN]
)
def test_a_record_is_plain_json(value: object, record: object) -> None:
    """Enums are codes, days ISO text, spans pairs, tuples lists."""
    written = to_record(value)
    assert written == record
    assert not isinstance(written, Enum | tuple)


def test_a_value_without_record_form_is_refused() -> None:
    """What JSON cannot hold does not slip in as text."""
    with pytest.raises(TypeError, match="no record form for set"):
        to_record({1, 2})


def test_fields_stand_in_the_order_of_the_value() -> None:
    """The record reads as the value is declared; union members end with their type."""
    names = [field.name for field in fields(EventBody)]
    assert list(to_record(EventBody(type=EventType.MORTAR))) == [*names, "type_of"]
    assert list(to_record(on_day(make.DAY))) == [field.name for field in fields(When)]


@pytest.mark.parametrize("kind", ClaimKind)
def test_a_body_says_its_type(kind: ClaimKind) -> None:
    """The eight bodies are told apart by name, not by guess."""
    assert to_record(make.BODIES[kind])["type_of"] == BODY_OF[kind].__name__


@pytest.mark.uncounted
@pytest.mark.parametrize("kind", ClaimKind)
@given(data=st.data())
def test_a_claim_of_every_kind_survives_the_journey(
    kind: ClaimKind, data: st.DataObject
) -> None:
    """Reading what was written gives an equal claim of the same body type."""
    claim = data.draw(claims(kind=kind))
    read = again(claim)
    assert read == claim
    assert type(read.body) is BODY_OF[kind]
    assert read.id == claim.id


@pytest.mark.uncounted
@given(placed_claims())
def test_a_placed_claim_survives_the_journey(placed: PlacedClaim) -> None:
    """Placed and unplaced mentions come back as what they were."""
    assert again(placed) == placed


@pytest.mark.uncounted
@given(incidents())
def test_an_incident_survives_the_journey(incident: Incident) -> None:
    """An incident keeps its claims, its place and its attribution."""
    assert again(incident) == incident


@given(whens())
def test_a_time_survives_the_journey(when: When) -> None:
    """Days stay days and instants instants with their offsets."""
    read = again(when)
    assert read == when
    assert type(read.start) is type(when.start)
    assert (read.first_day, read.last_day) == (when.first_day, when.last_day)


@given(quantities())
def test_a_quantity_survives_the_journey(quantity: Quantity) -> None:
    """Missing bounds stay missing, zeros stay zeros."""
    assert again(quantity) == quantity


@pytest.mark.uncounted
@given(tally_bodies())
def test_a_tally_survives_the_journey(body: TallyBody) -> None:
    """Cells without number stay without number."""
    assert again(body) == body


NEARBY = Candidate(place=make.place("Saraqib"), score=0.5, reasons=("sounds alike",))
PARTS: list[object] = [
    make.document(),
    make.tally("RUS", 7, cells={"Hama": 4, "Nowhere": None}),
    make.mission(),
    make.coverage(),
    Commitment(
        id="XX-2017-05-04/T1",
        by=("GGG",),
        what="draw maps",
        due=date(2017, 6, 4),
        status=CommitmentStatus.OPEN,
        as_of=make.DAY,
    ),
    make.agreement(ends=date(2018, 5, 4)),
    make.zone_test(),
    make.actor("AAA", side="SYR"),
    make.incident(contradicting=(make.event(origin="Demo Ministry"),)),
    Placement(
        mention=make.mention(),
        place=make.place(),
        precision=make.place().precision,
        radius_m=3_000.0,
        others=(NEARBY,),
    ),
    POINT,
]


@pytest.mark.parametrize("value", PARTS, ids=lambda value: type(value).__name__)
def test_a_part_of_a_bulletin_survives_the_journey(value: object) -> None:
    """Whatever a snapshot holds can be read back from it (invariant 9)."""
    assert again(value) == value


STARTS = [
    ("day", date(2017, 5, 5)),
    ("instant", datetime(2017, 5, 5, tzinfo=UTC)),
]


@pytest.mark.parametrize("starts", [c[1] for c in STARTS], ids=[c[0] for c in STARTS])
def test_a_day_and_an_instant_stay_apart(starts: date) -> None:
    """A reading that starts on a day does not come back with an hour."""
    reading = Interpretation(id="r", title="Reading", starts=starts)
    assert type(again(reading).starts) is type(starts)
    assert again(reading) == reading


def test_a_whole_number_is_read_as_the_fraction_it_may_be() -> None:
    """JSON writers may write 2 for 2.0; the field stays a float."""
    read = from_record(Quantity, {"low": 2, "best": 2, "high": 2})
    assert read == exactly(2.0)
    assert type(read.best) is float


def test_a_field_with_a_default_may_be_absent() -> None:
    """Records of before a field was added are still read."""
    assert from_record(Period, {"hours": 24.0}) == Period(hours=24.0)


EVENT = EventBody(type=EventType.MORTAR)
CLAIM = make.claim(text="They said so.")
REFUSED: list[tuple[str, type, object]] = [
    ("no object", Period, []),
    ("text for an object", Period, "start"),
    ("nothing", Period, None),
    ("field missing", EventBody, {}),
    ("unknown code", EventBody, spoilt(EVENT, type="trebuchet")),
    ("null for a value", EventBody, spoilt(EVENT, type=None)),
    ("no list", EventBody, spoilt(EVENT, actors="nobody")),
    ("number for text", EventBody, spoilt(EVENT, summary=5)),
    ("text for a whole number", TallyBody, spoilt(make.tally_body(), count="7")),
    ("truth for a whole number", TallyBody, spoilt(make.tally_body(), count=True)),
    ("text for a number", Quantity, spoilt(exactly(7), best="7")),
    ("truth for a number", Quantity, spoilt(exactly(1), best=True)),
    ("number for truth", Quantity, spoilt(exactly(7), approximate=1)),
    ("broken invariant", Quantity, spoilt(exactly(7), low=8)),
    ("no such day", FigureBody, spoilt(make.figure_body(), as_of="2017-02-30")),
    ("number for a day", FigureBody, spoilt(make.figure_body(), as_of=20170504)),
    ("no such instant", Point, spoilt(POINT, at="noon")),
    ("pair of three", Point, spoilt(POINT, pair=[1.0, 2, 3])),
    ("pair of one", Point, spoilt(POINT, pair=[1.0])),
    ("span of one", Claim, spoilt(CLAIM, spans=[[0]])),
    ("empty span", Claim, spoilt(CLAIM, spans=[[4, 4]])),
    ("null for a body", Claim, spoilt(CLAIM, body=None)),
    ("body of no kind", Claim, spoilt(CLAIM, body=spoilt(EVENT, type_of="Rumour"))),
    ("no span", Claim, spoilt(CLAIM, spans=[])),
]


@pytest.mark.parametrize(
    ("kind", "record"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_a_record_of_another_shape_is_refused(kind: type, record: object) -> None:
    """One error, whatever is wrong, that names the type wanted."""
    with pytest.raises(InvalidRecord, match=f"not a {kind.__name__} record") as caught:
        from_record(kind, record)
    assert caught.value.wanted == f"the fields of {kind.__name__}"
    assert caught.value.got
    assert caught.value.__cause__ is not None


def test_there_is_one_text_of_a_record() -> None:
    """Keys are sorted, spaces left out, characters real."""
    text = '{"a":[1,null],"ب":"é"}'
    assert canonical({"ب": "é", "a": [1, None]}) == text
    assert canonical({"a": [1, None], "ب": "é"}) == text


def test_an_id_is_its_prefix_and_sixteen_digits_of_the_hash() -> None:
    """The SHA-256 of the canonical text ``{}``, shortened."""
    assert content_id("clm", {}) == "clm_44136fa355b3678a"


@given(
    st.dictionaries(st.text(), st.integers() | st.text() | st.none(), max_size=5),
    st.randoms(),
)
def test_an_id_depends_on_content_only(
    record: dict[str, object], order: Random
) -> None:
    """The order of the keys and the journey through JSON change nothing."""
    items = list(record.items())
    order.shuffle(items)
    expected = content_id("x", record)
    assert content_id("x", dict(items)) == expected
    assert content_id("x", json.loads(canonical(record))) == expected
    assert content_id("x", {**record, "more": 1, "": "y"}) != expected
