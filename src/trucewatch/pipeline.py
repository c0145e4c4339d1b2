"""The stages in order: read, locate, reconcile, judge, publish. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from trucewatch.judge.commitments import judge_commitments
from trucewatch.judge.readings import judge_under, open_bench
from trucewatch.judge.verdict import ENGINE
from trucewatch.locate.document import locate_document
from trucewatch.locate.resolve import Priors
from trucewatch.locate.zones import place_in_all
from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import Bulletin, IncidentEntry, MapShape
from trucewatch.model.claim import Claim, PlacedClaim, Reading
from trucewatch.model.coverage import Coverage
from trucewatch.model.decided import Decisions
from trucewatch.model.document import Document
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.model.mission import Mission
from trucewatch.publish.bulletin import write_bulletin
from trucewatch.read.document import check_document, read_document
from trucewatch.reconcile import corrections
from trucewatch.reconcile.merge import Reconciled, incidents_told_of
from trucewatch.reconcile.tallies import compare_tallies, tally_points
from trucewatch.reference.actors import ActorLexicon
from trucewatch.reference.extension import PACKAGED, Extension, use_extension
from trucewatch.reference.gazetteer.index import Gazetteer

Placed = tuple[PlacedClaim, ...]


def read_report(
    raw: bytes, *, name: str, as_of: date, extension: Extension = PACKAGED
) -> Reading:
    """The document in `raw` with its claims; from here on `extension` is in force.

    Errors are those of `read.document`; a report from after `as_of` is doubted.
    """
    from trucewatch.read.coder import code_document  # noqa: PLC0415 - takes time

    use_extension(extension)
    document = read_document(raw, name=name)
    coding = code_document(document)
    doubts = check_document(document, as_of=as_of) + coding.issues
    return Reading(document=document, claims=coding.claims, issues=doubts)


def place_claims(
    document: Document,
    claims: tuple[Claim, ...],
    *,
    gazetteer: Gazetteer,
    country: str | None = None,
    extension: Extension = PACKAGED,
) -> Placed:
    """The claims with an answer for each of their place mentions."""
    use_extension(extension)
    priors = Priors(country=country)
    return locate_document(document, claims, gazetteer=gazetteer, priors=priors)


def assemble(
    mission: Mission,
    day: date,
    *,
    cutoff: datetime,
    reports: tuple[corrections.Report, ...],
    charted: tuple[corrections.Report, ...],
    merged: Reconciled,
    decided: Decisions,
    agreements: tuple[Agreement, ...],
    actors: ActorLexicon,
    shapes: tuple[MapShape, ...],
    coverage: tuple[Coverage, ...],
    issues: tuple[Issue, ...],
) -> Bulletin:
    """The bulletin of `day`; `charted` hold tallies of any day up to it."""
    chosen = dict(mission.interpretations)
    known = corrections.each_once(reports + charted)
    told = tuple(p for report in reports if report.day == day for p in report.claims)
    counts = corrections.tally_reports(known)
    happened = incidents_told_of(told, merged, decided)
    return write_bulletin(
        mission=mission,
        day=day,
        cutoff=cutoff,
        agreements=agreements,
        claims=told,
        others=tuple(p for report in known for p in report.claims),
        documents=tuple(report.document for report in known),
        entries=judge_all(happened, agreements, actors, chosen),
        comparison=compare_tallies(counts, sides=mission.sides, day=day),
        history=tally_points(counts, sides=mission.sides),
        rounds=tuple(r for a in agreements for r in a.rounds if r.end <= day),
        commitments=judge_commitments(agreements, told, as_of=day),
        coverage=coverage,
        corrections=corrections.list_corrections(day, known),
        shapes=shapes,
        issues=issues,
        engine=ENGINE,
    )


def judge_all(
    incidents: Iterable[Incident],
    agreements: tuple[Agreement, ...],
    actors: ActorLexicon,
    interpretations: Mapping[str, str],
) -> tuple[IncidentEntry, ...]:
    """Each incident with its findings, and how other readings would find."""
    bench = open_bench(agreements, actors=actors, interpretations=interpretations)
    return tuple(
        IncidentEntry(incident=each, findings=found, flips=flips)
        for each in incidents
        for tests in (place_in_all(each.place, agreements, each.time),)
        for found, flips in (judge_under(bench, each, zone_tests=tests),)
    )
