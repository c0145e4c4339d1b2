"""What a page says of itself, and which of its paragraphs are the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.model.document import Span
from trucewatch.model.when import TimePrecision, When
from trucewatch.read.datelines import Dateline, read_dateline
from trucewatch.read.furniture import (
    is_author_note,
    is_fragment,
    is_furniture,
    is_ruler,
    is_site_name,
)
from trucewatch.read.stamps import Stamp, read_moment, read_stamp

_BYLINE = re.compile(
    r"(?:(?:written\s|reported\s)?by|author:)\s+(?P<name>[A-Z][^\d:;!?]{2,60})", re.I
)
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*"
    r"(?P<name>[A-Z][\w .&'-]{1,40}?)(?:\.|,|\s\d{4}|\sall rights.*)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
HEADER_LINES = 14
_PROSE = 80
_SAME = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the document says of itself, and its report text.

    Fields as in `Document`; `body` is ordered and without overlap.
    """

    body: tuple[Span, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A paragraph with what it looks like."""

    span: Span
    words: str
    stamp: Stamp | None
    byline: str | None
    furniture: bool
    site: bool
    ruler: bool

    @property
    def is_heading(self) -> bool:
        """Whether it may be a headline: none of a page's other lines."""
        other = self.furniture or self.site or self.ruler
        return not (other or self.stamp is not None or self.byline is not None)


def find_metadata(
    text: str,
    paragraphs: tuple[Span, ...],
    *,
    facts: Mapping[str, str],
    stated: frozenset[str],
) -> Metadata:
    """Metadata and body of a document.

    Args:
        text: working text.
        paragraphs: its paragraphs, front matter left out.
        facts: what the file's own metadata says, by key of the front matter.
        stated: keys of `facts` that outrank what the text shows.
    """
    lines = [_line(text, span) for span in paragraphs]
    header = _header(lines)
    title = _title(lines[:header], facts.get("title"))
    dateline = _dateline(text, lines, title)
    body = _body(lines, header=header, title=title, dateline=dateline)
    shown = lines[title].words if title is not None else None
    return Metadata(
        body=body,
        title=_first("title", facts, stated, shown),
        byline=_first("byline", facts, stated, _byline(lines[:header])),
        publisher=_first(
            "publisher", facts, stated, _publisher(lines, header, title=title)
        ),
        agency=facts.get("agency") or (dateline.agency if dateline else None),
        published=_published(lines[:header], title, facts, stated, dateline),
    )


def _first(
    key: str, facts: Mapping[str, str], stated: frozenset[str], shown: str | None
) -> str | None:
    """What outranks: a stated fact, then the page's own words, then its tags."""
    if key in stated:
        return facts[key]
    return shown or facts.get(key)


def _line(text: str, span: Span) -> _Line:
    words = span.cut(text) if span.end - span.start < 400 else text[span.start :][:400]
    byline = _BYLINE.fullmatch(words)
    name = byline["name"].strip(" ,.|") if byline else None
    return _Line(
        span=span,
        words=words,
        stamp=read_stamp(words),
        byline=name,
        furniture=is_furniture(words),
        site=is_site_name(words),
        ruler=is_ruler(words),
    )


def _header(lines: list[_Line]) -> int:
    """Number of lines before the first paragraph of running text."""
    for number, line in enumerate(lines[:HEADER_LINES]):
        ends = _SENTENCE_END.search(line.words) is not None
        long = len(line.words) >= _PROSE
        if line.is_heading and ((long and ends) or len(line.words) > 2 * _PROSE):
            return number
        if line.is_heading and ends and len(line.words.split()) >= 6 and number:
            return number
    return min(len(lines), HEADER_LINES)


def _title(header: list[_Line], stated: str | None) -> int | None:
    """Index of the headline: the stated or repeated one, else the first full one."""
    headings = [n for n, line in enumerate(header) if line.is_heading]
    keys = {n: _key(header[n].words) for n in headings}
    wanted = _key(stated) if stated else None
    same = [n for n in headings if keys[n] == wanted]
    if same:
        return same[-1]
    for number in headings:
        again = [other for other in headings if keys[other] == keys[number]]
        if len(again) > 1 and keys[number]:
            return again[-1]
    full = [n for n in headings if len(header[n].words.split()) >= 4]
    return next(iter(full or headings), None)


def _key(words: str) -> str:
    return _SAME.sub("", words).lower()


def _byline(header: list[_Line]) -> str | None:
    return next((line.byline for line in header if line.byline), None)


def _publisher(lines: list[_Line], header: int, *, title: int | None) -> str | None:
    for line in lines[:header]:
        if line.site:
            return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", line.words)
    if title and is_fragment(lines[0].words) and lines[1].stamp is not None:
        return lines[0].words
    for line in lines[-6:]:
        owner = _COPYRIGHT.fullmatch(line.words)
        if owner is not None and re.search(r"©|\(c\)", line.words, re.I):
            return owner["name"].strip()
    return None


def _dateline(text: str, lines: list[_Line], title: int | None) -> Dateline | None:
    """The dateline of the first paragraphs after the title."""
    start = 0 if title is None else title + 1
    for line in lines[start : start + 4]:
        found = read_dateline(text, line.span) if line.is_heading else None
        if found is not None:
            return found
    return None


def _published(
    header: list[_Line],
    title: int | None,
    facts: Mapping[str, str],
    stated: frozenset[str],
    dateline: Dateline | None,
) -> When | None:
    """The publication time by the best witness (see `_weight`)."""
    own = read_moment(facts["published"]) if "published" in facts else None
    if "published" in stated or (own and own.precision is TimePrecision.INSTANT):
        return own
    best: tuple[int, When | None] = (0, None)
    for number, line in enumerate(header):
        if line.stamp is not None and line.stamp.when is not None:
            weight = _weight(header, number, title)
            if weight > best[0] or (weight == best[0] == 1):
                best = (weight, line.stamp.when)
    if best[0] > 2 or own is None:
        filed = dateline.filed if dateline else None
        return best[1] if best[0] > 1 or filed is None else filed
    return own


def _weight(header: list[_Line], number: int, title: int | None) -> int:
    """How well a stamp speaks for the publication; 0 is a page's own date.

    A minute with its zone outweighs a clock or a label, these a bare date below the
    title, that a bare date above it. A bare date under a site's name, a menu or a
    lone word at the top is the day on which the page was looked at.
    """
    stamp = header[number].stamp
    if stamp is None or stamp.when is None or stamp.updated:
        return 0
    if stamp.when.precision is TimePrecision.INSTANT:
        return 4
    if stamp.has_clock or stamp.labelled:
        return 3
    above = [n for n, line in enumerate(header) if line.is_heading and n < number]
    full = any(len(header[n].words.split()) >= 4 for n in above)
    if full or (title is not None and title < number):
        return 2
    return 0 if number > 0 else 1


def _body(
    lines: list[_Line],
    *,
    header: int,
    title: int | None,
    dateline: Dateline | None,
) -> tuple[Span, ...]:
    is_page = any(line.furniture or line.site for line in lines)
    end = _report_end(lines, header, is_page=is_page)
    body: list[Span] = []
    for number, line in enumerate(lines[:end]):
        if not line.is_heading and (number < header or not _is_text(line)):
            continue
        if number < header and not _is_header_text(
            lines, number, title, is_page=is_page
        ):
            continue
        span = line.span
        if dateline is not None and span.start < dateline.end < span.end:
            span = Span(dateline.end, span.end)
        body.append(span)
    return tuple(body)


def _is_text(line: _Line) -> bool:
    """Whether a line that is no headline still is report text, below the header."""
    return line.byline is not None or (line.stamp is not None and not line.furniture)


def _is_header_text(
    lines: list[_Line], number: int, title: int | None, *, is_page: bool
) -> bool:
    """Whether a heading above the running text belongs to the report."""
    if title is None or number == title:
        return True
    words = lines[number].words
    if _key(words) == _key(lines[title].words):
        return False
    if number < title:
        return not is_fragment(words) and not is_page
    return not (is_page and is_fragment(words))


def _report_end(lines: list[_Line], header: int, *, is_page: bool) -> int:
    """Index after the last line of the report: notes and menus below it cut off."""
    end = len(lines)
    rulers = [n for n in range(header, end) if lines[n].ruler]
    if rulers:
        tail = lines[rulers[-1] + 1 :]
        notes = sum(is_author_note(line.words) for line in tail)
        if tail and notes and all(_is_tail(line) for line in tail):
            end = rulers[-1]
    while is_page and end > header + 1:
        last = lines[end - 1]
        if last.is_heading and not is_fragment(last.words):
            break
        end -= 1
    return end


def _is_tail(line: _Line) -> bool:
    return (
        not line.is_heading
        or is_author_note(line.words)
        or is_fragment(line.words)
        or len(line.words) < _PROSE
    )
