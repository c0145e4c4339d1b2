"""Scope: time, act and place are asked in turn; what is vague is never outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests import factories as make
from trucewatch.judge.case import Answer, Scope, Superseded
from trucewatch.judge.scope import (
    ACTS,
    NO_SURE_PLACE,
    UNOFFICIAL,
    in_act,
    in_place,
    in_time,
    runs_against,
)
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import RuleStep
from trucewatch.model.instrument import Extension, Validity
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.term import Distance, Measured, Term, TermKind
from trucewatch.model.when import TimeBasis, TimePrecision, When, unknown_time

IN, OUT, OPEN = Scope.INSIDE, Scope.OUTSIDE, Scope.UNKNOWN
TIME = "Did it happen while the term was in force?"
ACT = "Does the term speak of such an act?"
PLACE = "Did it happen where the term applies?"
VAGUE = "its time is too vague to tell on which side"
START = date(2017, 5, 5)
FROM = "yes, it was in force from 2017-05-05"


def when(start: str, end: str) -> When:
    """Days or instants from ISO text, half-open."""
    parse = datetime.fromisoformat if "T" in start else date.fromisoformat
    precision = TimePrecision.RANGE
    return When(
        start=parse(start),
        end=parse(end),
        basis=TimeBasis.OCCURRED,
        precision=precision,
    )


def day(text: str) -> When:
    """One day."""
    first = date.fromisoformat(text)
    return when(text, first.replace(day=first.day + 1).isoformat())


def asked(
    time: When,
    *,
    starts: date = START,
    since: date | None = None,
    until: date | None = None,
    validity: Validity | None = None,
    superseded: Superseded | None = None,
    presumed: bool = True,
    zones: tuple[str, ...] = (),
) -> Answer:
    """The answer to the question of time."""
    law = make.agreement(
        terms=(make.term(since=since, until=until, zones=zones),),
        zones=(make.zone("Z1"), make.zone("Z2")),
        validity=validity or Validity(),
        interpretations=(make.reading(starts=starts, extension_presumed=presumed),),
    )
    charge = make.charge(law, superseded=superseded)
    return in_time(make.case(make.incident(time=time), charge))


MIDNIGHT = datetime.fromisoformat("2017-05-06T00:00:00+03:00")
NOON = datetime.fromisoformat("2017-05-06T12:00:00+03:00")
BEFORE = "it happened before 2017-05-05"
FROM_MIDNIGHT = "yes, it was in force from 2017-05-06 00:00:00+03:00"
FROM_NOON = "yes, it was in force from 2017-05-06 12:00:00+03:00"
BEFORE_NOON = "it happened before 2017-05-06 12:00:00+03:00"

STARTS = [
    ("the day before", START, day("2017-05-04"), OUT, BEFORE),
    ("the first day", START, day("2017-05-05"), IN, FROM),
    ("two days across", START, when("2017-05-04", "2017-05-06"), OPEN, VAGUE),
    (
        "the last hour before",
        START,
        when("2017-05-04T23:00+03:00", "2017-05-05T00:00+03:00"),
        OUT,
        BEFORE,
    ),
    (
        "the first hour",
        START,
        when("2017-05-05T00:00+03:00", "2017-05-05T01:00+03:00"),
        IN,
        FROM,
    ),
    (
        "the day before midnight",
        MIDNIGHT,
        day("2017-05-05"),
        OUT,
        "it happened before 2017-05-06 00:00:00+03:00",
    ),
    ("the day from midnight", MIDNIGHT, day("2017-05-06"), IN, FROM_MIDNIGHT),
    ("a day, from noon on", NOON, day("2017-05-06"), OPEN, VAGUE),
    ("the day before noon", NOON, day("2017-05-05"), OUT, BEFORE_NOON),
    ("the day after noon", NOON, day("2017-05-07"), IN, FROM_NOON),
    (
        "days around noon",
        NOON,
        when("2017-05-05", "2017-05-08"),
        OPEN,
        VAGUE,
    ),
    (
        "ends at noon",
        NOON,
        when("2017-05-06T11:00+03:00", "2017-05-06T12:00+03:00"),
        OUT,
        BEFORE_NOON,
    ),
    (
        "begins at noon",
        NOON,
        when("2017-05-06T12:00+03:00", "2017-05-06T13:00+03:00"),
        IN,
        FROM_NOON,
    ),
    (
        "noon told in another zone",
        NOON,
        when("2017-05-06T09:00+00:00", "2017-05-06T10:00+00:00"),
        IN,
        FROM_NOON,
    ),
    (
        "around noon",
        NOON,
        when("2017-05-06T11:00+03:00", "2017-05-06T13:00+03:00"),
        OPEN,
        VAGUE,
    ),
]


@pytest.mark.parametrize(
    ("starts", "time", "scope", "words"),
    [row[1:] for row in STARTS],
    ids=[row[0] for row in STARTS],
)
def test_the_start_is_the_reading_s_day_or_instant(
    starts: date, time: When, scope: Scope, words: str
) -> None:
    """Before it out of time, from it on in time, across it open."""
    answer = asked(time, starts=starts)
    assert (answer.scope, answer.step) == (
        scope,
        RuleStep(question=TIME, answer=words),
    )
    told = "the time of day or the exact day" if scope is OPEN else ""
    assert answer.missing == told


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None),
        (None, date(2017, 6, 1)),
        (date(2017, 6, 1), None),
        (None, NOON),
        (NOON, None),
    ],
)
@pytest.mark.parametrize("starts", [START, NOON])
def test_a_time_with_an_open_end_is_not_known(
    start: date | None, end: date | None, starts: date
) -> None:
    """Neither side is guessed, of a day as of an instant."""
    time = When(
        start=start, end=end, basis=TimeBasis.OCCURRED, precision=TimePrecision.RANGE
    )
    expected = (OPEN, "its time is not known", "when it happened")
    for each in (time, unknown_time()):
        answer = asked(each, starts=starts)
        assert (answer.scope, answer.step.answer, answer.missing) == expected
        assert answer.step.question == TIME


JUNE = date(2017, 6, 1)
HELD = "the term held until 2017-06-01"
OVER = "the agreement was no longer in force on 2017-06-01"
TAKEN = "ZZ/T1 took its place on 2017-06-01"

ENDS = [
    ("until", {"until": JUNE}, HELD),
    ("agreement's end", {"validity": Validity(ends=JUNE)}, OVER),
    ("superseded", {"superseded": Superseded(by="ZZ/T1", since=JUNE)}, TAKEN),
]


@pytest.mark.parametrize(
    ("how", "words"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS]
)
def test_every_end_is_the_first_day_out_of_force(
    how: dict[str, Any], words: str
) -> None:
    """The eve is inside, the day is outside, days across are open."""
    eve = asked(day("2017-05-30"), **how)
    assert (eve.scope, eve.step.answer) == (IN, FROM)
    last = asked(day("2017-06-01"), **how)
    assert (last.scope, last.step.answer) == (OUT, words)
    across = asked(when("2017-05-31", "2017-06-02"), **how)
    assert (across.scope, across.step.answer) == (OPEN, VAGUE)
    assert asked(when("2017-05-31", "2017-06-01"), **how).scope is IN


def test_one_certain_end_is_enough_where_another_is_vague() -> None:
    """The term was over for certain, whatever may be open of the agreement's end."""
    time = when("2017-05-31", "2017-06-02")
    answer = asked(time, validity=Validity(ends=JUNE), until=date(2017, 5, 20))
    assert (answer.scope, answer.step.answer) == (OUT, "the term held until 2017-05-20")


