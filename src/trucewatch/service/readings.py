"""Readings: people accept, correct or reject what the coder read; re-runs keep that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision, ItemError
from trucewatch.model.access import User
from trucewatch.model.claim import Claim
from trucewatch.model.correction import ClaimDecision
from trucewatch.model.document import Document
from trucewatch.model.record import Json, from_record, to_record
from trucewatch.model.review import ClaimReview
from trucewatch.pipeline import read_report
from trucewatch.service.access import Action, allowed, require, require_known
from trucewatch.service.cases import acting_user, refusing, version_seen
from trucewatch.service.document_access import document_record, no_claim
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.codings import add_coding, original_bytes
from trucewatch.store.decisions import CLAIM_DECISIONS
from trucewatch.store.documents import every_document
from trucewatch.store.founders import stored_claim
from trucewatch.store.unmerged import note_document

FIXED = frozenset({"id", "kind", "document", "quote", "spans", "review", "coder"})
"""Fields of a claim that no correction changes: what was read stays the same words."""


def review_claim(
    mission: OpenMission,
    claim: str,
    *,
    by: str,
    review: ClaimReview,
    reason: str,
    changes: dict[str, Json] | None = None,
    seen: int | None = None,
) -> Kept[ClaimDecision]:
    """Decide on a reading; the machine's claim stays as it is, beside the decision.

    Args:
        mission: the mission.
        claim: id of the claim.
        by: who decides.
        review: accepted, corrected, rejected; machine takes a decision back.
        reason: why.
        changes: for a correction, fields of the claim's record with other values;
            objects are changed field by field.
        seen: the version that the user saw; None: the latest.

    Raises:
        UnknownSubject: no such user or claim.
        AccessDenied: the user may not.
        InvalidDecision: changes that make no valid claim, or touch what is fixed.
        EditConflict: somebody else decided on it meanwhile.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        user = acting_user(unit.connection, by)
        require(user, Action.CLAIM_REVIEW)
        reading = stored_claim(unit.connection, claim)
        if reading is None:
            raise no_claim(claim)
        record = document_record(unit.connection, reading.document)
        require_known(user, record, unknown=no_claim(claim))
        require(user, Action.CLAIM_REVIEW, record)
        corrected = _changed(reading, changes) if changes else None
        with refusing(claim):
            value = ClaimDecision(
                reading=reading, review=review, reason=reason, corrected=corrected
            )
        number = version_seen(CLAIM_DECISIONS.number(unit.connection, claim), seen)
        note_document(unit, reading.document)
        return CLAIM_DECISIONS.write(
            unit, claim, value, subject=reading.document, seen=number
        )


def _changed(reading: Claim, changes: dict[str, Json]) -> Claim:
    record = to_record(reading)
    unknown = sorted((changes.keys() - record.keys()) | (changes.keys() & FIXED))
    if unknown:
        raise InvalidDecision(
            "a correction does not change this",
            where=reading.id,
            got=", ".join(unknown),
            wanted=", ".join(sorted(record.keys() - FIXED)),
        )
    try:
        return from_record(Claim, _merged(record, changes))
    except ItemError as error:
        raise InvalidDecision(
            "the correction makes no valid claim", where=reading.id, got=error.got
        ) from error


def _merged(record: Json, changes: Json) -> Json:
    if not isinstance(record, dict) or not isinstance(changes, dict):
        return changes
    return record | {key: _merged(record.get(key), changes[key]) for key in changes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """What coding a document anew came to.

    Args:
        name: the document.
        run: number of the run.
        fresh: claims that no earlier run made.
        gone: claims of the run before that this one does not make.
    """

    name: str
    run: int
    fresh: int
    gone: int


def recode(mission: OpenMission, *, by: str, as_of: date) -> list[Recoded]:
    """Read every stored document anew with the present coder and words.

    The earlier claims stay on the books; the latest run is what bulletins use, with
    people's decisions on readings of the same words. Documents that are marked
    beyond what the user may code are passed over.

    Returns:
        The documents that are read otherwise now, by id.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.CODING_RUN)
        found = [
            each
            for each in every_document(connection)
            if _may_code(connection, user, each.document)
        ]
    done = []
    for each in found:
        with mission.store.unit() as connection:
            raw = original_bytes(connection, each.document.id)
        reading = read_report(
            raw, name=each.document.name, as_of=as_of, extension=mission.extension
        )
        with mission.store.writing(stamp_now(by)) as unit:
            coding = add_coding(unit, each, reading.claims)
        if coding is not None:
            done.append(
                Recoded(
                    name=each.document.name,
                    run=coding.run,
                    fresh=coding.fresh,
                    gone=coding.gone,
                )
            )
    return done


def _may_code(connection: sa.Connection, user: User, document: Document) -> bool:
    record = document_record(connection, document.id)
    return allowed(user, Action.CODING_RUN, record).allowed
