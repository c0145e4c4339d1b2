"""Promises with a last day."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    (
        "will, by a day",
        "Turkey will withdraw its heavy weapons by 10 October 2018.",
        [("withdraw its heavy weapons | by TUR | due 2018-10-10")],
    ),
    (
        "pledged",
        ("The guarantors pledged to establish the zones no later than 4 June 2017."),
        [("establish the zones | by JOINT/GUARANTORS | due 2017-06-04")],
    ),
    (
        "before a day",
        "Russia promised to reopen the road before 20 May.",
        ["reopen the road | by RUS | due 2018-05-20"],
    ),
    (
        "negated",
        "Iran will not withdraw its advisers before 1 July.",
        [("withdraw its advisers | by IRN | due 2018-07-01 | negated")],
    ),
    ("no day", "Turkey will open the road.", []),
    ("nobody", "The road will be opened by 15 May.", []),
    ("told, not promised", "Turkey opened the road by 5 May.", []),
    ("day without a last-day word", "Turkey will open the road on 15 May.", []),
    (
        "conditional",
        "If the truce holds, Turkey will open the road by 15 May.",
        ["open the road | by TUR | due 2018-05-15 | conditional"],
    ),
    (
        "possible only",
        "Turkey may agree to withdraw its forces by 15 May.",
        [("withdraw its forces | by TUR | due 2018-05-15 | possible | hedged")],
    ),
    (
        "duty under a deal",
        "Under the accord, the rebels must hand in their mortars.",
        ["hand in their mortars | by 'rebels'"],
    ),
    (
        "demanded by a deal",
        "The agreement requires Iran to close the depot.",
        ["close the depot | by IRN"],
    ),
    ("duty without a deal", "The rebels must hand in their mortars.", []),
    (
        "promised by a noun",
        "Turkey's pledge to clear the mines by 20 May was met with doubt.",
        ["clear the mines | by TUR | due 2018-05-20"],
    ),
    (
        "the end of a month",
        "Iran promised to empty the depot by the end of June.",
        ["empty the depot | by IRN | due 2018-06-30"],
    ),
    (
        "another's day",
        "Iran extended the truce until 3 July, and rebels pledged to free the crew.",
        ["free the crew | by 'rebels'"],
    ),
    ("refused", "Iran refused to commit to the truce.", []),
    ("an act done", "Cuba undertakes reforms.", []),
    (
        "having days",
        "Under the truce the army has ten days in which to leave the port.",
        ["leave the port | by GENERIC/ARMY"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_promise_needs_someone_and_a_last_day(text: str, expected: list[str]) -> None:
    """A promise names who promises and by when; without either it is none."""
    assert lines_of(text, ClaimKind.COMMITMENT) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norland remains committed to helping the families on the border.",
        "The pledge shows Norland's lasting commitment to support its neighbour.",
    ],
    ids=["a stance", "a stance as a noun"],
)
def test_a_stance_is_no_promise(text: str) -> None:
    """How firmly someone thinks of a matter binds him to nothing."""
    assert lines_of(text, ClaimKind.COMMITMENT) == []