def test_an_end_may_be_an_instant() -> None:
    """Its words give the time of day."""
    since = datetime.fromisoformat("2017-06-01T14:00:00+03:00")
    over = Superseded(by="ZZ", since=since)
    later = asked(
        when("2017-06-01T14:00+03:00", "2017-06-01T15:00+03:00"), superseded=over
    )
    assert later.step.answer == "ZZ took its place on 2017-06-01 14:00:00+03:00"
    sooner = asked(
        when("2017-06-01T13:00+03:00", "2017-06-01T14:00+03:00"), superseded=over
    )
    assert sooner.scope is IN


LATER = [
    ("the term's own day is later", START, date(2017, 5, 7), "2017-05-07"),
    ("the reading's day is later", START, date(2017, 5, 1), "2017-05-05"),
    ("the same day", START, START, "2017-05-05"),
    (
        "an instant against an earlier day",
        NOON,
        date(2017, 5, 5),
        "2017-05-06 12:00:00+03:00",
    ),
    ("an instant of the same day", NOON, NOON.date(), "2017-05-06 12:00:00+03:00"),
    ("an instant against a later day", NOON, date(2017, 5, 7), "2017-05-07"),
    (
        "an earlier instant of a later day by its own clock",
        datetime.fromisoformat("2017-05-05T23:30:00-05:00"),
        datetime.fromisoformat("2017-05-06T00:30:00+03:00"),
        "2017-05-05 23:30:00-05:00",
    ),
]


