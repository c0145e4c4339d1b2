"""Templates of MUC-4: those of the set, and those that the reader's claims make.

A read template is an incident as the program merges it, or a claim of something
threatened, planned or possible, which founds no incident; what is denied, negated,
only called for or history makes none. Its type by the table `TYPES_OF`, its
perpetrators the actors of its claims, its victims the targets that are people, its
targets the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evals.reading import Row
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Certainty, Claim, Modality, PlacedClaim, Polarity
from trucewatch.model.event import EventBody, EventFamily, EventType
from trucewatch.read.agents import AgentKind, agents
from trucewatch.reconcile.merge import merge_claims

SLOTS = ("perpetrator", "target", "victim")
ATTACK, BOMBING, KIDNAPPING = "ATTACK", "BOMBING", "KIDNAPPING"
_OF_FAMILY = {
    EventFamily.FIRE: {ATTACK},
    EventFamily.AIR: {ATTACK, BOMBING},
    EventFamily.EXPLOSIVE: {BOMBING},
    EventFamily.CHEMICAL_ALLEGATION: {ATTACK},
    EventFamily.CLASH: {ATTACK},
}
TYPES_OF: dict[EventType, set[str]] = {
    EventType.EXECUTION: {ATTACK},
    EventType.SEXUAL_VIOLENCE: {ATTACK},
    EventType.UNDETERMINED: {ATTACK},
    EventType.ABDUCTION: {KIDNAPPING},
    EventType.HOSTAGE_TAKING: {KIDNAPPING},
    EventType.ARBITRARY_DETENTION: {KIDNAPPING},
    EventType.LOOTING: {"ROBBERY"},
}
"""Incident types that an event type may be, where its family does not say; the
reader has no type for arson and for forced work stoppages."""
_PENDING = frozenset({Modality.THREATENED, Modality.PLANNED, Modality.POSSIBLE})
FACT, POSSIBLE, ACCUSED = "REPORTED AS FACT", "POSSIBLE", "SUSPECTED OR ACCUSED"
_PEOPLE = frozenset({AgentKind.FORCE, AgentKind.CIVIL})
_CUT = re.compile(
    r"\b(?:of|in|from|at|on|by|to|for|with|near|who|which|that|linked|commanded)\b|"
    r"[,(\[:]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[(]([^\])]+)[\])]")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """One filler: the head words that all name it, and whether it may be left out."""

    heads: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An incident as a template.

    Args:
        types: incident types that it is, or may be.
        stages: likewise.
        sureness: how sure the text is of the perpetrator, or empty.
        fills: slot name to its fillers.
        optional: whether it need not be found.
    """

    types: frozenset[str]
    stages: frozenset[str]
    sureness: frozenset[str] = frozenset()
    fills: dict[str, tuple[Fill, ...]]
    optional: bool = False


def head(phrase: str) -> str | None:
    """The head word of a noun phrase, lower-case and singular; None without one."""
    plain = phrase.strip().lstrip("[(")
    before = plain[: cut.start()] if (cut := _CUT.search(plain)) else plain
    words = _LETTERS.findall(before.replace("'s", "").replace("'S", ""))
    if not words:
        return None
    word: str = words[-1].lower()
    return word.removesuffix("s") if len(word) > 3 else word


def heads(phrases: Iterable[str]) -> frozenset[str]:
    """Head words of phrases that name one thing, with what stands in brackets."""
    every = [p for phrase in phrases for p in (phrase, *_BRACKETED.findall(phrase))]
    return frozenset(word for word in map(head, every) if word)


def wanted(row: Row) -> list[Template]:
    """The set's templates of a document."""
    return [_wanted(template) for template in row["templates"]]


def _wanted(record: Row) -> Template:
    culprits = [*record["perp_individual"], *record["perp_org"]]
    fills = {
        "perpetrator": _fills(culprits),
        "target": _fills(record["targets"]),
        "victim": _fills([*record["victims_desc"], *record["victims_name"]]),
    }
    sure = [part.split(":")[0] for part in record["org_confidence"]]
    return Template(
        types=frozenset(record["incident_type"].split(" / ")),
        stages=frozenset(record["stage"].split(" / ")),
        sureness=frozenset(
            level.strip("? ").removesuffix(" BY AUTHORITIES")
            for part in sure
            for level in part.split(" / ")
        ),
        fills=fills,
        optional=record["optional"],
    )


def _fills(items: list[Row]) -> tuple[Fill, ...]:
    """Fillers that name one thing by different words are one."""
    found: list[Fill] = []
    for item in items:
        words = heads(item["alts"])
        if words and not any(words & other.heads for other in found):
            found.append(Fill(heads=words, optional=item["optional"]))
    return tuple(found)


def given(claims: tuple[PlacedClaim, ...]) -> list[Template]:
    """The templates that a document's claims make."""
    incidents = (
        [placed.claim for placed in incident.supporting]
        for incident in merge_claims(claims)
    )
    pending = (
        [placed.claim]
        for placed in claims
        if placed.claim.modality in _PENDING
        and placed.claim.polarity is Polarity.AFFIRMED
    )
    return [t for group in (*incidents, *pending) for t in _given(group)]


def _given(claims: list[Claim]) -> Iterator[Template]:
    bodies = [claim.body for claim in claims if isinstance(claim.body, EventBody)]
    types = frozenset(name for body in bodies for name in types_of(body))
    if not types:
        return
    first = claims[0]
    harmed = [m for body in bodies for m in body.targets]
    yield Template(
        types=types,
        stages=frozenset({_stage(first)}),
        sureness=frozenset({_sureness(first)}),
        fills={
            "perpetrator": _named([m for body in bodies for m in body.actors]),
            "target": _named([m for m in harmed if not is_people(m)]),
            "victim": _named([m for m in harmed if is_people(m)]),
        },
    )


def types_of(body: EventBody) -> set[str]:
    """Incident types that an event may be; empty for what is none."""
    return TYPES_OF.get(body.type) or _OF_FAMILY.get(body.family, set())


def _named(mentions: list[ActorMention]) -> tuple[Fill, ...]:
    words = dict.fromkeys(heads([mention.text]) for mention in mentions)
    return tuple(Fill(heads=each) for each in words if each)


def is_people(mention: ActorMention) -> bool:
    """Whether a target is people rather than a body, a state or a thing."""
    found = agents(mention.text)
    return bool(found) and found[-1].kind in _PEOPLE


def _stage(claim: Claim) -> str:
    threats = {Modality.THREATENED, Modality.PLANNED}
    return "THREATENED" if claim.modality in threats else "ACCOMPLISHED"


def _sureness(claim: Claim) -> str:
    if claim.modality is Modality.ALLEGED:
        return ACCUSED
    hedged = claim.certainty is Certainty.HEDGED
    return POSSIBLE if hedged or claim.modality is Modality.POSSIBLE else FACT
