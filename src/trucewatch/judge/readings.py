"""What changes under another reading: flips of one finding, and runs side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.judge.case import ActorNames
from trucewatch.judge.conflicts import settle_conflicts
from trucewatch.judge.docket import Docket, open_docket, shared
from trucewatch.judge.verdict import findings_of, hear
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import OUT_OF_SCOPE, Finding, Flip
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneTest
from trucewatch.model.same import Same


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """A registered reading that is not used, to see which findings it flips.

    Args:
        id: ``agreement/interpretation``.
        title: for people.
        docket: the docket in which this one reading is changed; charges that it
            leaves as they are it has in common with the docket used.
    """

    id: str
    title: str
    docket: Docket


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The docket of the readings used, and those of every other registered one."""

    docket: Docket
    others: tuple[OtherReading, ...]


def open_bench(
    agreements: tuple[Agreement, ...],
    *,
    actors: ActorNames,
    interpretations: Mapping[str, str] | None = None,
) -> Bench:
    """What incidents are judged by, and against which other readings it is held.

    Args:
        agreements: agreements to hold incidents against.
        actors: names and sides of actors.
        interpretations: agreement id to the id of the reading used; the first one
            where it is not named.

    Raises:
        KeyError: an interpretation that the agreement does not have.
    """
    chosen = tuple(sorted((interpretations or {}).items()))
    return _bench(Same(agreements), Same(actors), chosen)


@lru_cache(maxsize=32)
def _bench(
    same: Same[tuple[Agreement, ...]],
    names: Same[ActorNames],
    interpretations: tuple[tuple[str, str], ...],
) -> Bench:
    """The bench, made once for agreements that many incidents are held against."""
    agreements, actors, chosen = same.value, names.value, dict(interpretations)
    docket = open_docket(agreements, actors=actors, interpretations=chosen)
    found = []
    for agreement in sorted(agreements, key=lambda each: each.id):
        used = agreement.reading(chosen.get(agreement.id)).id
        for reading in agreement.interpretations:
            if reading.id == used:
                continue
            changed = {**chosen, agreement.id: reading.id}
            found.append(
                OtherReading(
                    id=f"{agreement.id}/{reading.id}",
                    title=reading.title,
                    docket=shared(
                        open_docket(agreements, actors=actors, interpretations=changed),
                        docket,
                    ),
                )
            )
    return Bench(docket=docket, others=tuple(found))


def judge_under(
    bench: Bench, incident: Incident, *, zone_tests: tuple[ZoneTest, ...]
) -> tuple[tuple[Finding, ...], tuple[Flip, ...]]:
    """The findings, and where another registered reading gives another verdict."""
    heard = hear(bench.docket, incident, zone_tests=zone_tests)
    findings = findings_of(incident, settle_conflicts(heard))
    used = {(each.agreement, each.term): each for each in findings}
    flips = [
        Flip(
            finding=was.id,
            agreement=was.agreement,
            term=was.term,
            by=other.id,
            title=other.title,
            verdict=found.outcome.verdict,
            reason=found.outcome.reason,
        )
        for other in bench.others
        for found in settle_conflicts(
            hear(other.docket, incident, zone_tests=zone_tests, heard=heard)
        )
        if (was := used.get((found.charge.agreement.id, found.charge.term.id)))
        and found.outcome.verdict is not was.verdict
    ]
    flips.sort(key=lambda each: (each.agreement, each.term, each.by))
    return findings, tuple(flips)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A finding that differs between two runs.

    Args:
        was, becomes: the findings under the one and the other reading.
        why: the first question that they answer differently, with both answers.
    """

    was: Finding
    becomes: Finding
    why: str


def compare_findings(
    ones: Iterable[Finding], others: Iterable[Finding]
) -> Iterator[Change]:
    """Findings whose verdict differs, in the order of `ones`.

    A term that does not speak of the incident under either is no change, nor is one
    that a reading leaves out.
    Both runs are of the same incidents and agreements.
    """
    by_key = {(each.incident, each.agreement, each.term): each for each in others}
    for one in ones:
        other = by_key.get((one.incident, one.agreement, one.term))
        if other is None:
            continue
        if one.verdict is not other.verdict and not _both_silent(one, other):
            yield Change(was=one, becomes=other, why=_why(one, other))


def _both_silent(one: Finding, other: Finding) -> bool:
    return {one.verdict, other.verdict} <= OUT_OF_SCOPE


def _why(one: Finding, other: Finding) -> str:
    """The last question that both paths answer differently, with both answers."""
    theirs = {step.question: step.answer for step in other.path}
    mine = {step.question: step.answer for step in one.path}
    for question in reversed(mine):
        if question in theirs and theirs[question] != mine[question]:
            return f"{question} {mine[question]}; against: {theirs[question]}"
    return f"{one.reason} against: {other.reason}"
