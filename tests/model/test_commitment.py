"""A commitment says how a promise stands; unread is unverifiable, not missed."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.commitment import (
    CommitmentBody,
    CommitmentStatus,
    FulfilmentReport,
)


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """The list of 2.14."""
    statuses = "open met met_late missed partly superseded unverifiable"
    assert [*CommitmentStatus] == statuses.split()


def test_a_promise_has_no_deadline_unless_given() -> None:
    """No date is made up for a promise without one."""
    assert CommitmentBody(by=(), what="draw maps").due is None


SAID = {"met", "met_late", "partly", "missed"}


@pytest.mark.parametrize("says", CommitmentStatus)
def test_a_report_says_how_it_went_and_not_how_it_stands(
    says: CommitmentStatus,
) -> None:
    """Open, superseded and unverifiable are the board's words, no speaker's."""

    def report() -> FulfilmentReport:
        return FulfilmentReport(
            term="T6", says=says, by="AAA", day=date(2017, 5, 18), text="done"
        )

    if says.value in SAID:
        assert report().says is says
        return
    wanted = "wanted one of met, met_late, missed, partly"
    with pytest.raises(ValueError, match=f"T6: says {says}, {wanted}"):
        report()
