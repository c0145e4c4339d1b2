"""The trace of a reading as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.model.trace import DocumentTrace
from trucewatch.publish.templating import environment
from trucewatch.publish.trace_view import SentenceView, sentence_views
from trucewatch.publish.tree_drawing import WIDEST, draw_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePart:
    """A sentence with its tree drawn; None where it has none or is too long."""

    view: SentenceView
    drawing: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """A document of the page."""

    key: str
    title: str
    name: str
    language: str
    sentences: tuple[SentencePart, ...]
    claims: int
    dropped: int


def render_trace(traces: Sequence[DocumentTrace]) -> str:
    """One self-contained page: readable without scripts, printable, no requests.

    The same traces give the same bytes.
    """
    parts = tuple(_document(trace, n) for n, trace in enumerate(traces, start=1))
    return (
        environment()
        .get_template("trace.html.j2")
        .render(documents=parts, widest=WIDEST)
    )


def _document(trace: DocumentTrace, number: int) -> DocumentPart:
    document, key = trace.document, f"d{number}"
    views = sentence_views(trace)
    return DocumentPart(
        key=key,
        title=document.title or document.name,
        name=document.name,
        language=document.language or "",
        sentences=tuple(
            SentencePart(
                view=view,
                drawing=draw_tree(view.tree, name=f"tree-{key}-{view.number}"),
            )
            for view in views
        ),
        claims=sum(len(view.claims) for view in views),
        dropped=sum(len(view.dropped) for view in views),
    )
