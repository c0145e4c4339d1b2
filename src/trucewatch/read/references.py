"""Named texts that a sentence refers to: resolutions, never numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.model.claim import Reference
from trucewatch.model.document import Span
from trucewatch.text.sieve import sieve_of

_NUMBER = r"(?:No\.?|Nos\.?|number|№)?\s*"
_RESOLUTION = re.compile(
    rf"(?P<body>\b(?:General Assembly|GA|UNGA|Security Council|UNSC)\b[^.;]{{0,12}}?)?"
    rf"\b[Rr]esolutions?\s+{_NUMBER}(?P<number>\d{{1,4}}(?:/\d+)?)(?!\d)"
    rf"(?:\s*\(\d{{4}}\))?(?P<more>(?:(?:,|\s+and|\s+or)\s+{_NUMBER}\d{{3,4}}(?!\d))*)",
)
_SYMBOL = re.compile(r"\b(?:S|A)/(?:RES/)?\d[\d/]*\b")
_DIGITS = re.compile(r"\d{3,4}")


@lru_cache(maxsize=1024)
def find_references(text: str, span: Span) -> tuple[Reference, ...]:
    """The resolutions and United Nations documents named in `span`, in order.

    Args:
        text: the document's text.
        span: stretch to search, code points.
    """
    if not sieve_of(span.cut(text)).digits:
        return ()
    found: list[Reference] = []
    for match in _RESOLUTION.finditer(text, span.start, span.end):
        number = match["number"]
        assembly = "/" in number or "A" in (match["body"] or "").replace("UNSC", "")
        family = "A/RES" if assembly else "S/RES"
        start, end = match.start(), match.start("more")
        start += len(match[0]) - len(match[0].lstrip())
        found.append(_reference(text, start, end, f"{family}/{number}"))
        found += [
            _reference(text, more.start(), more.end(), f"{family}/{more[0]}")
            for more in _DIGITS.finditer(text, match.start("more"), match.end("more"))
        ]
    found += [
        _reference(text, match.start(), match.end(), match[0])
        for match in _SYMBOL.finditer(text, span.start, span.end)
    ]
    return tuple(found)


def _reference(text: str, start: int, end: int, id_: str) -> Reference:
    return Reference(text=text[start:end], span=Span(start, end), id=id_)
