"""What people write down: each value refuses what would not make sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import event
from trucewatch.model.access import (
    Audience,
    AudienceKind,
    Marking,
    Role,
    Sensitivity,
    User,
    audience_of,
)
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.claim import Polarity, ResponseKind
from trucewatch.model.correction import ClaimDecision
from trucewatch.model.decided import UNDECIDED, Decided, for_publication
from trucewatch.model.determination import Determination
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.liaison import Channel, LiaisonContact
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.record import from_record, to_record
from trucewatch.model.response import Response
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.model.review import (
    NEXT_STATES,
    Assignment,
    Basis,
    ClaimReview,
    Dispute,
    IncidentReview,
    IncidentState,
    Reopening,
)

DAY = date(2017, 9, 12)
NOON = datetime(2017, 9, 12, 12, tzinfo=UTC)
PLAIN = datetime(2017, 9, 12, 12)  # noqa: DTZ001 - what is refused
READING = event().claim
BASIS = Basis(means=ObservationMeans.SAW, what="doc_1")


def review(**more: object) -> IncidentReview:
    fields: dict[str, object] = {
        "incident": "inc_1",
        "state": IncidentState.TRIAGED,
        "reason": "looked at",
    }
    return IncidentReview(**(fields | more))  # type: ignore[arg-type]


def response(**more: object) -> Response:
    fields: dict[str, object] = {
        "incident": "inc_1",
        "party": "RUS",
        "kind": ResponseKind.DENIED,
        "text": "It was not us.",
        "at": NOON,
    }
    return Response(**(fields | more))  # type: ignore[arg-type]


def contact(**more: object) -> LiaisonContact:
    fields: dict[str, object] = {
        "incident": "inc_1",
        "told": "RUS",
        "channel": Channel.HOTLINE,
        "at": NOON,
        "what": "asked what was fired",
    }
    return LiaisonContact(**(fields | more))  # type: ignore[arg-type]


def determination(**more: object) -> Determination:
    fields: dict[str, object] = {
        "incident": "inc_1",
        "agreement": "XX",
        "term": "T1",
        "body": "Joint commission",
        "status": DeterminationStatus.PENDING,
        "reason": "on the agenda",
        "on": DAY,
    }
    return Determination(**(fields | more))  # type: ignore[arg-type]


def restriction(**more: object) -> AccessRestriction:
    fields: dict[str, object] = {
        "place_id": "p",
        "name": "Morek",
        "first": DAY,
        "kind": RestrictionKind.DENIED,
        "movement": "patrol",
    }
    return AccessRestriction(**(fields | more))  # type: ignore[arg-type]


def marking(**more: object) -> Marking:
    fields: dict[str, object] = {
        "subject": "doc_1",
        "sensitivity": Sensitivity.RESTRICTED,
        "reason": "a source at risk",
    }
    return Marking(**(fields | more))  # type: ignore[arg-type]


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "basis of nothing": (lambda: replace(BASIS, what=" "), "says what"),
    "review without reason": (lambda: review(reason=""), "reason"),
    "verified on nothing": (
        lambda: review(state=IncidentState.VERIFIED),
        "at least one basis",
    ),
    "duplicate of nothing": (lambda: review(state=IncidentState.DUPLICATE), "repeats"),
    "triaged duplicate": (lambda: review(duplicate_of="inc_2"), "repeats"),
    "duplicate of itself": (
        lambda: review(state=IncidentState.DUPLICATE, duplicate_of="inc_1"),
        "no duplicate of itself",
    ),
    "dispute by nobody": (lambda: Dispute(incident="i", by="", reason="r"), "by whom"),
    "dispute without why": (lambda: Dispute(incident="i", by="b", reason=""), "why"),
    "nobody named": (
        lambda: Attribution(actor="RUS", set_by="u"),
        "not attributed, yet to RUS",
    ),
    "response of nobody": (lambda: response(party=""), "its party"),
    "response at no offset": (lambda: response(at=PLAIN), "offset"),
    "answer without words": (lambda: response(text=" "), "words"),
    "body without name": (lambda: determination(body=""), "its body"),
    "body without reason": (lambda: determination(reason=""), "its reason"),
    "nobody told": (lambda: contact(told=""), "who was told"),
    "nothing said": (lambda: contact(what=""), "told what"),
    "reply without time": (lambda: contact(reply="yes"), "with its time"),
    "contact at no offset": (lambda: contact(at=PLAIN), "offset"),
    "reply before": (
        lambda: contact(reply="yes", replied_at=NOON - timedelta(hours=1)),
        "after the contact",
    ),
    "restriction nowhere": (lambda: restriction(name=""), "where"),
    "restriction of nothing": (lambda: restriction(movement=""), "what"),
    "restriction that ends before": (
        lambda: restriction(last=DAY - timedelta(days=1)),
        "from 2017-09-12 until 2017-09-11",
    ),
    "marking without reason": (lambda: marking(reason=""), "its reason"),
    "delay below zero": (lambda: marking(delay_hours=-1), "wanted >= 0"),
    "marking as vault": (
        lambda: marking(sensitivity=Sensitivity.SOURCE_VAULT),
        "vault's own",
    ),
    "party without actor": (lambda: Audience(kind=AudienceKind.PARTY), "an actor"),
    "team with actor": (lambda: audience_of("team:RUS"), "an actor"),
    "unknown audience": (lambda: audience_of("friends"), "friends"),
    "user with blanks": (lambda: User(id="a b", roles=()), "letters"),
    "user without id": (lambda: User(id="", roles=()), "letters"),
    "roles out of order": (
        lambda: User(id="u", roles=(Role.ADMIN, Role.VIEWER)),
        "order",
    ),
    "officer of nobody": (lambda: User(id="u", roles=(Role.PARTY_OFFICER,)), "party"),
    "viewer of a party": (
        lambda: User(id="u", roles=(Role.VIEWER,), party="RUS"),
        "party",
    ),
    "decision without reason": (
        lambda: ClaimDecision(reading=READING, review=ClaimReview.ACCEPTED, reason=""),
        "its reason",
    ),
    "correction without claim": (
        lambda: ClaimDecision(
            reading=READING, review=ClaimReview.CORRECTED, reason="r"
        ),
        "holds the corrected claim",
    ),
    "acceptance with claim": (
        lambda: ClaimDecision(
            reading=READING,
            review=ClaimReview.ACCEPTED,
            reason="r",
            corrected=READING,
        ),
        "holds the corrected claim",
    ),
    "correction of another claim": (
        lambda: ClaimDecision(
            reading=READING,
            review=ClaimReview.CORRECTED,
            reason="r",
            corrected=replace(READING, id="clm_other"),
        ),
        "keeps id",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_makes_no_sense_is_refused(case: str) -> None:
    """The message says what is wrong."""
    make, message = REFUSED[case]
    with pytest.raises(ValueError, match=message):
        make()


VALUES = [
    review(state=IncidentState.VERIFIED, bases=(BASIS,)),
    review(state=IncidentState.DUPLICATE, duplicate_of="inc_2"),
    Dispute(incident="inc_1", by="RUS", reason="elsewhere", withdrawn=True),
    Assignment(incident="inc_1", to=None),
    response(),
    response(kind=ResponseKind.NO_REPLY, text=""),
    determination(),
    contact(reply="yes", replied_at=NOON + timedelta(hours=3)),
    restriction(last=DAY, by="RUS"),
    marking(audiences=(audience_of("party:RUS"), audience_of("team"))),
    User(id="a.b-c_1", roles=(Role.PARTY_OFFICER,), party="RUS", active=False),
    ClaimDecision(
        reading=READING,
        review=ClaimReview.CORRECTED,
        reason="it was denied",
        corrected=replace(READING, polarity=Polarity.NEGATED),
    ),
]


@pytest.mark.parametrize("position", range(len(VALUES)))
def test_every_value_comes_back_from_its_record(position: int) -> None:
    """What is stored is what was written."""
    value = VALUES[position]
    assert from_record(type(value), to_record(value)) == value


def test_every_state_has_its_steps_and_none_leads_to_itself() -> None:
    """The table is complete; reported is where nothing leads back to."""
    assert set(NEXT_STATES) == set(IncidentState)
    for state, steps in NEXT_STATES.items():
        assert state not in steps
        assert IncidentState.REPORTED not in steps
        assert steps


def test_an_audience_reads_as_it_is_written() -> None:
    """``party:RUS`` and ``team``."""
    assert str(audience_of("party:RUS")) == "party:RUS"
    assert str(audience_of("team")) == "team"


def test_a_contact_ages_until_its_reply_or_end() -> None:
    """Hours since it was told; none once nothing is waited for."""
    later = NOON + timedelta(hours=30)
    assert contact().age_hours(later) == 30
    assert contact(closed=True).age_hours(later) is None
    assert contact(reply="no", replied_at=later).age_hours(later) is None


@pytest.mark.parametrize(
    ("status", "days"),
    [
        (DeterminationStatus.PENDING, 3),
        (DeterminationStatus.NO_CONSENSUS, 3),
        (DeterminationStatus.CONFIRMED, None),
    ],
)
def test_a_determination_stands_open_for_days(
    status: DeterminationStatus, days: int | None
) -> None:
    """Without consensus nothing is decided; confirmed, it is."""
    value = determination(status=status)
    assert value.open_days(DAY + timedelta(days=3)) == days


@pytest.mark.parametrize(
    ("last", "day", "held"),
    [
        (None, DAY, True),
        (None, DAY - timedelta(days=1), False),
        (DAY, DAY, True),
        (DAY, DAY + timedelta(days=1), False),
    ],
)
def test_a_restriction_holds_on_its_days(
    last: date | None, day: date, *, held: bool
) -> None:
    """First and last day included."""
    assert restriction(last=last).held_on(day) is held


def test_what_is_published_names_no_user_and_no_number_to_call() -> None:
    """Ids of users and words of bases are gone; claims stay named."""
    claim = Basis(means=ObservationMeans.DOCUMENT, what="clm_1")
    nurse = Basis(means=ObservationMeans.INTERVIEW, what="the nurse on duty")
    decided = Decided(
        review=review(
            state=IncidentState.VERIFIED,
            bases=(claim, nurse),
            reason="see a.b@example.org",
        ),
        attribution=Attribution(
            level=AttributionLevel.ADMITTED,
            actor="RUS",
            basis=("statement",),
            set_by="anna",
            on=DAY,
        ),
        disputes=(Dispute(incident="inc_1", by="TUR", reason="elsewhere"),),
        responses=(response(text="Call +90 312 555 01 99"),),
        determinations=(determination(),),
    )
    shown = for_publication(decided)
    text = repr(shown)
    assert "anna" not in text
    assert "nurse" not in text
    assert "example.org" not in text
    assert "555" not in text
    assert "clm_1" in text
    assert for_publication(UNDECIDED) == UNDECIDED


def test_sensitivities_stand_in_their_order() -> None:
    """From the widest circle to the narrowest."""
    assert [each.level for each in Sensitivity] == [0, 1, 2, 3, 4]
    assert Sensitivity.PUBLIC.level < Sensitivity.SOURCE_VAULT.level


def test_a_reopening_names_its_claims() -> None:
    """Without one there is nothing to look at again."""
    assert Reopening(incident="inc_1", review=1, claims=("clm_1",)).claims
    with pytest.raises(ValueError, match="names the claims"):
        Reopening(incident="inc_1", review=1, claims=())
