"""A progress bar for long work, drawn on a terminal only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

Each = TypeVar("Each")


def watched(run: Iterable[Each], *, total: int | None, label: str) -> Iterator[Each]:
    """The items of `run`, with a bar on standard error while they come."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from run
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(label, total=total)
        for item in run:
            yield item
            progress.advance(task)
