"""Ask for a parser: the packaged ones are opened by name, at their first use."""

from __future__ import annotations

from functools import cache

from trucewatch.text.parsed import Parsed, Parser
from trucewatch.text.threads import numpy_has_one_thread


@cache
def open_parser(variant: str = "standard") -> Parser:
    """The packaged English parser of that variant, loaded at its first use.

    Args:
        variant: ``standard`` (default) or ``fast``; see the model card.

    Raises:
        InvalidReference: there are no such weights, or they are damaged.
    """
    fast = numpy_has_one_thread()  # before spaCy loads NumPy
    from trucewatch.text.english import EnglishParser  # noqa: PLC0415 - heavy import

    return EnglishParser.load(variant, blis=not fast)


def parse(text: str) -> Parsed:
    """The dependency tree of one English sentence, by the default parser."""
    return open_parser().parse(text)
