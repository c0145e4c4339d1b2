"""Agreements as data: what was agreed, by whom, where, for how long, in whose terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trucewatch.model.commission import Body, Post
from trucewatch.model.commitment import FulfilmentReport
from trucewatch.model.instrument import (
    OPEN_ENDED,
    AgreementClass,
    AgreementForm,
    AgreementLink,
    AgreementPurpose,
    Validity,
)
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.party import (
    AgreementRole,
    Dispute,
    ExcludedGroup,
    Joining,
    PartyRole,
)
from trucewatch.model.talks import TalkRound, Variant
from trucewatch.model.term import Provision, Term
from trucewatch.model.zone import Zone


@dataclass(frozen=True, slots=True)
class BrokenReference:
    """An entry that names another which does not exist, or repeats one.

    Args:
        path: keys and positions (from 0) of the entry in the agreement.
        what: the complaint in a few words.
        got, wanted: what was found, and what would have been right.
    """

    path: tuple[str | int, ...]
    what: str
    got: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.what}: got {self.got}, wanted {self.wanted}"


class BrokenReferences(ValueError):
    """Entries of an agreement do not fit together; `parts` says which."""

    def __init__(self, parts: tuple[BrokenReference, ...]) -> None:
        super().__init__("; ".join(str(part) for part in parts))
        self.parts = parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One instrument, as a reviewed file tells it.

    Args:
        id: ``SY-2017-05-04``.
        version: version of the file, cited by findings.
        title: neutral title.
        form, agreement_class, purpose: codes of the vocabulary (2.13).
        written: whether it was put in writing.
        signed: day of signature, or None.
        validity: how long it runs.
        pax_id: PA-X id, or None.
        symbol: United Nations document symbol, or "".
        links: what it is to earlier instruments.
        roles, excluded, joinings: who is what to it, all dated.
        joinings_from: ids of agreements whose joinings count here too ("groups that
            have joined the ceasefire").
        zones, posts, bodies: what it sets up.
        provisions, terms: its text in units, and the rules read from them.
        fulfilment: what was said of its undertakings.
        interpretations: readings; the first is the default.
        not_defined: what the text does not define, for people.
        disputes: what actors differ on.
        variants: other tellings (drafts, wrong dates) that reports carry.
        tracks: ids of the tracks of talks that belong to it.
        rounds: rounds of those tracks, filled in from the register.
        source: citation.
        unchecked: whether the whole rests on facts not read in a source.
    """

    id: str
    version: str
    title: str
    form: AgreementForm
    agreement_class: AgreementClass
    purpose: AgreementPurpose
    written: bool = True
    signed: date | None = None
    validity: Validity = OPEN_ENDED
    pax_id: str | None = None
    symbol: str = ""
    links: tuple[AgreementLink, ...] = ()
    roles: tuple[AgreementRole, ...] = ()
    excluded: tuple[ExcludedGroup, ...] = ()
    joinings: tuple[Joining, ...] = ()
    joinings_from: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()
    posts: tuple[Post, ...] = ()
    bodies: tuple[Body, ...] = ()
    provisions: tuple[Provision, ...] = ()
    terms: tuple[Term, ...] = ()
    fulfilment: tuple[FulfilmentReport, ...] = ()
    interpretations: tuple[Interpretation, ...]
    not_defined: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    variants: tuple[Variant, ...] = ()
    tracks: tuple[str, ...] = ()
    rounds: tuple[TalkRound, ...] = ()
    source: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        if broken := tuple(_broken(self)):
            raise BrokenReferences(broken)

    def provision(self, provision_id: str) -> Provision:
        """The provision with that id (terms only cite provisions that exist)."""
        return next(p for p in self.provisions if p.id == provision_id)

    def zone(self, zone_id: str) -> Zone:
        """The zone with that id (terms only name zones that exist)."""
        return next(z for z in self.zones if z.id == zone_id)

    def term(self, term_id: str) -> Term:
        """The term with that id (exceptions only name terms that exist)."""
        return next(t for t in self.terms if t.id == term_id)

    def reading(self, reading_id: str | None) -> Interpretation:
        """The reading with that id, the default one where None.

        Raises:
            KeyError: the agreement has no such reading.
        """
        readings = {reading.id: reading for reading in self.interpretations}
        return readings[reading_id] if reading_id else self.interpretations[0]

    def actors_in(self, role: PartyRole, day: date | None = None) -> tuple[str, ...]:
        """Codes of the actors that held `role` on `day`, ordered by code."""
        held = {r.actor for r in self.roles if r.role is role and r.held_on(day)}
        return tuple(sorted(held))


def _broken(agreement: Agreement) -> Iterator[BrokenReference]:
    """Every entry that does not fit with another."""
    if not agreement.interpretations:
        yield BrokenReference(
            (), "no interpretation", "none", "at least one interpretation"
        )
    ids = {
        name: [entry.id for entry in getattr(agreement, name)]
        for name in ("zones", "bodies", "provisions", "terms", "interpretations")
    }
    for name, known in ids.items():
        yield from _repeated(name, known)
    for number, term in enumerate(agreement.terms):
        at = ("terms", number)
        yield from _unknown((*at, "provision"), [term.provision], ids["provisions"])
        yield from _unknown((*at, "zones"), term.zones, ids["zones"])
        yield from _unknown((*at, "exceptions"), term.exceptions, ids["terms"])
    for number, zone in enumerate(agreement.zones):
        inside = [zone.inside] if zone.inside else []
        yield from _unknown(("zones", number, "inside"), inside, ids["zones"])
    for number, post in enumerate(agreement.posts):
        named = [post.zone] if post.zone else []
        yield from _unknown(("posts", number, "zone"), named, ids["zones"])
    for number, report in enumerate(agreement.fulfilment):
        at = ("fulfilment", number)
        yield from _unknown((*at, "term"), [report.term], ids["terms"])


def _repeated(name: str, ids: list[str]) -> Iterator[BrokenReference]:
    for number, entry in enumerate(ids):
        if entry in ids[:number]:
            yield BrokenReference((name, number, "id"), "id used twice", entry, "one")


_NOUNS = {
    "provision": "cites no provision",
    "exceptions": "names an unknown term",
    "term": "names an unknown term",
}


def _unknown(
    path: tuple[str | int, ...], named: Iterable[str], known: list[str]
) -> Iterator[BrokenReference]:
    what = _NOUNS.get(str(path[-1]), "names an unknown zone")
    for name in named:
        if name not in known:
            wanted = f"one of {', '.join(known)}" if known else "an entry of that id"
            yield BrokenReference(path, what, name, wanted)
