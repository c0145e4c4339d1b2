"""What people wrote in the planted mission: decisions, contacts, drafts, errata."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from tests.isolation.planting import (
    DAY,
    NEXT,
    NOW,
    Planting,
    is_released,
    readers,
    team,
)
from tests.isolation.words import DESK, TEAM, both
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import Claim, ClaimKind, ResponseKind
from trucewatch.model.coverage import CoverageState
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.liaison import Channel
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.record import to_record
from trucewatch.model.release import Acknowledgement, Release
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.model.review import Basis, ClaimReview, IncidentState
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.coverage import record_coverage
from trucewatch.service.determining import record_determination
from trucewatch.service.errata import propose_erratum, publish_erratum
from trucewatch.service.liaison import follow_up, tell
from trucewatch.service.readings import review_claim
from trucewatch.service.releases import (
    draft_bulletin,
    preview_release,
    release_bulletin,
    submit_release,
)
from trucewatch.service.responding import record_response
from trucewatch.service.restrictions import record_restriction
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)
from trucewatch.service.switches import turn_switch
from trucewatch.service.vault import seal_identity
from trucewatch.store.aggregate import Kept
from trucewatch.store.documents import documents_by_id

DECIDED = (
    "open",
    "late",
    "partner",
    "restricted",
    "for_rus",
    "confidential",
    "inside",
    "inside_partner",
)
"""Kinds of incidents on which everything is decided."""

AT = datetime(2017, 9, 13, 9, tzinfo=NOW.tzinfo)
HINDERED = "WRLP"
"""Who reads restrictions: `inbox.read`."""


def decide(made: Planting) -> None:
    """Write all of it; release the first day, draft the next."""
    for kind in DECIDED:
        _claims(made, kind)
        _incident(made, kind)
        _liaison(made, kind)
    _watching(made)
    _vault(made)
    _publish(made)


def _claims(made: Planting, kind: str) -> None:
    document = made.documents[kind]
    with made.mission.store.unit() as connection:
        (stored,) = documents_by_id(connection, (document,))
    decisions = {
        ClaimKind.EVENT: ClaimReview.ACCEPTED,
        ClaimKind.FIGURE: ClaimReview.REJECTED,
    }
    for claim in stored.claims:
        if "displaced" in str(claim.body):
            _correct(made, kind, claim)
            continue
        review = decisions.pop(claim.kind, None)
        if review is None:
            continue
        part = f"why a claim is {review}"
        reason = made.garden.word(f"{kind}: {part}", both(team(kind), TEAM))
        review_claim(
            made.mission,
            claim.id,
            by=made.by("reviewer"),
            review=review,
            reason=f"since {reason}",
        )


def _correct(made: Planting, kind: str, claim: Claim) -> None:
    """Put other words in the place of those that were misread."""
    words = [
        made.garden.word(f"{kind}: {part}", team(kind), public=is_released(kind))
        for part in ("corrected speaker", "corrected body", "corrected origin")
    ]
    reason = made.garden.word(
        f"{kind}: why a claim is corrected", both(team(kind), TEAM)
    )
    (first, *others) = to_record(claim.source_chain)
    chain = [first | {"speaker": words[0], "body": words[1]}, *others]
    review_claim(
        made.mission,
        claim.id,
        by=made.by("reviewer"),
        review=ClaimReview.CORRECTED,
        reason=f"since {reason}",
        changes={"source_chain": chain, "origin": f"{words[2]} office"},
    )


def _incident(made: Planting, kind: str) -> None:
    garden, key, out = made.garden, made.incidents[kind], is_released(kind)
    may, struck = readers(kind), both(team(kind), TEAM)

    def word(part: str, sees: str = may) -> str:
        return garden.word(f"{kind}: {part}", sees, public=out)

    given: dict[str, Any] = {"by": made.by("reviewer"), "settings": made.settings}
    basis = garden.word(f"{kind}: basis", struck)
    note = garden.word(f"{kind}: note of the assignment", struck)
    assign_incident(
        made.mission, key, to=made.by("reviewer2"), note=f"ask {note}", **given
    )
    for state in (IncidentState.TRIAGED, IncidentState.CORROBORATED):
        review_incident(
            made.mission,
            key,
            state=state,
            reason=f"seen by {word(f'reason to be {state}')}",
            bases=(Basis(means=ObservationMeans.INTERVIEW, what=f"talk at {basis}"),),
            **given,
        )
    attribute_incident(
        made.mission,
        key,
        level=AttributionLevel.ASSESSED_LOW,
        actor="SYR/ARMY",
        basis=(f"remnants of {word('basis of attribution')}",),
        **given,
    )
    dispute_incident(
        made.mission, key, disputed_by="RUS", reason=f"not {word('dispute')}", **given
    )
    record_response(
        made.mission,
        key,
        party="TUR",
        kind=ResponseKind.EXPLAINED,
        text=f"we say {word('response')}",
        at=AT,
        source=f"letter {word('source of a response')}",
        **given,
    )
    record_determination(
        made.mission,
        key,
        agreement=made.mission.agreements[0].id,
        term=made.mission.agreements[0].terms[0].id,
        body=f"body {word('body that determines')}",
        status=DeterminationStatus.PENDING,
        reason=f"as {word('determination')} asks",
        on=date(2017, 9, 14),
        **given,
    )


def _liaison(made: Planting, kind: str) -> None:
    sees = both(readers(kind), "WRLP")
    words = [
        made.garden.word(f"{kind}: {part}", sees)
        for part in ("office told", "what was told", "reply")
    ]
    kept = tell(
        made.mission,
        made.incidents[kind],
        by=made.by("reviewer"),
        told=f"office of {words[0]}",
        channel=Channel.PHONE,
        at=AT,
        what=f"told of {words[1]}",
        settings=made.settings,
    )
    second = made.garden.word(f"{kind}: waiting contact", sees)
    tell(
        made.mission,
        made.incidents[kind],
        by=made.by("reviewer"),
        told="TUR",
        channel=Channel.HOTLINE,
        at=AT,
        what=f"asked about {second}",
        settings=made.settings,
    )
    follow_up(
        made.mission,
        kept.id,
        by=made.by("reviewer"),
        reply=f"they say {words[2]}",
        at=AT + timedelta(hours=1),
    )
    made.others.append(kept.id)


def _watching(made: Planting) -> None:
    garden = made.garden
    for day, out in ((DAY, True), (NEXT, False)):
        record_coverage(
            made.mission,
            by=made.by("reporter"),
            place_id="iso:SY-HM",
            name=f"Hama {garden.word(f'coverage of {day}: name', DESK, public=out)}",
            day=day,
            state=CoverageState.OBSERVED_PARTIAL,
            note=f"by {garden.word(f'coverage of {day}: note', DESK, public=out)}",
        )
        words = [
            garden.word(
                f"restriction of {day}: {part}",
                DESK if out else HINDERED,
                public=out,
            )
            for part in ("name", "movement", "note")
        ]
        kept = record_restriction(
            made.mission,
            AccessRestriction(
                place_id="",
                name=f"road {words[0]}",
                first=day,
                last=day,
                kind=RestrictionKind.DENIED,
                by=None,
                movement=f"convoy {words[1]}",
                note=f"guards of {words[2]}",
            ),
            by=made.by("reporter"),
        )
        made.others.append(kept.id)


def _vault(made: Planting) -> None:
    for kind in ("open", "confidential"):
        seal_identity(
            made.mission,
            made.documents[kind],
            f"{made.garden.word(f'{kind}: who the source is', 'D')} Somebody",
            by=made.by("reviewer"),
            settings=made.settings,
        )
    for on in (True, False):
        word = made.garden.word(f"reason of the switch, {on}", "DAU")
        turn_switch(
            made.mission, by=made.by("admin"), read_only=on, reason=f"for {word}"
        )


def _publish(made: Planting) -> None:
    released = _released(made)
    made.others.append(released.id)
    proposed = []
    for number, out in enumerate((True, False)):
        word = made.garden.word(f"erratum {number}", DESK if out else "P", public=out)
        kept = propose_erratum(
            made.mission,
            released.id,
            by=made.by("publisher"),
            what=f"read {word}",
            why=f"not {word}",
        )
        proposed.append(kept.id)
    publish_erratum(made.mission, proposed[0], by=made.by("publisher2"))
    reason = made.garden.word("reason of a draft", "P")
    draft = draft_bulletin(
        made.mission,
        by=made.by("publisher"),
        settings=made.settings,
        day=NEXT,
        reason=f"so that {reason}",
    )
    made.others += [*proposed, draft.id]


def _released(made: Planting) -> Kept[Release]:
    """The first day's bulletin, released though it is no demonstration."""
    mission = replace(
        made.mission, mission=replace(made.mission.mission, demonstration=False)
    )
    by, settings = made.by("publisher"), made.settings
    kept = draft_bulletin(mission, by=by, settings=settings, day=DAY)
    submit_release(mission, kept.id, by=by, settings=settings)
    seen = preview_release(mission, kept.id, by=by, settings=settings)
    word = made.garden.word("why a warning was weighed", "P")
    return release_bulletin(
        mission,
        kept.id,
        by=made.by("publisher2"),
        settings=settings,
        acknowledged=[
            Acknowledgement(code=each.code, reason=f"weighed by {word}")
            for each in seen.open_points
        ],
    )
