"""A finding in words that can be read aloud, with every reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.finding import Finding, Flip, Verdict
from trucewatch.model.incident import Incident
from trucewatch.publish.codes import ATTRIBUTION, INCIDENT_STATE, VERDICT
from trucewatch.publish.incidents import incident_title, speaks_of_it

UNCHECKED = "not checked against a source"


def entry_lines(
    entry: IncidentEntry,
    agreements: Mapping[str, Agreement],
    *,
    title: str = "",
    note: str = "",
    names: Mapping[str, str],
    every: bool = False,
) -> Iterator[str]:
    """An incident with its findings, line by line.

    Args:
        entry: the incident and its findings.
        agreements: the agreements judged by, by id.
        title: a person's title for the incident, or "".
        note: a person's words on it, or "".
        names: neutral names of actor codes.
        every: also terms that do not speak of the incident, in full.
    """
    incident = entry.incident
    yield title or incident_title(incident)
    yield f"  {_standing(incident, names)}"
    if note:
        yield f"  {note}"
    for placed in incident.supporting + incident.contradicting:
        claim = placed.claim
        quote = " ".join(claim.quote.split())
        yield f"  Told by {claim.origin}: “{quote}” ({claim.id})"
    silent: list[Finding] = []
    for finding in entry.findings:
        flips = tuple(flip for flip in entry.flips if flip.finding == finding.id)
        if not (every or speaks_of_it(finding, flips)):
            silent.append(finding)
            continue
        yield ""
        agreement = agreements[finding.agreement]
        yield from (f"  {line}" for line in finding_lines(finding, agreement, flips))
    yield from _silent_lines(silent)


def _standing(incident: Incident, names: Mapping[str, str]) -> str:
    """State and attribution, with who set it."""
    attribution = incident.attribution
    actor = names.get(attribution.actor or "", "")
    words = ATTRIBUTION[attribution.level].format(actor=actor)
    state = INCIDENT_STATE[incident.state]
    by = f" Set by {attribution.set_by}." if attribution.set_by else ""
    return f"{state[:1].upper()}{state[1:]}. {words}{by}"


def _silent_lines(silent: list[Finding]) -> Iterator[str]:
    """Terms out of scope: by time, place or actor with the reason, by act the ids."""
    told = [each for each in silent if each.verdict is not Verdict.OUT_OF_SCOPE_ACT]
    acts = [each for each in silent if each.verdict is Verdict.OUT_OF_SCOPE_ACT]
    if told:
        yield ""
        yield "  Outside, by time, place or actor:"
        for each in told:
            where = f"{each.agreement}/{each.term}, {each.provision}"
            yield f"    {where}: {VERDICT[each.verdict]}. {each.reason}"
    if acts:
        yield ""
        named = ", ".join(f"{each.agreement}/{each.term}" for each in acts)
        yield f"  Terms about other acts: {named}"


def finding_lines(
    finding: Finding, agreement: Agreement, flips: tuple[Flip, ...] = ()
) -> Iterator[str]:
    """One finding, from the provision to the rule, for reading aloud."""
    yield f"{agreement.title} ({finding.agreement}), {finding.provision}:"
    checked = f" ({UNCHECKED})" if finding.unchecked else ""
    yield f"  {finding.provision_text}{checked}"
    yield f"  Read as: {_term_words(agreement, finding.term)}"
    yield f"  Read in: {finding.provision_source}"
    yield f"  Finding: {VERDICT[finding.verdict]}."
    yield f"  {finding.reason}"
    yield "  How it was reached:"
    for number, step in enumerate(finding.path, start=1):
        yield f"    {number}. {step.question} {step.answer}."
    if finding.facts_missing:
        yield f"  Missing: {'; '.join(finding.facts_missing)}."
    if finding.assumptions:
        yield f"  Assumed: {'; '.join(finding.assumptions)}."
    for flip in flips:
        yield f"  Under “{flip.title}”: {VERDICT[flip.verdict]}. {flip.reason}"
    yield (
        f"  {finding.agreement}/{finding.term}, version {finding.agreement_version}; "
        f"rule {finding.rule}; reading {finding.interpretation}; {finding.engine}; "
        f"{finding.id}"
    )


def _term_words(agreement: Agreement, term_id: str) -> str:
    """The term as it is read from the provision, with its remark."""
    term = agreement.term(term_id)
    return f"{term.text} ({term.note})" if term.note else term.text
