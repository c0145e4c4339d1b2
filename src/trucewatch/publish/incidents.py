"""Section on incidents: what is said, by whom, and what is disputed."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.bulletin import Bulletin, IncidentEntry
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.finding import OUT_OF_SCOPE, Finding, Flip, Verdict
from trucewatch.model.incident import CasualtyReport, Incident
from trucewatch.model.place import MentionRole, Placement, Unplaced
from trucewatch.model.quantity import Casualties
from trucewatch.model.review import PRINTS_FINDINGS
from trucewatch.publish.codes import ATTRIBUTION, INCIDENT_STATE, VERDICT
from trucewatch.publish.codes_reading import OBJECT_AFFECTED
from trucewatch.publish.decided import DecidedView, decided_view, determination_lines
from trucewatch.publish.event_words import event_title
from trucewatch.publish.index import Index, Line, Part, chain_words, who_words
from trucewatch.publish.phrases import (
    persons_words,
    place_phrase,
    place_words,
    when_words,
)
from trucewatch.publish.wording import FINDINGS_WITHHELD, event_sentence, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """One claim in a sentence, with its quote and chain."""

    line: Line
    quote: str
    chain: str
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyRow:
    """What one origin says of killed and injured."""

    origin: str
    killed: Line
    injured: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """An incident as its card shows it."""

    id: str
    title: str
    state: str
    invented: bool
    when: str
    where: str
    place_note: str
    affected: str
    origins: str
    attribution: str
    said: tuple[SaidView, ...]
    against: tuple[SaidView, ...]
    disputed_by: str
    casualties: tuple[CasualtyRow, ...]
    reasons: tuple[str, ...]
    findings: tuple[FindingView, ...]
    silent: tuple[str, ...]
    other_acts: str
    withheld: str
    decided: DecidedView


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding beside an incident that is at least corroborated."""

    finding: Finding
    verdict: str
    facts: Line
    others: tuple[str, ...]
    determinations: tuple[str, ...]


def incident_views(bulletin: Bulletin, index: Index) -> tuple[IncidentView, ...]:
    """The cards of the section, in the bulletin's order."""
    return tuple(_view(entry, index) for entry in bulletin.incidents)


def incident_title(incident: Incident) -> str:
    """Heading of an incident: what, where, when, as far as known."""
    parts = [event_title(incident.type), place_phrase(place_of(incident))]
    head = " ".join(part for part in parts if part)
    return f"{head}, {when_words(incident.time)}"


def place_of(incident: Incident) -> Placement | Unplaced | None:
    """Where it happened: its placement, else the name that could not be placed."""
    if incident.place is not None:
        return incident.place
    named = (
        answer
        for placed in incident.supporting
        for answer in placed.placements
        if answer.mention.role is MentionRole.AT and isinstance(answer, Unplaced)
    )
    return next(named, None)


def _view(entry: IncidentEntry, index: Index) -> IncidentView:
    incident = entry.incident
    printed = incident.state in PRINTS_FINDINGS
    told = incident.supporting + incident.contradicting
    findings = entry.findings if printed else ()
    speaking = [f for f in findings if speaks_of_it(f, _flips(entry, f))]
    silent = [f for f in findings if f not in speaking]
    return IncidentView(
        id=incident.id,
        title=incident_title(incident),
        state=INCIDENT_STATE[incident.state],
        invented=index.is_invented(told),
        when=_known(when_words(incident.time)),
        where=_known(place_words(place_of(incident))),
        place_note=incident.place.place.note if incident.place else "",
        affected=_affected(incident),
        origins=joined(list(incident.origins)),
        attribution=_attribution(incident, index),
        said=tuple(said_view(placed, index) for placed in incident.supporting),
        against=tuple(said_view(placed, index) for placed in incident.contradicting),
        disputed_by=joined(list(incident.disputed_by)),
        casualties=tuple(_casualties(each, index) for each in incident.casualties),
        reasons=_reasons(incident),
        findings=tuple(_finding(f, entry, index) for f in speaking),
        silent=tuple(
            f"{f.agreement}, {f.provision}: {VERDICT[f.verdict]}. {f.reason}"
            for f in silent
            if f.verdict is not Verdict.OUT_OF_SCOPE_ACT
        ),
        other_acts=", ".join(
            f"{f.agreement}, {f.provision}"
            for f in silent
            if f.verdict is Verdict.OUT_OF_SCOPE_ACT
        ),
        withheld="" if printed else FINDINGS_WITHHELD,
        decided=decided_view(incident.decided, index),
    )


