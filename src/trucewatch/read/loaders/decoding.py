"""From bytes to characters, or a clear refusal."""

from __future__ import annotations

import codecs
import re

from trucewatch.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound or film file"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOJIBAKE = re.compile(r"(?:[ÃÂÐÑØÙ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€.|ï¿½|�)")
_SAMPLE = 65536
MAX_BROKEN = 0.01
"""Share of wrongly decoded characters above which a text is refused."""


def decode(raw: bytes, name: str, *, hint: str | None = None) -> str:
    """The characters of `raw`, without a byte order mark; nothing else changed.

    A byte order mark decides, then strict UTF-8, then `hint`, then a guess from a
    sample that must fit the whole strictly.

    Args:
        raw: bytes of a text file.
        name: the item's name, for the error.
        hint: encoding that the file or its sender declares, or None.

    Raises:
        UnreadableDocument: the bytes are a known binary format, hold control
            characters, fit no encoding, or were decoded wrongly before us.
    """
    _refuse_binary(raw, name)
    text = _decoded(raw, name, hint=hint)
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls > len(sample) * MAX_BROKEN:
        raise UnreadableDocument(
            "binary file", where=name, got="control characters", wanted="text"
        )
    broken = len(_MOJIBAKE.findall(sample))
    if broken > 2 and broken > len(sample) * MAX_BROKEN:
        raise UnreadableDocument(
            "wrong encoding: characters were decoded wrongly before",
            where=name,
            got=f"{broken} broken characters in the first {len(sample)}",
            wanted="text in one encoding",
        )
    return text


def _refuse_binary(raw: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise UnreadableDocument(
                "binary file", where=name, got=kind, wanted="text, HTML, PDF or DOCX"
            )


def _decoded(raw: bytes, name: str, *, hint: str | None) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            marked = _strict(raw[len(mark) :], encoding)
            if marked is None:
                raise _undecodable(name, f"a byte order mark of {encoding}")
            return marked
    if b"\x00" in raw[:_SAMPLE]:
        raise UnreadableDocument(
            "binary file", where=name, got="NUL bytes", wanted="text, HTML, PDF or DOCX"
        )
    for guess in ("utf-8", hint):
        whole = None if guess is None else _strict(raw, guess)
        if whole is not None:
            return whole
    return _guessed(raw, name)


_DRAWING = re.compile("[\u2500-\u25ff]")
"""Lines and blocks of old terminals: a guess that gives these is a wrong one."""


def _guessed(raw: bytes, name: str) -> str:
    if _mostly_ascii(raw[:_SAMPLE]):
        text = _strict(raw, "cp1252")
        if text is not None:
            return text
    from charset_normalizer import from_bytes  # noqa: PLC0415 - off the start-up path

    best = from_bytes(raw[:_SAMPLE]).best()
    text = None if best is None else _strict(raw, best.encoding)
    if text is None or _DRAWING.search(text):
        raise _undecodable(name, "bytes that fit no known encoding")
    return text


def _mostly_ascii(sample: bytes) -> bool:
    high = sum(byte > 127 for byte in sample)
    return high < len(sample) * 0.05


_NO_PAGE = frozenset(
    {"unicode-escape", "raw-unicode-escape", "utf-7", "idna", "punycode", "undefined"}
)
"""Codecs of Python that no page is written in; some of them give lone surrogates."""


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name.replace("_", "-") in _NO_PAGE:
            return None
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _undecodable(name: str, got: str) -> UnreadableDocument:
    return UnreadableDocument(
        "wrong encoding", where=name, got=got, wanted="UTF-8 or another text encoding"
    )
