"""Names that mean one country's actors only in reports on that country."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.claim import Claim
from trucewatch.model.event import EventBody
from trucewatch.pipeline import read_report
from trucewatch.reference import local_names
from trucewatch.reference.local_names import load_local_names, names_country

AS_OF = date(2026, 1, 1)


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of one sentence as a report of 1 May 2018."""
    front = "---\npublisher: Trial Wire\npublished: 2018-05-01\nlanguage: en\n---\n"
    raw = f"{front}\n{text}\n".encode()
    return read_report(raw, name="trial", as_of=AS_OF).claims


CASES = [
    ("rebels in Syria", "Rebels shelled a village near Idlib.", "SYR/OPP"),
    ("a Syrian place alone", "Rebels shelled Saraqib.", "SYR/OPP"),
    ("rebels elsewhere", "Rebels shelled a village near Arauca in Colombia.", None),
    ("troops in Syria", "Government forces shelled Douma in Syria.", "SYR/ARMY"),
    ("troops elsewhere", "Government forces shelled a village near Malakal.", None),
    ("named ones everywhere", "Syrian rebels shelled a village.", "SYR/OPP"),
]


@pytest.mark.parametrize(
    ("text", "code"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_local_name_has_its_code_only_at_home(text: str, code: str | None) -> None:
    """The words stay, whoever they mean."""
    bodies = [claim.body for claim in claims_of(text)]
    (body,) = [body for body in bodies if isinstance(body, EventBody)]
    assert [mention.actor for mention in body.actors] == [code]
    assert body.actors[0].text.lower().endswith(("rebels", "forces"))


def test_a_speaker_elsewhere_is_nobody_in_particular() -> None:
    """The envoy in another country is not the one for Syria."""
    (claim, *_) = claims_of("Two soldiers were killed near Juba, the UN envoy said.")
    assert claim.origin == "UN envoy"
    assert claim.source_chain[0].side is None
    (claim, *_) = claims_of("Two soldiers were killed in Hama, the UN envoy said.")
    assert claim.origin == "Office of the UN Special Envoy for Syria"


def test_every_local_name_belongs_to_a_packaged_actor() -> None:
    """The file names actors that exist, and words in lower case."""
    for code, names in load_local_names().items():
        assert names.actor == code
        assert all(name == name.lower() for name in names.names)
        assert names_country("In Syria.", names.country)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Shells fell near Tell Rifaat.", True, id="curated place"),
        pytest.param("Shells fell near Bab.", False, id="half of its name"),
        pytest.param("The Syrianska club won.", False, id="inside a word"),
        pytest.param("Удар по городу Джиср-эш-Шугур.", True, id="no letter a to z"),
        pytest.param("Удар по городу.", False, id="no name at all"),
    ],
)
def test_a_country_is_named_by_whole_words_only(text: str, named: bool) -> None:
    """Its own words and its curated places, in any script, each as a whole word."""
    assert names_country(text, "SYR") is named


def test_a_state_that_does_not_exist_is_named() -> None:
    """An unknown country is an error, not a country that nobody speaks of."""
    with pytest.raises(InvalidReference, match="no such state"):
        names_country("In Syria.", "XXX")


def test_a_bad_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing key is told with the actor it is missing for."""
    broken = {"local": [{"actor": "SYR/OPP", "country": "SYR"}]}
    monkeypatch.setattr(local_names, "read_toml", lambda _: broken)
    load_local_names.cache_clear()
    with pytest.raises(InvalidReference, match="SYR/OPP"):
        load_local_names()
    load_local_names.cache_clear()
