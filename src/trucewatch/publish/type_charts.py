"""Draw incidents by type: a bar each, its parts the states in which they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.model.review import IncidentState
from trucewatch.publish.codes import INCIDENT_STATE
from trucewatch.publish.phrases import number
from trucewatch.publish.svg import element, join, picture

ROW, BAR, RIGHT = 34.0, 14.0, 46.0
SHADES: dict[IncidentState, float] = {
    IncidentState.REPORTED: 0.35,
    IncidentState.TRIAGED: 0.45,
    IncidentState.CORROBORATED: 0.6,
    IncidentState.PARTIALLY_VERIFIED: 0.8,
    IncidentState.VERIFIED: 1.0,
    IncidentState.NOT_VERIFIABLE: 0.25,
    IncidentState.REFUTED: 0.15,
    IncidentState.DUPLICATE: 0.08,
}
"""How strongly a state is filled: the stronger, the better it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeBar:
    """A bar: its name, and how many incidents are in each state."""

    name: str
    parts: tuple[tuple[IncidentState, int], ...]

    @property
    def total(self) -> int:
        """How long it is."""
        return sum(count for _, count in self.parts)


def draw_types(bars: tuple[TypeBar, ...], *, width: float, name: str) -> Markup | None:
    """The bars as one ``<svg>``, the longest first, or None without any."""
    if not bars:
        return None
    most = max(bar.total for bar in bars)
    return picture(
        join(
            part
            for rank, bar in enumerate(bars)
            for part in _bar(bar, rank * ROW, (width - RIGHT) / most)
        ),
        name=name,
        width=width,
        height=ROW * len(bars),
        title="Incidents by type and state",
        text="; ".join(f"{bar.name}: {number(bar.total)}" for bar in bars),
    )


def _bar(bar: TypeBar, top: float, scale: float) -> Iterator[Markup]:
    yield element("text", bar.name, x=0, y=top + 12, class_="name")
    x = 0.0
    for state, count in bar.parts:
        long, called = count * scale, INCIDENT_STATE[state]
        yield element(
            "rect",
            element("title", f"{bar.name}, {called}: {number(count)}"),
            x=x,
            y=top + 16,
            width=max(long - 1, 1.0),
            height=BAR,
            class_="bar",
            fill_opacity=str(SHADES[state]),
        )
        x += long
    yield element("text", number(bar.total), x=x + 5, y=top + 27, class_="tick start")


def state_swatch(state: IncidentState) -> Markup:
    """A state as it is filled, for the legend."""
    box = element(
        "rect", width=14, height=14, class_="bar", fill_opacity=str(SHADES[state])
    )
    return element(
        "svg", box, view_box="0 0 14 14", class_="swatch", aria_hidden="true"
    )
