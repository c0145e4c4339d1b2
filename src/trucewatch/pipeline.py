"""The stages in order: read, locate, reconcile, judge, publish. Pure."""

from __future__ import annotations

from datetime import date, datetime

from trucewatch.judge.commitments import judge_commitments
from trucewatch.judge.verdict import ENGINE, judge_incident
from trucewatch.locate.document import locate_document
from trucewatch.locate.resolve import Priors
from trucewatch.locate.zones import place_in_zones
from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import Bulletin, IncidentEntry, MapShape
from trucewatch.model.claim import Claim, PlacedClaim, Reading
from trucewatch.model.coverage import Coverage
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.mission import Mission
from trucewatch.publish.bulletin import write_bulletin
from trucewatch.read.coder import code_document
from trucewatch.read.document import check_document, read_document
from trucewatch.reconcile import corrections
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.merge import merge_claims
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
    reports: tuple[Report, ...],
    charted: tuple[Report, ...],
    agreements: tuple[Agreement, ...],
    actors: ActorLexicon,
    shapes: tuple[MapShape, ...],
    coverage: tuple[Coverage, ...],
    issues: tuple[Issue, ...],
) -> Bulletin:
    """The bulletin of `day`; `charted` hold tallies of any day up to it."""
    known = corrections.each_once(reports + charted)
    told = tuple(p for report in reports if report.day == day for p in report.claims)
    counts = corrections.tally_reports(known)
    return write_bulletin(
        mission=mission,
        day=day,
        cutoff=cutoff,
        agreements=agreements,
        claims=told,
        others=tuple(p for report in known for p in report.claims),
        documents=tuple(report.document for report in known),
        entries=_entries(told, reports, agreements, actors),
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


def _entries(
    told: Placed,
    reports: tuple[Report, ...],
    agreements: tuple[Agreement, ...],
    actors: ActorLexicon,
) -> tuple[IncidentEntry, ...]:
    """The incidents that a claim told of on the day, each with its findings."""
    ids = {placed.claim.id for placed in told}
    claims = tuple(placed for report in reports for placed in report.claims)
    entries = []
    for each in merge_claims(claims):
        if not ids & {p.claim.id for p in each.supporting + each.contradicting}:
            continue
        place = each.place
        tests = (place_in_zones(place, a, each.time) for a in agreements if place)
        flat = tuple(test for found in tests for test in found)
        findings = judge_incident(each, agreements, zone_tests=flat, actors=actors)
        entries.append(IncidentEntry(incident=each, findings=findings))
    return tuple(entries)
