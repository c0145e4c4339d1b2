"""A round of talks is only mentioned unless the source says more."""

from __future__ import annotations

from trucewatch.model.talks import RoundStatus, TalkRoundBody


def test_the_codes_are_stable() -> None:
    """Exports depend on them."""
    assert [*RoundStatus] == ["held", "announced", "postponed", "mentioned"]


def test_a_round_is_not_held_unless_said() -> None:
    """Neither a number nor a meeting is assumed."""
    body = TalkRoundBody(track=None)
    assert body.status is RoundStatus.MENTIONED
    assert (body.number, body.rounds_so_far) == (None, None)
