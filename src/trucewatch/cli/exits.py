"""Exit codes, and how Issues are printed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import click

from trucewatch.model.issue import Issue


class Exit(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    UNREADABLE = 1
    USAGE = 2


def echo_issues(issues: Iterable[Issue]) -> None:
    """Print each Issue on standard error, one a line."""
    for issue in issues:
        click.echo(str(issue), err=True)
