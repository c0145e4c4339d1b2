"""What a loader returns: working text, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The text of a file with the facts from its own metadata.

    Args:
        text: working text; paragraphs end at line ends.
        facts: what the file states of itself under the keys of the front matter
            ("title", "publisher", "byline", "published", ...), as written.
        stated_by: keys of `facts` that trucewatch's own tags set: they outrank
            what the text shows.
    """

    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    stated_by: frozenset[str] = frozenset()


Loader = Callable[[bytes, str], Loaded]
"""From bytes and the item's name to text; raises `UnreadableDocument`."""
