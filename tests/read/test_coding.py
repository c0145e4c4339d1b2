"""Codings join in order."""

from __future__ import annotations

from trucewatch.model.issue import Issue, Severity
from trucewatch.read.coding import Coding, join


def test_joining_keeps_every_issue_in_order() -> None:
    """Issues of all parts stand in the joined coding, first part first."""
    first = Issue(code="a", severity=Severity.NOTE, what="a", where="x")
    second = Issue(code="b", severity=Severity.NOTE, what="b", where="x")
    joined = join((Coding(issues=(first,)), Coding(), Coding(issues=(second,))))
    assert joined == Coding(issues=(first, second))


def test_joining_nothing_gives_the_empty_coding() -> None:
    """No parts, no claims."""
    assert join(()) == Coding()
