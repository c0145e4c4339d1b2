"""The bulletin as one JSON record: a whole snapshot that needs nothing else."""

from __future__ import annotations

import json

from trucewatch.model.bulletin import Bulletin, BulletinStatus, IncidentEntry
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.decided import UNDECIDED
from trucewatch.model.document import Document
from trucewatch.model.record import Json, to_record
from trucewatch.model.review import PRINTS_FINDINGS
from trucewatch.publish.claims import claim_record
from trucewatch.publish.wording import (
    DEMONSTRATION_NOTE,
    DRAFT_NOTE,
    FINDINGS_WITHHELD,
    invented_documents,
)

SCHEMA = "trucewatch-bulletin/1"
"""Name and version of the record's layout."""


def bulletin_record(bulletin: Bulletin) -> Json:
    """JSON object with everything the bulletin says and rests on.

    Claims stand once, under ``claims``, in the schema of `claim_record`; every
    other part names them by id. Documents carry their text and SHA-256, so that
    each number can be traced in this one record.
    """
    invented = invented_documents(bulletin)
    revised = {"revision": bulletin.revision} if bulletin.revision else {}
    held = to_record(bulletin.restrictions)
    hindered = {"restrictions": held} if bulletin.restrictions else {}
    return {
        "schema": SCHEMA,
        "demonstration": DEMONSTRATION_NOTE if bulletin.mission.demonstration else None,
        "draft": DRAFT_NOTE if bulletin.status is BulletinStatus.DRAFT else None,
        "status": bulletin.status.value,
        "number": bulletin.number,
        **revised,
        "day": bulletin.day.isoformat(),
        "period": to_record(bulletin.period),
        "cutoff": bulletin.cutoff.isoformat(),
        "mission": to_record(bulletin.mission),
        "engine": bulletin.engine,
        "log": to_record(bulletin.log),
        "agreements": to_record(bulletin.agreements),
        "comparison": to_record(bulletin.comparison),
        "counting": "counted separately: no sum, no net",
        "history": to_record(bulletin.history),
        "incidents": [_entry_record(each, invented) for each in bulletin.incidents],
        "figures": _ids(bulletin.figures),
        "assessments": _ids(bulletin.assessments),
        "talks": _ids(bulletin.talks),
        "acts": _ids(bulletin.acts),
        "responses": _ids(bulletin.responses),
        "rounds": to_record(bulletin.rounds),
        "commitments": to_record(bulletin.commitments),
        "coverage": to_record(bulletin.coverage),
        **hindered,
        "corrections": to_record(bulletin.corrections),
        "issues": to_record(bulletin.issues),
        "shapes": to_record(bulletin.shapes),
        "claims": [_claim(placed, invented) for placed in bulletin.claims],
        "documents": [_document_record(each) for each in bulletin.documents],
    }


def record_text(record: Json) -> str:
    """The record as it is written: a line for each key, and for each entry of a list.

    A line is the unit in which two records are compared; inside a line JSON is
    compact, which takes a small part of the time and half the space.
    """
    lines = [f" {_compact(key)}: {_value(value)}" for key, value in record.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: Json) -> str:
    if not isinstance(value, list) or not value:
        return _compact(value)
    return "[\n" + ",\n".join(f"  {_compact(each)}" for each in value) + "\n ]"


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _ids(claims: tuple[PlacedClaim, ...]) -> list[str]:
    return [placed.claim.id for placed in claims]


def _claim(placed: PlacedClaim, invented: frozenset[str]) -> Json:
    return claim_record(placed) | {"invented": placed.claim.document in invented}


def _entry_record(entry: IncidentEntry, invented: frozenset[str]) -> Json:
    """The incident with its claims by id; findings only where they may print."""
    incident = entry.incident
    printed = incident.state in PRINTS_FINDINGS
    told = incident.supporting + incident.contradicting
    record: dict[str, Json] = to_record(incident)
    return record | {
        "supporting": _ids(incident.supporting),
        "contradicting": _ids(incident.contradicting),
        "invented": any(placed.claim.document in invented for placed in told),
        "findings": to_record(entry.findings) if printed else [],
        "flips": to_record(entry.flips) if printed else [],
        "findings_note": None if printed else FINDINGS_WITHHELD,
        "decided": record["decided"] if incident.decided != UNDECIDED else None,
    }


def _document_record(document: Document) -> Json:
    record: dict[str, Json] = to_record(document)
    return record
