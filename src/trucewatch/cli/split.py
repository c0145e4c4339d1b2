"""`trucewatch split`: set claims of an incident apart, or two incidents for good."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.desk_options import by_option, opened, reason_option
from trucewatch.cli.merge import tell
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.reconciling import split_incident


@click.command(
    epilog="\b\nExamples:\n"
    '  trucewatch split inc_5c91 clm_77f0 --reason "a day later" --by anna\n'
    '  trucewatch split inc_5c91 inc_80aa --reason "two towns" --by anna'
)
@click.argument("incident")
@click.argument("parts", nargs=-1, required=True, metavar="CLAIM...")
@reason_option
@by_option
@mission_option
def command(
    incident: str, parts: tuple[str, ...], *, reason: str, by: str, mission: Path
) -> None:
    """Set CLAIMs of INCIDENT apart as one other incident.

    With another incident in the place of claims: both stay apart, and the suggestion to
    merge them is answered with no.
    """
    with opened(mission) as found:
        done = split_incident(
            found, incident, parts, by=by, reason=reason, settings=settings_now()
        )
    tell(done)
