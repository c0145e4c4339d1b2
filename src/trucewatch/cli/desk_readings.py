"""`trucewatch desk`: readings of claims, coding runs, markings of records."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click

from trucewatch.cli.desk_options import (
    Codes,
    by_option,
    mission_option,
    opened,
    reason_option,
    seen_option,
)
from trucewatch.cli.options import settings_now
from trucewatch.model.access import Sensitivity, audience_of
from trucewatch.model.record import Json
from trucewatch.model.review import ClaimReview
from trucewatch.service.markings import mark_record
from trucewatch.service.readings import recode as code_again
from trucewatch.service.readings import review_claim


@click.command()
@click.argument("record")
@click.option("--sensitivity", type=Codes(Sensitivity), required=True)
@click.option("--reason", required=True, help="Why, in a sentence.")
@click.option(
    "--share",
    multiple=True,
    metavar="AUDIENCE",
    help="Circle that may read it besides: partners, party:CODE, team ...",
)
@click.option("--party", metavar="CODE", help="Whose material it is.")
@click.option("--delay", type=click.IntRange(min=0), default=0, metavar="HOURS")
@by_option
@seen_option
@mission_option
def mark(
    record: str,
    *,
    sensitivity: Sensitivity,
    reason: str,
    share: tuple[str, ...],
    party: str | None,
    delay: int,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Mark RECORD, a document or incident: how far it may go."""
    try:
        audiences = tuple(audience_of(text) for text in share)
    except ValueError as error:
        raise click.UsageError(f"--share: {error}") from None
    with opened(mission) as found:
        kept = mark_record(
            found,
            record,
            by=by,
            sensitivity=sensitivity,
            reason=reason,
            audiences=audiences,
            party=party,
            delay_hours=delay,
            seen=seen,
            settings=settings_now(),
        )
    click.echo(f"{record}: {sensitivity}, version {kept.version}")


def _fields(changes: TextIO) -> dict[str, Json]:
    try:
        found = json.loads(changes.read())
    except ValueError as error:
        raise click.UsageError(f"--changes: not JSON: {error}") from None
    if not isinstance(found, dict):
        raise click.UsageError("--changes: wanted a JSON object")
    return found


@click.command()
@click.argument("claim")
@click.option("--review", type=Codes(ClaimReview), required=True)
@reason_option
@click.option(
    "--changes",
    type=click.File(encoding="utf-8"),
    help="For corrected: a JSON object with the fields that change; - for input.",
)
@by_option
@seen_option
@mission_option
def claim(
    claim: str,
    *,
    review: ClaimReview,
    reason: str,
    changes: TextIO | None,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Accept, correct or reject the reading CLAIM; what was read stays beside it."""
    fields = _fields(changes) if changes else None
    with opened(mission) as found:
        kept = review_claim(
            found,
            claim,
            by=by,
            review=review,
            reason=reason,
            changes=fields,
            seen=seen,
        )
    click.echo(f"{claim}: {review}, version {kept.version}")


@click.command()
@by_option
@mission_option
def recode(by: str, mission: Path) -> None:
    """Read every stored report anew; earlier claims and corrections stay."""
    with opened(mission) as found:
        done = code_again(found, by=by, as_of=datetime.now(UTC).date())
    for each in done:
        click.echo(
            f"{each.name}: run {each.run}, {each.fresh} claims new, {each.gone} gone"
        )
    click.echo(f"{len(done)} documents are read otherwise")
