"""Agreements, incidents and zone tests made up for the judge's properties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests import factories as make
from trucewatch.model.actor import DatedName
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution, AttributionLevel
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody, EventFamily, EventType, ObjectAffected
from trucewatch.model.incident import Incident
from trucewatch.model.instrument import (
    AgreementLink,
    Extension,
    LinkKind,
    Validity,
)
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.party import (
    AgreementRole,
    DisputedExclusion,
    ExcludedGroup,
    Joining,
    JoiningKind,
    PartyRole,
)
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.quantity import PersonClass
from trucewatch.model.review import IncidentState
from trucewatch.model.term import Term, TermKind, TermStatus, WeaponClass, WeaponLimit
from trucewatch.model.when import (
    TimeBasis,
    TimePrecision,
    When,
    on_day,
    unknown_time,
)

T = TypeVar("T")

IDS = ("AA-2017", "BB-2018")
CODES = ("AAA", "AAA/ARMY", "AAA/MILITIA", "BBB", "BBB/ONE", "GGG/AIR", "CCC")
MENTIONS = (
    make.actor_mention("the Old Band", "XXX"),
    make.actor_mention("New Band"),
    make.actor_mention("the Front", "YYY"),
    make.actor_mention("the army", "AAA/ARMY"),
    make.actor_mention("the first", "BBB/ONE"),
    make.actor_mention("strangers", "CCC"),
    make.actor_mention("a village"),
)
KINDS = {
    EventType.MORTAR: (None, "mortar", "120 mm mortar", "82 mm mortar"),
    EventType.AIRSTRIKE: (None,),
    EventType.OVERFLIGHT: (None,),
    EventType.MINE: (None,),
    EventType.PROHIBITED_WEAPON_PRESENT: (None, "a tank", "a Grad"),
    EventType.ADVANCE: (None,),
    EventType.WITHDRAWAL: (None,),
    EventType.AID_DELIVERED: (None,),
    EventType.OTHER: (None,),
}
"""Types of acts, each with the weapons that claims may name beside them."""

BOTH = (PartyRole.BOUND_PARTY, PartyRole.GUARANTOR)
BEGINS = date(2017, 5, 5)
days = st.dates(min_value=date(2017, 4, 1), max_value=date(2018, 12, 31))


@cache
def mostly(common: T, others: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """The common value four times of five; made once, as making takes longest."""
    return st.integers(0, 4).flatmap(lambda n: others if n == 0 else st.just(common))


@cache
def some(values: tuple[T, ...], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """A few of the values, each once, in any order."""
    chosen = st.lists(st.sampled_from(values), unique=True, max_size=most)
    return chosen.map(tuple)


@cache
@st.composite
def bounds(draw: st.DrawFn) -> dict[str, Any]:
    """`since` and `until`, each open or not, in their order."""
    first = draw(mostly(None, days))
    last = draw(mostly(None, days))
    if first is not None and last is not None and last <= first:
        last = None
    return {"since": first, "until": last}


@cache
@st.composite
def terms(draw: st.DrawFn, id: str, exceptions: tuple[str, ...] = ()) -> Term:  # noqa: A002
    """A term of any kind that an incident may be held against."""
    families = (
        EventFamily.FIRE,
        EventFamily.AIR,
        EventFamily.CONTROL,
        EventFamily.DEPLOYMENT,
        EventFamily.POSITIVE,
        EventFamily.OTHER,
    )
    weapons = (
        WeaponLimit(weapon=WeaponClass.TANK),
        WeaponLimit(weapon=WeaponClass.MORTAR, calibre_from_mm=100),
        WeaponLimit(weapon=WeaponClass.MLRS, systems=("Uragan",)),
    )
    fire_or_strikes = (EventFamily.FIRE, EventFamily.AIR)
    acts = draw(mostly(fire_or_strikes, some(families))) or fire_or_strikes
    weighty = [TermKind.PROHIBITION] * 14 + [TermKind.PERMISSION] * 14
    return make.term(
        id,
        draw(st.sampled_from((*weighty, *TermKind))),
        acts=acts,
        types=draw(some((EventType.MORTAR, EventType.AID_DELIVERED), 1)),
        against=draw(some((EventType.ADVANCE, EventType.AIRSTRIKE), 1)),
        actors=draw(mostly(BOTH, some(BOTH))),
        targets=draw(mostly((), some(BOTH[:1], 1))),
        weapons=draw(mostly((), st.just(weapons))),
        zones=draw(mostly(("Z1",), some(("Z1", "Z2"), 2))),
        exceptions=exceptions,
        status=draw(st.sampled_from((TermStatus.IN_FORCE, TermStatus.DISPUTED))),
        unchecked=draw(mostly(common=False, others=st.booleans())),
        **draw(bounds()),
    )


@cache
@st.composite
def groups(draw: st.DrawFn) -> ExcludedGroup:
    """A designated group of two names, and one of whom that is disputed."""
    return make.excluded_group(
        names=(
            DatedName(name="Old Band"),
            DatedName(name="New Band", **draw(bounds())),
        ),
        disputed=(DisputedExclusion(actor="YYY", name="Front", **draw(bounds())),),
        unchecked=draw(mostly(common=False, others=st.booleans())),
        **draw(bounds()),
    )


@cache
@st.composite
def roles(draw: st.DrawFn) -> tuple[AgreementRole, ...]:
    """Parties and a guarantor, some for a time, one by joining."""
    bound = PartyRole.BOUND_PARTY
    return (
        make.role("AAA", bound, **draw(bounds())),
        make.role("BBB", bound, joined_only=draw(st.booleans())),
        make.role("GGG", PartyRole.GUARANTOR),
    )


@cache
@st.composite
def joinings(draw: st.DrawFn) -> tuple[Joining, ...]:
    """Records of one group and one town."""
    records = draw(
        st.lists(
            st.tuples(st.booleans(), st.sampled_from(JoiningKind), days, st.booleans()),
            max_size=3,
        )
    )
    return tuple(
        make.joining(
            "BBB/ONE" if group else None,
            kind,
            day=day,
            place_id=None if group else "tw:SY/morek",
            unchecked=unchecked,
        )
        for group, kind, day, unchecked in records
    )


@cache
@st.composite
def readings(draw: st.DrawFn) -> Interpretation:
    """A reading of any assumptions."""
    return make.reading(
        starts=draw(mostly(BEGINS, st.just(date(2018, 9, 17)))),
        excludes=draw(some(("YYY",), 1)),
        joining_required=draw(st.booleans()),
        extension_presumed=draw(st.booleans()),
        binds_also=draw(some(("CCC",), 1)),
        carve_out_extends_to=draw(some(("AAA",), 1)),
        later_term_prevails=draw(st.booleans()),
    )


@cache
@st.composite
def validities(draw: st.DrawFn) -> Validity:
    """Open, ended, or with a first period that may have been extended."""
    if draw(st.integers(0, 4)):
        return Validity(ends=draw(mostly(None, days)))
    first = date(2017, 11, 5)
    until = draw(st.none() | st.just(date(2018, 5, 5)))
    extended = (Extension(decided=first, text="goes on", until=until),)
    return Validity(
        first_period_ends=first, extensions=draw(st.sampled_from(((), extended)))
    )


@cache
@st.composite
def laws(draw: st.DrawFn, id: str = IDS[0]) -> Agreement:  # noqa: A002
    """An agreement of one to three terms, and an exception or two."""
    exceptions = draw(st.sampled_from(((), (), ("X2",), ("X2",), ("X1", "X2"))))
    main = tuple(
        draw(terms(f"T{number}", exceptions))
        for number in range(draw(st.integers(1, 3)))
    )
    named = draw(mostly(exceptions, some(("X1", "X2")))) + exceptions
    guarantors = (PartyRole.GUARANTOR,)
    carve = draw(st.sampled_from(((EventFamily.FIRE, EventFamily.AIR), ())))
    excepted = (
        make.term("X1", TermKind.CARVE_OUT, acts=carve, actors=guarantors),
        make.term(
            "X2", TermKind.CARVE_OUT, acts=(EventFamily.FIRE,), actors=guarantors
        ),
    )
    link = AgreementLink(
        kind=draw(st.sampled_from((LinkKind.IMPLEMENTS, LinkKind.SUPERSEDES))),
        to=IDS[0],
    )
    return make.agreement(
        id=id,
        terms=main + tuple(each for each in excepted if each.id in named),
        zones=(make.zone("Z1"), make.zone("Z2")),
        excluded=(draw(groups()),),
        roles=draw(roles()),
        joinings=draw(joinings()),
        interpretations=(draw(readings()),),
        validity=draw(validities()),
        links=(link,) if id != IDS[0] and draw(st.booleans()) else (),
    )


@cache
@st.composite
def times(draw: st.DrawFn) -> When:
    """A day, some days, some hours, open at an end, or unknown."""
    first = draw(mostly(date(2018, 11, 1), days))
    shape = draw(st.sampled_from(("day", "day", "days", "hours", "open", "unknown")))
    if shape == "day":
        return on_day(first)
    if shape == "unknown":
        return unknown_time()
    end: date | None = first + timedelta(days=draw(st.integers(1, 40)))
    start: date | None = first
    if shape == "hours":
        noon = datetime.fromisoformat(f"{first}T12:00+03:00")
        start, end = noon, noon + timedelta(hours=draw(st.integers(0, 30)))
    if shape == "open":
        start, end = draw(st.sampled_from(((first, None), (None, first))))
    return When(
        start=start,
        end=end,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )


@cache
@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    """To anyone on any level; mostly on one that suffices."""
    enough = [AttributionLevel.ADMITTED] * 20
    level = draw(st.sampled_from((*enough, *AttributionLevel)))
    if level is AttributionLevel.NOT_ATTRIBUTED:
        return NOT_ATTRIBUTED
    often = ["AAA"] * 5 + ["GGG/AIR"] * 5
    return make.held(draw(st.sampled_from((*often, *CODES))), level)


@cache
@st.composite
def settled(draw: st.DrawFn) -> Incident:
    """An incident of one or two claims, as people may have settled it."""
    often = [EventType.MORTAR] * 4 + [EventType.AIRSTRIKE] * 4
    kind = draw(st.sampled_from((*often, *KINDS)))
    army, band = MENTIONS[3], MENTIONS[0]
    hit = draw(mostly((army,), mostly((band,), some(MENTIONS, 2))))
    if draw(st.booleans()):
        hit = draw(st.sampled_from(((band,), (army,), (band,))))
    claims = [
        make.event(
            kind,
            text=f"Claim {number}.",
            origin=f"Source {number}",
            side=draw(st.sampled_from((None, None, "AAA", "BBB"))),
            targets=draw(mostly(hit, some(MENTIONS, 2))),
            instrument=draw(st.sampled_from(KINDS[kind])),
            objects=draw(some((ObjectAffected.SCHOOL,), 1)),
            killed=draw(st.sampled_from((None, 2))),
            harmed=draw(st.sampled_from((None, PersonClass.CHILD))),
        )
        for number in range(draw(st.integers(1, 2)))
    ]
    verified = [IncidentState.VERIFIED] * 30
    return make.incident(
        *claims,
        time=draw(times()),
        attribution=draw(attributions()),
        state=draw(st.sampled_from((*verified, *IncidentState))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An incident with the agreements it is held against and its zone tests."""

    incident: Incident
    laws: tuple[Agreement, ...]
    tests: tuple[ZoneTest, ...]


