"""The first test of every coder: what it turns away holds no claim."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from trucewatch.pipeline import read_report
from trucewatch.read import passage, triggers
from trucewatch.read.lexing import lex
from trucewatch.read.triggering import TESTS
from trucewatch.text import date_forms, dates, numbers, spoken_dates, windows
from trucewatch.text.sieve import Sieve, sieve_of

QUIET = "The weather in the valley was mild, and people bought bread as always."
OPEN = Sieve(runs=frozenset(), digits=True)
AS_OF = date(2020, 1, 1)


def readings() -> list[str]:
    """What is read in every report of the sample mission, one text a report."""
    folder = files("trucewatch.reference") / "missions" / "astana" / "reports"
    for cached in (triggers.triggers, dates.find_times, lex):
        cached.cache_clear()
    return [
        repr(read_report(path.read_bytes(), name=path.name, as_of=AS_OF))
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.is_file()
    ]


@pytest.mark.uncounted
def test_turned_away_sentences_hold_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letting every sentence through changes no claim and no issue."""
    told = readings()
    assert len(told) > 80
    with monkeypatch.context() as patch:
        patch.setattr(Sieve, "holds", lambda *_: True)
        for module in (passage, triggers, date_forms, numbers, spoken_dates, windows):
            patch.setattr(module, "sieve_of", lambda _: OPEN)
        assert readings() == told


@pytest.mark.parametrize("name", sorted(TESTS))
def test_quiet_sentence_is_turned_away(name: str) -> None:
    """A sentence about shops passes the test of no coder."""
    assert not TESTS[name](sieve_of(QUIET))
