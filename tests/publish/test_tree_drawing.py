"""The drawing of a tree: arrows that never lie on each other, nothing cut off."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.traces import TREE, long_tree, tree_of
from trucewatch.model.trace import TreeWord
from trucewatch.publish.tree_drawing import (
    WIDEST,
    arcs_of,
    describe_tree,
    draw_tree,
)

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def trees(draw: st.DrawFn) -> tuple[TreeWord, ...]:
    """Any heads at all, also those that cross."""
    count = draw(st.integers(1, 20))
    heads = draw(st.lists(st.integers(0, count - 1), min_size=count, max_size=count))
    return tree_of(*((f"w{n}", head, "dep") for n, head in enumerate(heads)))


@given(trees())
def test_every_word_but_a_root_has_one_arrow(tree: tuple[TreeWord, ...]) -> None:
    """From its head, with its relation."""
    drawn = sorted((arc.word, arc.head, arc.relation) for arc in arcs_of(tree))
    assert drawn == [(n, w.head, w.relation) for n, w in enumerate(tree) if w.head != n]


@given(trees())
def test_arrows_over_the_same_words_have_levels_of_their_own(
    tree: tuple[TreeWord, ...],
) -> None:
    """So that no two of them lie on each other."""
    arcs = arcs_of(tree)
    for one in arcs:
        for other in arcs:
            apart = one.ends[1] <= other.ends[0] or other.ends[1] <= one.ends[0]
            assert one is other or apart or one.level != other.level


def test_an_arrow_stands_above_those_it_spans() -> None:
    """The short ones lie low."""
    levels = {arc.word: arc.level for arc in arcs_of(long_tree(3))}
    assert levels == {1: 1, 2: 1}
    spanning = tree_of(("a", 2, "x"), ("b", 2, "y"), ("c", 2, "root"))
    assert {arc.word: arc.level for arc in arcs_of(spanning)} == {1: 1, 0: 2}


@pytest.mark.uncounted
@given(trees())
def test_nothing_is_drawn_outside_the_picture(tree: tuple[TreeWord, ...]) -> None:
    """Every coordinate lies within the drawing's own width and height."""
    svg = draw_tree(tree, name="tree-1")
    assert svg is not None
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for element in root.iter():
        points = element.attrib.get("points", "")
        pairs = re.findall(r"(-?[\d.]+),(-?[\d.]+)", points + element.get("d", ""))
        pairs += (
            [(element.attrib["x"], element.attrib["y"])]
            if "x" in element.attrib
            else []
        )
        for x, y in pairs:
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


def test_words_and_relations_are_escaped() -> None:
    """A tree of markup is a tree of words."""
    svg = draw_tree(tree_of(("<script>", 0, "root"), ('"&', 0, "a<b")), name="tree-1")
    assert svg is not None
    assert "<script" not in svg
    words = [t.text for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - ours
    assert {"<script>", '"&', "a<b"} <= set(words)


@pytest.mark.parametrize(
    ("count", "drawn"),
    [
        pytest.param(0, False, id="no tree"),
        pytest.param(1, True, id="one word"),
        pytest.param(WIDEST, True, id="just drawn"),
        pytest.param(WIDEST + 1, False, id="too long"),
    ],
)
def test_a_tree_is_drawn_up_to_its_widest(count: int, drawn: bool) -> None:
    """A longer one would be read by nobody."""
    assert (draw_tree(long_tree(count), name="tree-1") is not None) is drawn


def test_the_picture_tells_the_tree_to_those_who_hear_it() -> None:
    """A clause a word, and it stands in the drawing."""
    said = describe_tree(TREE)
    assert said == (
        "Turkey is nsubj of accused; accused is the root; Russia is obj of accused."
    )
    assert said in str(draw_tree(TREE, name="tree-1"))
