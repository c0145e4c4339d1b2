"""What the sources of a made-up world say: placed claims with known truth.

Two sides' agencies tell mostly of what the other side did, and deny some of what they
are charged with; two observatories and the local councils tell of what they see; papers
only copy, with small edits, and half of them hide from whom. Faults come from `noise`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from evals.reconcile.noise import Noise
from evals.reconcile.wording import edited, worded
from evals.reconcile.world import Country, Happening, country, happenings, span_of
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, ClaimKind, PlacedClaim, Polarity
from trucewatch.model.document import Span
from trucewatch.model.event import FAMILY_OF, EventBody, EventFamily, EventType
from trucewatch.model.place import (
    MentionRole,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
)
from trucewatch.model.quantity import Casualties, exactly
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day

COPIES_A_REPORT = 0.8
GIVES_HOUR = 0.25
DENIES = 0.08
LOOSE = {
    EventFamily.FIRE: EventType.OPENING_FIRE_UNSPECIFIED,
    EventFamily.AIR: EventType.AIRSTRIKE,
}
OTHERS = {
    EventFamily.FIRE: (EventType.ARTILLERY, EventType.MORTAR, EventType.MLRS),
    EventFamily.AIR: (EventType.AIRSTRIKE, EventType.BARREL_BOMB),
    EventFamily.EXPLOSIVE: (EventType.IED, EventType.MINE, EventType.VBIED),
    EventFamily.CLASH: (EventType.ARMED_CLASH, EventType.AMBUSH),
}
PAPERS = tuple(f"Paper {letter}" for letter in "ABCDEFGH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who reports.

    Args:
        name: its name, the origin of its claims.
        side: the side it is aligned with, or None.
        hears: share of incidents that it tells of.
        own: share where its own side did it.
    """

    name: str
    side: str | None
    hears: float
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its truth.

    Args:
        placed: the claim.
        incident: number of the happening it tells of.
        report: number of the report that it is, or is a copy of.
    """

    placed: PlacedClaim
    incident: int
    report: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one report says of a happening, before it is put into words."""

    time: When
    at: Place
    radius_m: float
    precision: PlacePrecision
    type: EventType
    actor: str | None
    killed: int | None
    injured: int | None


