"""Words for the codes of tallies, findings, coverage and undertakings.

Every enumeration that a page can print has a complete mapping here or in
`codes_reading`; the tests hold each mapping against its enumeration.
"""

from __future__ import annotations

from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.commitment import CommitmentStatus
from trucewatch.model.coverage import CoverageState
from trucewatch.model.finding import DeterminationStatus, Verdict
from trucewatch.model.issue import Severity
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.place import ZoneResult
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.model.source import RecorderRole
from trucewatch.model.tally import (
    CellState,
    CountBasis,
    CountUnit,
    TallyResult,
    TallyScope,
)

TALLY_RESULT: dict[TallyResult, str] = {
    TallyResult.SAME_NUMBER: "Both report the same total; whether they count the "
    "same cases is not known.",
    TallyResult.DIFFERS_TOTAL: "The two totals differ.",
    TallyResult.DIFFERS_DISTRIBUTION: "The two breakdowns by place differ.",
    TallyResult.UNIT_MISMATCH: "The two do not count the same unit, so the numbers "
    "cannot be compared.",
    TallyResult.PERIOD_MISMATCH: "The two counts cover different periods.",
    TallyResult.ONE_MISSING: "A count is missing: only part of the sides is heard.",
    TallyResult.INTERNAL_SUM_ERROR: "At least one breakdown does not add up to its own "
    "total; both are printed as reported.",
    TallyResult.PARTIAL_BREAKDOWN: "At least one breakdown covers only a part of its "
    "total.",
}
"""What laying the counts side by side shows (2.17)."""

CELL_STATE: dict[CellState, str] = {
    CellState.COUNTED: "counted",
    CellState.STATED_NONE: "reports none",
    CellState.NAMED_WITHOUT_NUMBER: "named without a number",
    CellState.NOT_LISTED: "not listed",
    CellState.NO_REPORT: "no report",
}
"""What stands in a cell that shows no number (2.18)."""

COVERAGE_STATE: dict[CoverageState, str] = {
    CoverageState.OBSERVED_FULL: "observed",
    CoverageState.OBSERVED_PARTIAL: "observed in part",
    CoverageState.NOT_OBSERVED: "not observed",
    CoverageState.ACCESS_DENIED: "not observed: access was denied",
    CoverageState.SENSOR_DOWN: "not observed: sensor out of service",
    CoverageState.NO_REPORT_RECEIVED: "no report received",
}
"""What was watched (2.18)."""

COUNT_UNIT: dict[CountUnit, tuple[str, str]] = {
    CountUnit.INCIDENT: ("incident", "incidents"),
    CountUnit.CASE_OF_OPENING_FIRE: ("case of opening fire", "cases of opening fire"),
    CountUnit.EXPLOSION: ("explosion", "explosions"),
    CountUnit.SHOT_OR_BURST: ("shot or burst", "shots or bursts"),
    CountUnit.PROJECTILE: ("projectile", "projectiles"),
    CountUnit.WEAPON_SYSTEM: ("weapon system", "weapon systems"),
    CountUnit.OVERFLIGHT: ("overflight", "overflights"),
    CountUnit.CROSSING: ("crossing", "crossings"),
    CountUnit.PERSON: ("person", "persons"),
    CountUnit.SETTLEMENT: ("settlement", "settlements"),
    CountUnit.GROUP: ("group", "groups"),
    CountUnit.UNKNOWN: ("case (unit not stated)", "cases (unit not stated)"),
}
"""What one count is a count of (2.15): singular and plural."""

COUNT_BASIS: dict[CountBasis, str] = {
    CountBasis.STATED: "total stated by the source",
    CountBasis.DERIVED: "total added up by us from the source's parts",
}

TALLY_SCOPE: dict[TallyScope, str] = {
    TallyScope.SIDE: "one side's count",
    TallyScope.HEADLINE: "headline total of no side",
    TallyScope.CUMULATIVE: "running total",
}

RECORDER_ROLE: dict[RecorderRole, str] = {
    RecorderRole.PARTY: "party",
    RecorderRole.GUARANTOR: "guarantor",
    RecorderRole.JOINT: "joint body",
    RecorderRole.THIRD_PARTY: "third party",
    RecorderRole.NGO: "non-governmental organisation",
    RecorderRole.MEDIA: "media",
}

FLAG: dict[str, str] = {
    "sum_mismatch": "its parts do not add up to its total; both are printed as "
    "reported",
    "partial_breakdown": "its parts cover only some of the total",
    "derived_count": "the source states no total; it was added up from the parts",
    "approximate": "the source rounds the number",
    "at_least": "the source gives the number as a minimum",
    "distributive_reading": "the words allow two readings; “each” was taken to "
    "mean every place named",
    "second_recorder": "a share of another recorder's count, not added to it",
}
"""What a flag of a tally means; an unknown flag prints as its own words."""

