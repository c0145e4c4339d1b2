"""Texts as a whole: every place found, placed, and nothing dropped for one bad name."""

from __future__ import annotations

from trucewatch.locate.resolve import Priors
from trucewatch.locate.texts import find_and_place, place_spans
from trucewatch.model.document import Span
from trucewatch.model.place import Placement, Unplaced
from trucewatch.reference.gazetteer.index import Gazetteer


def spans(text: str, *names: str) -> tuple[Span, ...]:
    """Where the names stand in the text, in order."""
    starts = [text.index(name) for name in names]
    return tuple(Span(s, s + len(n)) for s, n in zip(starts, names, strict=True))


def test_neighbours_tell_which_tripoli(gazetteer: Gazetteer) -> None:
    """Beside Lebanese towns it is the Lebanese one, and the reason names them."""
    text = "Roads were shut in Beirut, Zahle and Tripoli."
    answers = place_spans(
        text, spans(text, "Beirut", "Zahle", "Tripoli"), gazetteer=gazetteer
    )
    tripoli = answers[-1]
    assert isinstance(tripoli, Placement)
    assert tripoli.place.country == "LB"
    assert any("Beirut" in reason for reason in tripoli.reasons)


def test_the_country_behind_the_name_decides(gazetteer: Gazetteer) -> None:
    """The words "Tripoli, Libya" is in Libya whatever else the text names."""
    text = "From Beirut he flew to Tripoli, Libya."
    found = find_and_place(text, gazetteer=gazetteer)
    answers = {f.span.cut(text): f.answer for f in found}
    tripoli = answers["Tripoli"]
    assert isinstance(tripoli, Placement)
    assert tripoli.place.country == "LY"


def test_the_unclear_is_left_open_where_asked(gazetteer: Gazetteer) -> None:
    """With a least share the likeliest of two like places is not taken."""
    text = "Tripoli was quiet."
    strict = Priors(least_share=0.99)
    (answer,) = place_spans(
        text, spans(text, "Tripoli"), gazetteer=gazetteer, priors=strict
    )
    assert isinstance(answer, Unplaced)
    assert answer.others


def test_an_unknown_name_costs_no_other(gazetteer: Gazetteer) -> None:
    """It is unplaced with its reason; its neighbours are placed."""
    text = "Between Blahistan and Hama."
    first, second = place_spans(
        text, spans(text, "Blahistan", "Hama"), gazetteer=gazetteer
    )
    assert isinstance(first, Unplaced)
    assert "unknown" in first.reason
    assert isinstance(second, Placement)
