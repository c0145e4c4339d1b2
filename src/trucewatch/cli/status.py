"""`trucewatch status`: what the mission holds."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.missions import open_mission
from trucewatch.service.status import Status, mission_status


@click.command(epilog="\b\nExample:\n  trucewatch status --mission mymission")
@mission_option
def command(mission: Path) -> None:
    """Show what the mission holds, and list every Issue on its books."""
    opened = open_mission(mission, settings=settings_now())
    status = mission_status(opened)
    opened.store.close()
    click.echo("\n".join(_lines(status)))


def _lines(status: Status) -> list[str]:
    counts = status.counts
    lines = [status.title]
    if status.demonstration:
        lines.append("DEMONSTRATION: not a record of events")
    kinds = ", ".join(f"{number} {kind}" for kind, number in counts.kinds.items())
    items = ", ".join(f"{number} {what}" for what, number in counts.items.items())
    lines += [
        f"documents: {counts.documents} ({counts.undated} without a date)",
        f"claims:    {counts.claims}" + (f" ({kinds})" if kinds else ""),
        f"items:     {items or 'none'}",
        f"published: {counts.first_day or '-'} to {counts.last_day or '-'}",
        *([f"own words: mission:{status.version}"] if status.version else []),
        f"issues:    {len(status.issues)}",
    ]
    return lines + [f"  {issue}" for issue in status.issues]
