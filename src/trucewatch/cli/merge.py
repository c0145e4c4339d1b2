"""`trucewatch merge`: make two incidents one."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.desk_options import by_option, opened, reason_option
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.reconciling import Done, merge_incidents


@click.command(
    epilog="\b\nExample:\n"
    '  trucewatch merge inc_5c91 inc_80aa --reason "one shelling" --by anna'
)
@click.argument("one", metavar="INCIDENT")
@click.argument("other", metavar="INCIDENT")
@reason_option
@by_option
@mission_option
def command(one: str, other: str, *, reason: str, by: str, mission: Path) -> None:
    """Make two incidents one: the older id stays. `trucewatch undo` takes it back."""
    with opened(mission) as found:
        done = merge_incidents(
            found, one, other, by=by, reason=reason, settings=settings_now()
        )
    tell(done)


def tell(done: Done) -> None:
    """Print a decision and where its claims are now."""
    click.echo(f"{done.decision.id}: now {', '.join(done.incidents)}")
