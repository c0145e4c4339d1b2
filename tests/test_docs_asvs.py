"""The checklist of ASVS: states are of ours, and the tests that it names are there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reference" / "asvs.md"
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.*?) \| (.*?) \|$"
)
STATES = {"met", "partly", "not met", "n/a"}


def rows() -> list[tuple[str, ...]]:
    """Item, level, requirement, state, how, test."""
    lines = PAGE.read_text("utf-8").splitlines()
    return [found.groups() for line in lines if (found := ROW.match(line))]


def test_every_item_has_a_state() -> None:
    """One of four; what is not met, or in part, says why."""
    assert len(rows()) > 150
    for item, _level, _wanted, state, how, _test in rows():
        assert state in STATES, item
        assert how or state == "met", item
    assert len({row[0] for row in rows()}) == len(rows())


def test_the_summary_counts_them() -> None:
    """The line on top says what the table says."""
    counted = Counter(row[3] for row in rows())
    line = next(x for x in PAGE.read_text("utf-8").splitlines() if x.startswith("Now:"))
    told = {
        state: int(n)
        for n, state in re.findall(r"(\d+) (met|partly|not met|n/a)", line)
    }
    assert told == dict(counted)


def test_every_test_it_names_is_there() -> None:
    """File and function."""
    named = [row[5].strip("`") for row in rows() if row[5]]
    assert len(named) > 40
    for name in named:
        file, _, function = name.partition("::")
        path = TESTS / file
        assert path.exists(), name
        if function:
            assert f"def {function}(" in path.read_text("utf-8"), name