@st.composite
def matters(draw: st.DrawFn) -> Matter:
    """Any incident held against one or two agreements."""
    ids = IDS[: draw(st.integers(1, 2))]
    results = (*[ZoneResult.INSIDE] * 8, *ZoneResult)
    tests = tuple(
        make.zone_test(
            draw(st.sampled_from(results)),
            zone=f"{id}/{zone}",
            by=draw(st.sampled_from(("polygon", "named_unit"))),
        )
        for id in ids  # noqa: A001
        for zone in ("Z1", "Z2")
    )
    return Matter(
        incident=draw(settled()),
        laws=tuple(draw(laws(id)) for id in ids),  # noqa: A001
        tests=tests,
    )


def untold(placed: PlacedClaim, **changes: object) -> PlacedClaim:
    """The claim with less in its body."""
    body = placed.claim.body
    assert isinstance(body, EventBody)
    less = replace(body, **changes)  # type: ignore[arg-type]
    return replace(placed, claim=replace(placed.claim, body=less))


def less_told(matter: Matter, **changes: object) -> Matter:
    """The matter with less in the body of each claim."""
    claims = tuple(untold(each, **changes) for each in matter.incident.supporting)
    return replace(matter, incident=replace(matter.incident, supporting=claims))


def with_incident(matter: Matter, **changes: object) -> Matter:
    """The matter with other facts of the incident."""
    return replace(matter, incident=replace(matter.incident, **changes))  # type: ignore[arg-type]


