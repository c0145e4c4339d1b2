"""Put labels on a drawing so that they do not cover each other."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Offsets = tuple[tuple[float, float], ...]
"""Where a label is tried: shares of its width, and lines."""

HERE: Offsets = ((0, 0),)
NEAR: Offsets = ((0, 0), (0, 1), (0, -1))
AROUND: Offsets = (*NEAR, (0.8, -0.6), (-0.8, 0.6), (0, 2), (0, -2))

BESIDE: Offsets = ((0.5, 0), (-0.5, 0), (0, -0.75), (0, 0.75))
"""Beside a dot: right, left, above, below."""

LETTER = 0.56
"""Mean width of a letter as a share of the font size, a little on the safe side."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, user units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, width: float, height: float) -> bool:
        """Whether it lies within the drawing."""
        return (
            self.left >= 0
            and self.top >= 0
            and self.right <= width
            and self.bottom <= height
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label wanted at a point (its middle).

    Args:
        text: what it says.
        x, y: the point, user units.
        size: height of its letters.
        style: CSS classes.
        offsets: where it is tried.
        gap: further room to the side when it stands beside its point.
    """

    text: str
    x: float
    y: float
    size: float
    style: str
    offsets: Offsets = NEAR
    gap: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A label with the position that was free (middle, base line)."""

    label: Label
    x: float
    y: float


def place_labels(
    labels: Iterable[Label], *, taken: Iterable[Box], width: float, height: float
) -> tuple[PlacedLabel, ...]:
    """The labels that find room, in the order of their importance.

    Each is tried at its point, then around it, nearest first; one that
    would cover something is left out, because the list beside the map names it.
    """
    boxes = list(taken)
    placed: list[PlacedLabel] = []
    for label in labels:
        wide = width_of(label)
        for dx, dy in label.offsets:
            beside = math.copysign(label.gap, dx) if dx else 0.0
            x = label.x + dx * max(wide, label.size) + beside
            y = label.y + dy * label.size * 1.25
            box = box_of(x, y, wide, label.size)
            if box.inside(width, height) and not any(map(box.overlaps, boxes)):
                boxes.append(box)
                placed.append(PlacedLabel(label=label, x=x, y=y + label.size * 0.35))
                break
    return tuple(placed)


def width_of(label: Label) -> float:
    """Width of the label's text, user units."""
    return len(label.text) * label.size * LETTER


def box_of(x: float, y: float, wide: float, size: float) -> Box:
    """The box of a text with its middle at the point."""
    return Box(x - wide / 2, y - size * 0.6, x + wide / 2, y + size * 0.6)
