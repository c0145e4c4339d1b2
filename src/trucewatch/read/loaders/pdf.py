"""PDF: the text layer, page after page, with paragraphs found again."""

from __future__ import annotations

import re

from trucewatch.errors import UnreadableDocument
from trucewatch.read.loaders.loaded import Loaded

_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at a line's end that is not part of the word."""
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_OPENS = re.compile(r"[A-Z\d•*–—\-\"“«(]")
_SHORT_LINE = 0.85
"""A line shorter than this share of its page's longest one may end a paragraph."""


def load_pdf(raw: bytes, name: str) -> Loaded:
    """The text of the pages; a blank line ends each paragraph.

    Raises:
        UnreadableDocument: the file is broken, locked by a password, or has no text
            layer (a scan).
    """
    pages, facts = _pages(raw, name)
    text = "\n\n".join(_paragraphs(page) for page in pages if page.strip())
    if not any(sign.isalpha() for sign in text):
        raise UnreadableDocument(
            "PDF without text",
            where=name,
            got=f"{len(pages)} pages without a text layer",
            wanted="a PDF with text, or the text itself",
        )
    return Loaded(text=text, facts=facts)


def _pages(raw: bytes, name: str) -> tuple[list[str], dict[str, str]]:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - start-up

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(
            "broken PDF", where=name, got=str(error), wanted="a whole, open PDF"
        ) from error
    try:
        title = document.get_metadata_value("Title").strip()
        pages = []
        for page in document:
            layer = page.get_textpage()
            pages.append(layer.get_text_range())
            layer.close()
            page.close()
    finally:
        document.close()
    return pages, {"title": title} if title else {}


def _paragraphs(page: str) -> str:
    """The page's lines with a blank line after each paragraph."""
    lines = [line.strip() for line in page.replace("\r\n", "\n").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    parts: list[str] = []
    for index, line in enumerate(lines):
        joined = line.endswith(_HYPHEN)
        parts.append(line.replace(_HYPHEN, ""))
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if joined:
            continue
        short = len(line) < longest * _SHORT_LINE
        ends = short and bool(_OPENS.match(following))
        if ends and len(line) >= longest * 0.6 and not _ENDS.search(line):
            ends = False
        parts.append("\n\n" if ends else "\n")
    return "".join(parts).strip("\n")
