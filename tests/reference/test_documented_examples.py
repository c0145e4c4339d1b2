"""The files that the how-to pages show are files that the program accepts."""

from __future__ import annotations

import re
from pathlib import Path

from trucewatch.model.place import PlacePrecision
from trucewatch.model.term import TermKind
from trucewatch.reference.agreement_files import load_agreement
from trucewatch.reference.gazetteer.supplement import read_supplement

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"


def example(page: str, *, number: int, folder: Path) -> Path:
    """The page's TOML example with that number, as a file."""
    shown = re.findall(
        r"```toml\n(.*?)```", (HOW_TO / page).read_text("utf-8"), re.DOTALL
    )
    file = folder / "example.toml"
    file.write_text(shown[number], encoding="utf-8")
    return file


def test_the_agreement_shown_loads(tmp_path: Path) -> None:
    """With its one prohibition, limited to the zone it shows."""
    file = example("write-an-agreement.md", number=1, folder=tmp_path)
    agreement = load_agreement(file)
    (term,) = agreement.terms
    assert term.kind is TermKind.PROHIBITION
    assert agreement.zone(term.zones[0]).units[0].place_id == "example:green-valley"


def test_the_place_supplement_shown_loads(tmp_path: Path) -> None:
    """With one new settlement and one spelling."""
    supplement = read_supplement(example("add-places.md", number=0, folder=tmp_path))
    (entry,) = supplement.entries
    assert entry.place.precision is PlacePrecision.SETTLEMENT
    assert [spelling.id for spelling in supplement.spellings] == ["geonames:164816"]
