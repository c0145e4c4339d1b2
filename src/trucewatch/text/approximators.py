"""Words before a number that round or bound it: "around", "at least", "up to"."""

from __future__ import annotations

import re
from enum import Enum

from trucewatch.model.quantity import Quantity, exactly


class Bound(Enum):
    """What the words before a number make of it."""

    ABOUT = "about"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    FEWER_THAN = "fewer than"
    UP_TO = "up to"


_WORDS: tuple[tuple[str, Bound], ...] = (
    (r"no\s(?:more|greater)\sthan|not\smore\sthan|at\s(?:the\s)?most", Bound.UP_TO),
    (r"as\smany\sas|as\smuch\sas|up\sto|a\smaximum\sof", Bound.UP_TO),
    (r"(?:no|not)\s(?:fewer|less)\sthan", Bound.AT_LEAST),
    (r"at\s(?:the\svery\s)?least|a\sminimum\sof", Bound.AT_LEAST),
    (
        r"(?:much\s|well\s|slightly\s)?more\sthan|(?:well\s|just\s)?over|above|"
        r"upwards\sof|in\sexcess\sof|exceeding|>",
        Bound.MORE_THAN,
    ),
    (r"(?:fewer|less)\sthan|(?:just\s)?under|below|<", Bound.FEWER_THAN),
    (
        r"(?:somewhere\s)?around|about|some|approximately|approx\.?|roughly|circa|"
        r"nearly|almost|close\sto|nearing|an?\sestimated|estimated|an\saverage\sof|"
        r"average|[~≈]",
        Bound.ABOUT,
    ),
)
_BEFORE = re.compile(
    "|".join(
        rf"(?P<b{n}>(?<!\w)(?:{words}))(?P<a{n}>\s{{0,4}}(?:the\s|a\s)?)\Z"
        for n, (words, _) in enumerate(_WORDS)
    ),
    re.IGNORECASE,
)
_LAST = (
    *("than", "most", "least", "as", "to", "of", "over", "above", "exceeding", ">"),
    *("under", "below", "<", "around", "about", "some", "approximately", "approx"),
    *("approx.", "roughly", "circa", "nearly", "almost", "nearing", "estimated"),
    *("average", "~", "≈", "the", "a"),
)
"""How everything ends that `_BEFORE` finds: a cheap test before it."""
_AFTER = re.compile(
    r"(?P<about>\s(?:or\sso|or\sthereabouts)\b)|(?P<more>\s(?:or|and)\smore\b|\+(?!\w))|"
    r"(?P<most>\s(?:or|and)\s(?:fewer|less)\b)"
)
_LOOK = 28


def bound_before(text: str, start: int, *, floor: int) -> tuple[Bound | None, int]:
    """The words that bound the number beginning at `start`, and where they begin.

    Args:
        text: any text.
        start: first code point of the number.
        floor: never look before this position.
    """
    window = max(floor, start - _LOOK)
    before = text[window:start]
    if not before.rstrip().casefold().endswith(_LAST):
        return None, start
    match = _BEFORE.search(before)
    if match is None:
        return None, start
    number = next(n for n in range(len(_WORDS)) if match[f"b{n}"] is not None)
    return _WORDS[number][1], window + match.start()


def bound_after(text: str, end: int, *, limit: int) -> tuple[Bound | None, int]:
    """The words after the number ending at `end` ("or so", "or more")."""
    match = _AFTER.match(text, end, limit)
    if match is None:
        return None, end
    if match["about"] is not None:
        return Bound.ABOUT, match.end()
    return (Bound.AT_LEAST if match["more"] is not None else Bound.UP_TO), match.end()


def bounded(value: float, bound: Bound | None, *, text: str) -> Quantity:
    """The quantity that `value` is under `bound`.

    "More than" and "fewer than" round the number and leave the best one unknown;
    "at least" and "up to" bound it and are not approximate.
    """
    match bound:
        case None:
            return exactly(value, text=text)
        case Bound.ABOUT:
            return exactly(value, text=text, approximate=True)
        case Bound.MORE_THAN | Bound.AT_LEAST:
            rounded = bound is Bound.MORE_THAN
            return Quantity(
                low=value, best=None, high=None, approximate=rounded, text=text
            )
        case Bound.FEWER_THAN | Bound.UP_TO:
            rounded = bound is Bound.FEWER_THAN
            return Quantity(
                low=None, best=None, high=value, approximate=rounded, text=text
            )
