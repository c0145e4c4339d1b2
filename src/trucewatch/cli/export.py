"""`trucewatch export`: a table for an audience, in a format."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.desk_options import day_type, opened
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.model.access import Audience, audience_of
from trucewatch.service.exporting import export_table
from trucewatch.service.stamps import MACHINE


class _AudienceType(click.ParamType[Audience]):
    name = "audience"

    def convert(
        self,
        value: str | Audience,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Audience:
        """The audience that the word names."""
        if isinstance(value, Audience):
            return value
        try:
            return audience_of(value)
        except ValueError:
            wanted = "public, partners, party:CODE, guarantor:CODE or team"
            self.fail(f"got {value!r}, wanted {wanted}", param, ctx)


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch export incidents --format geojson --out incidents.geojson\n"
    "  trucewatch export tallies --format xlsx --audience team --by paula \\\n"
    "    --from 2017-09-01 --to 2017-09-30 --out september.xlsx"
)
@click.argument("table")
@click.option("--format", "name", required=True, help="csv, csv_hxl, xlsx, ...")
@click.option(
    "--audience",
    type=_AudienceType(),
    default="public",
    help="For whom (default: public, which gets what was released).",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--from", "first", type=day_type, help="First day (default: all).")
@click.option("--to", "last", type=day_type, help="Last day (default: the latest).")
@click.option("--by", metavar="USER", help="Who makes it; only public needs nobody.")
@mission_option
def command(
    table: str,
    *,
    name: str,
    audience: Audience,
    out: Path,
    first: datetime | None,
    last: datetime | None,
    by: str | None,
    mission: Path,
) -> None:
    """Write TABLE: incidents, claims, tallies, figures, findings or coverage.

    Beside the file lies one that says what it is, with codebook and SHA-256.
    """
    with opened(mission) as found:
        done = export_table(
            found,
            table,
            format=name,
            audience=audience,
            by=by or MACHINE,
            out=out,
            settings=settings_now(),
            first=first.date() if first else None,
            last=last.date() if last else None,
        )
    click.echo(f"{done.file}: {done.rows:,} rows, SHA-256 {done.rows_sha256}")
    for file in filter(None, (done.about, done.codebook)):
        click.echo(str(file))
