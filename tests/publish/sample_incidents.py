"""Incidents of the sample bulletin, with findings."""

from __future__ import annotations

from tests.publish.sample_claims import BLAST, CLASH, CLINIC, DENIED, SHELLING
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody
from trucewatch.model.finding import Finding, RuleStep, Verdict
from trucewatch.model.incident import CasualtyReport, Incident, MergeReason
from trucewatch.model.place import Placement
from trucewatch.model.review import IncidentState


def incident_of(
    supporting: tuple[PlacedClaim, ...],
    *,
    against: tuple[PlacedClaim, ...] = (),
    place: Placement | None = None,
    state: IncidentState = IncidentState.REPORTED,
    attribution: Attribution | None = None,
) -> Incident:
    """An incident from its claims, with one casualty report a claim."""
    founding = supporting[0].claim
    assert isinstance(founding.body, EventBody)
    origins = tuple(sorted({p.claim.origin for p in supporting}))
    return Incident(
        id=founding.id.replace("clm_", "inc_"),
        type=founding.body.type,
        family=founding.body.family,
        time=founding.time,
        place=place,
        supporting=supporting,
        contradicting=against,
        origins=origins,
        casualties=tuple(
            CasualtyReport(
                claim=p.claim.id,
                origin=p.claim.origin,
                killed=p.claim.body.killed,
                injured=p.claim.body.injured,
            )
            for p in supporting
            if isinstance(p.claim.body, EventBody) and p.claim.body.killed
        ),
        state=state,
        attribution=attribution or Attribution(),
        disputed_by=tuple(sorted({p.claim.origin for p in against})),
        reasons=tuple(
            MergeReason(
                claim=p.claim.id,
                to=founding.id,
                agreed=("type", "place"),
                sentence="Same place and type, one day apart at most.",
            )
            for p in supporting[1:]
        ),
    )


def a_finding(incident: Incident) -> Finding:
    """An undetermined finding on the incident."""
    return Finding(
        id="fnd_0000000000000001",
        incident=incident.id,
        agreement="SY-2017-05-04",
        agreement_version="1",
        term="T2a",
        provision="paragraph 2",
        provision_text="Hostilities between the parties cease inside the areas.",
        provision_source="the memorandum",
        unchecked=True,
        interpretation="next-day",
        rule="no_hostilities_v1",
        verdict=Verdict.UNDETERMINED,
        reason="Who fired is not known.",
        path=(RuleStep(question="Is the actor known?", answer="no"),),
        facts_used=(incident.supporting[0].claim.id,),
        facts_missing=("the actor",),
        assumptions=("In force from 5 May 2017.",),
        engine="sample/1",
    )


def entry_of(incident: Incident) -> IncidentEntry:
    """The incident with one finding."""
    return IncidentEntry(incident=incident, findings=(a_finding(incident),))


def place_in(placed: PlacedClaim) -> Placement | None:
    first = placed.placements[0] if placed.placements else None
    return first if isinstance(first, Placement) else None


CORROBORATED = incident_of(
    (SHELLING, CLINIC),
    against=(DENIED,),
    place=place_in(SHELLING),
    state=IncidentState.CORROBORATED,
    attribution=Attribution(level=AttributionLevel.CLAIMED_BY_ACCUSER, actor="SYR/OPP"),
)
REPORTED = incident_of((CLASH,), place=place_in(CLASH))
UNPLACED = incident_of((BLAST,))
ENTRIES = (entry_of(CORROBORATED), entry_of(REPORTED), entry_of(UNPLACED))
