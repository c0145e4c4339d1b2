"""Files pass the house's scanner, or are refused."""

from __future__ import annotations

import sys

import pytest

from tests.missions import AS_OF
from tests.service.desk import ONE, log_size
from trucewatch.service import scanning
from trucewatch.service.intake import Fate, HandedIn, take_files
from trucewatch.service.missions import OpenMission
from trucewatch.service.scanning import refusal

FINDS = "import sys; sys.exit(b'MARK' in sys.stdin.buffer.read())"
SCANNER = (sys.executable, "-c", FINDS)


@pytest.mark.parametrize(
    ("scanner", "raw", "why"),
    [
        ((), b"MARK", ""),
        (SCANNER, b"a report", ""),
        (SCANNER, b"a MARK in it", "the scanner found something in it"),
        (
            (sys.executable, "-c", "raise SystemExit(2)"),
            b"x",
            "it could not be scanned",
        ),
        (("/no/such/scanner",), b"a report", "it could not be scanned"),
    ],
)
def test_a_scanner_passes_or_refuses(
    scanner: tuple[str, ...], raw: bytes, why: str
) -> None:
    """What was not scanned is refused as well."""
    assert refusal(scanner, raw) == why


def test_a_scanner_that_does_not_end_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds the form up no longer than its time."""
    monkeypatch.setattr(scanning, "LONGEST_S", 0.2)
    waits = (sys.executable, "-c", "import time; time.sleep(60)")
    assert refusal(waits, b"a report") == "it could not be scanned"


def test_of_what_is_refused_nothing_is_kept(mission: OpenMission) -> None:
    """And what passes is taken in beside it."""
    before = log_size(mission)
    bad = HandedIn(name="bad.txt", raw=ONE.encode() + b"MARK")
    lines = take_files(mission, (bad,), by="reporter", as_of=AS_OF, scanner=SCANNER)
    assert [each.fate for each in lines] == [Fate.REFUSED]
    assert log_size(mission) == before
    good = HandedIn(name="good.txt", raw=ONE.replace("Evening", "Late").encode())
    lines = take_files(
        mission, (bad, good), by="reporter", as_of=AS_OF, scanner=SCANNER
    )
    assert [each.fate for each in lines] == [Fate.REFUSED, Fate.TAKEN_IN]
