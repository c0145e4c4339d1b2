"""Who tells of a count that the grammar gives to no recorder: the sentence's speaker.

"Ceasefire broken 17 times, say shepherds": whoever a sentence names as its first
speaker has the number, where it names nobody who counted.
"""

from __future__ import annotations

from trucewatch.model.source import Hop
from trucewatch.read.passage import Passage
from trucewatch.read.tally_symbols import Recorder, Sym, Symbol


def teller_of(passage: Passage, symbols: tuple[Symbol, ...]) -> Symbol | None:
    """The speaker whom the sentence itself names, as a recorder, or None.

    None as well where the grammar knows a recorder anywhere in the sentence: it
    then left the count to nobody for a reason.

    Args:
        passage: the sentence.
        symbols: its symbols.
    """
    if not passage.chain or any(s.kind is Sym.RECORDER for s in symbols):
        return None
    first = passage.chain[0]
    words = _named(first, passage.text)
    if words is None:
        return None
    start = passage.span.start + passage.text.index(words)
    codes = (first.side,) if first.side else ()
    return Symbol(
        kind=Sym.RECORDER,
        start=start,
        end=start + len(words),
        text=words,
        value=Recorder(codes=codes, text=words, teller=True),
    )


def _named(hop: Hop, text: str) -> str | None:
    """The longest name of the hop that stands in the text."""
    names = [name for name in (hop.body, hop.speaker, hop.role) if name]
    return max((name for name in names if name in text), key=len, default=None)
