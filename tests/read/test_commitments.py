"""Promises with a last day."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    (
        "will, by a day",
        "Turkey will withdraw its heavy weapons by 10 October 2018.",
        [
            (
                "will withdraw its heavy weapons by 10 October 2018 | by TUR | due "
                "2018-10-10"
            )
        ],
    ),
    (
        "pledged",
        ("The guarantors pledged to establish the zones no later than 4 June 2017."),
        [
            (
                "pledged to establish the zones no later than 4 June 2017 | by "
                "JOINT/GUARANTORS | due 2017-06-04"
            )
        ],
    ),
    (
        "before a day",
        "Russia promised to reopen the road before 20 May.",
        ["promised to reopen the road before 20 May | by RUS | due 2018-05-20"],
    ),
    (
        "negated",
        "Iran will not withdraw its advisers before 1 July.",
        [
            (
                "will not withdraw its advisers before 1 July | by IRN | due "
                "2018-07-01 | negated"
            )
        ],
    ),
    ("no day", "Turkey will open the road.", []),
    ("nobody", "The road will be opened by 15 May.", []),
    ("told, not promised", "Turkey opened the road by 5 May.", []),
    ("day without a last-day word", "Turkey will open the road on 15 May.", []),
    (
        "conditional",
        "If the truce holds, Turkey will open the road by 15 May.",
        ["will open the road by 15 May | by TUR | due 2018-05-15 | conditional"],
    ),
    (
        "possible only",
        "Turkey may agree to withdraw its forces by 15 May.",
        [
            (
                "may agree to withdraw its forces by 15 May | by TUR | due "
                "2018-05-15 | possible | hedged"
            )
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_promise_needs_someone_and_a_last_day(text: str, expected: list[str]) -> None:
    """A promise names who promises and by when; without either it is none."""
    assert lines_of(text, ClaimKind.COMMITMENT) == expected
