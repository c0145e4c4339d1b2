"""A round of talks is only mentioned unless the source says more."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.talks import RoundStatus, TalkRound, TalkRoundBody, Track


def test_the_codes_are_stable() -> None:
    """Exports depend on them."""
    assert [*RoundStatus] == ["held", "announced", "postponed", "mentioned"]


def test_a_round_is_not_held_unless_said() -> None:
    """Neither a number nor a meeting is assumed."""
    body = TalkRoundBody(track=None)
    assert body.status is RoundStatus.MENTIONED
    assert (body.number, body.rounds_so_far) == (None, None)


def meeting(end: date) -> TalkRound:
    """A round that began on 23 January 2017."""
    return TalkRound(
        track="Astana",
        start=date(2017, 1, 23),
        end=end,
        place="Astana",
        outcome="a mechanism",
        source="test",
    )


def test_a_round_ends_on_its_first_day_or_later() -> None:
    """One day is a round; an end on the eve is refused."""
    assert meeting(date(2017, 1, 23)).number is None
    with pytest.raises(ValueError, match="ended 2017-01-22, began 2017-01-23"):
        meeting(date(2017, 1, 22))


def test_a_track_has_the_rounds_that_its_register_tells() -> None:
    """None is made up."""
    assert Track(id="Astana", title="Astana talks", convened_by="RUS").rounds == ()
