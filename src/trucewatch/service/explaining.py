"""Explain a reading without storing: a trace of each report, as text or a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.errors import ItemError
from trucewatch.model.issue import Issue
from trucewatch.model.trace import DocumentTrace
from trucewatch.publish.trace_page import render_trace
from trucewatch.publish.trace_text import trace_lines
from trucewatch.read.document import check_document, read_document
from trucewatch.read.explain import explain_document
from trucewatch.reference.extension import PACKAGED, Extension, use_extension
from trucewatch.service.items import Item, find_items, issue_of
from trucewatch.service.reading import duplicate_issue


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedItem:
    """How one item was read.

    Args:
        trace: sentence by sentence; None where it was unusable or a duplicate.
        issues: doubts about the item.
        is_read: whether it could be read at all.
    """

    trace: DocumentTrace | None
    issues: tuple[Issue, ...]
    is_read: bool


def explain_items(
    paths: tuple[str, ...], *, as_of: date, extension: Extension = PACKAGED
) -> Iterator[ExplainedItem]:
    """Each item under `paths` with its trace, in a fixed order.

    An exact duplicate of an earlier item is read once and noted as an Issue.
    """
    seen: dict[str, str] = {}
    for item in find_items(paths):
        use_extension(extension)
        yield _explain_item(item, as_of=as_of, seen=seen)


def _explain_item(item: Item, *, as_of: date, seen: dict[str, str]) -> ExplainedItem:
    try:
        document = read_document(item.read_bytes(), name=item.name)
    except ItemError as error:
        return ExplainedItem(trace=None, issues=(issue_of(error, item),), is_read=False)
    first = seen.setdefault(document.id, item.name)
    if first != item.name:
        repeated = (duplicate_issue(item.name, of=first),)
        return ExplainedItem(trace=None, issues=repeated, is_read=True)
    trace = explain_document(document)
    issues = check_document(document, as_of=as_of) + trace.issues
    return ExplainedItem(trace=trace, issues=issues, is_read=True)


def explained_lines(trace: DocumentTrace) -> list[str]:
    """Lines that tell a person how one document was read."""
    return list(trace_lines(trace))


def write_trace_page(traces: Iterable[DocumentTrace], path: Path) -> Path:
    """Write the traces as one HTML page; the path it stands at.

    Raises:
        OSError: the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(render_trace(tuple(traces)), encoding="utf-8")
    return draft.replace(path)
