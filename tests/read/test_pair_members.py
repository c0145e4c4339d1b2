"""Two states that count, as "the former" and "the latter"."""

from __future__ import annotations

from tests.read.reading import claims_of
from trucewatch.model.claim import ClaimKind
from trucewatch.model.tally import TallyBody


def _counts(text: str) -> list[tuple[str | None, int | None]]:
    bodies = [claim.body for claim in claims_of(text, ClaimKind.TALLY)]
    return [(b.recorder, b.count) for b in bodies if isinstance(b, TallyBody)]


def test_former_and_latter_are_the_two_states_named_before() -> None:
    """Each count goes to the state that the word stands for."""
    text = (
        "Armenia and Azerbaijan disagree, the former counting four, "
        "the latter nine violations on Monday."
    )
    assert _counts(text) == [("ARM", 4), ("AZE", 9)]


def test_a_former_officer_is_no_recorder() -> None:
    """A "former general" points to no state."""
    text = "Georgia and Russia heard the former general, who saw nine violations."
    assert all(code not in {"GEO", "RUS"} for code, _ in _counts(text))


def test_a_nation_s_people_count_for_the_state() -> None:
    """A nation in the plural, "the Turks", is the side."""
    text = "Six ceasefire violations were totted up by the Turks on Friday."
    assert _counts(text) == [("TUR", 6)]
