"""A reader that makes exactly the labelled claims has every figure at 1."""

from __future__ import annotations

import pytest
from evals.labelled import PARTS, load
from evals.labelled_exact import read_exactly
from evals.labelled_scores import Score, score_row


@pytest.mark.parametrize("half", PARTS)
def test_what_is_labelled_read_exactly_so_is_all_right(half: str) -> None:
    """No label contradicts the rules that it is scored by."""
    score = Score()
    for row in load(half):
        score_row(score, row, [read_exactly(claim) for claim in row["claims"]])
    record = score.record()
    graded = {name: tot for name, tot in record["kinds"].items() if tot["labelled"]}
    wrong = {name: tot for name, tot in graded.items() if tot["f"] != 1.0}
    assert wrong == {}
    assert {field["share"] for field in record["fields"].values()} == {1.0}
    assert record["causes"] == {}