@pytest.mark.parametrize(
    ("starts", "since", "words"), [r[1:] for r in LATER], ids=[r[0] for r in LATER]
)
def test_a_term_begins_with_the_later_of_two_days(
    starts: date, since: date, words: str
) -> None:
    """A term cannot hold before its agreement, nor before its own day."""
    answer = asked(day("2017-05-20"), starts=starts, since=since)
    assert answer.step.answer == f"yes, it was in force from {words}"


def extension(until: date | None, **more: Any) -> Extension:  # noqa: ANN401 - as it takes
    """A decision of 1 November 2017."""
    return Extension(decided=date(2017, 11, 1), text="goes on", until=until, **more)


PERIOD = date(2017, 11, 5)
EXTENDED = f"{FROM}, and was extended on 2017-11-01"
LAPSED = (
    "its first period ended before 2017-11-05, and this reading presumes no extension"
)
PRESUMED = "its first period ended before 2017-11-05; extension is presumed"

PERIODS = [
    ("last day of the period", day("2017-11-04"), (), IN, FROM),
    ("first day after it", day("2017-11-05"), (), OUT, LAPSED),
    ("across its end", when("2017-11-04", "2017-11-06"), (), OPEN, VAGUE),
    ("extended for good", day("2018-03-01"), (extension(None),), IN, EXTENDED),
    (
        "last day of an extension",
        day("2018-05-04"),
        (extension(date(2018, 5, 5)),),
        IN,
        EXTENDED,
    ),
    (
        "first day after an extension",
        day("2018-05-05"),
        (extension(date(2018, 5, 5)),),
        OUT,
        LAPSED,
    ),
    (
        "across the end of an extension",
        when("2018-05-04", "2018-05-06"),
        (extension(date(2018, 5, 5)),),
        OPEN,
        VAGUE,
    ),
    (
        "across the first period's end, extended",
        when("2017-11-04", "2017-11-06"),
        (extension(None),),
        IN,
        EXTENDED,
    ),
    (
        "an extension nobody read",
        day("2018-03-01"),
        (extension(None, unchecked=True),),
        OUT,
        LAPSED,
    ),
    (
        "a second extension",
        day("2018-05-05"),
        (extension(date(2018, 5, 5)), extension(date(2018, 6, 1))),
        IN,
        EXTENDED,
    ),
    (
        "extended for its zone",
        day("2018-03-01"),
        (extension(None, zones=("Z1",)),),
        IN,
        EXTENDED,
    ),
    (
        "extended for another zone",
        day("2018-03-01"),
        (extension(None, zones=("Z2",)),),
        OUT,
        LAPSED,
    ),
]


@pytest.mark.parametrize(
    ("time", "extensions", "scope", "words"),
    [row[1:] for row in PERIODS],
    ids=[row[0] for row in PERIODS],
)
def test_after_the_first_period_a_decision_has_to_extend_it(
    time: When, extensions: tuple[Extension, ...], scope: Scope, words: str
) -> None:
    """Where the reading presumes nothing, only decisions that were read count."""
    validity = Validity(first_period_ends=PERIOD, extensions=extensions)
    answer = asked(time, validity=validity, presumed=False, zones=("Z1",))
    step = RuleStep(question=TIME, answer=words)
    assert (answer.scope, answer.step) == (scope, step)


def test_a_term_for_everywhere_is_not_extended_by_one_zone_s_decision() -> None:
    """Nor is one of two zones by a decision on one of them."""
    one = extension(None, zones=("Z1",))
    validity = Validity(first_period_ends=PERIOD, extensions=(one,))
    for zones in ((), ("Z1", "Z2")):
        answer = asked(
            day("2018-03-01"), validity=validity, presumed=False, zones=zones
        )
        assert answer.scope is OUT


@pytest.mark.parametrize("time", [day("2017-11-05"), when("2017-11-04", "2017-11-06")])
def test_a_presumed_extension_is_said_and_assumed(time: When) -> None:
    """The reading's presumption is printed with the answer."""
    answer = asked(time, validity=Validity(first_period_ends=PERIOD))
    step = RuleStep(question=TIME, answer=f"{FROM}; {PRESUMED}")
    assert (answer.scope, answer.step) == (IN, step)
    assert answer.assumed == (PRESUMED,)
    first = asked(day("2017-11-04"), validity=Validity(first_period_ends=PERIOD))
    assert (first.scope, first.assumed) == (IN, ())


