"""Ids: given once, kept while claims come and go, back where they were on undo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.incident import KnownIncident
from trucewatch.reconcile.identity import assign_ids, incident_id

A, B = incident_id("a1"), incident_id("b1")
FIRST = assign_ids([["a1", "a2"], ["b1", "b2"]], ())


def books(known: tuple[KnownIncident, ...]) -> dict[str, str | None]:
    return {each.id: each.superseded_by for each in known}


def test_a_new_group_is_named_by_its_founding_claim() -> None:
    """Once, for good."""
    assert FIRST.ids == (A, B)
    assert [each.members for each in FIRST.known] == [("a1", "a2"), ("b1", "b2")]


def test_an_earlier_claim_that_comes_later_changes_no_id() -> None:
    """The group's first claim is another now; its id is not."""
    later = assign_ids([["a0", "a1", "a2"], ["b1", "b2"]], FIRST.known)
    assert later.ids == (A, B)
    assert later.known[0].members == ("a0", "a1", "a2")


def test_of_two_that_become_one_the_older_stays() -> None:
    """The other is superseded, and stays on the books."""
    merged = assign_ids([["b1", "b2", "a1", "a2"]], FIRST.known)
    assert merged.ids == (A,)
    assert books(merged.known) == {A: None, B: A}


def test_taking_a_merge_back_gives_both_their_ids() -> None:
    """Exactly as before."""
    merged = assign_ids([["a1", "a2", "b1", "b2"]], FIRST.known)
    assert assign_ids([["a1", "a2"], ["b1", "b2"]], merged.known) == FIRST


def test_a_split_part_gets_its_own_id_and_loses_it_again() -> None:
    """The founding claim keeps the id."""
    split = assign_ids([["a1"], ["a2"], ["b1", "b2"]], FIRST.known)
    assert split.ids == (A, incident_id("a2"), B)
    again = assign_ids([["a1", "a2"], ["b1", "b2"]], split.known)
    assert again.ids == FIRST.ids
    assert books(again.known)[incident_id("a2")] == A


def test_an_incident_outlives_its_founding_claim() -> None:
    """A rejected reading, or one outside the days looked at, ends no incident."""
    assert assign_ids([["a2"]], FIRST.known).ids == (A,)
    assert assign_ids([["a2"]], FIRST.known).known[0].members == ("a1", "a2")


def test_ids_without_any_claim_here_stay_as_they_are() -> None:
    """Other days' incidents are not touched."""
    later = assign_ids([["c1"]], FIRST.known)
    assert later.known[:2] == FIRST.known
    assert later.ids == (incident_id("c1"),)


partitions = st.lists(st.integers(0, 3), min_size=8, max_size=8)


def parts(numbers: list[int]) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for claim, number in zip("abcdefgh", numbers, strict=True):
        found.setdefault(number, []).append(claim)
    return sorted(found.values())


@given(partitions, partitions)
def test_going_back_to_a_partition_gives_back_its_ids(
    one: list[int], other: list[int]
) -> None:
    """Whatever happened between."""
    first = assign_ids(parts(one), ())
    between = assign_ids(parts(other), first.known)
    again = assign_ids(parts(one), between.known)
    assert again.ids == first.ids


@given(partitions)
def test_assigning_again_changes_nothing(numbers: list[int]) -> None:
    """Idempotent."""
    first = assign_ids(parts(numbers), ())
    assert assign_ids(parts(numbers), first.known) == first
