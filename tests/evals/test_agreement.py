"""Two labellers are compared alike, whichever is called the first."""

from __future__ import annotations

from typing import Any

from evals.agreement import compare, rows

Record = dict[str, Any]


def strike(**keys: object) -> Record:
    whole: Record = {"kind": "event", "type": "airstrike", "trigger": "struck"}
    whole |= {"places": ["Harim"], "polarity": "affirmed", "modality": "asserted"}
    return whole | keys


def agreed(first: list[Record], second: list[Record]) -> Record:
    return compare([({"claims": first}, {"claims": second})])


def counts(found: Record, name: str = "event") -> tuple[int, ...]:
    tot = found["kinds"][name]
    return tot["right"], tot["labelled"], tot["read"]


def test_the_same_labels_agree_throughout() -> None:
    """A labeller who repeats the first one's labels has every share at 1."""
    dev = [row for row, _ in rows()]
    found = compare([(row, row) for row in dev])
    assert {tot["f"] for tot in found["kinds"].values()} == {1.0}
    assert {tot["share"] for tot in found["fields"].values()} == {1.0}
    assert found["nothing"]["one"] == 0


def test_another_place_is_no_agreement_of_events() -> None:
    """Type and place make an event; the looser levels say which of them differs."""
    found = agreed([strike()], [strike(places=["Ariha"])])
    assert counts(found) == (0, 1, 1)
    assert counts(found, "event, type only") == (1, 1, 1)
    assert found["fields"]["event of one type: place"]["share"] == 0


def test_what_either_calls_optional_counts_neither_way() -> None:
    """Optional with one, required or absent with the other: no difference."""
    firm, free = strike(), strike(places=["Ariha"], optional=True)
    must = strike(places=["Ariha"])
    for one, two in (([firm, free], [firm]), ([firm, free], [firm, must])):
        assert counts(agreed(one, two)) == (1, 1, 1)
        assert counts(agreed(two, one)) == (1, 1, 1)


def test_what_one_leaves_open_is_not_compared() -> None:
    """A label without places agrees with one that has them, and shows no share."""
    open_ = {key: value for key, value in strike().items() if key != "places"}
    for one, two in ((strike(), open_), (open_, strike())):
        found = agreed([one], [two])
        assert counts(found) == (1, 1, 1)
        assert "event of one type: place" not in found["fields"]


def test_the_second_labeller_has_sixty_rows_of_dev() -> None:
    """Each row names a row of the development half once."""
    assert len({second["id"] for _, second in rows()}) == 60
