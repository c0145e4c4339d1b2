"""How wrong, vague, late and repetitive the sources of a made-up world are."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Shares of reports with a fault, each fault drawn for itself.

    The default shares were set once, by judgement, before any policy was tried on
    them; they are measured on no real reports.

    Args:
        governorate_only: the place is given as a governorate.
        near: the place is given as "near" the town.
        neighbour: another town within 10 km is named by mistake.
        no_day: only the day of the report is known, not that of the event.
        next_day: the event's day is given a day too late.
        hour_off: of the hours given, those that are hours wrong.
        loose_type: the means are left open ("fire").
        wrong_type: other means of the same family are given.
        no_toll: the toll is left out.
        early_toll: another toll than the true one is given.
        no_actor: the author is left out.
        rival_actor: the other side is named.
        careless: of the copies, those that lose the day or the town.
        renamed: of the copies, those that hide whom they copy.
    """

    governorate_only: float = 0.03
    near: float = 0.04
    neighbour: float = 0.01
    no_day: float = 0.05
    next_day: float = 0.015
    hour_off: float = 0.03
    loose_type: float = 0.12
    wrong_type: float = 0.06
    no_toll: float = 0.3
    early_toll: float = 0.12
    no_actor: float = 0.3
    rival_actor: float = 0.1
    careless: float = 0.03
    renamed: float = 0.4

    def times(self, factor: float) -> Noise:
        """Every share so many times as large, at most 0.9."""
        scaled = {
            each.name: min(0.9, getattr(self, each.name) * factor)
            for each in fields(self)
        }
        return replace(self, **scaled)


LEVELS: dict[str, Noise] = {
    "none": Noise().times(0),
    "low": Noise().times(0.5),
    "default": Noise(),
    "high": Noise().times(2),
    "extreme": Noise().times(3),
}
"""Noise levels by name."""
