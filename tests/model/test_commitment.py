"""A commitment says how a promise stands; unread is unverifiable, not missed."""

from __future__ import annotations

from trucewatch.model.commitment import CommitmentBody, CommitmentStatus


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """The list of 2.14."""
    statuses = "open met met_late missed partly superseded unverifiable"
    assert [*CommitmentStatus] == statuses.split()


def test_a_promise_has_no_deadline_unless_given() -> None:
    """No date is made up for a promise without one."""
    assert CommitmentBody(by=(), what="draw maps").due is None
