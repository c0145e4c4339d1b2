"""`trucewatch undo`: take a merge or split back."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.desk_options import by_option, opened
from trucewatch.cli.merge import tell
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.reconciling import undo_decision


@click.command(epilog="\b\nExample:\n  trucewatch undo dec_19a0 --by anna")
@click.argument("decision")
@by_option
@mission_option
def command(decision: str, by: str, mission: Path) -> None:
    """Take DECISION back: all stands as before it, with the ids of before."""
    with opened(mission) as found:
        done = undo_decision(found, decision, by=by, settings=settings_now())
    tell(done)