VERDICT: dict[Verdict, str] = {
    Verdict.APPARENT_BREACH: "apparent breach of this term, on the facts verified",
    Verdict.COMPLIANT: "in line with this term",
    Verdict.CARVE_OUT_APPLIES: "an exception of the agreement applies; this says "
    "nothing about the protection of civilians",
    Verdict.OUT_OF_SCOPE_TIME: "outside this term: time",
    Verdict.OUT_OF_SCOPE_PLACE: "outside this term: place",
    Verdict.OUT_OF_SCOPE_ACTOR: "outside this term: actor",
    Verdict.OUT_OF_SCOPE_ACT: "outside this term: act",
    Verdict.UNDETERMINED: "undetermined: the facts held do not decide it",
    Verdict.CONFLICTING_TERMS: "terms of the agreement conflict here",
}
"""What a finding says; never "a violation by" anyone."""

INCIDENT_STATE: dict[IncidentState, str] = {
    IncidentState.REPORTED: "reported",
    IncidentState.TRIAGED: "reported, looked at",
    IncidentState.CORROBORATED: "corroborated by independent origins",
    IncidentState.VERIFIED: "verified",
    IncidentState.PARTIALLY_VERIFIED: "verified in part",
    IncidentState.NOT_VERIFIABLE: "not verifiable",
    IncidentState.REFUTED: "refuted",
    IncidentState.DUPLICATE: "duplicate of another entry",
}

DETERMINATION: dict[DeterminationStatus, str] = {
    DeterminationStatus.NONE: "has decided nothing",
    DeterminationStatus.PENDING: "has not decided yet",
    DeterminationStatus.CONFIRMED: "confirms it",
    DeterminationStatus.REJECTED: "rejects it",
    DeterminationStatus.NO_CONSENSUS: "reached no consensus",
    DeterminationStatus.REFERRED: "referred it further",
    DeterminationStatus.CLOSED: "closed it",
}
"""Where a body's decision on a finding stands (2.9)."""

MEANS: dict[ObservationMeans, str] = {
    ObservationMeans.SAW: "seen",
    ObservationMeans.HEARD: "heard",
    ObservationMeans.CAMERA: "camera",
    ObservationMeans.UAV: "unmanned aircraft",
    ObservationMeans.SATELLITE: "satellite image",
    ObservationMeans.ACOUSTIC_SENSOR: "acoustic sensor",
    ObservationMeans.CRATER_ANALYSIS: "crater analysis",
    ObservationMeans.REMNANTS: "remnants of weapons",
    ObservationMeans.MEDICAL_RECORD: "medical record",
    ObservationMeans.INTERVIEW: "interview",
    ObservationMeans.DOCUMENT: "document",
    ObservationMeans.OPEN_SOURCE_MEDIA: "open-source media",
    ObservationMeans.PARTY_STATEMENT: "statement of a party",
    ObservationMeans.UNSPECIFIED: "means not stated",
}
"""By what means a review is founded."""

CLAIM_REVIEW: dict[ClaimReview, str] = {
    ClaimReview.MACHINE: "read by machine, not reviewed",
    ClaimReview.ACCEPTED: "reading accepted by a person",
    ClaimReview.CORRECTED: "reading corrected by a person",
    ClaimReview.REJECTED: "reading rejected by a person",
}

ATTRIBUTION: dict[AttributionLevel, str] = {
    AttributionLevel.NOT_ATTRIBUTED: "Not attributed to anyone.",
    AttributionLevel.CLAIMED_BY_ACCUSER: "Laid to {actor} by a source that accuses; "
    "not assessed.",
    AttributionLevel.ADMITTED: "Admitted by {actor}.",
    AttributionLevel.ASSESSED_LOW: "Assessed as done by {actor}, low confidence.",
    AttributionLevel.ASSESSED_MEDIUM: "Assessed as done by {actor}, medium confidence.",
    AttributionLevel.ASSESSED_HIGH: "Assessed as done by {actor}, high confidence.",
    AttributionLevel.ADJUDICATED: "Adjudicated: done by {actor}.",
}
"""On what ground an incident is laid to an actor (2.10)."""

COMMITMENT_STATUS: dict[CommitmentStatus, str] = {
    CommitmentStatus.OPEN: "open",
    CommitmentStatus.MET: "met",
    CommitmentStatus.MET_LATE: "met late",
    CommitmentStatus.MISSED: "not met in time",
    CommitmentStatus.PARTLY: "met in part",
    CommitmentStatus.SUPERSEDED: "superseded",
    CommitmentStatus.UNVERIFIABLE: "cannot be verified from the reports held",
}

ZONE_RESULT: dict[ZoneResult, str] = {
    ZoneResult.INSIDE: "inside",
    ZoneResult.OUTSIDE: "outside",
    ZoneResult.BOUNDARY_UNCERTAIN: "near an uncertain edge",
    ZoneResult.UNKNOWN: "not known",
}

SEVERITY: dict[Severity, str] = {
    Severity.ERROR: "could not be used",
    Severity.WARNING: "used with doubt",
    Severity.NOTE: "note",
}
