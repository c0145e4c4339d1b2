"""Origins: copies are one origin, told with the reason; only origins corroborate."""

from __future__ import annotations

import pytest

from tests.factories import event
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.incident import Incident
from trucewatch.model.review import IncidentState
from trucewatch.reconcile.merge import merge_claims

WIRE = (
    "Shells struck the eastern market of Morek shortly before noon and wounded "
    "several traders who were closing their stalls"
)


def one_incident(*claims: PlacedClaim) -> Incident:
    (found,) = merge_claims(claims)
    return found


def test_a_copy_under_another_name_is_no_second_origin() -> None:
    """A wire story with a word changed; the reason is told."""
    wire = event(origin="Demo Wire", text=WIRE)
    copy = event(origin="Demo Paper", text="As told, " + WIRE.replace("noon", "dusk"))
    found = one_incident(wire, copy)
    (group,) = found.origin_groups
    assert found.origins == ("Demo Paper", "Demo Wire")
    assert (found.origin_count, found.state) == (1, IncidentState.REPORTED)
    assert group.names == ("Demo Paper", "Demo Wire")
    assert "carries nearly the same words as" in group.reason
    assert "% of the word pairs)" in group.reason


def test_two_bodies_that_are_named_say_alike_and_copy_nothing() -> None:
    """The council said; the office said, in the same formal sentence."""
    one, two = (
        event(origin=name, text=f"{WIRE}, the {name} said.")
        for name in ("council", "office")
    )
    assert one_incident(one, two).state is IncidentState.CORROBORATED


def test_the_name_that_most_claims_carry_is_the_origins() -> None:
    """The wire's own name, where two papers credit it and a third does not."""
    texts = (WIRE, WIRE + " on Monday", WIRE + " on Tuesday")
    wires = [event(origin="Wire", text=text) for text in texts]
    found = one_incident(*wires, event(origin="Paper", text="Today " + WIRE))
    assert [group.origin for group in found.origin_groups] == ["Wire"]


def test_the_same_short_words_are_no_copy() -> None:
    """Anybody may write that shells fell on Morek."""
    one = event(origin="A", text="Shells fell on Morek.")
    two = event(origin="B", text="Shells fell on Morek at night.")
    assert one_incident(one, two).state is IncidentState.CORROBORATED


@pytest.mark.parametrize(
    ("sides", "state"),
    [
        (("AAA", "AAA"), IncidentState.REPORTED),
        (("AAA", "BBB"), IncidentState.CORROBORATED),
        (("AAA", None), IncidentState.CORROBORATED),
        ((None, None), IncidentState.CORROBORATED),
    ],
)
def test_origins_of_one_side_do_not_corroborate(
    sides: tuple[str | None, str | None], state: IncidentState
) -> None:
    """Alignment counts, not names."""
    one, two = (
        event(origin=name, side=side, text=f"{name} told of shells.")
        for name, side in zip("AB", sides, strict=True)
    )
    assert one_incident(one, two).state is state


def test_a_copy_takes_the_side_of_what_it_copies() -> None:
    """An agency of a side, a paper that copies it, and another body of that side."""
    agency = event(origin="Agency", side="AAA", text=WIRE)
    paper = event(origin="Paper", text=WIRE + ", reports say")
    army = event(origin="Army", side="AAA", text="The army told of shells.")
    found = one_incident(agency, paper, army)
    assert [group.sides for group in found.origin_groups] == [("AAA",), ("AAA",)]
    assert found.state is IncidentState.REPORTED


def test_words_of_two_sides_are_independent_of_neither() -> None:
    """Where both sides carry one text, a body of one side adds nothing new."""
    one = event(origin="Agency A", side="AAA", text=WIRE)
    two = event(origin="Agency B", side="BBB", text=WIRE + " today")
    army = event(origin="Army", side="AAA", text="The army told of shells.")
    found = one_incident(one, two, army)
    assert found.origin_count == 2
    assert found.state is IncidentState.REPORTED
