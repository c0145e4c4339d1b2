"""A finding in words that can be read aloud, with every reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.finding import Finding, Flip
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
    attribution = ATTRIBUTION[incident.attribution.level]
    actor = names.get(incident.attribution.actor or "", "")
    state = INCIDENT_STATE[incident.state]
    yield f"  {state[:1].upper()}{state[1:]}. {attribution.format(actor=actor)}"
    if note:
        yield f"  {note}"
    silent: list[Finding] = []
    for finding in entry.findings:
        flips = tuple(flip for flip in entry.flips if flip.finding == finding.id)
        if not (every or speaks_of_it(finding, flips)):
            silent.append(finding)
            continue
        yield ""
        agreement = agreements[finding.agreement]
        yield from (f"  {line}" for line in finding_lines(finding, agreement, flips))
    if silent:
        yield ""
        yield "  Terms that do not speak of it:"
        for finding in silent:
            yield f"    {finding.agreement}/{finding.term}: {VERDICT[finding.verdict]}"


def finding_lines(
    finding: Finding, agreement: Agreement, flips: tuple[Flip, ...] = ()
) -> Iterator[str]:
    """One finding, from the provision to the rule, for reading aloud."""
    yield f"{agreement.title} ({finding.agreement}), {finding.provision}:"
    checked = f" ({UNCHECKED})" if finding.unchecked else ""
    yield f"  {finding.provision_text}{checked}"
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
    yield f"  Facts used: {', '.join(finding.facts_used)}"
    yield (
        f"  {finding.agreement}/{finding.term}, version {finding.agreement_version}; "
        f"rule {finding.rule}; reading {finding.interpretation}; {finding.engine}; "
        f"{finding.id}"
    )