def claims_of(incidents: int, *, noise: Noise, seed: int) -> Iterator[Told]:
    """All claims about a world of so many incidents; the same for the same seed.

    An incident that nobody tells of leaves no claim.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    land = country(span_of(incidents)[0])
    teller = _Teller(land=land, noise=noise, rng=rng)
    for happening in happenings(incidents, rng):
        yield from teller.tell(happening)


def claims_until(wanted: int, *, noise: Noise, seed: int) -> list[Told]:
    """About `wanted` claims: a world of a third as many incidents, cut there."""
    made = []
    for told in claims_of(wanted // 3, noise=noise, seed=seed):
        made.append(told)
        if len(made) == wanted:
            break
    return made


class _Teller:
    """The sources of one world, drawing from one generator of chances."""

    def __init__(self, *, land: Country, noise: Noise, rng: random.Random) -> None:
        self._land = land
        self._noise = noise
        self._rng = rng
        self._claims = 0
        self._reports = 0

    def tell(self, happening: Happening) -> Iterator[Told]:
        """Every source's report of the happening, its copies, and a denial."""
        for source in self._sources(happening):
            share = source.own if source.side == happening.actor else source.hears
            if self._rng.random() < share:
                yield from self._report(happening, source)
        if self._rng.random() < DENIES:
            yield self._denial(happening)

    def _sources(self, happening: Happening) -> tuple[Source, ...]:
        area = self._land.governorate_of(happening.town).id
        return (
            Source(name="Agency of AAA", side="AAA", hears=0.7, own=0.15),
            Source(name="Agency of BBB", side="BBB", hears=0.6, own=0.1),
            Source(name="North Observatory", side=None, hears=0.6, own=0.6),
            Source(name="Rights Watchers", side=None, hears=0.25, own=0.25),
            Source(name=f"Council of {area}", side=None, hears=0.45, own=0.45),
        )

    def _report(self, happening: Happening, source: Source) -> Iterator[Told]:
        report = self._reports
        self._reports += 1
        facts = self._facts(happening)
        words = worded(facts.type, facts.at.name, facts.killed, self._rng)
        out = happening.day + timedelta(days=self._delay())
        issue = f"doc_{source.name}_{out.isoformat()}"
        hop = Hop(body=source.name, side=source.side, mode=HopMode.DIRECT)
        yield self._told(happening, facts, words, hop, issue, report)
        for paper in self._copying():
            copied = facts
            if self._rng.random() < self._noise.careless:
                copied = self._careless(facts, happening, out)
            name = source.name if self._rng.random() >= self._noise.renamed else paper
            side = source.side if name == source.name else None
            carried = Hop(body=name, side=side, outlet=paper, mode=HopMode.INDIRECT)
            issue = f"doc_{paper}_{out.isoformat()}_{report}"
            again = edited(words, self._rng)
            yield self._told(happening, copied, again, carried, issue, report)

    def _copying(self) -> list[str]:
        """Papers that copy a report, each once; few reports are copied much."""
        count = 0
        while count < len(PAPERS) and self._rng.random() < COPIES_A_REPORT / (
            1 + COPIES_A_REPORT
        ):
            count += 1
        return self._rng.sample(PAPERS, count)

    def _delay(self) -> int:
        return self._rng.choices((0, 1, 2, 3), (60, 30, 7, 3))[0]

    def _facts(self, happening: Happening) -> Facts:
        at, precision, radius = self._where(happening)
        killed, injured = self._toll(happening)
        return Facts(
            time=self._when(happening),
            at=at,
            precision=precision,
            radius_m=radius,
            type=self._type(happening.type),
            actor=self._actor(happening.actor),
            killed=killed,
            injured=injured,
        )

    def _where(self, happening: Happening) -> tuple[Place, PlacePrecision, float]:
        rng, noise = self._rng, self._noise
        town = self._land.towns[happening.town]
        if rng.random() < noise.governorate_only:
            area = self._land.governorate_of(happening.town)
            return area, area.precision, area.radius_m
        if rng.random() < noise.neighbour:
            beside = min(happening.town + 1, len(self._land.towns) - 1)
            town = self._land.towns[beside]
        if rng.random() < noise.near:
            return town, PlacePrecision.NEAR_SETTLEMENT, 25_000
        return town, town.precision, town.radius_m

    def _when(self, happening: Happening) -> When:
        rng, noise = self._rng, self._noise
        if rng.random() < noise.no_day:
            out = happening.day + timedelta(days=self._delay())
            return on_day(out, basis=TimeBasis.REPORTED)
        if rng.random() < noise.next_day:
            return on_day(happening.day + timedelta(days=1))
        if rng.random() < GIVES_HOUR:
            off = rng.choice((-5, 5)) if rng.random() < noise.hour_off else 0
            return _hour(happening.day, min(23, max(0, happening.hour + off)))
        return on_day(happening.day)

    def _type(self, true: EventType) -> EventType:
        family = FAMILY_OF[true]
        if self._rng.random() < self._noise.loose_type:
            return LOOSE.get(family, true)
        if self._rng.random() < self._noise.wrong_type:
            return self._rng.choice(OTHERS.get(family, (true,)))
        return true

    def _actor(self, true: str) -> str | None:
        if self._rng.random() < self._noise.no_actor:
            return None
        if self._rng.random() < self._noise.rival_actor:
            return "BBB" if true == "AAA" else "AAA"
        return true

    def _toll(self, happening: Happening) -> tuple[int | None, int | None]:
        rng, noise = self._rng, self._noise
        if happening.killed + happening.injured == 0 or rng.random() < noise.no_toll:
            return None, None
        killed, injured = happening.killed, happening.injured
        if rng.random() < noise.early_toll:
            killed = max(0, killed - rng.randint(0, 1 + killed // 3))
            injured = max(0, injured + rng.randint(-1, 1 + injured // 3))
        return killed, injured

    def _careless(self, facts: Facts, happening: Happening, out: date) -> Facts:
        area = self._land.governorate_of(happening.town)
        wide = self._rng.random() < 0.5
        return Facts(
            time=facts.time if wide else on_day(out, basis=TimeBasis.REPORTED),
            at=area if wide else facts.at,
            precision=area.precision if wide else facts.precision,
            radius_m=area.radius_m if wide else facts.radius_m,
            type=facts.type,
            actor=facts.actor,
            killed=facts.killed,
            injured=facts.injured,
        )

    def _denial(self, happening: Happening) -> Told:
        accused = happening.actor
        town = self._land.towns[happening.town]
        facts = Facts(
            time=on_day(happening.day),
            at=town,
            precision=town.precision,
            radius_m=town.radius_m,
            type=happening.type,
            actor=accused,
            killed=None,
            injured=None,
        )
        words = worded(facts.type, town.name, None, self._rng)
        hop = Hop(body=f"Command of {accused}", side=accused, mode=HopMode.DIRECT)
        issue = f"doc_denial_{happening.number}"
        report = self._reports
        self._reports += 1
        return self._told(happening, facts, words, hop, issue, report, denied=True)

    def _told(  # noqa: PLR0917 - one report
        self,
        happening: Happening,
        facts: Facts,
        words: str,
        hop: Hop,
        issue: str,
        report: int,
        *,
        denied: bool = False,
    ) -> Told:
        # The id says nothing of the truth: claims are ordered by it.
        number = f"{self._rng.getrandbits(40):010x}{self._claims:06x}"
        self._claims += 1
        mention = PlaceMention(
            text=facts.at.name,
            span=Span(0, len(facts.at.name)),
            role=MentionRole.AT,
        )
        claim = Claim(
            id=f"clm_{number}",
            kind=ClaimKind.EVENT,
            document=issue,
            spans=(Span(0, len(words)),),
            quote=words,
            source_chain=(hop,),
            origin=hop.body or "",
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            denied_by=hop.body if denied else None,
            time=facts.time,
            places=(mention,),
            body=_body(facts),
            coder="made up",
        )
        placement = Placement(
            mention=mention,
            place=facts.at,
            precision=facts.precision,
            radius_m=facts.radius_m,
        )
        placed = PlacedClaim(claim=claim, placements=(placement,))
        return Told(placed=placed, incident=happening.number, report=report)


def _hour(day: date, hour: int) -> When:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return When(
        start=start,
        end=start + timedelta(hours=1),
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.HOUR,
    )


def _body(facts: Facts) -> EventBody:
    actor = facts.actor
    return EventBody(
        type=facts.type,
        actors=(ActorMention(text=actor, actor=actor),) if actor else (),
        killed=_persons(facts.killed),
        injured=_persons(facts.injured),
    )


def _persons(number: int | None) -> tuple[Casualties, ...]:
    return () if number is None else (Casualties(quantity=exactly(number)),)
