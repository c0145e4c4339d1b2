"""`trucewatch judge`: incidents held against agreements, with every reason."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.judging import (
    Hearing,
    case_hearing,
    change_lines,
    compare_hearings,
    demo_hearing,
    entry_records,
    hearing_lines,
    judge_hearing,
    mission_hearing,
)
from trucewatch.service.missions import open_mission


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch judge --demo\n"
    "  trucewatch judge --demo --interpretation next-day --against moscow-briefing\n"
    "  trucewatch judge --mission mymission --date 2017-09-05\n"
    "  trucewatch judge --cases cases.toml --json"
)
@click.option("--demo", is_flag=True, help="Judge the made-up demonstration cases.")
@click.option(
    "--cases",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Judge the cases that a person wrote into this file.",
)
@click.option(
    "--date",
    "moment",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day in the mission's zone (default: the latest with a report not held back).",
)
@click.option(
    "--interpretation",
    "readings",
    multiple=True,
    metavar="[AGREEMENT/]READING",
    help="Reading to judge by (default: the mission's, else the agreement's first).",
)
@click.option(
    "--against",
    multiple=True,
    metavar="[AGREEMENT/]READING",
    help="List what changes under this reading, and why.",
)
@click.option("--all", "every", is_flag=True, help="Also terms silent on it.")
@click.option("--json", "as_json", is_flag=True, help="One incident a line, as JSON.")
@mission_option
def command(
    *,
    demo: bool,
    cases: Path | None,
    moment: datetime | None,
    readings: tuple[str, ...],
    against: tuple[str, ...],
    every: bool,
    as_json: bool,
    mission: Path,
) -> None:
    """Hold incidents against the terms of agreements; say why, and what is missing.

    A finding is no determination: it says what the facts held give under the
    reading named, and is recomputed with every change.
    """
    made = [name for name, given in (("--demo", demo), ("--cases", cases)) if given]
    if len(made) > 1:
        raise click.UsageError("--demo and --cases: give one of them")
    if made and (moment is not None or mission != Path()):
        raise click.UsageError(f"{made[0]} takes no --date and no --mission")
    hearing = _hearing(mission, moment, demo=demo, cases=cases)
    if against:
        changes = compare_hearings(hearing, readings, against)
        click.echo("\n".join(change_lines(hearing, changes)))
        return
    entries = judge_hearing(hearing, readings)
    if as_json:
        for record in entry_records(hearing, entries):
            click.echo(json.dumps(record, ensure_ascii=False))
        return
    click.echo("\n".join(hearing_lines(hearing, entries, every=every)))


def _hearing(
    mission: Path, moment: datetime | None, *, demo: bool, cases: Path | None
) -> Hearing:
    if demo:
        return demo_hearing()
    if cases is not None:
        return case_hearing(cases)
    settings = settings_now()
    opened = open_mission(mission, settings=settings)
    day = moment.date() if moment else None
    hearing = mission_hearing(opened, day=day, settings=settings)
    opened.store.close()
    return hearing
