"""Findings: what the agreement says of one incident, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Outcome of holding an incident against a term (2.8)."""

    APPARENT_BREACH = "apparent_breach"
    COMPLIANT = "compliant"
    CARVE_OUT_APPLIES = "carve_out_applies"
    OUT_OF_SCOPE_TIME = "out_of_scope_time"
    OUT_OF_SCOPE_PLACE = "out_of_scope_place"
    OUT_OF_SCOPE_ACTOR = "out_of_scope_actor"
    OUT_OF_SCOPE_ACT = "out_of_scope_act"
    UNDETERMINED = "undetermined"
    CONFLICTING_TERMS = "conflicting_terms"


OUT_OF_SCOPE = frozenset(
    {
        Verdict.OUT_OF_SCOPE_TIME,
        Verdict.OUT_OF_SCOPE_PLACE,
        Verdict.OUT_OF_SCOPE_ACTOR,
        Verdict.OUT_OF_SCOPE_ACT,
    }
)
"""Verdicts of terms that do not speak of the incident."""


class DeterminationStatus(StrEnum):
    """Where a competent body's decision stands (2.9)."""

    NONE = "none"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    NO_CONSENSUS = "no_consensus"
    REFERRED = "referred"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStep:
    """One step of the rule path: the question asked and the answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one term says of one incident under one interpretation.

    Recomputed, never edited.

    Args:
        id: ``fnd_`` and a content hash.
        incident, agreement, agreement_version, term: what was judged by what.
        provision: the provision cited, ``"paragraph 2"``.
        provision_text: its text in our words.
        provision_source: where it was read.
        unchecked: whether the term rests on an unchecked provision.
        interpretation: name of the set of assumptions.
        rule: versioned rule name, ``no_hostilities_v1``.
        verdict: the outcome.
        reason: one sentence for people.
        path: the rule path.
        facts_used: claim ids.
        facts_missing: what would have to be known.
        assumptions: what was assumed.
        engine: engine version.
    """

    id: str
    incident: str
    agreement: str
    agreement_version: str
    term: str
    provision: str
    provision_text: str
    provision_source: str
    unchecked: bool
    interpretation: str
    rule: str
    verdict: Verdict
    reason: str
    path: tuple[RuleStep, ...]
    facts_used: tuple[str, ...]
    facts_missing: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    engine: str

    def __post_init__(self) -> None:
        if self.verdict is Verdict.UNDETERMINED and not self.facts_missing:
            raise ValueError("an undetermined finding lists what is missing")
        if self.verdict is Verdict.APPARENT_BREACH and self.facts_missing:
            raise ValueError("no apparent breach with facts missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """Another verdict that a finding has under another registered reading.

    Args:
        finding: id of the finding that it differs from.
        agreement, term: what was judged by.
        by: ``agreement/interpretation`` that gives the other verdict.
        title: title of that interpretation, for people.
        verdict, reason: the other verdict and its sentence.
    """

    finding: str
    agreement: str
    term: str
    by: str
    title: str
    verdict: Verdict
    reason: str
