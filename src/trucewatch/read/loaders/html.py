"""HTML: the blocks of the article, and what the page says of itself.

trafilatura finds which part of the page is the article; every block inside that
part is kept, as a lost list item or table row would be a lost count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trucewatch.errors import UnreadableDocument
from trucewatch.read.loaders.decoding import decode
from trucewatch.read.loaders.loaded import Loaded
from trucewatch.read.loaders.page_facts import page_facts

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE
)
_ENCODING_LINE = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "form", "button"}
    | {"nav", "aside", "footer", "head", "select", "video", "audio", "figure"}
)
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "div", "section", "article"}
    | {"blockquote", "pre", "ul", "ol", "table", "main", "header", "body", "dt", "dd"}
    | {"tbody", "thead", "caption", "address", "hr", "time", "center"}
)
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOSTLY_LINKS = 0.7
_BREAK = "\u2028"
"""Stands for <br> until the blocks are chosen."""


def load_html(raw: bytes, name: str) -> Loaded:
    """The article's blocks, one a line, and the page's metadata.

    Broken markup is repaired as browsers do.

    Raises:
        UnreadableDocument: not decodable (see `decoding.decode`), or no text in it.
    """
    declared = _CHARSET.search(raw[:4096])
    hint = declared[1].decode("ascii") if declared else None
    source = _ENCODING_LINE.sub("", decode(raw, name, hint=hint))
    tree = _tree(source, name)
    facts, stated = page_facts(tree)
    blocks = list(_kept(tree, source))
    if not any(sign.isalpha() for block in blocks for sign in block):
        raise UnreadableDocument(
            "HTML without text",
            where=name,
            got=f"{len(source)} characters of markup",
            wanted="a page with an article",
        )
    return Loaded(text="\n\n".join(blocks), facts=facts, stated_by=stated)


def html_text(source: str, name: str) -> str:
    """Every block of a piece of HTML, one a line; nothing is taken for a menu's frame.

    Raises:
        UnreadableDocument: no markup that can be read.
    """
    found = (text.replace(_BREAK, " ") for text, _ in _blocks(_tree(source, name)))
    return "\n\n".join(_SPACE.sub(" ", text).strip() for text in found if text)


def _tree(source: str, name: str) -> Any:  # noqa: ANN401 - lxml has no types
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 - start-up

    try:
        return html.document_fromstring(source)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableDocument(
            "broken HTML", where=name, got=str(error), wanted="a page with an article"
        ) from error


def _kept(tree: Any, source: str) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Blocks of the article: from the headline or first to the last one found."""
    blocks = [block for block in _blocks(tree) if block[0]]
    found = _article_lines(source)
    inside = [
        number
        for number, (text, _) in enumerate(blocks)
        if any(_flat(line) in found for line in text.split(_BREAK))
    ]
    first, last = (inside[0], inside[-1]) if inside else (0, len(blocks) - 1)
    while last + 1 < len(blocks) and blocks[last + 1][1] in {"li", "tr"}:
        last += 1
    for number, (text, tag) in enumerate(blocks):
        if tag == "h1" or first <= number <= last:
            yield _SPACE.sub(" ", text.replace(_BREAK, " ")).strip()


def _article_lines(source: str) -> frozenset[str]:
    import trafilatura  # noqa: PLC0415 - off the start-up path

    found = trafilatura.extract(
        source, include_comments=False, include_tables=True, favor_recall=True
    )
    lines = (found or "").split("\n")
    return frozenset(_flat(line) for line in lines if _flat(line))


def _flat(text: str) -> str:
    """Letters and digits only, to compare two extractions."""
    return "".join(sign for sign in text if sign.isalnum())


def _blocks(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    """Text and tag of each block in page order; a menu's text is empty."""
    parts: list[str] = []
    tag, links, linked = "body", 0, 0
    for event, words in _events(tree):
        if event != "text" and words in _BLOCKS:
            yield _block(parts, tag, linked=linked), tag
            parts, linked = [], 0
            tag = words if event == "open" else "body"
        elif event == "text":
            parts.append(words)
            linked += len(words.strip()) if links else 0
        elif words == "a":
            links += 1 if event == "open" else -1
        elif words == "br" or (words in _CELLS and event == "close"):
            parts.append(" | " if words in _CELLS else _BREAK)
    yield _block(parts, tag, linked=linked), tag


def _block(parts: list[str], tag: str, *, linked: int) -> str:
    text = _SPACE.sub(" ", "".join(parts)).strip(f" |{_BREAK}")
    is_menu = linked > len(text) * _MOSTLY_LINKS and tag != "h1"
    return "" if is_menu else text


def _events(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    """What a reader of the page meets: opened and closed tags, and the words."""
    from lxml import etree  # noqa: PLC0415 - off the start-up path

    skipped: Any = None
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if skipped is None and event == "start" and node.tag in _DROPPED:
            skipped = node
        elif skipped is None and event == "start":
            yield "open", node.tag
            yield "text", node.text or ""
        elif skipped is None and event == "end":
            yield "close", node.tag
        if event != "start" and (skipped is None or node is skipped):
            skipped = None
            yield "text", node.tail or ""
