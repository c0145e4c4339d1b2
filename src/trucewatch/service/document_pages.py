"""Document pages: a report's words with every claim in it, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from trucewatch.errors import AccessDenied
from trucewatch.model.access import Marking, Sensitivity, User
from trucewatch.model.claim import Claim, PlacedClaim
from trucewatch.model.correction import ClaimDecision
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.review import ClaimReview
from trucewatch.pipeline import place_claims
from trucewatch.publish.index import Index
from trucewatch.reconcile.decided import heirs_of
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.access import (
    Action,
    Record,
    allowed,
    is_team,
    require,
)
from trucewatch.service.cases import acting_user, known_incidents
from trucewatch.service.document_access import (
    no_claim,
    no_document,
    require_document,
)
from trucewatch.service.marking_text import Piece, cut_up
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.reports import latest_run
from trucewatch.service.struck import Reader, reader_of, shown_placements
from trucewatch.service.wording import (
    claim_chain,
    claim_sentence,
    place_sentence,
    time_words,
    words_index,
)
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.codings import original_bytes
from trucewatch.store.decisions import CLAIM_DECISIONS, MARKINGS
from trucewatch.store.documents import documents_by_id
from trucewatch.store.evidence import (
    Evidence,
    document_of_claim,
    evidence_of,
    incidents_told,
)
from trucewatch.store.items import issues_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A reading of a claim in words: the machine's, or a person's.

    Args:
        sentence: what it says.
        chain: who said it and who carried it, or "".
        when: the time as far as it is known.
        where: each place named, with how well it is known.
    """

    sentence: str
    chain: str
    when: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim beside the text that it was read from.

    Args:
        number: its place in the text, from 1.
        claim: as it stands: the person's, where a person corrected it.
        reading: as the machine read it.
        quote: its words, as the user may read them.
        machine: the machine's reading in words.
        person: the person's, where it was corrected.
        review: what a person decided.
        reason, by: why and who, where the user is of the team; else "".
        at: when, or "".
        seen: version of the decision on it, 0 where there is none.
        incident: id of the incident that it is told in, or None where there is none
            that the user may know of.
    """

    number: int
    claim: Claim
    reading: Claim
    quote: str
    machine: Words
    person: Words | None
    review: ClaimReview
    reason: str
    by: str
    at: str
    seen: int
    incident: str | None

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.reading.id


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document as one user sees it.

    Args:
        document: the document; of what is not public others than the team see
            neither name nor text here, but `pieces`.
        evidence: the facts of its capture.
        pieces: its text, cut where claims begin and end.
        claims: in text order.
        issues: doubts that it raised.
        sensitivity: how far it may go, by all markings that count for it.
        marking: its own marking, or None where nobody marked it.
        marking_seen: its version, 0 where there is none.
        may_review, may_mark, may_have_bytes: what the user may do here.
    """

    document: Document
    evidence: Evidence
    pieces: tuple[Piece, ...]
    claims: tuple[ReadClaim, ...]
    issues: tuple[Issue, ...]
    sensitivity: Sensitivity
    marking: Marking | None
    marking_seen: int
    may_review: bool
    may_mark: bool
    may_have_bytes: bool

    @property
    def reviewed(self) -> int:
        """On how many of the claims a person decided."""
        return sum(each.review is not ClaimReview.MACHINE for each in self.claims)

    @property
    def own_sensitivity(self) -> Sensitivity:
        """How far it may go by its own marking, whatever it tells of."""
        return self.marking.sensitivity if self.marking else Sensitivity.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A document that the user may read."""

    user: User
    record: Record
    evidence: Evidence
    marking: Kept[Marking] | None


def read_document_page(
    mission: OpenMission, document: str, *, by: str, now: datetime, settings: Settings
) -> DocumentPage:
    """A document with its claims.

    Raises:
        UnknownSubject: no such user or document, or it was erased.
        AccessDenied: the user may not read it, or not yet.
    """
    with mission.store.unit() as connection:
        opened = _opened(mission, connection, document, by=by, now=now)
        user, record = opened.user, opened.record
        reader, claims = _claims(mission, connection, document, opened, settings)
        issues = issues_of(connection, (document,))
        marking_seen = MARKINGS.number(connection, document)
    marking, whole = opened.marking, _whole(user, record)
    evidence = opened.evidence if whole else _struck(opened.evidence)
    return DocumentPage(
        document=evidence.document,
        evidence=evidence,
        pieces=_pieces(opened.evidence.document, claims, reader),
        claims=claims,
        issues=issues if whole else (),
        sensitivity=record.sensitivity,
        marking=marking.value if marking else None,
        marking_seen=marking_seen,
        may_review=allowed(user, Action.CLAIM_REVIEW, record).allowed,
        may_mark=allowed(user, Action.RECORD_MARK, record).allowed,
        may_have_bytes=whole,
    )


def _struck(evidence: Evidence) -> Evidence:
    """What others than the team see of a document that is not public.

    Neither its words nor who wrote it or brought it: what is shown of them is in the
    page's pieces and claims.
    """
    document = replace(
        evidence.document,
        name="",
        text="",
        body=(),
        title=None,
        byline=None,
        corrects=None,
    )
    return replace(evidence, document=document, retrieval="")


def _whole(user: User, record: Record) -> bool:
    """Whether the user sees it as it is; bytes cannot be struck out."""
    return is_team(user) or record.sensitivity is Sensitivity.PUBLIC


def _opened(
    mission: OpenMission,
    connection: sa.Connection,
    document: str,
    *,
    by: str,
    now: datetime,
) -> _Opened:
    user = acting_user(connection, by)
    require(user, Action.RECORD_READ)
    marking = MARKINGS.latest(connection, document)
    evidence = evidence_of(connection, document)
    if evidence is None:
        raise no_document(document)
    record = require_document(
        mission, connection, user, document, now=now, unknown=no_document(document)
    )
    return _Opened(user=user, record=record, evidence=evidence, marking=marking)


def original_of(
    mission: OpenMission, document: str, *, by: str, now: datetime
) -> tuple[str, bytes]:
    """Name and bytes of a document as they were taken in.

    Raises:
        UnknownSubject: see `read_document_page`.
        AccessDenied: besides, it is not public and the user is not of the team.
    """
    with mission.store.unit() as connection:
        opened = _opened(mission, connection, document, by=by, now=now)
        if not _whole(opened.user, opened.record):
            raise AccessDenied(
                "the original is for the team",
                where=document,
                got=str(opened.record.sensitivity),
            )
        return opened.evidence.document.name, original_bytes(connection, document)


def document_told_in(
    mission: OpenMission, claim: str, *, by: str, now: datetime
) -> str:
    """Id of the document that a claim was read from.

    Raises:
        UnknownSubject: no such user or claim.
        AccessDenied: the user may not read it, or not yet.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.RECORD_READ)
        found = document_of_claim(connection, claim)
        if found is None:
            raise no_claim(claim)
        require_document(
            mission, connection, user, found, now=now, unknown=no_claim(claim)
        )
    return found