OTHER, FIRE, CONTROL = EventFamily.OTHER, EventFamily.FIRE, EventFamily.CONTROL
NOT_KNOWN = "what was done is not known closely enough"
YES_FIRE = "yes: fire from the ground"

RULED = make.term(acts=(FIRE,))
TYPED = make.term(acts=(), types=(EventType.MORTAR,))
OWED = make.term(
    kind=TermKind.OBLIGATION,
    acts=(CONTROL,),
    against=(EventType.ADVANCE, EventType.AID_BLOCKED),
)
ANY = make.term(acts=(OTHER,))
MANY = make.term(acts=(FIRE, EventFamily.AIR), types=(EventType.MORTAR,))

KIND_OF_ACT = [
    ("of the family", RULED, EventType.MORTAR, FIRE, IN, YES_FIRE),
    (
        "of another family",
        RULED,
        EventType.IED,
        EventFamily.EXPLOSIVE,
        OUT,
        "no: the term is about fire from the ground, this incident is not",
    ),
    ("unknown in the family", RULED, EventType.UNDETERMINED, FIRE, IN, YES_FIRE),
    ("unknown altogether", RULED, EventType.UNDETERMINED, OTHER, OPEN, NOT_KNOWN),
    (
        "unknown in another family",
        RULED,
        EventType.UNDETERMINED,
        EventFamily.AIR,
        OUT,
        "no: the term is about fire from the ground, this incident is not",
    ),
    ("of the type", TYPED, EventType.MORTAR, FIRE, IN, YES_FIRE),
    (
        "of another type",
        TYPED,
        EventType.SNIPER,
        FIRE,
        OUT,
        "no: the term is about fire from the ground, this incident is not",
    ),
    (
        "unknown in the type's family",
        TYPED,
        EventType.UNDETERMINED,
        FIRE,
        OPEN,
        NOT_KNOWN,
    ),
    (
        "against it",
        OWED,
        EventType.AID_BLOCKED,
        EventFamily.ACCESS,
        IN,
        "yes: blocked aid and movement",
    ),
    (
        "in its sense",
        OWED,
        EventType.WITHDRAWAL,
        CONTROL,
        IN,
        "yes: changes of control",
    ),
    (
        "unknown, asked for or against",
        OWED,
        EventType.UNDETERMINED,
        CONTROL,
        OPEN,
        NOT_KNOWN,
    ),
    (
        "other, where others are meant",
        ANY,
        EventType.OTHER,
        OTHER,
        IN,
        "yes: other acts",
    ),
    (
        "unknown, where others are meant",
        ANY,
        EventType.UNDETERMINED,
        OTHER,
        OPEN,
        NOT_KNOWN,
    ),
    (
        "a type beside its own family",
        MANY,
        EventType.UNDETERMINED,
        FIRE,
        IN,
        YES_FIRE,
    ),
    (
        "none of many",
        MANY,
        EventType.OTHER,
        OTHER,
        OUT,
        "no: the term is about fire from the ground or strikes and flights, "
        "this incident is not",
    ),
    (
        "neither asked for nor against",
        OWED,
        EventType.MORTAR,
        FIRE,
        OUT,
        "no: the term is about blocked aid and movement or changes of control, "
        "this incident is not",
    ),
]


@pytest.mark.parametrize(
    ("term", "kind", "family", "scope", "words"),
    [row[1:] for row in KIND_OF_ACT],
    ids=[row[0] for row in KIND_OF_ACT],
)
def test_an_act_is_in_scope_by_family_or_type(
    term: Term, kind: EventType, family: EventFamily, scope: Scope, words: str
) -> None:
    """What is not known closely enough to tell is open, never inside."""
    what = replace(make.incident(), type=kind, family=family)
    answer = in_act(make.case(what, make.agreement(terms=(term,))))
    assert (answer.scope, answer.step) == (scope, RuleStep(question=ACT, answer=words))
    assert answer.missing == ("what was done" if scope is OPEN else "")


def test_every_family_has_its_words() -> None:
    """A finding names each family of acts, as people say it."""
    assert ACTS == {
        EventFamily.FIRE: "fire from the ground",
        EventFamily.AIR: "strikes and flights",
        EventFamily.EXPLOSIVE: "explosive devices",
        EventFamily.CHEMICAL_ALLEGATION: "alleged use of chemicals",
        EventFamily.CLASH: "clashes",
        EventFamily.CONTROL: "changes of control",
        EventFamily.DEPLOYMENT: "deployments",
        EventFamily.PERSONS: "acts against persons",
        EventFamily.ACCESS: "blocked aid and movement",
        EventFamily.POSITIVE: "aid, returns, releases and other relief",
        EventFamily.OTHER: "other acts",
        EventFamily.ACT: "statements and meetings",
    }


