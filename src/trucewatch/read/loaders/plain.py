"""Plain text: the decoded file, exactly."""

from __future__ import annotations

from trucewatch.read.loaders.decoding import decode
from trucewatch.read.loaders.loaded import Loaded


def load_plain(raw: bytes, name: str) -> Loaded:
    """The file's characters; only a byte order mark is dropped.

    Raises:
        UnreadableDocument: see `decoding.decode`.
    """
    return Loaded(text=decode(raw, name))
