"""`trucewatch desk`: liaison, restrictions, coverage."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from trucewatch.cli.desk_options import (
    Codes,
    by_option,
    day_type,
    mission_option,
    moment,
    opened,
    seen_option,
)
from trucewatch.cli.options import settings_now
from trucewatch.model.coverage import CoverageState
from trucewatch.model.liaison import Channel
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.service.coverage import record_coverage
from trucewatch.service.liaison import contacts, follow_up, tell
from trucewatch.service.restrictions import (
    counts_by_actor,
    record_restriction,
    restrictions,
)


@click.group(name="liaison")
def told() -> None:
    """Who was told of an incident, what came back, what still waits."""


@told.command(name="tell")
@click.argument("incident")
@click.option("--told", "office", required=True, help="Office or actor code.")
@click.option("--channel", type=Codes(Channel), required=True)
@click.option("--what", required=True, help="What was said or asked.")
@click.option("--at", help="When, like 2017-09-12T14:30 (default: now).")
@by_option
@mission_option
def tell_office(
    incident: str,
    *,
    office: str,
    channel: Channel,
    what: str,
    at: str | None,
    by: str,
    mission: Path,
) -> None:
    """Note that an office was told of INCIDENT."""
    with opened(mission) as found:
        kept = tell(
            found,
            incident,
            by=by,
            told=office,
            channel=channel,
            at=moment(at, found),
            what=what,
            settings=settings_now(),
        )
    click.echo(f"{kept.id}: {office} told by {channel}")


@told.command()
@click.argument("contact")
@click.option("--text", help="What came back.")
@click.option("--at", help="When, like 2017-09-12T14:30 (default: now).")
@click.option("--close", is_flag=True, help="Nothing more is waited for.")
@by_option
@seen_option
@mission_option
def reply(
    contact: str,
    *,
    text: str | None,
    at: str | None,
    close: bool,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Note the reply to CONTACT, or close it without one."""
    if text is None and not close:
        raise click.UsageError("wanted --text, --close or both")
    with opened(mission) as found:
        kept = follow_up(
            found,
            contact,
            by=by,
            reply=text,
            at=moment(at, found) if text else None,
            closed=close,
            seen=seen,
        )
    click.echo(f"{kept.id}: version {kept.version}")


@told.command(name="list")
@click.option("--waiting", is_flag=True, help="Only those that wait for a reply.")
@by_option
@mission_option
def list_contacts(by: str, mission: Path, *, waiting: bool) -> None:
    """List contacts: longest waited for first."""
    with opened(mission) as found:
        ages = contacts(found, by=by, now=datetime.now(UTC), waiting=waiting)
    for each in ages:
        value = each.contact.value
        age = "-" if each.hours is None else f"{each.hours:.0f} h"
        click.echo(
            f"{age:>7}  {each.contact.id}  {value.at:%Y-%m-%d %H:%M}  {value.told}"
            f" by {value.channel} on {value.incident}: {value.what}"
            + (f" -> {value.reply}" if value.reply else "")
        )


@click.group(name="restriction")
def restrict() -> None:
    """Where monitors or aid could not move."""


@restrict.command(name="add")
@click.option("--place", "name", required=True, help="Where, in words.")
@click.option("--place-id", default="", help="Its id in the gazetteer.")
@click.option("--kind", type=Codes(RestrictionKind), required=True)
@click.option("--movement", required=True, help="What was hindered.")
@click.option("--first", type=day_type, required=True, help="First day.")
@click.option("--last", type=day_type, help="Last day (default: it goes on).")
@click.option("--actor", metavar="CODE", help="Who hindered it, where known.")
@click.option("--note", default="", help="What was said about it.")
@click.option("--entry", metavar="ID", help="A later word on this one.")
@by_option
@seen_option
@mission_option
def add_restriction(
    *,
    name: str,
    place_id: str,
    kind: RestrictionKind,
    movement: str,
    first: datetime,
    last: datetime | None,
    actor: str | None,
    note: str,
    entry: str | None,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Note an access restriction."""
    try:
        value = AccessRestriction(
            place_id=place_id,
            name=name,
            first=first.date(),
            last=last.date() if last else None,
            kind=kind,
            by=actor,
            movement=movement,
            note=note,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with opened(mission) as found:
        kept = record_restriction(found, value, by=by, entry=entry, seen=seen)
    click.echo(f"{kept.id}: version {kept.version}")


@restrict.command(name="list")
@by_option
@mission_option
def list_restrictions(by: str, mission: Path) -> None:
    """List restrictions, and count them by who hindered."""
    with opened(mission) as found:
        every = restrictions(found, by=by)
    for each in every:
        value = each.value
        until = value.last.isoformat() if value.last else "goes on"
        click.echo(
            f"{each.id}  {value.first} to {until}  {value.name}: {value.movement}"
            f" {value.kind} by {value.by or 'unknown'}"
        )
    for actor, number in counts_by_actor(every).items():
        click.echo(f"{number:>5}  {actor}")


@click.command(name="coverage")
@click.option("--place-id", required=True, metavar="ID", help="As in coverage.toml.")
@click.option("--place", "name", required=True, help="Its name.")
@click.option("--day", type=day_type, required=True)
@click.option("--state", type=Codes(CoverageState), required=True)
@click.option("--note", default="", help="Why, or how.")
@by_option
@seen_option
@mission_option
def cover(
    *,
    place_id: str,
    name: str,
    day: datetime,
    state: CoverageState,
    note: str,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Note whether a place was watched on a day; it goes before coverage.toml."""
    with opened(mission) as found:
        kept = record_coverage(
            found,
            by=by,
            place_id=place_id,
            name=name,
            day=day.date(),
            state=state,
            note=note,
            seen=seen,
        )
    click.echo(f"{name}, {day.date()}: {state}, version {kept.version}")