def test_an_act_runs_against_a_term_by_its_type() -> None:
    """A family is too wide to say so."""
    law = make.agreement(terms=(OWED,))
    for kind, against in ((EventType.ADVANCE, True), (EventType.WITHDRAWAL, False)):
        assert runs_against(make.case(make.incident(type=kind), law)) is against


Z1, Z2 = "XX-2017-05-04/Z1", "XX-2017-05-04/Z2"
NOWHERE = "it lies in none of the term's zones"
UNIT = "because of its unit"
EDGE = make.zone_test(ZoneResult.BOUNDARY_UNCERTAIN, reason="near the edge")
NONE_KNOWN = make.zone_test(ZoneResult.UNKNOWN, reason="no outline")
INSIDE, OUTSIDE = make.zone_test(), make.zone_test(ZoneResult.OUTSIDE)
OUTSIDE_2 = make.zone_test(ZoneResult.OUTSIDE, zone=Z2)
OURS = make.zone_test(by="polygon", geometry_status="approximate")
OFFICIAL = make.zone_test(by="polygon", geometry_status="official")
NOT_OURS = make.zone_test(ZoneResult.OUTSIDE, by="polygon", geometry_status="official")

PLACES = [
    ("inside", ("Z1",), (INSIDE,), IN, UNIT, ()),
    ("outside", ("Z1",), (OUTSIDE,), OUT, NOWHERE, ()),
    ("at the edge", ("Z1",), (EDGE,), OPEN, "near the edge", ()),
    ("no outline", ("Z1",), (NONE_KNOWN,), OPEN, "no outline", ()),
    ("not tested", ("Z1",), (), OPEN, "its place is not known", ()),
    (
        "outside another zone only",
        ("Z1",),
        (OUTSIDE_2,),
        OPEN,
        "its place is not known",
        (),
    ),
    ("outside both", ("Z1", "Z2"), (OUTSIDE, OUTSIDE_2), OUT, NOWHERE, ()),
    (
        "outside one of two",
        ("Z1", "Z2"),
        (OUTSIDE,),
        OPEN,
        "its place is not known",
        (),
    ),
    (
        "outside one, at the other's edge",
        ("Z1", "Z2"),
        (OUTSIDE_2, EDGE),
        OPEN,
        "near the edge",
        (),
    ),
    ("inside one of two", ("Z1", "Z2"), (OUTSIDE_2, INSIDE), IN, UNIT, ()),
    ("inside by our outline", ("Z1",), (OURS,), IN, UNIT, (UNOFFICIAL,)),
    ("inside by an official one", ("Z1",), (OFFICIAL,), IN, UNIT, ()),
    (
        "inside a unit and inside our outline",
        ("Z1", "Z2"),
        (INSIDE, replace(OURS, zone=Z2)),
        IN,
        UNIT,
        (),
    ),
    (
        "inside our outline and inside a unit of a later name",
        ("Z1", "Z2"),
        (replace(OURS, reason="by its outline"), replace(INSIDE, zone=Z2)),
        IN,
        UNIT,
        (),
    ),
    (
        "outside by our outline",
        ("Z1",),
        (replace(OURS, result=ZoneResult.OUTSIDE),),
        OUT,
        NOWHERE,
        (UNOFFICIAL,),
    ),
    (
        "outside by ours and an official one",
        ("Z1", "Z2"),
        (NOT_OURS, replace(OURS, result=ZoneResult.OUTSIDE, zone=Z2)),
        OUT,
        NOWHERE,
        (UNOFFICIAL,),
    ),
    ("everywhere", (), (), IN, "the term applies everywhere", ()),
    (
        "with another tolerance",
        ("Z1",),
        (replace(INSIDE, tolerance_m=500.0),),
        OPEN,
        "its place is not known",
        (),
    ),
]


