"""Markdown tables of the accuracy page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A Markdown table; None is an empty cell."""
    names = list(head)
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield "| " + " | ".join("" if v is None else str(v) for v in row) + " |"


def share_text(value: float | None) -> str | None:
    """A share to three digits."""
    return None if value is None else f"{value:.3f}"
