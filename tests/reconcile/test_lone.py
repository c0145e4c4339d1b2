"""The only one that fits: a lone voice is joined to what others tell of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import DAY, actor_mention, event, place, province
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventType
from trucewatch.model.review import IncidentState
from trucewatch.reconcile.merge import merge_claims, reconcile_claims
from trucewatch.reconcile.policies import FIELDS_V1, FIELDS_V2

COUNCIL = event(origin="Council", text="Shells fell on Morek, said the council there.")
RESCUE = event(origin="Rescue", text="Rescuers came to Morek after it was shelled.")
RADIO = event(
    origin="Radio", text="Radio told of shells in the province.", at=(province("Hama"),)
)
LATE = event(origin="Radio", text="Radio told of shells.", day=DAY + timedelta(1))
ELSEWHERE = tuple(
    event(
        origin=origin,
        text=f"{origin} told of shells on Ariha.",
        at=(place("Ariha", id="tw:SY/ariha", lat=35.81, lon=36.61),),
    )
    for origin in ("Council of Ariha", "Rescue of Ariha")
)


@pytest.mark.parametrize(
    ("lone", "reason"),
    [
        (RADIO, "same day and type; nearly the same place; no other incident fits"),
        (LATE, "same place and type; no other incident fits"),
    ],
    ids=["an area", "a day late"],
)
def test_a_lone_voice_goes_to_the_only_incident_that_fits(
    lone: PlacedClaim, reason: str
) -> None:
    """Vague on the place, or a day late; the reason says so."""
    (found,) = merge_claims((COUNCIL, RESCUE, lone))
    told = {each.claim: each.sentence for each in found.reasons}
    assert reason in told.values()
    assert found.policy == "fields_v2"
    assert len(merge_claims((COUNCIL, RESCUE, lone), policy=FIELDS_V1)) == 2


def test_two_lone_voices_are_left_to_a_person() -> None:
    """So that no incident is corroborated by a guess."""
    done = reconcile_claims((COUNCIL, RADIO))
    assert [each.state for each in done.incidents] == [IncidentState.REPORTED] * 2
    (suggestion,) = done.suggestions
    assert 0.4 <= suggestion.score < 0.6


def test_a_copy_is_no_second_voice() -> None:
    """A report and its copies are one guess."""
    again = event(
        origin="Paper", text="Shells fell on Morek, said the council there, we hear."
    )
    assert len(merge_claims((COUNCIL, again, RADIO))) == 2


def test_where_two_incidents_fit_a_person_decides() -> None:
    """Either may be meant."""
    done = reconcile_claims((COUNCIL, RESCUE, *ELSEWHERE, RADIO))
    assert len(done.incidents) == 3
    assert len(done.suggestions) == 2


@pytest.mark.parametrize(
    "lone",
    [
        event(
            origin="Radio",
            text="The army shelled the province, said radio.",
            at=(province("Hama"),),
            actors=(actor_mention("army", actor="AAA"),),
        ),
        event(
            origin="Radio",
            text="Radio told of shells nearby.",
            at=(place("Near", id="x:near", lat=35.42, lon=36.6897),),
            actors=(actor_mention("band", actor="BBB"),),
        ),
    ],
    ids=["another author", "a town beside"],
)
def test_what_is_not_enough_alone_is_suggested(lone: PlacedClaim) -> None:
    """Nothing may disagree, and the place has to be the same or nearly."""
    band = (actor_mention("band", actor="BBB"),)
    told = [
        event(origin=o, text=f"{o} accused the band.", actors=band)
        for o in ("Council", "Rescue")
    ]
    done = reconcile_claims((*told, lone))
    assert len(done.incidents) == 2
    assert len(done.suggestions) == 1


def test_a_score_below_the_least_joins_nothing() -> None:
    """An area, and means left open: too little."""
    fire = event(
        EventType.OPENING_FIRE_UNSPECIFIED,
        origin="Radio",
        text="Radio told of fire.",
        at=(province("Hama"),),
    )
    assert len(merge_claims((COUNCIL, RESCUE, fire))) == 2
    assert FIELDS_V2.alone == 0.4
