"""Draw a dependency tree: the words in a row, an arrow from each head above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.model.trace import TreeWord
from trucewatch.publish.labels import LETTER
from trucewatch.publish.svg import coordinate, element, join, picture

WIDEST = 60
"""Words up to which a tree is drawn; a longer one is shown as a table only."""

WORD, TAG, RELATION = 14.0, 10.5, 11.0
"""Font sizes, user units."""
GAP, PAD, STEP, BEND, HEAD = 12.0, 14.0, 21.0, 7.0, 4.0
"""Room between words, around the drawing, between levels; rounding; arrow head."""
LOW = 16.0
"""Height of the lowest arrow above the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """An arrow from a head to the word it governs, at a level from 1 upwards."""

    head: int
    word: int
    relation: str
    level: int

    @property
    def ends(self) -> tuple[int, int]:
        """Its two words, left one first."""
        return min(self.head, self.word), max(self.head, self.word)


def arcs_of(tree: Sequence[TreeWord]) -> tuple[Arc, ...]:
    """The arrows, shortest first, each above all that it spans or crosses."""
    wanted = [(n, word) for n, word in enumerate(tree) if word.head != n]
    placed: list[Arc] = []
    for n, word in sorted(wanted, key=lambda each: (abs(each[1].head - each[0]), each)):
        first, last = min(n, word.head), max(n, word.head)
        below = [a.level for a in placed if a.ends[0] < last and first < a.ends[1]]
        level = 1 + max(below, default=0)
        placed.append(Arc(head=word.head, word=n, relation=word.relation, level=level))
    return tuple(placed)


def draw_tree(tree: Sequence[TreeWord], *, name: str) -> Markup | None:
    """The drawing, or None for no tree and for one of more than `WIDEST` words.

    Its natural width can exceed any page: put it in a container that scrolls.

    Args:
        tree: the words in text order.
        name: prefix of the ids, unique on the page.
    """
    if not tree or len(tree) > WIDEST:
        return None
    arcs = arcs_of(tree)
    middles, width = _middles(tree, arcs)
    top = max((arc.level for arc in arcs), default=0)
    base = PAD + RELATION + LOW + STEP * max(0, top - 1)
    height = base + WORD + TAG + 18
    svg = picture(
        join(_arrow(arc, tree, arcs, middles, base) for arc in arcs),
        join(_roots(tree, middles, base)),
        join(_words(tree, middles, base)),
        name=name,
        width=width,
        height=height,
        title="Dependency tree",
        text=describe_tree(tree),
    )
    return _sized(svg, width, height)


def _sized(svg: Markup, width: float, height: float) -> Markup:
    """The drawing at its natural size, so that its words are as large as the text."""
    size = Markup('<svg width="{}" height="{}" ').format(
        coordinate(width), coordinate(height)
    )
    return Markup(svg.replace("<svg ", size, 1))  # noqa: S704 - both are escaped


def describe_tree(tree: Sequence[TreeWord]) -> str:
    """The tree in a sentence a word, for those who hear it."""
    said = (
        f"{word.text} is the root"
        if word.head == n
        else f"{word.text} is {word.relation} of {tree[word.head].text}"
        for n, word in enumerate(tree)
    )
    return "; ".join(said) + "."


def _middles(
    tree: Sequence[TreeWord], arcs: Sequence[Arc]
) -> tuple[tuple[float, ...], float]:
    """Middle of each word, and the width of the drawing."""
    wide = [
        max(len(word.text) * WORD, len(word.tag) * TAG, 24) * LETTER for word in tree
    ]
    ends: dict[int, list[Arc]] = {}
    for arc in arcs:
        ends.setdefault(arc.ends[1], []).append(arc)
    middles: list[float] = []
    for n, own in enumerate(wide):
        at = middles[-1] + (wide[n - 1] + own) / 2 + GAP if n else PAD + own / 2
        for arc in ends.get(n, ()):
            room = len(arc.relation) * RELATION * LETTER + 3 * BEND
            at = max(at, middles[arc.ends[0]] + room)
        middles.append(at)
    return tuple(middles), middles[-1] + wide[-1] / 2 + PAD


def _arrow(
    arc: Arc,
    tree: Sequence[TreeWord],
    arcs: Sequence[Arc],
    middles: Sequence[float],
    base: float,
) -> Markup:
    start, end = _foot(arc, arcs, middles), middles[arc.word]
    side = 1 if end > start else -1
    y = base - LOW - STEP * (arc.level - 1)
    points = " ".join(
        (
            f"M{_xy(start, base)}",
            f"V{coordinate(y + BEND)}",
            f"Q{_xy(start, y)} {_xy(start + side * BEND, y)}",
            f"H{coordinate(end - side * BEND)}",
            f"Q{_xy(end, y)} {_xy(end, y + BEND)}",
            f"V{coordinate(base - HEAD)}",
        )
    )
    tip = (end - HEAD, base - 2 * HEAD), (end + HEAD, base - 2 * HEAD), (end, base)
    return element(
        "g",
        element("title", f"{tree[arc.head].text} → {tree[arc.word].text}"),
        element("path", d=points, class_="arc"),
        element("polygon", points=" ".join(_xy(*p) for p in tip), class_="tip"),
        element("text", arc.relation, x=(start + end) / 2, y=y + 3.5, class_="rel"),
    )


def _foot(arc: Arc, arcs: Sequence[Arc], middles: Sequence[float]) -> float:
    """Where an arrow leaves its head: beside the others, the longest innermost."""
    right = arc.word > arc.head
    beside = [a for a in arcs if a.head == arc.head and (a.word > a.head) == right]
    place = sorted(beside, key=lambda a: -a.level).index(arc)
    return middles[arc.head] + (1 if right else -1) * (5 + 4 * min(place, 3))


def _roots(
    tree: Sequence[TreeWord], middles: Sequence[float], base: float
) -> list[Markup]:
    """A mark above each root."""
    return [
        element("circle", cx=middles[n], cy=base - 5, r=3, class_="root")
        for n, word in enumerate(tree)
        if word.head == n
    ]


def _words(
    tree: Sequence[TreeWord], middles: Sequence[float], base: float
) -> list[Markup]:
    return [
        element(
            "g",
            element("text", word.text, x=x, y=base + WORD + 3, class_="word"),
            element("text", word.tag, x=x, y=base + WORD + TAG + 8, class_="tag"),
        )
        for word, x in zip(tree, middles, strict=True)
    ]


def _xy(x: float, y: float) -> str:
    return f"{coordinate(x)},{coordinate(y)}"
