"""What the sentences around a tally add: recorder, noun, breakdown, headline.

A recorder named in the sentence comes first. Else a sentence before that named
one recorder and gave no count lends it; "another six" takes the other side of
the pair that the document speaks of; a told breach takes the side of who tells
it. Else nobody: a tally without a named reporter stays unattributed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.model.tally import (
    DERIVED_COUNT,
    PARTIAL_BREAKDOWN,
    SUM_MISMATCH,
    CountBasis,
    TallyScope,
)
from trucewatch.read.passage import Passage
from trucewatch.read.tally_sums import Statement
from trucewatch.read.tally_symbols import Sym, Symbol, Unit
from trucewatch.read.tally_tellers import teller_of
from trucewatch.read.wordset import word_set

_NEAR = 3
"""Sentences after a tally in which an elliptic one may follow."""

_PAIR = {"RUS": "TUR", "TUR": "RUS"}
"""The other side of the Russian-Turkish commission."""

RECORDER_INFERRED = "recorder_inferred"
"""Flag: the recorder stands in another sentence, or is the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement with its sentence, and a breakdown from the next one.

    Args:
        passage: the sentence.
        statement: what it says.
        cells_passage: the sentence that breaks it down, or None.
    """

    passage: Passage
    statement: Statement
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the document has said so far.

    Args:
        drafts: tallies so far.
        lent: a recorder named by the sentence before without any count.
        unit: noun last counted.
    """

    drafts: tuple[Draft, ...] = ()
    lent: Symbol | None = None
    unit: Unit | None = None

    def is_near(self, index: int) -> bool:
        """Whether sentence `index` stands close behind the last tally."""
        return bool(self.drafts) and index - self.drafts[-1].index <= _NEAR

    def lend(self, symbols: tuple[Symbol, ...]) -> Heard:
        """The same after a sentence without a count: it may lend its recorder."""
        return replace(self, lent=_lent(symbols))


def hear(
    heard: Heard,
    passage: Passage,
    index: int,
    *,
    found: tuple[Statement, ...],
    symbols: tuple[Symbol, ...],
) -> Heard:
    """What is known after one more sentence.

    Args:
        heard: what was known before it.
        passage: the sentence.
        index: its number in the document.
        found: the statements read in it.
        symbols: its symbols.
    """
    kept = _licensed(heard, index, found)
    if not kept:
        return heard.lend(symbols)
    drafts = list(heard.drafts)
    if len(kept) == 1 and (whole := _whole_of(heard, kept[0], index)) is not None:
        joined = _join(whole.statement, kept[0])
        drafts[-1] = replace(whole, statement=joined)
        return replace(heard, drafts=tuple(drafts), lent=None)
    unit, before = heard.unit, len(drafts)
    for statement in kept:
        unit = _noun(statement.unit, unit)
        known = replace(heard, drafts=tuple(drafts))
        settled = _settled(known, statement, passage, unit, symbols)
        draft = Draft(passage=passage, statement=settled, index=index)
        if draft not in drafts[before:]:
            drafts.append(draft)
    return Heard(drafts=tuple(drafts), lent=None, unit=unit)


_BARE_CASES = word_set("case cases fact facts instance instances occasion occasions")


def _noun(own: Unit | None, last: Unit | None) -> Unit | None:
    """The noun counted; bare "cases" are the cases told of before."""
    if own is None or (own.text.lower() in _BARE_CASES and last is not None):
        return last
    return own


