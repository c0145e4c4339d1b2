"""DOCX: headings, paragraphs and table rows in their order, each a block.

What a reader of the printed file would not see is left out: deleted text of tracked
changes, comments, instructions of fields. Foot and end notes, headers and footers are
left out too.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from trucewatch.errors import UnreadableDocument
from trucewatch.read.loaders.loaded import Loaded
from trucewatch.read.loaders.page_facts import OWN_PREFIX

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_UNPACKED = 100 * 1024 * 1024
"""Most bytes that the parts of a file may have, unpacked."""
MAX_PARTS = 2_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_HIDDEN = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _FALLBACK}
)
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MACHINE_NAMES = frozenset(
    {"python-docx", "user", "admin", "administrator", "windows user", "author"}
    | {"microsoft office user", "word document", "document1", "untitled"}
)
"""What programs write into the properties where nobody wrote anything."""
_CUSTOM = "docProps/custom.xml"


def load_docx(raw: bytes, name: str) -> Loaded:
    """The document's blocks, and its title, author and own properties.

    Raises:
        UnreadableDocument: no whole DOCX, too large unpacked, locked by a password,
            or without text.
    """
    try:
        stated = _check_package(raw, name)
        body, facts = _open(raw)
        blocks = [_SPACE.sub(" ", block).strip() for block in _blocks(body)]
    except UnreadableDocument:
        raise
    except _broken() as error:
        raise UnreadableDocument(
            "broken DOCX",
            where=name,
            got=f"{type(error).__name__}: {error}"[:200],
            wanted="a whole, open DOCX",
        ) from error
    kept = [block for block in blocks if block]
    if not any(sign.isalpha() for block in kept for sign in block):
        raise UnreadableDocument(
            "DOCX without text",
            where=name,
            got=f"{len(kept)} paragraphs without a letter",
            wanted="a DOCX with text; pictures of pages are not read",
        )
    return Loaded(
        text="\n\n".join(kept), facts={**facts, **stated}, stated_by=frozenset(stated)
    )


def _broken() -> tuple[type[Exception], ...]:
    """What the zip reader, the XML reader and python-docx raise over a broken file."""
    from docx.exceptions import PythonDocxError  # noqa: PLC0415 - off start-up
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - off start-up
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - start-up

    python = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError)
    rest = (TypeError, ValueError, zipfile.BadZipFile, zlib.error)
    return (*python, *rest, PythonDocxError, OpcError, etree.LxmlError)


def _check_package(raw: bytes, name: str) -> dict[str, str]:
    """Refuse what would fill the memory; the own properties of the file."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = package.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MAX_PARTS or size > MAX_UNPACKED:
            raise UnreadableDocument(
                "DOCX too large unpacked",
                where=name,
                got=f"{len(parts)} parts of {size:,} bytes",
                wanted=f"at most {MAX_PARTS:,} parts of {MAX_UNPACKED:,} bytes",
            )
        has_own = any(part.filename == _CUSTOM for part in parts)
        return _own_properties(package.read(_CUSTOM)) if has_own else {}


def _own_properties(source: bytes) -> dict[str, str]:
    """The properties ``trucewatch:KEY`` that somebody added to the file."""
    from lxml import etree  # noqa: PLC0415 - off the start-up path

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    found = {}
    for node in etree.fromstring(source, parser):
        key = (node.get("name") or "").strip().lower()
        value = "".join(node.itertext()).strip()
        if key.startswith(OWN_PREFIX) and value:
            found[key[len(OWN_PREFIX) :]] = value
    return found


def _open(raw: bytes) -> tuple[Any, dict[str, str]]:
    """The body's tree and the facts of the core properties; entities stay as named.

    When it was made or saved is no fact: a template's day is no publication.
    """
    from docx import Document  # noqa: PLC0415 - off the start-up path

    document = Document(io.BytesIO(raw))
    core = document.core_properties
    found = {"title": core.title, "byline": core.author}
    facts = {
        key: " ".join(value.split())
        for key, value in found.items()
        if value.strip() and value.strip().lower() not in _MACHINE_NAMES
    }
    return document.element.body, facts


def _blocks(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Paragraphs and table rows below a node, in their order."""
    for node in tree:
        if node.tag in _HIDDEN:
            continue
        if node.tag == f"{_W}p":
            yield _words(node)
            for box in _boxes(node):
                yield from _blocks(box)
        elif node.tag == f"{_W}tr":
            cells = (
                " ".join(block for block in _blocks(cell) if block.strip())
                for cell in node.iter(f"{_W}tc")
                if _row_of(cell) is node
            )
            yield " | ".join(cell.strip() for cell in cells if cell.strip())
        elif isinstance(node.tag, str):
            yield from _blocks(node)


def _row_of(cell: Any) -> Any:  # noqa: ANN401 - lxml has no types
    return next(cell.iterancestors(f"{_W}tr"), None)


def _words(node: Any) -> str:  # noqa: ANN401 - lxml has no types
    """What stands in a paragraph, text boxes left out."""
    parts: list[str] = []
    for child in node:
        if child.tag in _HIDDEN or child.tag == _BOX:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif isinstance(child.tag, str):
            parts.append(_words(child))
    return "".join(parts)


def _boxes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """The outermost text boxes in a paragraph."""
    for child in node:
        if child.tag in _HIDDEN:
            continue
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)
