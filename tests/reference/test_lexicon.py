"""The packaged word lists: what they give, and how a wrong name fails."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.reference import lexicon
from trucewatch.reference.lexicon import live_set, load_lexicon, word_set

NAMES = sorted(
    path.name.removesuffix(".toml")
    for path in (files("trucewatch.reference") / "lexicons" / "en").iterdir()
)


@pytest.mark.parametrize("name", NAMES)
def test_every_packaged_lexicon_loads_and_holds_something(name: str) -> None:
    """A file that is packaged is valid and not empty."""
    assert load_lexicon(name)


def test_a_lexicon_is_read_once() -> None:
    """The second call gives the same object."""
    assert load_lexicon("events") is load_lexicon("events")


def test_word_set_follows_the_path_of_tables() -> None:
    """A list in a table in a file is found by its path."""
    assert "spokeswoman" in word_set("speech", "words", "she")


def test_a_list_is_either_open_to_missions_or_constant() -> None:
    """Neither can be taken for the other: an open list would be frozen in silence."""
    assert "spokeswoman" in live_set("speech", "words", "roles")
    with pytest.raises(InvalidReference, match="a mission may add"):
        word_set("speech", "words", "roles")
    with pytest.raises(InvalidReference, match="no mission adds"):
        live_set("speech", "words", "she")


def test_an_unknown_lexicon_is_an_invalid_reference() -> None:
    """The error names the file that is not there."""
    with pytest.raises(InvalidReference, match="no such lexicon"):
        load_lexicon("weather")


@pytest.mark.parametrize("keys", [("words", "colours"), ("words", "she", "more")])
def test_an_unknown_list_is_an_invalid_reference(keys: tuple[str, ...]) -> None:
    """Neither a missing key nor a key below a list is silently empty."""
    with pytest.raises(InvalidReference, match="no such word list"):
        word_set("speech", *keys)


def test_a_broken_lexicon_is_an_invalid_reference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no TOML is reported with the file's name, not as a parser's error."""
    broken = tmp_path / "lexicons" / "xx" / "broken.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("words = [", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    with pytest.raises(InvalidReference, match="not valid TOML"):
        load_lexicon("broken", language="xx")
