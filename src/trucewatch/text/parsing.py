"""Ask for a parser: the packaged ones are opened by name, at their first use."""

from __future__ import annotations

from functools import cache

from trucewatch.text.parsed import Parsed, Parser


@cache
def open_parser(variant: str = "standard") -> Parser:
    """The packaged English parser of that variant, loaded at its first use.

    Args:
        variant: ``standard`` (default) or ``fast``; see the model card.

    Raises:
        InvalidReference: there are no such weights, or they are damaged.
    """
    from trucewatch.text.english import EnglishParser  # noqa: PLC0415 - heavy import

    return EnglishParser.load(variant)


def parse(text: str) -> Parsed:
    """The dependency tree of one English sentence, by the default parser."""
    return open_parser().parse(text)
