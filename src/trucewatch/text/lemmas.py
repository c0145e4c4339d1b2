"""English dictionary forms by rule, with a table for what rules get wrong."""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[str, Mapping[str, str]]
"""UPOS -> form in lower case -> lemma."""

_VOWELS = "aeiou"
_KEEP = frozenset(
    {"PROPN", "ADP", "DET", "PART", "CCONJ", "SCONJ", "PUNCT", "SYM", "X"}
)


def lemma_of(form: str, upos: str, table: Table) -> str:
    """Dictionary form of a word.

    Args:
        form: the word as written.
        upos: its universal part of speech.
        table: forms that the rules get wrong.
    """
    low = form.lower()
    known = table.get(upos, {}).get(low)
    if known is not None:
        return known
    return by_rule(form, upos)


def by_rule(form: str, upos: str) -> str:
    """Dictionary form by the endings of regular inflection."""
    if upos == "PROPN":
        return form
    low = form.lower()
    if upos in _KEEP or len(low) < 4:
        return low
    if upos == "NOUN":
        return _singular(low)
    if upos in {"VERB", "AUX"}:
        return _infinitive(low)
    return low


def _singular(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _infinitive(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ed") and len(low) > 4:
        return _stem(low[:-2])
    if low.endswith("ing") and len(low) > 5:
        return _stem(low[:-3])
    return low


def _stem(stem: str) -> str:
    """The base of a form whose ending was cut: "stopp" stop, "releas" release."""
    last = stem[-1]
    if len(stem) > 2 and last == stem[-2] and last not in "lsefoz":
        return stem[:-1]
    if last in "cvuz" or stem.endswith(
        ("rs", "ns", "as", "es", "is", "os", "ls", "us")
    ):
        return stem + "e"
    if last == "g" and stem[-2:] in {"ag", "eg", "ig", "rg", "dg", "ng"}:
        return stem if stem.endswith("ng") else stem + "e"
    if _wants_e(stem):
        return stem + "e"
    return stem


def _wants_e(stem: str) -> bool:
    """Whether a silent e was dropped: one consonant behind a long last vowel."""
    if len(stem) < 3:
        return len(stem) == 2 and stem[0] in _VOWELS
    if stem.endswith(
        ("at", "ut", "iz", "ir", "ur", "bl", "tl", "dl", "pl", "gl", "kl")
    ):
        return stem[-3] not in _VOWELS or stem.endswith(("uat", "iat", "eat"))
    return (
        stem[-1] in "kdmtp"
        and stem[-2] in "aiou"
        and stem[-3] not in _VOWELS
        and len(stem) < 5
    )
