"""Place a mission's claims anew after its gazetteer changed, and show what differs."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.place import KeptAnswer, kept_answer
from trucewatch.pipeline import place_claims
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.documents import StoredDocument, every_document
from trucewatch.store.placements import (
    StoredPlacement,
    add_placements,
    last_run,
    standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A mention that is placed otherwise than before.

    Args:
        report: name of the document.
        claim: id of the claim.
        text: the mention.
        before, after: the two answers, each with its gazetteer.
    """

    report: str
    claim: str
    text: str
    before: KeptAnswer
    after: KeptAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What placing everything anew gave.

    Args:
        gazetteer: version that was asked.
        mentions: how many mentions were placed or left open.
        fresh: how many had no answer on the books yet.
        moved: those whose answer changed, by report.
    """

    gazetteer: str
    mentions: int
    fresh: int
    moved: tuple[Moved, ...]


def replace_placements(mission: OpenMission, *, settings: Settings) -> Replaced:
    """Place every stored claim with the mission's present gazetteer.

    New and changed answers are added to the books; what stood there stays, so that
    a published place can always be looked up as it was.
    """
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    mentions = fresh = 0
    moved: list[Moved] = []
    with mission.store.writing(stamp_now()) as unit:
        run = last_run(unit.connection) + 1
        for stored in every_document(unit.connection):
            known = standing(
                unit.connection, tuple(claim.id for claim in stored.claims)
            )
            found = _placed(stored, mission, gazetteer)
            new = tuple(
                each
                for each in found
                if _is_news(each, known.get((each.claim, each.position)))
            )
            add_placements(unit, new, run=run)
            mentions += len(found)
            changed = [e for e in new if (e.claim, e.position) in known]
            fresh += len(new) - len(changed)
            moved += [
                _moved(stored, each, known[each.claim, each.position])
                for each in changed
            ]
    return Replaced(
        gazetteer=gazetteer.version, mentions=mentions, fresh=fresh, moved=tuple(moved)
    )


def _ids(stored: StoredDocument) -> tuple[str, ...]:
    return tuple(claim.id for claim in stored.claims)


def _placed(
    stored: StoredDocument, mission: OpenMission, gazetteer: Gazetteer
) -> tuple[StoredPlacement, ...]:
    placed = place_claims(
        stored.document,
        stored.claims,
        gazetteer=gazetteer,
        country=mission.mission.country,
        extension=mission.extension,
    )
    return tuple(
        StoredPlacement(
            claim=each.claim.id,
            position=position,
            answer=kept_answer(answer, gazetteer=gazetteer.version),
        )
        for each in placed
        for position, answer in enumerate(each.placements)
    )


def _is_news(found: StoredPlacement, known: KeptAnswer | None) -> bool:
    return known is None or not found.answer.agrees(known)


def _moved(stored: StoredDocument, found: StoredPlacement, before: KeptAnswer) -> Moved:
    return Moved(
        report=stored.document.name,
        claim=found.claim,
        text=found.answer.text,
        before=before,
        after=found.answer,
    )


def moved_line(moved: Moved) -> str:
    """One moved mention in words, for a person."""
    before, after = _in_words(moved.before), _in_words(moved.after)
    return f"{moved.report}: “{moved.text}”: {before} -> {after}"


def _in_words(answer: KeptAnswer) -> str:
    if answer.place_id is None or answer.radius_m is None:
        return f"not placed ({answer.reason})"
    where = "no point" if answer.lat is None else f"{answer.lat:.4f}, {answer.lon:.4f}"
    known = f"{answer.precision}, {answer.radius_m:.0f} m"
    return f"{answer.name} ({answer.place_id}; {where}; {known})"
