"""`trucewatch basemap`: the map under the bulletin's map."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.service.basemaps import BASEMAP_FILE, write_basemap


@click.group(epilog="\b\nExample:\n  trucewatch basemap build UA")
def command() -> None:
    """Work with basemaps: countries, provinces, disputed lines, main places."""


@command.command(
    epilog="\b\nExample:\n  trucewatch basemap build YE --out yemen.geojson"
)
@click.argument("country")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path(BASEMAP_FILE),
    show_default=True,
    help="File to write.",
)
def build(country: str, out: Path) -> None:
    """Write the basemap of COUNTRY (ISO 3166-1 code) as GeoJSON.

    Nothing is fetched. A mission draws its country's map without this; a file of
    this name in the mission's folder, changed as you need, is drawn instead.
    """
    click.echo(f"basemap written: {write_basemap(country.upper(), out=out)}")
