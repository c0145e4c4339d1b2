"""Hypothesis strategies for the model's values, shared by all tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from tests import factories as make
from trucewatch.model.claim import Claim, ClaimKind, Modality, PlacedClaim, Polarity
from trucewatch.model.document import Span
from trucewatch.model.event import EventType
from trucewatch.model.incident import Incident
from trucewatch.model.place import Place
from trucewatch.model.quantity import Quantity
from trucewatch.model.review import IncidentState
from trucewatch.model.tally import (
    CellBy,
    CountBasis,
    CountUnit,
    TallyBody,
    TallyScope,
)
from trucewatch.model.when import (
    Calendar,
    TimeBasis,
    TimePrecision,
    When,
    on_day,
    unknown_time,
)

FIRST, LAST = date(2017, 1, 1), date(2020, 12, 31)

ORIGINS = ("Demo Council", "Demo Ministry", "Demo Rescue", "Demo Valley Brigade")

HOSTILE_TYPES = (
    EventType.ARTILLERY,
    EventType.MORTAR,
    EventType.SNIPER,
    EventType.AIRSTRIKE,
    EventType.IED,
    EventType.ARMED_CLASH,
)

words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=30,
)
"""Short text without control characters, in any script."""

days = st.dates(min_value=FIRST, max_value=LAST)


def spans(most: int = 500) -> st.SearchStrategy[Span]:
    """Non-empty half-open ranges that end at `most` or before."""
    return st.integers(0, most - 1).flatmap(
        lambda start: st.integers(start + 1, most).map(lambda end: Span(start, end))
    )


@st.composite
def instants(draw: st.DrawFn) -> datetime:
    """Datetimes with a whole-hour offset."""
    offset = timezone(timedelta(hours=draw(st.integers(-11, 13))))
    naive = draw(
        st.datetimes(min_value=datetime(2017, 1, 1), max_value=datetime(2020, 12, 31))  # noqa: DTZ001 - the offset follows
    )
    return naive.replace(tzinfo=offset)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Times of every shape: a day, a range of days, of instants, open, unknown."""
    basis = draw(st.sampled_from(TimeBasis))
    calendar = draw(st.sampled_from(Calendar))
    shape = draw(st.sampled_from(["day", "days", "instants", "open", "unknown"]))
    if shape == "day":
        return on_day(draw(days), basis=basis)
    if shape == "unknown":
        return unknown_time(basis=basis)
    start: date | None
    end: date | None
    if shape == "days":
        start = draw(days)
        end = start + timedelta(days=draw(st.integers(1, 60)))
    elif shape == "instants":
        start = draw(instants())
        end = start + timedelta(hours=draw(st.integers(0, 72)))
    else:
        first = draw(days)
        start, end = draw(st.sampled_from([(first, None), (None, first)]))
    return When(
        start=start,
        end=end,
        basis=basis,
        precision=TimePrecision.RANGE,
        tz=draw(st.sampled_from([None, "+03:00", "Asia/Damascus"])),
        calendar=calendar,
    )


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Ordered low, best, high, each of them possibly missing."""
    ordered = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    low, best, high = (
        float(number) if draw(st.booleans()) else None for number in ordered
    )
    return Quantity(
        low=low,
        best=best,
        high=high,
        approximate=draw(st.booleans()),
        text=draw(words),
    )


@st.composite
def tally_bodies(draw: st.DrawFn, *, scope: TallyScope | None = None) -> TallyBody:
    """Tallies whose parts add up, or that carry the flag that says they do not."""
    keys = draw(
        st.lists(st.sampled_from(sorted(make.PROVINCES)), unique=True, max_size=5)
    )
    counts = st.none() | st.integers(0, 40)
    cells = tuple(make.cell(key, draw(counts)) for key in keys)
    known = [each.count for each in cells if each.count is not None]
    whole = bool(cells) and len(known) == len(cells)
    derived = whole and draw(st.booleans())
    count = sum(known) if derived else draw(st.none() | st.integers(0, 100))
    complete = draw(st.booleans())
    broken = whole and count is not None
    broken = broken and (
        sum(known) > (count or 0) or (complete and sum(known) != count)
    )
    return TallyBody(
        recorder=draw(st.sampled_from([None, "RUS", "TUR"])),
        recorder_text=draw(words),
        unit=draw(st.sampled_from(CountUnit)),
        count=count,
        count_basis=CountBasis.DERIVED if derived else CountBasis.STATED,
        scope=scope or draw(st.sampled_from(TallyScope)),
        cells=cells,
        cells_complete=complete,
        flags=("sum_mismatch",) if broken else (),
    )


def kind_cells() -> st.SearchStrategy[TallyBody]:
    """Tallies broken down by kind, not by place."""
    return st.integers(0, 20).map(
        lambda n: make.tally_body(count=n, cells={"shelling": n}, by=CellBy.KIND)
    )


@st.composite
def claims(draw: st.DrawFn, *, kind: ClaimKind | None = None) -> Claim:
    """A claim of the kind given, or of any."""
    chosen = kind or draw(st.sampled_from(ClaimKind))
    body = draw(tally_bodies()) if chosen is ClaimKind.TALLY else make.BODIES[chosen]
    return make.claim(
        body,
        text=draw(words),
        chain=(make.hop(draw(st.sampled_from(ORIGINS))),),
        time=draw(whens()),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
    )


PLACES: tuple[Place, ...] = (
    make.place(),
    make.place("Kafr Zita", lat=35.37425, lon=36.6033),
    make.place("Saraqib", lat=35.86447, lon=36.80591, admin1="iso:SY-ID"),
    make.province("Idlib"),
    make.province("Hama"),
)
"""Two towns of Hama 8 km apart, one of Idlib, and the two governorates."""


@st.composite
def placed_events(draw: st.DrawFn, *, plain: bool = False) -> PlacedClaim:
    """A placed event claim on one of three days; `plain` is affirmed and asserted."""
    origin = draw(st.sampled_from(ORIGINS))
    sides = dict(zip(ORIGINS, (None, "RUS", None, "TUR"), strict=True))
    day = draw(st.sampled_from([None, *(make.DAY + timedelta(days=n) for n in (0, 1))]))
    polarity, modality = Polarity.AFFIRMED, Modality.ASSERTED
    if not plain:
        polarity = draw(st.sampled_from(Polarity))
        modality = draw(st.sampled_from(Modality))
    return make.event(
        draw(st.sampled_from(HOSTILE_TYPES)),
        at=draw(st.lists(st.sampled_from((*PLACES, None)), max_size=2)),
        text=draw(st.sampled_from(["Shells fell.", "Fire was heard.", "It was hit."])),
        origin=origin,
        side=sides[origin],
        day=day,
        killed=draw(st.sampled_from([None, 0, 2, 40])),
        polarity=polarity,
        modality=modality,
    )


def placed_claims() -> st.SearchStrategy[PlacedClaim]:
    """Placed events, and claims of the other kinds without places."""
    others = claims().filter(lambda each: each.kind is not ClaimKind.EVENT)
    return placed_events() | others.map(lambda each: PlacedClaim(claim=each))


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    """An incident of one to three supporting claims, in any machine-set state."""
    told = draw(st.lists(placed_events(plain=True), min_size=1, max_size=3))
    unique = {each.claim.id: each for each in told}
    states = (IncidentState.REPORTED, IncidentState.CORROBORATED)
    return make.incident(*unique.values(), state=draw(st.sampled_from(states)))
