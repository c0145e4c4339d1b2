"""`trucewatch read`: reports into claims, without storing them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from trucewatch.cli.exits import Exit, echo_issues
from trucewatch.cli.options import paths_argument, settings_now
from trucewatch.service.explaining import (
    ExplainedItem,
    explain_items,
    explained_lines,
    write_trace_page,
)
from trucewatch.service.missions import NO_MISSION, read_context
from trucewatch.service.reading import ReadItem, claim_line, describe, read_items


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch read report.txt\n"
    "  trucewatch read reports/ --json > claims.jsonl\n"
    "  trucewatch read report.pdf --text\n"
    "  trucewatch read report.txt --mission mymission\n"
    "  trucewatch read report.txt --explain --html why.html"
)
@paths_argument
@click.option(
    "--mission",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Read with this mission's words, actors, places and country.",
)
@click.option("--json", "as_json", is_flag=True, help="One claim a line, as JSON.")
@click.option("--text", "as_text", is_flag=True, help="The working text only.")
@click.option(
    "--explain",
    is_flag=True,
    help="Sentence by sentence: what was read, what was dropped, and why.",
)
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="FILE",
    help="With --explain: write it as a page instead, with the trees drawn.",
)
def command(
    paths: tuple[str, ...],
    *,
    mission: Path | None,
    as_json: bool,
    as_text: bool,
    explain: bool,
    page: Path | None,
) -> None:
    """Read reports (files, folders, or - for standard input) into claims.

    Spans count code points of the working text; --text prints that text.
    """
    if sum((as_json, as_text, explain)) > 1:
        raise click.UsageError("--json, --text and --explain exclude each other")
    if page is not None and not explain:
        raise click.UsageError("--html goes with --explain")
    today = datetime.now(UTC).date()
    context = read_context(mission) if mission else NO_MISSION
    if explain:
        found = explain_items(paths, as_of=today, extension=context.extension)
        all_read = _explain(found, page=page)
    else:
        cache = settings_now().cache
        read = read_items(paths, cache=cache, as_of=today, context=context)
        all_read = _read(read, as_json=as_json, as_text=as_text)
    if not all_read:
        sys.exit(Exit.UNREADABLE)


def _read(items: Iterable[ReadItem], *, as_json: bool, as_text: bool) -> bool:
    """Print what was read; whether every item could be read."""
    all_read = True
    for read in items:
        echo_issues(read.issues)
        all_read = all_read and read.document is not None
        if as_text:
            sys.stdout.write(read.document.text if read.document else "")
        else:
            _echo(read, as_json=as_json)
    return all_read


def _echo(read: ReadItem, *, as_json: bool) -> None:
    if as_json:
        for placed in read.claims:
            click.echo(json.dumps(claim_line(placed), ensure_ascii=False))
    elif read.document is not None:
        click.echo("\n".join(describe(read)))


def _explain(items: Iterable[ExplainedItem], *, page: Path | None) -> bool:
    """Print how each item was read, or write it as a page; whether all were read."""
    if page is not None and not page.parent.is_dir():
        raise click.UsageError(f"no folder to write to: got {page.parent}")
    all_read, traces = True, []
    for item in items:
        echo_issues(item.issues)
        all_read = all_read and item.is_read
        if item.trace is None:
            continue
        if page is None:
            click.echo("\n".join(explained_lines(item.trace)))
        else:
            traces.append(item.trace)
    if page is not None:
        click.echo(f"page: {write_trace_page(traces, page)}")
    return all_read
