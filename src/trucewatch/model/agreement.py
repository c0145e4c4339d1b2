"""Agreements as data: roles, zones, excluded groups, provisions, terms, readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trucewatch.model.actor import DatedName
from trucewatch.model.event import EventFamily
from trucewatch.model.place import Extent
from trucewatch.model.zone import GeometryStatus, ZoneShape


class PartyRole(StrEnum):
    """What an actor is to an agreement; kept apart, each dated."""

    SIGNATORY = "signatory"
    GUARANTOR = "guarantor"
    BOUND_PARTY = "bound_party"
    BENEFICIARY = "beneficiary"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    FACILITATOR = "facilitator"
    DEPOSITARY = "depositary"


class TermKind(StrEnum):
    """What sort of rule a term is (2.12)."""

    PROHIBITION = "prohibition"
    OBLIGATION = "obligation"
    PERMISSION = "permission"
    CARVE_OUT = "carve_out"
    FACILITY = "facility"
    LIMIT = "limit"
    DEADLINE = "deadline"
    PROCEDURE = "procedure"
    REPORTING = "reporting"
    DEFINITION = "definition"
    DURATION = "duration"


class TermStatus(StrEnum):
    """Standing of a term (2.12)."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    PRESUMED_EXTENDED = "presumed_extended"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRole:
    """One actor's role, dated, with its source."""

    role: PartyRole
    actor: str
    since: date | None = None
    until: date | None = None
    source: str = ""
    note: str = ""
    unchecked: bool = False

    def held_on(self, day: date | None) -> bool:
        """Whether the role was held on `day`; True for an unknown day."""
        if day is None:
            return True
        after = self.since is None or self.since <= day
        return after and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedGroup:
    """A group outside the ceasefire's protection: dated data, never a constant.

    Args:
        actor: actor code.
        names: dated names under which it is excluded, or is said to be.
        authority: who designates it.
        since, until: days of the designation, None where open.
        disputed_names: names whose exclusion is a matter of reading.
        source, note: citation and remark.
    """

    actor: str
    names: tuple[DatedName, ...]
    authority: str
    since: date | None = None
    until: date | None = None
    disputed_names: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneUnit:
    """A named unit of a zone, whole or in part."""

    place_id: str
    name: str
    extent: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone of an agreement, by named units; geometry is a reading of ours.

    Args:
        id: short id, ``Z1``.
        name: name in the text.
        text: the provision's words for it, ours.
        units: named units that make it up.
        geometry_status: standing of any geometry drawn for it.
        geometry: name of a packaged geometry file, or None.
        tolerance_m: how far its edge may be off, metres.
        since, until: days on which it stood, None where open.
        source: citation.
        shapes: outlines from its zone file; none in the agreement's own file.
    """

    id: str
    name: str
    text: str
    units: tuple[ZoneUnit, ...]
    geometry_status: GeometryStatus = GeometryStatus.TEXTUAL_ONLY
    geometry: str | None = None
    tolerance_m: float = 0.0
    since: date | None = None
    until: date | None = None
    source: str = ""
    shapes: tuple[ZoneShape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A unit of the agreement's text, in our words unless `verbatim`."""

    id: str
    title: str
    text: str
    source: str
    verbatim: bool = False
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A machine-readable rule that cites the provision it is read from.

    Args:
        id: ``T2a``.
        kind: sort of rule.
        provision: id of the provision cited.
        text: the rule in our words.
        actors: roles it binds; empty where the text does not say.
        acts: event families it speaks of; empty for acts that no event tells.
        zones: zone ids it is limited to; empty means everywhere.
        exceptions: ids of carve-out terms.
        due: last day, for deadlines.
        status: standing.
        unchecked: whether any part of it was not read in a source.
        note: remark for people.
    """

    id: str
    kind: TermKind
    provision: str
    text: str
    actors: tuple[PartyRole, ...] = ()
    acts: tuple[EventFamily, ...] = ()
    zones: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    due: date | None = None
    status: TermStatus = TermStatus.IN_FORCE
    unchecked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """A named set of assumptions under which findings are made.

    Args:
        id: ``next-day``.
        title: for people.
        starts: first day or first instant in force.
        excluded_names: disputed names that this reading takes as excluded.
        assumptions: sentences printed with every finding made under it.
        source: who holds this reading.
    """

    id: str
    title: str
    starts: date | datetime
    excluded_names: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRound:
    """A meeting of a track, from the packaged register; ``number`` None for others."""

    track: str
    start: date
    end: date
    place: str
    outcome: str
    source: str
    number: int | None = None
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One instrument, as a reviewed file tells it.

    Args:
        id: ``SY-2017-05-04``.
        version: version of the file, cited by findings.
        title: neutral title.
        form, agreement_class, purpose: codes of the vocabulary (2.13).
        signed: day of signature, or None.
        ends: first day out of force, or None while open.
        pax_id: PA-X id, or None.
        roles, excluded, zones, provisions, terms: contents.
        interpretations: readings; the first is the default.
        not_defined: what the text does not define, for people.
        rounds: rounds of talks in the same file's register.
        source: citation.
    """

    id: str
    version: str
    title: str
    form: str
    agreement_class: str
    purpose: str
    signed: date | None = None
    ends: date | None = None
    pax_id: str | None = None
    roles: tuple[AgreementRole, ...] = ()
    excluded: tuple[ExcludedGroup, ...] = ()
    zones: tuple[Zone, ...] = ()
    provisions: tuple[Provision, ...] = ()
    terms: tuple[Term, ...] = ()
    interpretations: tuple[Interpretation, ...]
    not_defined: tuple[str, ...] = ()
    rounds: tuple[TalkRound, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        if not self.interpretations:
            raise ValueError(f"{self.id}: wanted at least one interpretation")
        provisions = {provision.id for provision in self.provisions}
        zones = {zone.id for zone in self.zones}
        terms = {term.id for term in self.terms}
        for term in self.terms:
            if term.provision not in provisions:
                raise ValueError(f"{term.id} cites no provision: {term.provision}")
            if unknown := set(term.zones) - zones:
                raise ValueError(f"{term.id} names unknown zones: {sorted(unknown)}")
            if unknown := set(term.exceptions) - terms:
                raise ValueError(f"{term.id} names unknown terms: {sorted(unknown)}")

    def provision(self, provision_id: str) -> Provision:
        """The provision with that id (terms only cite provisions that exist)."""
        return next(p for p in self.provisions if p.id == provision_id)

    def zone(self, zone_id: str) -> Zone:
        """The zone with that id (terms only name zones that exist)."""
        return next(z for z in self.zones if z.id == zone_id)

    def actors_in(self, role: PartyRole, day: date | None = None) -> tuple[str, ...]:
        """Codes of the actors that held `role` on `day`, ordered by code."""
        held = {r.actor for r in self.roles if r.role is role and r.held_on(day)}
        return tuple(sorted(held))
