"""Redaction: strike out of a text what leads to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.model.source import Hop

STRUCK = "[struck out]"

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COORDINATES = re.compile(
    r"[-+]?\d{1,3}[.,]\d{3,}°?\s*[NS]?\s*[,;/ ]\s*"
    r"[-+]?\d{1,3}[.,]\d{3,}°?(?:\s*[EWO]\b)?"
    r"|\d{1,3}\s*°\s*\d{1,2}\s*['’′][^,;\n]{0,12}?[NSEW]"
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ ()./-]{0,2}\d){7,14}(?![\w.,]*\d)")


def redacted(text: str, *, names: tuple[str, ...] = ()) -> str:
    """The text without addresses of mail, numbers to call, coordinates and `names`.

    What stands in their place is the same for all of them, and of one length.

    Args:
        text: what is to be shown.
        names: words to strike out besides, in any case.
    """
    for pattern in (_MAIL, _COORDINATES, _PHONE):
        text = pattern.sub(STRUCK, text)
    for name in sorted((each for each in names if each.strip()), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", STRUCK, text, flags=re.I)
    return text


PRIVATE_ROLES = frozenset(
    """
    activist brother child civilian daughter doctor driver evacuee eyewitness farmer
    father husband inhabitant local medic mother neighbor neighbour nurse patient person
    refugee relative rescuer resident shopkeeper sister son student survivor teacher
    victim villager volunteer wife witness worker
    """.split()  # noqa: SIM905 - a list of words, not of literals
)
"""Last words of roles in which nobody speaks for an office: their names are private."""


def private_names(chain: Iterable[Hop]) -> tuple[str, ...]:
    """Names of the speakers in a source chain who speak in no public role, each once.

    Whoever speaks for a body, or in an office, spoke in public: that name stays.
    Without a body and a role, nothing says so, and the name counts as private.
    """
    names = (hop.speaker for hop in chain if hop.speaker and not _is_public(hop))
    return tuple(dict.fromkeys(names))


def _is_public(hop: Hop) -> bool:
    if hop.body is not None:
        return True
    words = (hop.role or "").lower().split()
    if not words:
        return False
    last = words[-1]
    forms = {last, last.removesuffix("s"), last.removesuffix("es")}
    return forms.isdisjoint(PRIVATE_ROLES)