def _licensed(
    heard: Heard, index: int, found: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    near = heard.is_near(index)
    anchored = any(statement.licensed for statement in found)
    return tuple(
        statement
        for statement in found
        if statement.licensed
        or (anchored and statement.recorder is not None)
        or (anchored and "previous_period" in statement.flags)
        or (near and _leans_on_it(statement))
    )


def _leans_on_it(statement: Statement) -> bool:
    """Whether the statement leaves out what a tally before it said."""
    named = statement.recorder is not None
    return named or statement.cells_only or statement.other_side


def _lent(symbols: tuple[Symbol, ...]) -> Symbol | None:
    """The one side that a sentence without a count names, or None."""
    named = [
        symbol
        for symbol in symbols
        if symbol.kind is Sym.RECORDER and len(symbol.recorder.codes) == 1
    ]
    codes = {symbol.recorder.codes for symbol in named}
    return named[0] if len(codes) == 1 else None


def _whole_of(heard: Heard, part: Statement, index: int) -> Draft | None:
    """The tally of the sentence before that `part` breaks down, or None."""
    if not part.cells or part.recorder is not None or not heard.drafts:
        return None
    whole = heard.drafts[-1]
    before = whole.statement
    if before.cells or before.count is None or index - whole.index != 1:
        return None
    if part.basis is CountBasis.STATED and part.count is not None:
        known = part.count if len(part.cells) == 1 else None
        fits = known is not None and known <= before.count and part.unit is None
        return whole if fits else None
    fits = part.count == before.count or part.cells_only
    return whole if fits else None


def _join(whole: Statement, part: Statement) -> Statement:
    added = sum(cell.count or 0 for cell in part.cells)
    unknown = any(cell.count is None for cell in part.cells)
    count = whole.count or 0
    partial = not unknown and added < count and len(part.cells) == 1
    odd = added > count or (not unknown and not partial and added != count)
    flags = tuple(flag for flag in part.flags if flag != DERIVED_COUNT)
    if partial:
        flags = (*flags, PARTIAL_BREAKDOWN)
    if odd:
        flags = (*flags, SUM_MISMATCH)
    return replace(
        whole,
        cells=part.cells,
        complete=not (partial or unknown),
        flags=(*whole.flags, *flags),
        end=max(whole.end, part.end),
    )


def _settled(
    heard: Heard,
    statement: Statement,
    passage: Passage,
    unit: Unit | None,
    symbols: tuple[Symbol, ...],
) -> Statement:
    """The statement with its recorder and noun filled in from around it."""
    settled = replace(statement, unit=unit)
    if is_title(passage):
        return replace(settled, code=None, recorder=None, scope=TallyScope.HEADLINE)
    if settled.recorder is not None:
        sure = settled.recorder.recorder.named or _speaks_of_pair(passage)
        return settled if sure else replace(settled, code=None)
    teller = teller_of(passage, symbols)
    if teller is not None and not settled.other_side:
        code = next(iter(teller.recorder.codes), None)
        return replace(settled, code=code, recorder=teller)
    if settled.violator:
        return replace(settled, code=_teller(passage))
    if settled.other_side:
        other = _other_side(heard)
        flags = (*settled.flags, RECORDER_INFERRED) if other else settled.flags
        return replace(settled, code=other, flags=flags)
    if heard.lent is not None:
        (code,) = heard.lent.recorder.codes
        flags = (*settled.flags, RECORDER_INFERRED)
        return replace(settled, code=code, recorder=heard.lent, flags=flags)
    return settled


def is_title(passage: Passage) -> bool:
    """Whether the sentence is the document's title, and more stands under it."""
    document = passage.document
    if document.title is None or passage.text.strip() != document.title.strip():
        return False
    title = document.title.strip()
    parts = (span.cut(document.text).strip() for span in document.body)
    return any(part and part != title for part in parts)


def _speaks_of_pair(passage: Passage) -> bool:
    """Whether the document's two sides are the Russian and the Turkish one."""
    text = passage.document.text.lower()
    return "russia" in text and ("turk" in text or "türk" in text)


def _teller(passage: Passage) -> str | None:
    return passage.chain[0].side if passage.chain else None


def _other_side(heard: Heard) -> str | None:
    """The side that has not spoken, where exactly one of the pair has."""
    codes = {d.statement.code for d in heard.drafts}
    others = {other for code, other in _PAIR.items() if code in codes}
    return others.pop() if len(others) == 1 else None


def with_headlines(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts, unattributed totals that add up both sides marked as headlines."""
    sides: dict[str, int] = {}
    for draft in drafts:
        said = draft.statement
        own = said.scope is TallyScope.SIDE and "second_recorder" not in said.flags
        if said.code is not None and own and said.count:
            sides.setdefault(said.code, said.count)
    totals = {sum(sides.values())} if len(sides) > 1 else set()
    if len(sides) > 1 and len(set(sides.values())) == 1:
        totals |= set(sides.values())
    return tuple(
        replace(draft, statement=replace(said, scope=TallyScope.HEADLINE))
        if (said := draft.statement).code is None
        and said.recorder is None
        and said.scope is TallyScope.SIDE
        and said.count in totals
        else draft
        for draft in drafts
    )
