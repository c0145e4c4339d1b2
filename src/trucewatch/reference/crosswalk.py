"""Our event types in the codes of PLOVER, CAMEO and ACLED, and back.

A code speaks of the type alone. Whether a claim denies, plans or calls for the act
stands in its polarity and modality; look there before counting anything by code.

Source: PLOVER 0.8, CAMEO codebook 1.1, ACLED codebook (25 sub-types); the quad classes
of CAMEO's roots as GDELT draws them (01-05, 06-08, 09-13, 14-20).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from trucewatch.errors import InvalidReference
from trucewatch.model.event import EventType
from trucewatch.reference.crosswalk_table import (
    FILE,
    Choice,
    Crosswalk,
    Plover,
    Quad,
    Scheme,
    crosswalk_from,
)


def plover_of(event_type: EventType) -> Plover | None:
    """PLOVER type and mode; None where there is none (see `why_not`)."""
    return load_crosswalk().rows[event_type].plover


def cameo_of(event_type: EventType) -> tuple[Choice, ...]:
    """CAMEO codes, the one to use first; empty where there is none."""
    return load_crosswalk().rows[event_type].cameo


def acled_of(event_type: EventType) -> tuple[Choice, ...]:
    """ACLED sub-types (`group`: event type), first the one to use; may be empty."""
    return load_crosswalk().rows[event_type].acled


def types_of_plover(root: str) -> tuple[EventType, ...]:
    """Our types of a PLOVER type or of Zero-Shot PLOVER's ``YIELD``.

    Raises:
        InvalidReference: PLOVER has no such type.
    """
    return load_crosswalk().types_of(Scheme.PLOVER, root)


def types_of_cameo(code: str) -> tuple[EventType, ...]:
    """Our types of a CAMEO root (``"19"``) or of a finer code that the table lists.

    Raises:
        InvalidReference: the table lists no such code.
    """
    return load_crosswalk().types_of(Scheme.CAMEO, code)


def types_of_acled(sub_type: str) -> tuple[EventType, ...]:
    """Our types of an ACLED sub-type.

    Raises:
        InvalidReference: ACLED has no such sub-type.
    """
    return load_crosswalk().types_of(Scheme.ACLED, sub_type)


def why_not(subject: EventType | str, scheme: Scheme) -> str | None:
    """Why a type has no code in the scheme, or a code of it no type of ours.

    Args:
        subject: one of our types, or a code of the scheme.
        scheme: the other side.

    Returns:
        The reason; None where there is a mapping.

    Raises:
        InvalidReference: the scheme has no such code here.
    """
    if isinstance(subject, EventType):
        return load_crosswalk().rows[subject].none.get(scheme)
    return load_crosswalk().code(scheme, subject).none


def quad_of(root: str) -> Quad:
    """Quad class of a PLOVER type (``"ASSAULT"``) or CAMEO code (``"19"``, ``"194"``).

    The two differ: asking for something is conflict in PLOVER (REQUEST), cooperation in
    CAMEO (02).

    Raises:
        InvalidReference: neither scheme has such a code.
    """
    scheme = Scheme.CAMEO if root[:1].isdigit() else Scheme.PLOVER
    return load_crosswalk().quad(scheme, root)


@cache
def load_crosswalk() -> Crosswalk:
    """The packaged table.

    Raises:
        InvalidReference: it is missing, broken or incomplete.
    """
    source = resources.files("trucewatch.reference") / FILE
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidReference(
            "cannot read a packaged file", where=FILE, got=str(error), wanted="TOML"
        ) from error
    return crosswalk_from(table)
