"""`trucewatch incidents`: the incidents of a day, and which of them may be one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.desk_options import opened
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.model.incident import Incident
from trucewatch.service.lines import rebuild_lines
from trucewatch.service.reconciling import standing_incidents


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch incidents --mission mymission\n"
    "  trucewatch incidents --date 2017-09-05 --suggestions --mission mymission"
)
@click.option(
    "--date",
    "moment",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day in the mission's zone (default: the latest with a report not held back).",
)
@click.option(
    "--rebuild", is_flag=True, help="Merge all reports and make every row anew first."
)
@click.option("--suggestions", is_flag=True, help="Only which of them may be one.")
@mission_option
def command(
    moment: datetime | None, *, rebuild: bool, suggestions: bool, mission: Path
) -> None:
    """List the incidents of a day with their claims, or the suggested merges."""
    day = moment.date() if moment else None
    with opened(mission) as found:
        if rebuild:
            days = rebuild_lines(found, settings=settings_now())
            click.echo(f"made anew: the incidents of {days} days", err=True)
        standing = standing_incidents(found, day=day, settings=settings_now())
    if suggestions:
        for each in standing.suggestions:
            click.echo(f"{each.id}  {' + '.join(each.incidents)}  {each.sentence}")
        if not standing.suggestions:
            click.echo("nothing is suggested")
        return
    for incident in standing.incidents:
        click.echo("\n".join(_lines(incident)))
    if not standing.incidents:
        click.echo("no incident")


def _lines(incident: Incident) -> list[str]:
    count = incident.origin_count
    origins = f"{count} origin{'' if count == 1 else 's'}"
    where = incident.place.place.name if incident.place else "place not known"
    head = f"{incident.id}  {incident.type}  {where}  {incident.state}  {origins}"
    reasons = {each.claim: each.sentence for each in incident.reasons}
    lines = [head]
    for placed in incident.supporting:
        claim = placed.claim
        why = reasons.get(claim.id, "founding claim")
        lines.append(f"  {claim.id}  {claim.origin}: {why}")
    lines += [
        f"  {p.claim.id}  against: {p.claim.origin}" for p in incident.contradicting
    ]
    lines += [f"  {group.reason}" for group in incident.origin_groups if group.reason]
    return lines
