"""`trucewatch desk`: what people decide and write down, until there is a web page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from trucewatch.cli.desk_options import by_option, mission_option, opened
from trucewatch.cli.desk_readings import claim, mark, recode
from trucewatch.cli.desk_records import cover, restrict, told
from trucewatch.cli.desk_review import (
    assign,
    attribute,
    determine,
    dispute,
    respond,
    review,
)
from trucewatch.cli.desk_vault import vault
from trucewatch.cli.options import settings_now
from trucewatch.service.dossiers import Dossier, read_dossier
from trucewatch.service.inbox import inbox as find_waiting

EPILOG = """\b
Examples:
  trucewatch desk inbox --by anna
  trucewatch desk show inc_5c914e053664b30c --by anna
  trucewatch desk review inc_5c914e053664b30c --state triaged --reason "new" --by anna
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Review incidents, and write down what was answered, told and watched."""


for _each in (review, dispute, assign, attribute, respond, determine):
    command.add_command(_each)
for _other in (told, restrict, cover, mark, claim, recode, vault):
    command.add_command(_other)


@command.command()
@by_option
@click.option("--all", "everyone", is_flag=True, help="With what waits for others.")
@mission_option
def inbox(by: str, mission: Path, *, everyone: bool) -> None:
    """List what waits, oldest first: for what, since when, for whom."""
    with opened(mission) as found:
        waiting = find_waiting(found, by=by, everyone=everyone).waiting
    for each in waiting:
        since = each.since.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
        to = each.to or "anyone"
        note = f"  {each.note}" if each.note else ""
        click.echo(f"{since}  {each.what:<13} {each.incident}  for {to}{note}")
    if not waiting:
        click.echo("nothing waits; what nobody looked at yet: trucewatch incidents")


@command.command()
@click.argument("incident")
@by_option
@mission_option
def show(incident: str, by: str, mission: Path) -> None:
    """Show an incident with everything written about it, as far as you may know."""
    with opened(mission) as found:
        dossier = read_dossier(
            found, incident, by=by, now=datetime.now(UTC), settings=settings_now()
        )
    click.echo("\n".join(_lines(dossier)))


def _attributed(dossier: Dossier) -> str:
    """The level in words, and the actor where one is named."""
    held = dossier.incident.attribution
    level = held.level.value.replace("_", " ")
    return f"{level}: {held.actor}" if held.actor else level


def _lines(dossier: Dossier) -> list[str]:
    incident, place = dossier.incident, dossier.place
    where = "not known"
    if place is not None:
        where = f"{place.place.name} ({place.precision}, {place.radius_m:.0f} m)"
    lines = [
        f"{incident.id}: {incident.type}",
        f"state:       {incident.state}",
        f"attribution: {_attributed(dossier)}",
        f"disputed by: {', '.join(incident.disputed_by) or 'nobody'}",
        f"place:       {where}",
    ]
    lines += [
        f"for:     {key} {origin}: {text}" for key, origin, text in dossier.quotes
    ]
    lines += [
        f"against: {key} {origin}: {text}" for key, origin, text in dossier.against
    ]
    return lines + [
        f"{each.at[:16]} {each.kind} {each.id} version {each.version}"
        f" by {each.by}: {each.text}"
        for each in dossier.steps
    ]
