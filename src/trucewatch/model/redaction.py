"""Redaction: strike out of a text what leads to a person."""

from __future__ import annotations

import re

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
