"""The trace of a reading as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.trace import DocumentTrace, TreeWord
from trucewatch.publish.trace_view import Facts, SentenceView, sentence_views


def trace_lines(trace: DocumentTrace) -> Iterator[str]:
    """Lines that tell a person how every sentence of the document was read."""
    document = trace.document
    yield document.title or document.name
    for view in sentence_views(trace):
        yield ""
        yield from _sentence(view)


def _sentence(view: SentenceView) -> Iterator[str]:
    words = " ".join("".join(run.text for run in view.runs).split())
    yield f"{view.number}. {words}  {view.span}"
    if not view.passed:
        yield _line("let in", "by no test: it holds no word that a coder looks for")
    for passed in view.passed:
        yield _line("let in", f"{passed.coder}{_by(passed.words)}: {passed.outcome}")
    for claim in view.claims:
        yield _line(f"claim {claim.number}", f"{claim.text}  {claim.spans}")
        yield _line("", f"read by {claim.coder}{_by(claim.words)}; {claim.id}")
        yield from _facts(claim.facts)
    for drop in view.dropped:
        told = f" (claim {drop.told_by})" if drop.told_by else ""
        words = " ".join(drop.words.split())
        yield _line("dropped", f"{drop.coder}, “{words}”: {drop.reason}{told}")
        yield from _facts(drop.facts)
    for number, line in enumerate(tree_lines(view.tree)):
        yield _line("" if number else "tree", line)


def _line(label: str, text: str) -> str:
    return f"   {label:<9} {text}"


def _by(words: tuple[str, ...]) -> str:
    return f" by {', '.join(f'“{word}”' for word in words)}" if words else ""


def _facts(facts: Facts) -> Iterator[str]:
    for label, value in facts:
        yield _line("", f"  {label.lower()}: {' '.join(value.split())}")


def tree_lines(tree: Sequence[TreeWord]) -> Iterator[str]:
    """The tree as an outline: a word a line, below its head and deeper than it."""
    children: dict[int, list[int]] = {}
    for index, word in enumerate(tree):
        if word.head != index:
            children.setdefault(word.head, []).append(index)
    roots = [index for index, word in enumerate(tree) if word.head == index]
    todo = [(index, 0) for index in reversed(roots)]
    while todo:
        index, depth = todo.pop()
        word = tree[index]
        yield f"{'  ' * depth}{word.text} ({word.relation}, {word.tag})"
        todo += [(child, depth + 1) for child in reversed(children.get(index, []))]
