"""`trucewatch read`: reports into claims, without a mission."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from trucewatch.cli.exits import Exit, echo_issues
from trucewatch.cli.options import paths_argument, settings_now
from trucewatch.service.explaining import (
    explain_items,
    explained_lines,
    write_trace_page,
)
from trucewatch.service.reading import ReadItem, claim_line, describe, read_items


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch read report.txt\n"
    "  trucewatch read reports/ --json > claims.jsonl\n"
    "  trucewatch read report.pdf --text\n"
    "  trucewatch read report.txt --explain --html why.html"
)
@paths_argument
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
    if explain:
        all_read = _explain(paths, page=page, today=today)
    else:
        all_read = _read(paths, as_json=as_json, as_text=as_text, today=today)
    if not all_read:
        sys.exit(Exit.UNREADABLE)


def _read(paths: tuple[str, ...], *, as_json: bool, as_text: bool, today: date) -> bool:
    """Print what was read; whether every item could be read."""
    all_read = True
    for read in read_items(paths, cache=settings_now().cache, as_of=today):
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


def _explain(paths: tuple[str, ...], *, page: Path | None, today: date) -> bool:
    """Print how each item was read, or write it as a page; whether all were read."""
    if page is not None and not page.parent.is_dir():
        raise click.UsageError(f"no folder to write to: got {page.parent}")
    all_read, traces = True, []
    for item in explain_items(paths, as_of=today):
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