def with_level(matter: Matter, level: AttributionLevel) -> Matter:
    """The matter with the same actor on another ground."""
    actor = matter.incident.attribution.actor
    weaker = make.held(actor, level) if actor else NOT_ATTRIBUTED
    return with_incident(matter, attribution=weaker)


def with_tests(matter: Matter, result: ZoneResult) -> Matter:
    """The matter with that answer to every zone test."""
    return replace(
        matter, tests=tuple(replace(each, result=result) for each in matter.tests)
    )


def without_records(matter: Matter) -> Matter:
    """The matter with no record of who joined."""
    bare = tuple(replace(each, joinings=()) for each in matter.laws)
    return replace(matter, laws=bare)


def unverified(matter: Matter) -> Matter:
    """What people verified is only corroborated; what they refuted stays refuted."""
    verified = matter.incident.state is IncidentState.VERIFIED
    lost = with_incident(matter, state=IncidentState.CORROBORATED)
    return lost if verified else matter


LOSSES: dict[str, Callable[[Matter], Matter]] = {
    "time": lambda m: with_incident(m, time=unknown_time()),
    "act": lambda m: with_incident(
        m, type=EventType.UNDETERMINED, family=EventFamily.OTHER
    ),
    "act within its family": lambda m: with_incident(m, type=EventType.UNDETERMINED),
    "zone tests": lambda m: replace(m, tests=()),
    "zone tests known": lambda m: with_tests(m, ZoneResult.UNKNOWN),
    "zone tests certain": lambda m: with_tests(m, ZoneResult.BOUNDARY_UNCERTAIN),
    "place": lambda m: with_incident(m, place=None),
    "attribution": lambda m: with_incident(m, attribution=NOT_ATTRIBUTED),
    "ground of attribution": lambda m: with_level(
        m, AttributionLevel.CLAIMED_BY_ACCUSER
    ),
    "strength of attribution": lambda m: with_level(
        m, AttributionLevel.ASSESSED_MEDIUM
    ),
    "target": lambda m: less_told(m, targets=(), objects_affected=(), killed=()),
    "target's name": lambda m: less_told(m, targets=()),
    "state": unverified,
    "weapon": lambda m: less_told(m, instrument=None),
    "joining records": without_records,
}
"""What may be lost of a matter, and how."""
