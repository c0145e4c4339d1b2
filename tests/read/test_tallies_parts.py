"""Parts of a count that make no cell, periods before, corrections and shares."""

from __future__ import annotations

import pytest

from tests.read.tally_case import passages, tallies
from tests.read.test_tallies_conflicts import told
from trucewatch.read.tallies import code_tallies

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Monitors recorded 44 violations in Taiz (30 by government forces and 14 by "
        "rebel groups).",
        ("monitors 44 = Taiz 44 [unread_parts]",),
    ),
    (
        "The commission documented 203 violations, 120 by troops and 83 by the armed "
        "opposition.",
        ("commission 203 [unread_parts]",),
    ),
    (
        "The monitoring team counted 48 violations, 31 of which were committed by the "
        "Houthis and 17 by government units.",
        ("monitoring team 48 [unread_parts]",),
    ),
    (
        "Of 48 violations noted by the observers, the army committed 31 and the "
        "rebels 17.",
        ("observers 48 [unread_parts]",),
    ),
    (
        "Mortars were used in 12 of the 30 violations that the mission registered on "
        "Tuesday.",
        ("mission 30 [unread_parts]",),
    ),
    (
        "The mission registered 30 violations on Tuesday, in 12 of which mortars were "
        "used.",
        ("mission 30 [unread_parts]",),
    ),
    (
        "The Houthi side complained of 120 violations in Hudaydah city within 24 "
        "hours, among them 35 by artillery and 41 with machine guns.",
        ("houthi side 120 = Hudaydah 120 [unread_parts]",),
    ),
    (
        "The observers recorded 311 violations in Donetsk region and 67 in Luhansk "
        "region, compared with 290 and 88 respectively in the previous period.",
        ("observers 378 = Donetsk 311 + Luhansk 67 [derived_count]",),
    ),
)

OWN_COUNTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The mission recorded 14 violations by the army and 11 by the rebels.",
        ("mission 14", "mission 11"),
    ),
    (
        "The mission recorded 14 violations on Monday, nine on Tuesday and 12 on "
        "Wednesday.",
        ("mission 14", "mission 9", "mission 12"),
    ),
    (
        "In Donetsk region, 311 ceasefire violations were recorded by the observers "
        "(the day before: 402).",
        ("observers 311 = Donetsk 311", "observers 402 [previous_period]"),
    ),
)

NO_COUNTS = (
    "Nine of ten violations take place at night, analysts say.",
    "Between 40 and 50 violations a night are reported from the front line.",
    "Violations by zone: northern sector 4, southern sector 9.",
    "The inspectors found 31 violations of building rules, 12 in Aleppo and 19 in "
    "Homs.",
    "The league recorded 44 breaches of its code, 20 in the first division.",
)


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[c[0][:48] for c in PARTS])
def test_parts_without_place_or_kind_are_no_counts(
    text: str, expected: tuple[str, ...]
) -> None:
    """Who broke the truce, and with what, makes no cell and no count of its own."""
    assert tuple(told(claim) for claim in tallies(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), OWN_COUNTS, ids=[c[0][:48] for c in OWN_COUNTS]
)
def test_numbers_of_other_violators_or_days_are_counts(
    text: str, expected: tuple[str, ...]
) -> None:
    """A number that no whole contains is a count of its own."""
    assert tuple(told(claim) for claim in tallies(text)) == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_shares_rates_and_other_rules_are_no_tallies(text: str) -> None:
    """A ratio, a rate, numbers tied to nothing, and breaches of what is no truce."""
    assert not tallies(text)


def test_what_is_left_out_comes_as_an_issue() -> None:
    """A breakdown that is not read is told, once a count."""
    text = "The commission documented 203 violations, 120 by troops and 83 by rebels."
    issues = code_tallies(passages(text)).issues
    assert [issue.code for issue in issues] == ["unread_parts"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mission said it had recorded 118 violations in April, not 181.", 118),
        ("The mission counted not 14 but 12 violations.", 12),
    ],
)
def test_a_number_put_right_is_not_read(text: str, count: int) -> None:
    """Of a correction only the right number counts."""
    assert [told(claim) for claim in tallies(text)] == [f"mission {count}"]