@pytest.mark.parametrize(
    ("zones", "tests", "scope", "words", "assumed"),
    [row[1:] for row in PLACES],
    ids=[row[0] for row in PLACES],
)
def test_a_place_is_in_scope_by_its_zone_tests(
    zones: tuple[str, ...],
    tests: tuple[ZoneTest, ...],
    scope: Scope,
    words: str,
    assumed: tuple[str, ...],
) -> None:
    """Outside is said only where it lies outside every zone of the term."""
    law = make.agreement(
        terms=(make.term(zones=zones),), zones=(make.zone("Z1"), make.zone("Z2"))
    )
    answer = in_place(make.case(by=law, zone_tests=tests))
    assert (answer.scope, answer.step) == (
        scope,
        RuleStep(question=PLACE, answer=words),
    )
    assert answer.assumed == assumed
    assert answer.missing == (NO_SURE_PLACE if scope is OPEN else "")


def test_the_caveats_of_place_are_sentences() -> None:
    """They are printed as they stand."""
    assert UNOFFICIAL == "zone outlines are our own reading of the text, not official"
    assert NO_SURE_PLACE == "a place that is certainly inside or outside the zone"


def test_a_reading_uses_the_tests_of_its_own_tolerance() -> None:
    """A test with the tolerance that the reading asks for, and no other."""
    law = make.agreement(interpretations=(make.reading(tolerance_m=500.0),))
    own = replace(OUTSIDE, tolerance_m=500.0)
    assert in_place(make.case(by=law, zone_tests=(INSIDE, own))).scope is OUT


OPEN_TYPES = [
    (EventType.AIRSTRIKE, EventFamily.AIR, ""),
    (
        EventType.OVERFLIGHT,
        EventFamily.AIR,
        "whether the term covers flights without fire",
    ),
    (
        EventType.DRONE_OVERFLIGHT,
        EventFamily.AIR,
        "whether the term covers flights without fire",
    ),
    (
        EventType.INFILTRATION,
        EventFamily.CLASH,
        "whether the term covers movement without fire",
    ),
    (EventType.MINE, EventFamily.EXPLOSIVE, "when the mine was laid, and by whom"),
    (
        EventType.UXO,
        EventFamily.EXPLOSIVE,
        "when the ordnance was fired, and by whom: a find is no act",
    ),
    (
        EventType.CHEMICAL_ALLEGATION,
        EventFamily.CHEMICAL_ALLEGATION,
        "a finding that a chemical was used",
    ),
]


@pytest.mark.parametrize(
    ("kind", "family", "missing"),
    OPEN_TYPES,
    ids=[row[0].value for row in OPEN_TYPES],
)
def test_a_family_does_not_settle_what_is_no_use_of_arms(
    kind: EventType, family: EventFamily, missing: str
) -> None:
    """A term on the family leaves it open; one that names the type does not."""
    what = make.incident(make.event(kind))
    broad = make.agreement(terms=(make.term(acts=(family,)),))
    answer = in_act(make.case(what, broad))
    assert answer.missing == missing
    words = f"it is about {ACTS[family]}, but does not name this"
    said = words if missing else f"yes: {ACTS[family]}"
    assert answer.step == RuleStep(question=ACT, answer=said)
    named = replace(make.term(acts=()), types=(kind,))
    exact = make.agreement(terms=(named,))
    assert in_act(make.case(what, exact)).scope is Scope.INSIDE
    vague = make.incident(make.event(kind), type=EventType.UNDETERMINED)
    vague = replace(vague, family=family)
    assert in_act(make.case(vague, broad)).missing == "what was done"


MEASURED = "km from the line, as measured; the term asks 25 km"


@pytest.mark.parametrize(
    ("metres", "scope", "words"),
    [
        (24_999.0, IN, f"nearer than the term allows: 24.999 {MEASURED}"),
        (25_000.0, OUT, f"farther than the term asks: 25 {MEASURED}"),
    ],
)
def test_a_measured_distance_settles_the_place_of_a_limit(
    metres: float, scope: Scope, words: str
) -> None:
    """Half of a zone 50 km wide; without the distance the zone is asked."""
    distance = Distance(metres=50_000, measured=Measured.ZONE_WIDTH)
    limit = replace(make.term(kind=TermKind.LIMIT, zones=("Z1",)), distance=distance)
    law = make.agreement(terms=(limit,))
    what = replace(make.incident(), from_line_m=metres)
    answer = in_place(make.case(what, law))
    step = RuleStep(question=PLACE, answer=words)
    assert (answer.scope, answer.step) == (scope, step)
    assert in_place(make.case(make.incident(), law)).scope is Scope.UNKNOWN
    plain = make.agreement(terms=(make.term(zones=("Z1",)),))
    assert in_place(make.case(what, plain)).scope is Scope.UNKNOWN
