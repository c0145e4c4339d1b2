"""Loaders: one a media type, from bytes to working text."""

from __future__ import annotations

import re

from trucewatch.errors import UnreadableDocument
from trucewatch.read.loaders.docx import DOCX, load_docx
from trucewatch.read.loaders.html import load_html
from trucewatch.read.loaders.json_record import JSON, json_object, load_json
from trucewatch.read.loaders.loaded import Loaded, Loader
from trucewatch.read.loaders.pdf import load_pdf
from trucewatch.read.loaders.plain import load_plain

LOADERS: dict[str, Loader] = {
    "text/plain": load_plain,
    "text/html": load_html,
    "application/pdf": load_pdf,
    DOCX: load_docx,
    JSON: load_json,
}
"""The extension point: media type to loader."""

_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--|\?xml[^>]*>\s*<"
    rb"(?:!doctype\s+html|html)|meta|title|div|p|h1|article|main|table)\b",
    re.IGNORECASE,
)


def sniff(raw: bytes) -> str:
    """Media type by the first bytes: PDF, DOCX, HTML, JSON, else plain text."""
    head = raw[:2048]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if raw.startswith(b"PK\x03\x04") and b"word/" in raw:
        return DOCX
    if raw.startswith(b"{") and _is_record(raw):
        return JSON
    return "text/html" if _HTML.match(head) else "text/plain"


def _is_record(raw: bytes) -> bool:
    try:
        json_object(raw, "")
    except UnreadableDocument:
        return False
    return True


def load(raw: bytes, *, media_type: str, name: str) -> Loaded:
    """The text of `raw`, by the loader of its media type.

    Raises:
        UnreadableDocument: no loader for the media type, or the loader's refusal.
    """
    loader = LOADERS.get(media_type)
    if loader is None:
        raise UnreadableDocument(
            "no loader for this media type",
            where=name,
            got=media_type,
            wanted=" or ".join(LOADERS),
        )
    return loader(raw, name)
