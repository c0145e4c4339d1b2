"""Tallies: how many cases a recorder counted, where, over what window.

A grammar in four steps, patterns 1-24 of the phrasing catalogue: tokens
(`lexing`), symbols (`tally_symbolise`), bindings of counts to places
(`tally_cells`), statements a recorder (`tally_segments`, `tally_statements`).
`tally_context` then adds what the sentences around say.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.claim import Claim, Modality, make_claim
from trucewatch.model.document import Document, Span
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.place import MentionRole, PlaceMention
from trucewatch.model.tally import (
    SUM_MISMATCH,
    UNCLEAR_PERIOD,
    CellBy,
    Period,
    TallyBody,
    TallyCell,
)
from trucewatch.read.coding import Coding
from trucewatch.read.lexing import lex
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.periods import occurred_in, reported_on
from trucewatch.read.tally_context import Draft, Heard, hear, with_headlines
from trucewatch.read.tally_kinds import CellReading
from trucewatch.read.tally_parts import UNREAD_PARTS
from trucewatch.read.tally_recorders import role_of
from trucewatch.read.tally_statements import statements
from trucewatch.read.tally_sums import DISTRIBUTIVE
from trucewatch.read.tally_symbolise import may_state, symbolise
from trucewatch.read.tally_symbols import Symbol, Time
from trucewatch.read.tally_units import count_unit
from trucewatch.read.triggering import may_count
from trucewatch.text.dates import find_times
from trucewatch.text.segment import LONGEST


def code_tallies(passages: tuple[Passage, ...]) -> Coding:
    """Claims of kind tally in a document, with an Issue for every doubtful sum.

    Args:
        passages: the document's sentences in order.

    Returns:
        One claim a count and recorder, in text order. Counts are never added
        across recorders and never repaired.
    """
    drafts = with_headlines(_heard(passages).drafts)
    return Coding(
        claims=tuple(_claim(draft) for draft in drafts),
        issues=(
            *_too_long(passages),
            *(issue for draft in drafts for issue in _issues(draft)),
        ),
    )


def _heard(passages: tuple[Passage, ...]) -> Heard:
    """What the sentences count; those that cannot are read only where needed.

    That is near a tally, and right before one, for the recorder they may lend.
    """
    heard, unread = Heard(), None
    for index, passage in enumerate(passages):
        if not passage.is_sentence:
            continue
        near = may_count(passage.sieve) or heard.is_near(index)
        if not (near and may_state(lex(passage.document.text, passage.span))):
            unread = passage
            continue
        symbols = _symbols(passage)
        found = statements(symbols)
        if found and unread is not None:
            heard = heard.lend(_symbols(unread))
        unread = None
        heard = hear(heard, passage, index, found=found, symbols=symbols)
    return heard


def _symbols(passage: Passage) -> tuple[Symbol, ...]:
    text = passage.document.text
    times = find_times(text, passage.span, published=passage.document.published)
    return symbolise(lex(text, passage.span), times, text)


def _too_long(passages: tuple[Passage, ...]) -> Iterator[Issue]:
    """One Issue for each stretch that is too long, however many pieces it came in."""
    unread = ((p.document, p.part_of or p.span) for p in passages if not p.is_sentence)
    for document, stretch in dict.fromkeys(unread):
        yield Issue(
            code="sentence_too_long",
            severity=Severity.WARNING,
            what="a stretch without sentence ends was not read for counts",
            where=f"{document.name}:{stretch.start}-{stretch.end}",
            got=f"{stretch.end - stretch.start} characters",
            wanted=f"at most {LONGEST}",
        )


def _claim(draft: Draft) -> Claim:
    said, passage = draft.statement, draft.passage
    document = passage.document
    period = _period(draft)
    body = TallyBody(
        recorder=said.code,
        recorder_text=said.recorder.text if said.recorder else "",
        recorder_role=role_of(said.code),
        unit=count_unit(said.unit),
        count_rule=said.unit.text if said.unit else "unstated",
        count=said.count,
        count_basis=said.basis,
        scope=said.scope,
        period=period,
        cells=tuple(_cell(cell) for cell in said.cells),
        cells_complete=said.complete,
        flags=tuple(dict.fromkeys(said.flags)),
    )
    return make_claim(
        document,
        spans=_spans(draft),
        body=body,
        chain=passage.chain,
        time=occurred_in(period) or reported_on(document),
        coder=coder_name(),
        modality=Modality.ASSERTED,
        places=tuple(
            _mention(cell, document) for cell in said.cells if cell.by is CellBy.PLACE
        ),
    )


def _spans(draft: Draft) -> tuple[Span, ...]:
    """Count and cells first, then the words that name the recorder."""
    said = draft.statement
    main = Span(said.start, said.end)
    if said.recorder is None:
        return (main,)
    named = Span(said.recorder.start, said.recorder.end)
    return (main,) if main.covers(named) else (main, named)


def _cell(cell: CellReading) -> TallyCell:
    return TallyCell(
        by=cell.by,
        key=cell.key,
        count=cell.count,
        span=Span(cell.start, cell.end),
    )


def _mention(cell: CellReading, document: Document) -> PlaceMention:
    span = Span(cell.key_start, cell.key_end)
    return PlaceMention(text=span.cut(document.text), span=span, role=MentionRole.CELL)


def _period(draft: Draft) -> Period:
    symbol = draft.statement.time
    if symbol is None or not isinstance(symbol.value, Time):
        return UNCLEAR_PERIOD
    time = symbol.value
    if time.period is not None:
        return time.period
    if time.when is None:
        return Period(text=time.text)
    since = time.text.lower().startswith("since")
    end = None if since else time.when.end
    return Period(start=time.when.start, end=end, text=time.text)


_DOUBTS = {
    SUM_MISMATCH: ("the breakdown does not add up to the count", Severity.WARNING),
    UNREAD_PARTS: ("parts of the count have neither place nor kind", Severity.NOTE),
    DISTRIBUTIVE: ("read as that number in each place", Severity.NOTE),
}


def _issues(draft: Draft) -> tuple[Issue, ...]:
    said = draft.statement
    added = sum(cell.count or 0 for cell in said.cells)
    return tuple(
        Issue(
            code=flag,
            severity=severity,
            what=what,
            where=f"{draft.passage.document.name}:{said.start}-{said.end}",
            got=f"cells that add up to {added}",
            wanted=f"{said.count}",
        )
        for flag, (what, severity) in _DOUBTS.items()
        if flag in said.flags
    )
