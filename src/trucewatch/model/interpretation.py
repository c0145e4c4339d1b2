"""Interpretations: named sets of assumptions under which findings are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """A named set of assumptions under which findings are made.

    Args:
        id: ``next-day``.
        title: for people.
        starts: first day or first instant in force.
        excludes: codes of disputed actors that this reading takes as excluded.
        tolerance_m: how far the edges of zones may be off, metres; None keeps what
            the zone files say.
        joining_required: whether a group is bound only once it has joined.
        extension_presumed: whether the agreement goes on after its first period
            where no decision to extend it is recorded.
        binds_also: codes of actors that this reading holds bound, though the text
            does not name them or they deny it.
        carve_out_extends_to: actors whom this reading lets use a carve-out besides
            those that the text names.
        leaves_out: ids of terms that this reading does not apply.
        later_term_prevails: whether, of two terms that differ on one act, the later
            agreement's rules.
        assumptions: sentences printed with every finding made under it.
        source: who holds this reading.
    """

    id: str
    title: str
    starts: date | datetime
    excludes: tuple[str, ...] = ()
    tolerance_m: float | None = None
    joining_required: bool = True
    extension_presumed: bool = True
    binds_also: tuple[str, ...] = ()
    carve_out_extends_to: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    later_term_prevails: bool = False
    assumptions: tuple[str, ...] = ()
    source: str = ""
