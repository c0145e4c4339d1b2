"""`trucewatch release`: a bulletin's way from a draft to the public, and errata."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.desk_options import by_option, day_type, mission_option, opened
from trucewatch.cli.options import settings_now
from trucewatch.model.issue import Issue
from trucewatch.model.release import Acknowledgement, BulletinForm
from trucewatch.service.errata import list_errata, propose_erratum, publish_erratum
from trucewatch.service.feeds import bulletin_feed, released_pdf
from trucewatch.service.public_releases import released_bulletin, released_file
from trucewatch.service.releases import (
    draft_bulletin,
    list_releases,
    preview_release,
    release_bulletin,
    submit_release,
)

EPILOG = """\b
Examples:
  trucewatch release draft --date 2017-09-05 --by paula
  trucewatch release submit bul_2017-09-05 --by paula
  trucewatch release show bul_2017-09-05 --out preview --by peter
  trucewatch release release bul_2017-09-05 --by peter \\
    --acknowledge claims_not_reviewed "counts compared with the sources by hand"
"""

_bulletin = click.argument("bulletin")
_acknowledge = click.option(
    "--acknowledge",
    type=(str, str),
    multiple=True,
    metavar="CODE REASON",
    help="A warning that may stand, and why; may be given again.",
)


@click.group(epilog=EPILOG)
def command() -> None:
    """Draft, check and release bulletins; correct released ones by errata."""


@command.command()
@click.option("--date", "moment", type=day_type, help="Day (default: the latest).")
@click.option("--reason", default="", help="Why a released bulletin is revised.")
@by_option
@mission_option
def draft(moment: datetime | None, reason: str, by: str, mission: Path) -> None:
    """Draft the bulletin of a day, or a revised one where it is released already."""
    day = moment.date() if moment else None
    with opened(mission) as found:
        kept = draft_bulletin(
            found, by=by, settings=settings_now(), day=day, reason=reason
        )
    click.echo(f"{kept.id}: No. {kept.value.label}, draft, version {kept.version}")


@command.command("list")
@by_option
@mission_option
def list_all(by: str, mission: Path) -> None:
    """List every bulletin that was drafted, the latest day first."""
    with opened(mission) as found:
        every = list_releases(found, by=by)
    for kept in every:
        value = kept.value
        click.echo(
            f"{kept.id:<18} No. {value.label:<8} {value.state:<9} "
            f"{kept.at[:16]} by {kept.by}"
        )
    if not every:
        click.echo("no bulletin was drafted")


@command.command()
@_bulletin
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write its files."
)
@by_option
@mission_option
def show(bulletin: str, out: Path | None, by: str, mission: Path) -> None:
    """Show where a bulletin stands, what speaks against it, and its errata."""
    with opened(mission) as found:
        seen = preview_release(found, bulletin, by=by, settings=settings_now())
        errata = list_errata(found, bulletin, by=by)
    value = seen.kept.value
    click.echo(f"{bulletin}: No. {value.label} of {value.day}, {value.state}")
    click.echo(f"version {seen.kept.version}, {seen.kept.at} by {seen.kept.by}")
    if value.frozen is not None:
        click.echo(f"html SHA-256 {value.frozen.html}")
        click.echo(f"json SHA-256 {value.frozen.json}")
        click.echo(f"log {value.frozen.size:,} entries, root {value.frozen.root}")
    elif not seen.current:
        click.echo("the records changed since it was drafted: draft it anew")
    for each in value.acknowledged:
        click.echo(f"acknowledged {each.code}: {each.reason}")
    for point in seen.open_points:
        click.echo(_point(point))
    for kept in errata:
        number = kept.value.number
        what = "proposed" if number is None else f"erratum {number}"
        click.echo(f"{kept.id} {what}: {kept.value.what} ({kept.value.why})")
    if out is not None:
        _write(out / f"{bulletin}.html", seen.html)
        _write(out / f"{bulletin}.json", seen.json)


def _point(point: Issue) -> str:
    got = f" ({point.got})" if point.got else ""
    return f"{point.severity} {point.code}: {point.what}{got}"


@command.command()
@_bulletin
@_acknowledge
@by_option
@mission_option
def submit(
    bulletin: str, acknowledge: tuple[tuple[str, str], ...], by: str, mission: Path
) -> None:
    """Hand a draft to a second person."""
    with opened(mission) as found:
        submit_release(
            found,
            bulletin,
            by=by,
            settings=settings_now(),
            acknowledged=_acknowledged(acknowledge),
        )
    click.echo(f"{bulletin}: waits for a second person to release it")


@command.command()
@_bulletin
@_acknowledge
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the released files there.",
)
@by_option
@mission_option
def release(
    bulletin: str,
    acknowledge: tuple[tuple[str, str], ...],
    out: Path | None,
    by: str,
    mission: Path,
) -> None:
    """Release a submitted bulletin as a second person; it never changes again."""
    with opened(mission) as found:
        release_bulletin(
            found,
            bulletin,
            by=by,
            settings=settings_now(),
            acknowledged=_acknowledged(acknowledge),
        )
        public = released_bulletin(found, bulletin)
        click.echo(f"released No. {public.label} of {public.day}")
        if out is not None:
            for form in BulletinForm:
                content = released_file(found, bulletin, form)
                _write(out / public.file_name(form), content)


def _acknowledged(given: tuple[tuple[str, str], ...]) -> tuple[Acknowledgement, ...]:
    try:
        return tuple(Acknowledgement(code=code, reason=why) for code, why in given)
    except ValueError as error:
        raise click.UsageError(f"--acknowledge: {error}") from None


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    click.echo(str(file))


@command.command()
@_bulletin
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@mission_option
def pdf(bulletin: str, out: Path, mission: Path) -> None:
    """Print a released bulletin with its errata as PDF (extra `pdf`)."""
    with opened(mission) as found:
        content = released_pdf(found, bulletin)
    _write(out, content)


@command.command()
@click.option("--base", required=True, help="Address of the public site.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@mission_option
def feed(base: str, out: Path, mission: Path) -> None:
    """Write the Atom feed of the latest released bulletins."""
    with opened(mission) as found:
        content = bulletin_feed(found, base=base)
    _write(out, content.encode())


@command.group()
def erratum() -> None:
    """Correct a released bulletin; its own bytes stay as they are."""


@erratum.command()
@_bulletin
@click.option("--what", required=True, help="What is wrong, and what is right.")
@click.option("--why", required=True, help="How the mistake came about.")
@by_option
@mission_option
def propose(bulletin: str, what: str, why: str, by: str, mission: Path) -> None:
    """Propose an erratum to a released bulletin."""
    with opened(mission) as found:
        kept = propose_erratum(found, bulletin, by=by, what=what, why=why)
    click.echo(f"{kept.id}: waits for a second person to publish it")


@erratum.command()
@click.argument("erratum_id", metavar="ERRATUM")
@by_option
@mission_option
def publish(erratum_id: str, by: str, mission: Path) -> None:
    """Publish a proposed erratum as a second person."""
    with opened(mission) as found:
        kept = publish_erratum(found, erratum_id, by=by)
    click.echo(f"erratum {kept.value.number} to {kept.value.bulletin}")