def _reasons(incident: Incident) -> tuple[str, ...]:
    """Why claims are in it, and why several names are one origin."""
    told = tuple(reason.sentence for reason in incident.reasons)
    return told + tuple(g.reason for g in incident.origin_groups if g.reason)


def _known(words: str) -> str:
    """Words beside their label, which need not be said twice."""
    return "not stated" if words in {"time not stated", "place not stated"} else words


def said_view(placed: PlacedClaim, index: Index) -> SaidView:
    """An event claim in a sentence of the ladder."""
    claim = placed.claim
    sentence = event_sentence(
        claim,
        who=who_words(placed),
        where=_where(placed),
        when=_when(placed),
    )
    return SaidView(
        line=(index.part(sentence, (claim.id,)),),
        quote=" ".join(claim.quote.split()),
        chain=chain_words(placed),
        invented=claim.document in index.invented,
    )


def _when(placed: PlacedClaim) -> str:
    """The time in brackets, or nothing where the claim does not say it."""
    time = placed.claim.time
    known = time.first_day is not None or time.last_day is not None
    return f"({when_words(time)})" if known else ""


def _where(placed: PlacedClaim) -> str:
    """The first place at which the claim says it happened."""
    at = {MentionRole.AT, MentionRole.NEAR, MentionRole.TOWARD}
    found = (p for p in placed.placements if p.mention.role in at)
    return place_phrase(next(found, None))


def _affected(incident: Incident) -> str:
    found = {
        each
        for placed in incident.supporting
        for each in getattr(placed.claim.body, "objects_affected", ())
    }
    return joined(sorted(OBJECT_AFFECTED[each] for each in found))


def _attribution(incident: Incident, index: Index) -> str:
    attribution = incident.attribution
    words = ATTRIBUTION[attribution.level]
    if attribution.level is AttributionLevel.NOT_ATTRIBUTED:
        return words
    return words.format(actor=index.actor(attribution.actor or ""))


def _casualties(report: CasualtyReport, index: Index) -> CasualtyRow:
    return CasualtyRow(
        origin=report.origin,
        killed=_persons(report.killed, report.claim, index),
        injured=_persons(report.injured, report.claim, index),
    )


def _persons(casualties: tuple[Casualties, ...], claim: str, index: Index) -> Line:
    """Numbers by class; not stated is not none."""
    if not casualties:
        return (Part(text="not stated"),)
    words = [_person_words(each) for each in casualties]
    return (index.part("; ".join(words), (claim,)),)


def _person_words(casualties: Casualties) -> str:
    if casualties.quantity.best == 0:
        return "none, as the source says"
    return persons_words(casualties.quantity, casualties.person_class)


def _flips(entry: IncidentEntry, finding: Finding) -> tuple[Flip, ...]:
    return tuple(flip for flip in entry.flips if flip.finding == finding.id)


def _finding(finding: Finding, entry: IncidentEntry, index: Index) -> FindingView:
    parts: list[Part] = []
    for citation in index.cite(finding.facts_used):
        text = " " if parts else ""
        parts.append(Part(text=f"{text}claim", citations=(citation,)))
    return FindingView(
        finding=finding,
        verdict=VERDICT[finding.verdict],
        facts=tuple(parts),
        others=tuple(
            f"“{flip.title}”: {VERDICT[flip.verdict]}. {flip.reason}"
            for flip in _flips(entry, finding)
        ),
        determinations=determination_lines(entry.incident.decided, finding),
    )


def speaks_of_it(finding: Finding, flips: tuple[Flip, ...]) -> bool:
    """Whether the term speaks of the incident under any registered reading."""
    verdicts = {finding.verdict, *(flip.verdict for flip in flips)}
    return not verdicts <= OUT_OF_SCOPE
