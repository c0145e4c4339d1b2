"""Marking text: a text cut where spans begin and end, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model.document import Span
from trucewatch.store.words import terms_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text under the same spans.

    Args:
        text: the words.
        claims: ids of the claims whose spans it is in, the longest span first: the
            last one is the innermost.
        starts: ids of the claims whose first span begins here.
        outside: whether it is no part of the report itself, but of its page.
    """

    text: str
    claims: tuple[str, ...]
    starts: tuple[str, ...]
    outside: bool


def cut_up(
    text: str, body: Sequence[Span], claims: Iterable[tuple[str, tuple[Span, ...]]]
) -> tuple[Piece, ...]:
    """The text in pieces; together they are the text again.

    Args:
        text: the text.
        body: the parts of it that are the report, ordered.
        claims: id and spans of each claim, main span first; code points of the text.
    """
    marks = [(span, key) for key, spans in claims for span in dict.fromkeys(spans)]
    cuts = {0, len(text)}
    for span in [*(span for span, _ in marks), *body]:
        cuts |= {span.start, span.end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    marks.sort(key=lambda mark: (mark[0].start, -mark[0].end, mark[1]))
    open_marks: list[tuple[Span, str]] = []
    begun: set[str] = set()
    pieces: list[Piece] = []
    at = 0
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark[0].end > start]
        fresh: list[str] = []
        while at < len(marks) and marks[at][0].start <= start:
            open_marks.append(marks[at])
            fresh.append(marks[at][1])
            at += 1
        longest = sorted(open_marks, key=lambda mark: (-_length(mark[0]), mark[1]))
        starts = tuple(key for key in dict.fromkeys(fresh) if key not in begun)
        begun.update(starts)
        pieces.append(
            Piece(
                text=text[start:end],
                claims=tuple(dict.fromkeys(key for _, key in longest)),
                starts=starts,
                outside=not any(s.start <= start and end <= s.end for s in body),
            )
        )
    return tuple(pieces)


def _length(span: Span) -> int:
    return span.end - span.start


def found_words(snippet: str, words: str) -> tuple[tuple[str, bool], ...]:
    """A snippet in runs, each with whether it is a word that was looked for."""
    terms = terms_of(words)
    whole = frozenset(form for term in terms for form in term.words)
    begun = tuple(term.words[-1] for term in terms if term.open)
    runs: list[tuple[str, bool]] = []
    at = 0
    for word in words_of(snippet):
        if word.form in whole or (begun and word.form.startswith(begun)):
            runs += [(snippet[at : word.start], False)]
            runs += [(snippet[word.start : word.end], True)]
            at = word.end
    runs.append((snippet[at:], False))
    return tuple(run for run in runs if run[0])
