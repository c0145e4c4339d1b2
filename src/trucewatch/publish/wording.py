"""The ladder of wording: how far a sentence may go, by what the source has.

Source: OSCE monitoring practice, by which a report keeps apart what a monitor
saw, heard or recorded, what it was told, and what is only reported to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import Claim, Modality, Polarity
from trucewatch.model.document import Facts
from trucewatch.model.event import EventBody, EventFamily
from trucewatch.model.observation import ObservationMeans as Means
from trucewatch.publish.event_words import event_bare, event_phrase

DEMONSTRATION_NOTE = (
    "DEMONSTRATION: re-worded and invented reports; not a record of events; "
    "do not cite."
)
INVENTED = "INVENTED"
"""Badge of everything whose facts were made up for the demonstration."""

DRAFT_NOTE = "DRAFT, machine-read, not reviewed"
RELEASED_NOTE = "released by a second person; never altered, corrected by errata"
COUNTED_SEPARATELY = "Counted separately: no sum, no net."
FINDINGS_WITHHELD = (
    "Findings are printed once at least two independent origins corroborate an "
    "incident."
)


LADDER: dict[Means, str] = {
    Means.SAW: "{who} saw {what}",
    Means.HEARD: "{who} heard {what}",
    Means.CAMERA: "{who} recorded {what} by camera",
    Means.UAV: "{who} recorded {what} by unmanned aircraft",
    Means.SATELLITE: "{who} recorded {what} on satellite imagery",
    Means.ACOUSTIC_SENSOR: "{who} recorded {what} by acoustic sensor",
    Means.CRATER_ANALYSIS: "{who} assessed traces on the ground as {what}",
    Means.REMNANTS: "{who} assessed remnants as those of {what}",
    Means.MEDICAL_RECORD: "{who} cites medical records on {what}",
    Means.INTERVIEW: "{who} was told of {what}",
    Means.DOCUMENT: "{who} cites a document on {what}",
    Means.OPEN_SOURCE_MEDIA: "{what} is reported in the media, according to {who}",
    Means.PARTY_STATEMENT: "{what} is reported by {who}",
    Means.UNSPECIFIED: "{what} is said by {who} to have taken place",
}
"""A plain statement by means, best rung first."""

BY_MODALITY: dict[Modality, str | None] = {
    Modality.ASSERTED: None,
    Modality.ALLEGED: "{what} is alleged by {who}",
    Modality.HEARSAY: "{what} is said to have taken place, at second hand, by {who}",
    Modality.POSSIBLE: "{what} may have taken place, according to {who}",
    Modality.PLANNED: "{what} is planned, according to {who}",
    Modality.THREATENED: "{what} is threatened, according to {who}",
    Modality.CALLED_FOR: "{what} is called for by {who}",
    Modality.CONDITIONAL: "{what} is made subject to a condition by {who}",
    Modality.HYPOTHETICAL: "{what} is spoken of as a possibility by {who}",
    Modality.HISTORICAL: "{what} is recalled by {who} as past",
}
"""Wording by modality; None where the means decides (`LADDER`)."""

NEGATED: dict[Modality, str] = {
    Modality.ASSERTED: "{who} says that there was no {bare}",
    Modality.ALLEGED: "{who} alleges that there was no {bare}",
    Modality.HEARSAY: "{who} says, at second hand, that there was no {bare}",
    Modality.POSSIBLE: "{who} says that there may have been no {bare}",
    Modality.PLANNED: "{who} says that no {bare} is planned",
    Modality.THREATENED: "{who} says that no {bare} is threatened",
    Modality.CALLED_FOR: "{who} calls for there to be no {bare}",
    Modality.CONDITIONAL: "{who} makes no {bare} subject to a condition",
    Modality.HYPOTHETICAL: "{who} speaks of no {bare} as a possibility",
    Modality.HISTORICAL: "{who} recalls that there was no {bare}",
}
"""Wording of what did not happen: whoever calls for an end denies nothing."""

DENIED = "{denier} denies {what}{told}"
"""Wording of what someone denies."""

_MEANS_WORDS: tuple[tuple[Means, re.Pattern[str]], ...] = (
    (
        Means.INTERVIEW,
        re.compile(r"\b(?:was|were) told\b|\btold (?:the|our) ", re.I),
    ),
    (
        Means.CAMERA,
        re.compile(r"\bcameras? (?:recorded|registered|showed)\b", re.I),
    ),
    (
        Means.SAW,
        re.compile(r"\b(?:we|team|patrol|monitors?|post) saw\b", re.I),
    ),
    (
        Means.HEARD,
        re.compile(r"\b(?:we|team|patrol|monitors?|post) heard\b", re.I),
    ),
)


def means_of(claim: Claim) -> Means:
    """How the source came to know, from its own words and its alignment.

    Only words of perception with a monitor as their subject count; the words of
    an aligned body are a party's statement; all else is unspecified.
    """
    for means, pattern in _MEANS_WORDS:
        if pattern.search(claim.quote):
            return means
    if claim.source_chain and claim.source_chain[0].side:
        return Means.PARTY_STATEMENT
    return Means.UNSPECIFIED


def ladder(means: Means, *, modality: Modality, polarity: Polarity) -> str:
    """Sentence pattern with who, what, bare (noun), denier and told in braces."""
    match polarity:
        case Polarity.DENIED:
            return DENIED
        case Polarity.NEGATED:
            return NEGATED[modality]
        case Polarity.AFFIRMED:
            return BY_MODALITY[modality] or LADDER[means]


def event_sentence(claim: Claim, *, who: str, where: str = "", when: str = "") -> str:
    """One neutral sentence on an event claim, no firmer than its source allows.

    Args:
        claim: a claim with an `EventBody`.
        who: the origin's name, ready to print.
        where: a phrase such as ``"at Jobar"``, or "".
        when: a phrase such as ``"(4 May 2017)"``, or "".

    Raises:
        TypeError: the claim tells no event.
    """
    if not isinstance(claim.body, EventBody):
        raise TypeError(f"wanted an event claim, got {claim.kind}")
    pattern = ladder(means_of(claim), modality=claim.modality, polarity=claim.polarity)
    tail = "".join(f" {part}" for part in (where, when) if part)
    remarks = _remarks(claim.body)
    if remarks:
        tail += f", {', '.join(remarks)},"
    known = claim.denied_by is None or claim.denied_by in who
    sentence = pattern.format(
        who=who,
        what=event_phrase(claim.body.type) + tail,
        bare=event_bare(claim.body.type) + tail,
        denier=who if known else claim.denied_by,
        told="" if known else f", according to {who}",
    ).rstrip(",")
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _remarks(body: EventBody) -> list[str]:
    """Actors, targets and means in the source's own words, in quotation marks."""
    act = body.family in {EventFamily.ACT, EventFamily.POSITIVE}
    parts = []
    if body.summary and body.family is EventFamily.ACT:
        parts.append(f"“{body.summary}”")
    if body.actors:
        by = "by" if act else "ascribed to"
        parts.append(f"{by} {quoted(each.text for each in body.actors)}")
    if body.targets:
        to = "with regard to" if act else "directed at"
        parts.append(f"{to} {quoted(each.text for each in body.targets)}")
    if body.instrument:
        parts.append(f"with “{body.instrument}”")
    return parts


def quoted(words: Iterable[str]) -> str:
    """The source's words in quotation marks, joined: ``“A”, “B” and “C”``."""
    return joined([f"“{word}”" for word in words])


def joined(words: list[str]) -> str:
    """Words as a list in a sentence: ``A, B and C``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def invented_documents(bulletin: Bulletin) -> frozenset[str]:
    """Ids of the documents whose facts were made up for the demonstration."""
    return frozenset(
        document.id
        for document in bulletin.documents
        if document.demonstration is not None
        and document.demonstration.facts is Facts.INVENTED
    )
