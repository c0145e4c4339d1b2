"""Rows on merging, and their place in the performance page."""

from __future__ import annotations

from bench.merging import renewed, told

FOUND = [
    {
        "claims": size,
        "incidents": size / 4,
        "cpu_s": size / 1_000,
        "wall_s": size / 500,
        "claims_mib": 50.0,
        "peak_mib": 100.0,
    }
    for size in (1_000.0, 10_000.0)
]


def test_figures_become_rows_with_their_growth() -> None:
    """Ten times the time for ten times the claims; the peer as it went."""
    timed, failed = {"splink_s": 20.0}, {"splink_s": -1.0}
    first, second, growth = told([FOUND[0] | timed, FOUND[1] | failed])
    assert first[1] == "1.0 s of processor time"
    assert "Splink in the same run 20.0 s: 10.0 times our 2.0 s" in first[2]
    assert "Splink did not end in 600 s" in second[2]
    assert growth[:2] == ("growth of that, 1,000 to 10,000 claims", "n^1.00")
    assert len(told(FOUND[:1])) == 1


def test_the_page_gets_the_new_rows_in_place_of_the_old() -> None:
    """Other rows stay, in their order."""
    page = (
        "| before | 1 |\n| merging 10 claims | 1 s |\n"
        "| growth of that, 1 to 10 claims | n |\n| after | 2 |\n"
    )
    found = renewed(page, [("merging 20 claims", "2 s"), ("growth of that", "n^1")])
    assert found == (
        "| before | 1 |\n| merging 20 claims | 2 s |\n"
        "| growth of that | n^1 |\n| after | 2 |\n"
    )
