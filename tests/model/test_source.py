"""The first hop of a chain is the origin that independence is counted by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from trucewatch.model.source import Hop, HopMode, RecorderRole, origin_of

MODE = HopMode.INDIRECT

ORIGINS = [
    (
        "body before person",
        Hop(mode=MODE, speaker="A. Name", role="spokesman", body="Council", outlet="W"),
        "Council",
    ),
    (
        "person before outlet",
        Hop(mode=MODE, speaker="A. Name", role="spokesman", outlet="Wire"),
        "A. Name",
    ),
    ("outlet before office", Hop(mode=MODE, role="reporter", outlet="Wire"), "Wire"),
    ("office alone", Hop(mode=MODE, role="resident"), "resident"),
]


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Recorder roles are the list of 2.15; modes are those of the glossary."""
    assert [*HopMode] == ["direct", "indirect", "paraphrase"]
    roles = "party guarantor joint third_party ngo media"
    assert [*RecorderRole] == roles.split()


@pytest.mark.parametrize(
    ("hop", "origin"), [c[1:] for c in ORIGINS], ids=[c[0] for c in ORIGINS]
)
def test_the_origin_is_the_body_then_the_person(hop: Hop, origin: str) -> None:
    """Two spokesmen of one body are one origin."""
    assert origin_of((hop,)) == origin


@pytest.mark.parametrize("empty", [None, ""])
def test_a_hop_names_someone(empty: str | None) -> None:
    """A side alone says not who spoke."""
    with pytest.raises(ValueError, match="a hop names"):
        Hop(mode=MODE, speaker=empty, role=empty, body=empty, outlet=empty, side="AAA")


def test_no_chain_is_an_unnamed_source() -> None:
    """Without hops the origin is unnamed, never empty."""
    assert origin_of(()) == "unnamed source"


@given(st.lists(st.sampled_from(["Wire", "Paper", "Channel"])))
def test_who_carries_the_words_does_not_change_the_origin(outlets: list[str]) -> None:
    """Carrying and quoting again adds hops, not origins."""
    carried = tuple(Hop(mode=MODE, outlet=outlet) for outlet in outlets)
    assert origin_of((make.hop("Demo Council"), *carried)) == "Demo Council"
