"""Whom "the group", "they" or "its forces" stands for, and where nobody is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.event import EventBody
from trucewatch.pipeline import read_report

CASES = [
    pytest.param(
        "Jaish al-Islam left Douma on Friday. The group shelled Salma.",
        ["SYR/JAI"],
        id="group",
    ),
    pytest.param(
        "The Syrian army moved north. Its forces shelled Salma at dawn.",
        ["SYR/ARMY"],
        id="its-forces",
    ),
    pytest.param(
        "The Syrian army reached Salma. The army shelled Marea in the evening.",
        ["SYR/ARMY"],
        id="the-army",
    ),
    pytest.param(
        "Turkish troops reached Marea. They shelled Salma in the evening.",
        ["TUR/ARMY"],
        id="they",
    ),
    pytest.param(
        "Jaish al-Islam met Nusra fighters in Douma. The group shelled Salma.",
        [None],
        id="two-rivals",
    ),
    pytest.param(
        "The Syrian army reached Marea. The militants shelled Salma.",
        ["GENERIC/MILITANTS"],
        id="other-kind",
    ),
    pytest.param(
        "Jaish al-Islam denied the charge. The group shelled Salma.",
        [None],
        id="across-a-denial",
    ),
    pytest.param(
        "Turkish troops reached Marea. It shelled Salma.", [], id="other-number"
    ),
    pytest.param(
        "Jaish al-Islam left Douma.\n\nThe group shelled Salma.",
        [None],
        id="other-paragraph",
    ),
]


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_words_that_refer_back_get_the_one_actor_that_suits_them(
    text: str, codes: list[str | None]
) -> None:
    """One named actor of that kind and number before it, else none."""
    raw = f"---\npublished: 2018-05-01\n---\n\n{text}\n".encode()
    claims = read_report(raw, name="r.txt", as_of=date(2018, 5, 2)).claims
    bodies = [c.body for c in claims if isinstance(c.body, EventBody)]
    assert [a.actor for b in bodies[-1:] for a in b.actors] == codes