def _claims(
    mission: OpenMission,
    connection: sa.Connection,
    document: str,
    opened: _Opened,
    settings: Settings,
) -> tuple[Reader, tuple[ReadClaim, ...]]:
    (stored,) = documents_by_id(connection, (document,))
    read = latest_run(connection, stored).claims
    read = tuple(sorted(read, key=lambda each: (each.spans[0], each.id)))
    decisions = CLAIM_DECISIONS.about(connection, document)
    told = incidents_told(connection, document)
    shown = known_incidents(connection, opened.user, told.values())
    told = {claim: each for claim, each in told.items() if each in shown}
    standing = _decisions(read, decisions)
    persons = [
        each.value.corrected if each and each.value.corrected else None
        for each in standing
    ]
    both = read + tuple(each for each in persons if each is not None)
    placed = _placed(mission, opened.evidence.document, both, settings)
    index = words_index(mission)
    machines, others = placed[: len(read)], iter(placed[len(read) :])
    reader = reader_of(opened.user, opened.record, placed)
    return reader, tuple(
        _read_claim(
            number,
            machine,
            next(others) if person is not None else None,
            kept,
            told=told,
            index=index,
            reader=reader,
        )
        for number, (machine, person, kept) in enumerate(
            zip(machines, persons, standing, strict=True), start=1
        )
    )


def _read_claim(
    number: int,
    machine: PlacedClaim,
    person: PlacedClaim | None,
    kept: Kept[ClaimDecision] | None,
    *,
    told: dict[str, str],
    index: Index,
    reader: Reader,
) -> ReadClaim:
    reading, claim = machine.claim, (person or machine).claim
    known = kept if reader.team else None
    return ReadClaim(
        number=number,
        claim=claim,
        reading=reading,
        quote=reader.text(reading.quote),
        machine=_words(machine, index, reader),
        person=_words(person, index, reader) if person else None,
        review=kept.value.review if kept else ClaimReview.MACHINE,
        reason=known.value.reason if known else "",
        by=known.by if known else "",
        at=kept.at if kept else "",
        seen=kept.version if kept and kept.id == reading.id else 0,
        incident=told.get(claim.id) or told.get(reading.id),
    )


def _decisions(
    claims: tuple[Claim, ...], kept: tuple[Kept[ClaimDecision], ...]
) -> list[Kept[ClaimDecision] | None]:
    """The decision that holds for each claim, or one on it that was taken back."""
    by_id = {each.id: each for each in kept}
    held = heirs_of(claims, tuple(each.value for each in kept))
    return [
        by_id.get(held[claim.id].reading.id if claim.id in held else claim.id)
        for claim in claims
    ]


def _placed(
    mission: OpenMission,
    document: Document,
    claims: tuple[Claim, ...],
    settings: Settings,
) -> tuple[PlacedClaim, ...]:
    """Each claim with its places, in their order."""

    def make() -> tuple[PlacedClaim, ...]:
        gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
        return place_claims(
            document,
            claims,
            gazetteer=gazetteer,
            country=mission.mission.country,
            extension=mission.extension,
        )

    return REMEMBERED.answer(mission, ("placed", document.id), make)


def _words(placed: PlacedClaim, index: Index, reader: Reader) -> Words:
    return Words(
        sentence=reader.text(claim_sentence(placed, index)),
        chain=reader.text(claim_chain(placed)),
        when=time_words(placed.claim.time),
        where=tuple(place_sentence(each) for each in shown_placements(placed, reader)),
    )


def _pieces(
    document: Document, claims: tuple[ReadClaim, ...], reader: Reader
) -> tuple[Piece, ...]:
    """The text in pieces; where words are struck out of it, in a single one."""
    if _whole(reader.user, reader.record):
        spans = [(each.id, each.reading.spans) for each in claims]
        return cut_up(document.text, document.body, spans)
    text = reader.text(document.text)
    return (Piece(text=text, claims=(), starts=(), outside=False),)
