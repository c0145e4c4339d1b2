"""Deadlines: open until their last day; then only what is on record settles them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests import factories as make
from trucewatch.judge.commitments import judge_commitments
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim, PlacedClaim, Polarity
from trucewatch.model.commitment import (
    Commitment,
    CommitmentBody,
    CommitmentStatus,
    FulfilmentReport,
)
from trucewatch.model.event import EventType
from trucewatch.model.instrument import AgreementLink, LinkKind
from trucewatch.model.party import PartyRole
from trucewatch.model.term import TermKind
from trucewatch.model.when import on_day

DUE = date(2017, 5, 18)
EVE, AFTER = date(2017, 5, 17), date(2017, 5, 19)
LONG_AFTER = date(2018, 1, 1)
OPEN, MET = CommitmentStatus.OPEN, CommitmentStatus.MET
LATE, MISSED = CommitmentStatus.MET_LATE, CommitmentStatus.MISSED
PARTLY = CommitmentStatus.PARTLY
UNKNOWN = CommitmentStatus.UNVERIFIABLE
NOTHING = (
    "Its date has passed; nothing is recorded in the agreement's file for or "
    "against it."
)


def promise(
    *reports: FulfilmentReport,
    due: date | None = DUE,
    **more: Any,  # noqa: ANN401
) -> Agreement:
    """An agreement with one deadline of the guarantors."""
    term = make.term(
        "T6",
        TermKind.DEADLINE,
        actors=(PartyRole.GUARANTOR,),
        acts=(),
        due=due,
        evidence=(EventType.WITHDRAWAL,),
    )
    return make.agreement(terms=(make.term(), term), fulfilment=reports, **more)


def report(
    by: str = "AAA",
    says: CommitmentStatus = MET,
    day: date = DUE,
    *,
    unchecked: bool = False,
    term: str = "T6",
    source: str = "",
) -> FulfilmentReport:
    """What somebody says of the deadline."""
    return FulfilmentReport(
        term=term,
        says=says,
        by=by,
        day=day,
        text="done",
        source=source,
        unchecked=unchecked,
    )


def board(
    law: Agreement,
    *claims: PlacedClaim,
    as_of: date = LONG_AFTER,
    others: tuple[Agreement, ...] = (),
) -> Commitment:
    """The one commitment."""
    (found,) = judge_commitments((law, *others), claims, as_of=as_of)
    return found


def test_a_commitment_tells_who_promised_what_by_when() -> None:
    """With its source and whether that was read."""
    assert board(promise()) == Commitment(
        id="XX-2017-05-04/T6",
        by=("GGG",),
        what="Fire ceases.",
        due=DUE,
        status=UNKNOWN,
        as_of=LONG_AFTER,
        reason=NOTHING,
        source="test",
    )


def test_an_unchecked_term_or_provision_marks_the_commitment() -> None:
    """Either of the two."""
    law = promise()
    term = replace(law.terms[1], unchecked=True)
    assert board(replace(law, terms=(term,))).unchecked
    provision = replace(law.provisions[0], unchecked=True)
    assert board(replace(law, provisions=(provision,))).unchecked


def test_who_promised_are_the_holders_of_the_roles_on_that_day_each_once() -> None:
    """Ordered by code, of every role that the term names."""
    guarantor, bound = PartyRole.GUARANTOR, PartyRole.BOUND_PARTY
    roles = (
        make.role("CCC", guarantor),
        make.role("AAA", guarantor),
        make.role("AAA", bound),
        make.role("BBB", bound, until=LONG_AFTER),
    )
    law = promise(roles=roles)
    both = replace(law.terms[1], actors=(guarantor, bound))
    assert board(replace(law, terms=(both,))).by == ("AAA", "CCC")


@pytest.mark.parametrize(
    ("as_of", "status", "reason"),
    [
        (EVE, OPEN, "Its date has not passed."),
        (DUE, OPEN, "Its date has not passed."),
        (AFTER, UNKNOWN, NOTHING),
    ],
)
def test_a_deadline_is_open_through_its_last_day(
    as_of: date, status: CommitmentStatus, reason: str
) -> None:
    """On the next it is unverifiable: a machine settles nothing."""
    found = board(promise(), as_of=as_of)
    assert (found.status, found.reason) == (status, reason)


def test_an_undated_promise_is_unverifiable() -> None:
    """Without a day there is nothing to hold it against."""
    found = board(promise(due=None))
    assert (found.status, found.reason) == (UNKNOWN, "The text gives no date.")
    assert board(promise(report(), report("BBB"), due=None)).status is MET


def test_nothing_is_owed_before_signature() -> None:
    """On the eve of signature the board is empty, on the day it is not."""
    assert judge_commitments((promise(),), (), as_of=date(2017, 5, 3)) == ()
    assert judge_commitments((promise(),), (), as_of=date(2017, 5, 4)) != ()
    unsigned = promise(signed=None)
    assert judge_commitments((unsigned,), (), as_of=date(2010, 1, 1)) != ()


ONE_SIDE = "Only one side speaks of it."
ALIKE = "Those on record, of different sides or together, say so."
DIFFER = "Those on record say different things."
UNREAD = "What is on record was not checked against a source."
OWED = "Only those who owe it speak of it."
ONE_STATEMENT = "One statement alone is on record."

REPORTS = [
    ("one side", (report(),), UNKNOWN, ONE_SIDE),
    (
        "one side twice",
        (report(), report(day=AFTER, says=MISSED)),
        UNKNOWN,
        ONE_SIDE,
    ),
    (
        "two organs of one side",
        (report("AAA/ARMY"), report("AAA/COURT")),
        UNKNOWN,
        ONE_SIDE,
    ),
    ("the one who owes it", (report("GGG"),), UNKNOWN, OWED),
    (
        "the one who owes it and an organ of its own",
        (report("GGG"), report("GGG/ARMY", day=EVE)),
        UNKNOWN,
        OWED,
    ),
    (
        "the one who owes it, in two ways",
        (report("GGG"), report("GGG/ARMY", MISSED)),
        UNKNOWN,
        DIFFER,
    ),
    ("the one who owes it and another", (report("GGG"), report()), MET, ALIKE),
    (
        "another whose code begins alike",
        (report("GGG"), report("GGGG")),
        MET,
        ALIKE,
    ),
    (
        "two sides in one source of one day",
        (report(source="paper"), report("BBB", source="paper")),
        UNKNOWN,
        ONE_STATEMENT,
    ),
    (
        "two sides in one source of two days",
        (report(source="paper"), report("BBB", day=EVE, source="paper")),
        MET,
        ALIKE,
    ),
    (
        "two sides in two sources",
        (report(source="paper"), report("BBB", source="radio")),
        MET,
        ALIKE,
    ),
    ("two sides", (report("BBB"), report()), MET, ALIKE),
    (
        "two sides differ",
        (report(), report("BBB", MISSED)),
        UNKNOWN,
        DIFFER,
    ),
    ("a joint body", (report("JOINT/JC"),), MET, ALIKE),
    (
        "two sides, missed",
        (report(says=MISSED), report("B", MISSED)),
        MISSED,
        ALIKE,
    ),
    (
        "two sides, in part",
        (report(says=PARTLY), report("B", PARTLY)),
        PARTLY,
        ALIKE,
    ),
    (
        "met on the day after",
        (report(day=AFTER), report("BBB", day=AFTER)),
        LATE,
        ALIKE,
    ),
    (
        "met late, as they say",
        (report(says=LATE), report("BBB", day=AFTER)),
        LATE,
        ALIKE,
    ),
    (
        "missed, said after",
        (report(says=MISSED, day=AFTER), report("BBB", MISSED, day=AFTER)),
        MISSED,
        ALIKE,
    ),
    (
        "one in time, one late",
        (report(), report("BBB", day=AFTER)),
        UNKNOWN,
        DIFFER,
    ),
    (
        "one of two unchecked",
        (report(), report("BBB", LATE, unchecked=True)),
        UNKNOWN,
        UNREAD,
    ),
    ("another term's report", (report(term="T1"),), UNKNOWN, NOTHING),
    ("a report to come", (report(day=date(2018, 1, 2)),), UNKNOWN, NOTHING),
]


@pytest.mark.parametrize(
    ("reports", "status", "reason"),
    [row[1:] for row in REPORTS],
    ids=[row[0] for row in REPORTS],
)
def test_speakers_of_two_sides_or_a_joint_body_settle_a_deadline(
    reports: tuple[FulfilmentReport, ...], status: CommitmentStatus, reason: str
) -> None:
    """One side alone does not, nor what nobody read."""
    found = board(promise(*reports))
    assert (found.status, found.reason) == (status, reason)


def test_two_who_owe_it_settle_nothing_among_themselves() -> None:
    """Guarantors who both say that they kept their word do not settle it."""
    guarantor = PartyRole.GUARANTOR
    roles = (make.role("CCC", guarantor), make.role("AAA", guarantor))
    found = board(promise(report("CCC", day=EVE), report(), roles=roles))
    assert (found.status, found.reason) == (UNKNOWN, OWED)
    third = promise(report("CCC", day=EVE), report("EEE"), roles=roles)
    assert board(third).status is MET


def test_the_reports_of_the_term_up_to_the_day_are_listed() -> None:
    """On its day a report counts."""
    today = report(day=LONG_AFTER)
    later = report(day=date(2018, 1, 2))
    assert board(promise(today, later, report(term="T1"))).reports == (today,)


def test_a_report_before_the_last_day_is_told_before_the_date_passes() -> None:
    """The word of one side is no open date any more."""
    found = board(promise(report(day=EVE)), as_of=EVE)
    assert found.status is UNKNOWN


NEW = make.agreement(
    id="ZZ",
    links=(AgreementLink(kind=LinkKind.SUPERSEDES, to="XX-2017-05-04", since=EVE),),
)


def test_a_superseded_deadline_says_what_took_its_place() -> None:
    """Whatever its date; not before that day, and not where it was settled."""
    found = board(promise(), others=(NEW,))
    superseded = (CommitmentStatus.SUPERSEDED, "ZZ took its place.")
    assert (found.status, found.reason) == superseded
    assert board(promise(due=None), others=(NEW,)).status is superseded[0]
    assert board(promise(), as_of=date(2017, 5, 16), others=(NEW,)).status is OPEN
    met = promise(report(), report("BBB"))
    assert board(met, others=(NEW,)).status is MET
    law = make.agreement(id="YY", terms=(make.term(supersedes=("XX-2017-05-04/T6",)),))
    found = board(promise(), others=(NEW, law))
    assert found.reason == "YY/T1 took its place."


def commitment(due: date | None, polarity: Polarity = Polarity.AFFIRMED) -> Claim:
    """A claim of a promise by that day."""
    body = CommitmentBody(by=(), what="meet", due=on_day(due) if due else None)
    return make.claim(body, polarity=polarity)


def test_claims_that_bear_on_the_deadline_are_evidence_and_settle_nothing() -> None:
    """Those of the same last day, and acts of the sort within its time."""
    told = make.placed(commitment(DUE))
    act = make.event(EventType.WITHDRAWAL, day=DUE)
    others = (
        make.placed(commitment(date(2017, 6, 4))),
        make.placed(commitment(None)),
        make.event(EventType.ADVANCE, day=DUE),
    )
    found = board(promise(), told, act, *others)
    assert found.evidence == tuple(sorted((told.claim.id, act.claim.id)))
    assert (found.contradicting, found.status) == ((), UNKNOWN)


def test_denials_are_listed_apart() -> None:
    """Negated as denied, ordered by id."""
    denied = make.placed(commitment(DUE, Polarity.NEGATED))
    act = make.event(EventType.WITHDRAWAL, day=DUE, polarity=Polarity.DENIED)
    found = board(promise(), denied, act)
    assert found.contradicting == tuple(sorted((denied.claim.id, act.claim.id)))
    assert found.evidence == ()


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        (date(2017, 5, 3), False),
        (date(2017, 5, 4), True),
        (LONG_AFTER, True),
        (date(2018, 1, 2), False),
        (None, False),
    ],
)
def test_an_act_counts_from_signature_to_the_day_of_the_board(
    day: date | None, *, listed: bool
) -> None:
    """An act at no known time is no evidence; without signature there is no start."""
    act = make.event(EventType.WITHDRAWAL, day=day)
    assert (board(promise(), act).evidence != ()) is listed
    early = make.event(EventType.WITHDRAWAL, day=date(2010, 1, 1))
    assert board(promise(signed=None), early).evidence == (early.claim.id,)


def test_an_undated_promise_has_acts_as_evidence_and_no_undated_claims() -> None:
    """Nothing and nothing is no same day."""
    law = promise(due=None)
    told = make.placed(commitment(None))
    act = make.event(EventType.WITHDRAWAL, day=DUE)
    assert board(law, told, act).evidence == (act.claim.id,)


def test_the_board_comes_by_date_and_id() -> None:
    """Whatever the order of agreements; undated ones last."""
    laws = [
        promise(id="CC", due=None),
        promise(id="BB", due=DUE),
        promise(id="AA", due=AFTER),
        promise(id="AB", due=DUE),
    ]
    expected = ["AB/T6", "BB/T6", "AA/T6", "CC/T6"]
    for order in (laws, laws[::-1]):
        found = judge_commitments(tuple(order), (), as_of=LONG_AFTER)
        assert [each.id for each in found] == expected


def test_only_deadlines_are_commitments() -> None:
    """A prohibition never stands on the deadlines board."""
    assert judge_commitments((make.agreement(),), (), as_of=LONG_AFTER) == ()
