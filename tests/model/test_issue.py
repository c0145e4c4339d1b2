"""An issue prints where, what, got, wanted and its code, in one line."""

from __future__ import annotations

import pytest

from trucewatch.model.issue import Issue, Severity

BOTH = "warning: a.txt: no date; got May; wanted a day [no_date]"

LINES = [
    ("bare", "", "", "warning: a.txt: no date [no_date]"),
    ("got", "May", "", "warning: a.txt: no date; got May [no_date]"),
    ("wanted", "", "a day", "warning: a.txt: no date; wanted a day [no_date]"),
    (
        "both",
        "May",
        "a day",
        "warning: a.txt: no date; got May; wanted a day [no_date]",
    ),
]


@pytest.mark.parametrize(
    ("got", "wanted", "line"), [c[1:] for c in LINES], ids=[c[0] for c in LINES]
)
def test_an_issue_prints_its_evidence(got: str, wanted: str, line: str) -> None:
    """What is empty is left out."""
    issue = Issue(
        code="no_date",
        severity=Severity.WARNING,
        what="no date",
        where="a.txt",
        got=got,
        wanted=wanted,
    )
    assert str(issue) == line


def test_severities_rise_from_note_to_error() -> None:
    """The codes are stable, least first."""
    assert [*Severity] == ["note", "warning", "error"]
