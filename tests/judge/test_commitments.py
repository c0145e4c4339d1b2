"""Deadlines: open until their last day, then unverifiable until people decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import agreement, claim, event, placed, term
from trucewatch.judge.commitments import judge_commitments
from trucewatch.model.agreement import Agreement
from trucewatch.model.commitment import CommitmentBody, CommitmentStatus
from trucewatch.model.party import PartyRole
from trucewatch.model.term import TermKind
from trucewatch.model.when import on_day

DUE = date(2017, 5, 18)


def promise(due: date | None = DUE) -> Agreement:
    guarantors = (PartyRole.GUARANTOR,)
    kind = TermKind.DEADLINE
    return agreement(terms=(term("T6", kind, actors=guarantors, acts=(), due=due),))


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2017, 5, 18), CommitmentStatus.OPEN),
        (date(2017, 5, 19), CommitmentStatus.UNVERIFIABLE),
    ],
)
def test_a_deadline_is_open_through_its_last_day(
    as_of: date, status: CommitmentStatus
) -> None:
    """On the last day open, on the next unverifiable: a machine settles nothing."""
    (found,) = judge_commitments((promise(),), (), as_of=as_of)
    assert (found.status, found.by, found.due) == (status, ("GGG",), DUE)
    assert found.id == "XX-2017-05-04/T6"


def test_an_undated_promise_is_unverifiable() -> None:
    """Without a day there is nothing to hold it against."""
    (found,) = judge_commitments((promise(None),), (), as_of=date(2017, 6, 1))
    assert found.status is CommitmentStatus.UNVERIFIABLE
    assert found.reason == "The text gives no date."
    assert found.evidence == ()


def test_nothing_is_owed_before_signature() -> None:
    """On the eve of signature the board is empty, on the day it is not."""
    assert judge_commitments((promise(),), (), as_of=date(2017, 5, 3)) == ()
    assert judge_commitments((promise(),), (), as_of=date(2017, 5, 4)) != ()


def test_an_unsigned_instrument_owes_from_the_start() -> None:
    """No day of signature, no day before it."""
    unsigned = replace(promise(), signed=None)
    assert judge_commitments((unsigned,), (), as_of=date(2010, 1, 1)) != ()


def test_reports_of_the_same_deadline_are_listed_as_evidence() -> None:
    """Same last day: listed; another day, no day, another kind: not."""
    told = placed(claim(CommitmentBody(by=(), what="meet", due=on_day(DUE))))
    other = placed(claim(CommitmentBody(by=(), what="x", due=on_day(date(2017, 6, 4)))))
    vague = placed(claim(CommitmentBody(by=(), what="some day")))
    claims = (told, other, vague, event())
    (found,) = judge_commitments((promise(),), claims, as_of=date(2017, 6, 1))
    assert found.evidence == (told.claim.id,)
    assert found.status is CommitmentStatus.UNVERIFIABLE


def test_other_terms_are_no_deadlines() -> None:
    """A prohibition never stands on the deadlines board."""
    assert judge_commitments((agreement(),), (), as_of=date(2017, 6, 1)) == ()
