"""What pages look up in a bulletin: claim numbers, documents, names, citations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.document import Document
from trucewatch.publish.phrases import hop_words
from trucewatch.publish.wording import INVENTED, invented_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A claim as a number points to it: its id and its number in the bulletin."""

    claim: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of words in a line, with the claims that it rests on.

    Args:
        text: the words, not yet escaped.
        citations: claims behind them, first one first.
        href: another target on the page, e.g. ``"#incidents"``, or "".
    """

    text: str
    citations: tuple[Citation, ...] = ()
    href: str = ""


Line = tuple[Part, ...]
"""A sentence in parts, some of which are linked."""


def plain(text: str) -> Line:
    """A line without links."""
    return (Part(text=text),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Look-ups that every section of a page shares; build with `index_of`.

    Args:
        claims: placed claims by id.
        numbers: running number of each claim, in the order of the sources.
        documents: documents by id, in the order in which they are printed.
        names: names of actors by code.
        sides: names of the mission's sides by code, as its counts call them.
        invented: ids of documents with made-up facts.
    """

    claims: dict[str, PlacedClaim]
    numbers: dict[str, int]
    documents: dict[str, Document]
    names: dict[str, str]
    sides: dict[str, str]
    invented: frozenset[str]

    def cite(self, ids: Iterable[str]) -> tuple[Citation, ...]:
        """Citations of those claims that the bulletin holds, each once."""
        return tuple(
            Citation(claim=key, number=self.numbers[key])
            for key in dict.fromkeys(ids)
            if key in self.numbers
        )

    def part(self, text: str, ids: Iterable[str]) -> Part:
        """`text` linked to the claims `ids`."""
        return Part(text=text, citations=self.cite(ids))

    def actor(self, code: str) -> str:
        """Name to print for an actor code; the code itself where unknown."""
        return self.names.get(code) or self.side(code)

    def side(self, code: str) -> str:
        """Name of a side as the mission calls it; the code itself where unknown."""
        return self.sides.get(code, code)

    def marked(self, ids: Iterable[str]) -> str:
        """`INVENTED` in brackets where any of the claims is made up, else ""."""
        held = (self.claims[key] for key in ids if key in self.claims)
        return f" ({INVENTED})" if self.is_invented(held) else ""

    def is_invented(self, claims: Iterable[PlacedClaim]) -> bool:
        """Whether any of the claims stands in a document with made-up facts."""
        return any(placed.claim.document in self.invented for placed in claims)


def index_of(bulletin: Bulletin, names: dict[str, str]) -> Index:
    """The index of a bulletin; `names` are those of actors by code."""
    documents = {d.id: d for d in in_reading_order(bulletin)}
    order = {key: rank for rank, key in enumerate(documents)}
    claims = sorted(
        bulletin.claims,
        key=lambda p: (order[p.claim.document], p.claim.spans[0], p.claim.id),
    )
    return Index(
        claims={placed.claim.id: placed for placed in claims},
        numbers={p.claim.id: rank for rank, p in enumerate(claims, start=1)},
        documents=documents,
        names=names,
        sides={side.code: side.name for side in bulletin.mission.sides},
        invented=invented_documents(bulletin),
    )


def in_reading_order(bulletin: Bulletin) -> tuple[Document, ...]:
    """The day's documents as they came out, then earlier ones, latest first."""
    dated = sorted(bulletin.documents, key=_document_key)
    zone = ZoneInfo(bulletin.mission.tz)
    of_day = [d for d in dated if is_of_day(d, bulletin.day, zone)]
    earlier = [d for d in dated if not is_of_day(d, bulletin.day, zone)]
    return (*of_day, *reversed(earlier))


def is_of_day(document: Document, day: date, zone: ZoneInfo) -> bool:
    """Whether the document came out on `day` or after it, as `zone` counts days."""
    start = document.published.start if document.published else None
    if isinstance(start, datetime):
        start = start.astimezone(zone).date()
    return start is not None and start >= day


def _document_key(document: Document) -> tuple[str, str]:
    published = document.published
    start = published.start if published else None
    return (start.isoformat() if start else "", document.id)


def chain_words(placed: PlacedClaim) -> str:
    """The source chain in a line, first speaker first; "" for one hop alone."""
    hops = dict.fromkeys(hop_words(hop) for hop in placed.claim.source_chain)
    return " → ".join(hops) if len(hops) > 1 else ""


def who_words(placed: PlacedClaim) -> str:
    """Who says it: the first speaker, with the body spoken for."""
    chain = placed.claim.source_chain
    return hop_words(chain[0]) if chain else "an unnamed source"
