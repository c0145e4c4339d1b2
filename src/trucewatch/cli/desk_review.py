"""`trucewatch desk`: decisions on incidents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.desk_options import (
    Codes,
    by_option,
    day_type,
    mission_option,
    moment,
    opened,
    reason_option,
    seen_option,
)
from trucewatch.cli.options import settings_now
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.review import Basis, IncidentState
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.determining import record_determination
from trucewatch.service.responding import record_response
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)

_incident = click.argument("incident")


def _basis(text: str) -> Basis:
    means, _, what = text.partition(":")
    try:
        return Basis(means=ObservationMeans(means), what=what)
    except ValueError as error:
        raise click.UsageError(
            f"--basis: {error}; wanted MEANS:WHAT, like crater_analysis:visit"
        ) from None


@click.command()
@_incident
@click.option("--state", type=Codes(IncidentState), required=True)
@reason_option
@click.option(
    "--basis",
    "bases",
    multiple=True,
    metavar="MEANS:WHAT",
    help="What it rests on beside the claims; may be given several times.",
)
@click.option("--duplicate-of", metavar="INCIDENT", help="What a duplicate repeats.")
@by_option
@seen_option
@mission_option
def review(
    incident: str,
    *,
    state: IncidentState,
    reason: str,
    bases: tuple[str, ...],
    duplicate_of: str | None,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Take INCIDENT to a state. A second person verifies, on at least one basis."""
    with opened(mission) as found:
        kept = review_incident(
            found,
            incident,
            by=by,
            state=state,
            reason=reason,
            bases=tuple(_basis(text) for text in bases),
            duplicate_of=duplicate_of,
            seen=seen,
            settings=settings_now(),
        )
    click.echo(f"{incident}: {kept.value.state}, version {kept.version}")


@click.command()
@_incident
@click.option("--from", "disputed_by", required=True, help="Actor code or name.")
@reason_option
@click.option("--withdrawn", is_flag=True, help="It was taken back.")
@by_option
@seen_option
@mission_option
def dispute(
    incident: str,
    *,
    disputed_by: str,
    reason: str,
    withdrawn: bool,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Note that somebody disputes INCIDENT; its state stays."""
    with opened(mission) as found:
        kept = dispute_incident(
            found,
            incident,
            by=by,
            disputed_by=disputed_by,
            reason=reason,
            withdrawn=withdrawn,
            seen=seen,
            settings=settings_now(),
        )
    click.echo(f"{kept.id}: version {kept.version}")


@click.command()
@_incident
@click.option("--to", metavar="USER", help="For whom it waits (default: anyone).")
@click.option("--note", default="", help="What is to be done.")
@by_option
@seen_option
@mission_option
def assign(
    incident: str,
    *,
    to: str | None,
    note: str,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Say for whom INCIDENT waits."""
    with opened(mission) as found:
        assign_incident(
            found,
            incident,
            by=by,
            to=to,
            note=note,
            seen=seen,
            settings=settings_now(),
        )
    click.echo(f"{incident}: waits for {to or 'anyone'}")


@click.command()
@_incident
@click.option("--level", type=Codes(AttributionLevel), required=True)
@click.option("--actor", metavar="CODE", help="To whom; none for not_attributed.")
@click.option("--basis", multiple=True, help="Its ground: a claim's id, or words.")
@by_option
@seen_option
@mission_option
def attribute(
    incident: str,
    *,
    level: AttributionLevel,
    actor: str | None,
    basis: tuple[str, ...],
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Lay INCIDENT to an actor, on a level and a basis."""
    with opened(mission) as found:
        kept = attribute_incident(
            found,
            incident,
            by=by,
            level=level,
            actor=actor,
            basis=basis,
            seen=seen,
            settings=settings_now(),
        )
    click.echo(f"{incident}: {kept.value.level}, version {kept.version}")


@click.command()
@_incident
@click.option("--party", required=True, metavar="CODE", help="Who answers.")
@click.option("--kind", type=Codes(ResponseKind), required=True)
@click.option("--text", default="", help="The answer in the party's words.")
@click.option("--at", help="When, like 2017-09-12T14:30 (default: now).")
@click.option("--source", default="", help="How it came.")
@by_option
@mission_option
def respond(
    incident: str,
    *,
    party: str,
    kind: ResponseKind,
    text: str,
    at: str | None,
    source: str,
    by: str,
    mission: Path,
) -> None:
    """Note what a party answered to INCIDENT, or that it did not."""
    with opened(mission) as found:
        kept = record_response(
            found,
            incident,
            by=by,
            party=party,
            kind=kind,
            text=text,
            at=moment(at, found),
            source=source,
            settings=settings_now(),
        )
    click.echo(f"{kept.id}: {party} {kind}")


@click.command()
@_incident
@click.option("--agreement", required=True, metavar="ID")
@click.option("--term", required=True, metavar="ID")
@click.option("--body", required=True, help="Who decides.")
@click.option("--status", type=Codes(DeterminationStatus), required=True)
@reason_option
@click.option("--on", type=day_type, required=True, help="The day of it.")
@by_option
@seen_option
@mission_option
def determine(
    incident: str,
    *,
    agreement: str,
    term: str,
    body: str,
    status: DeterminationStatus,
    reason: str,
    on: datetime,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Note what a body decided on INCIDENT under a term."""
    with opened(mission) as found:
        kept = record_determination(
            found,
            incident,
            by=by,
            agreement=agreement,
            term=term,
            body=body,
            status=status,
            reason=reason,
            on=on.date(),
            seen=seen,
            settings=settings_now(),
        )
    click.echo(f"{kept.id}: {status}, version {kept.version}")
