"""Nouns of those who may act: bodies and persons, singular and plural."""

from __future__ import annotations

from functools import cache

from trucewatch.reference.lexicon import word_set


@cache
def actor_nouns() -> frozenset[str]:
    """Written forms, lower case, of nouns that name bodies or persons."""
    words = word_set("relations", "bodies") | word_set("relations", "persons")
    return words | {plural(word) for word in words}


def plural(word: str) -> str:
    """The regular plural of a noun, and that of "-man"."""
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
