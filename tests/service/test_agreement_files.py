"""A packaged agreement is copied to start one's own from; its links are checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli.main import cli
from trucewatch.errors import InvalidAgreement, InvalidReference
from trucewatch.reference.actors import load_actors
from trucewatch.service.agreements import (
    check_agreement,
    difference,
    export_agreement,
    find_agreement,
    tracks,
)
from trucewatch.service.lexicons import find_actors


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_an_exported_agreement_is_the_packaged_one(tmp_path: Path) -> None:
    """All of its files, sound, in a folder of its id."""
    result = run("agreement", "export", "SY-2017-05-04", str(tmp_path / "agreements"))
    folder = tmp_path / "agreements" / "SY-2017-05-04"
    assert result.output.splitlines() == [
        str(folder / "agreement.toml"),
        str(folder / "record.toml"),
    ]
    assert check_agreement(folder)[1] == ()
    own, packaged = find_agreement(str(folder)), find_agreement("SY-2017-05-04")
    assert list(difference(own, packaged)) == []


@pytest.mark.parametrize("name", ["SY-2018-09-17", "SY-2018-09-17.toml"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    """A folder or file of that id stays as it is."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidAgreement, match="not overwritten"):
        export_agreement("SY-2018-09-17", tmp_path)
    assert (tmp_path / name).read_text("utf-8") == "mine"
    with pytest.raises(InvalidAgreement, match="no such packaged agreement"):
        export_agreement("NOWHERE", tmp_path)


@pytest.mark.uncounted
def test_actors_are_found_by_name_and_code(tmp_path: Path) -> None:
    """All the words, in letters of any case; the other name that fits is shown."""
    (line,) = find_actors(("jaysh", "AL-ISLAM"), tmp_path)
    assert line.split(maxsplit=1) == ["SYR/JAI", "Jaysh al-Islam"]
    (line,) = find_actors(("syr/jai",), tmp_path)
    assert line.startswith("SYR/JAI ")
    (line,) = find_actors(("an-nusra",), tmp_path)
    assert line.startswith("SYR/NUSRA ")
    assert line.endswith(")")


def test_a_search_without_result_says_so(tmp_path: Path) -> None:
    """With exit code 1."""
    found = run("lexicon", "find", "Jaysh al-Islam", "--mission", str(tmp_path))
    assert (found.exit_code, found.output.split()[0]) == (0, "SYR/JAI")
    none = run("lexicon", "find", "qqq", "--mission", str(tmp_path))
    assert (none.exit_code, none.stderr) == (1, "no actor: qqq\n")


def test_an_unknown_code_is_answered_with_those_near_it() -> None:
    """And with the command that lists them."""
    with pytest.raises(InvalidReference) as caught:
        load_actors().actor("SYR/NUSRAH")
    assert "near it: SYR/NUSRA" in caught.value.wanted
    assert "trucewatch lexicon find WORDS" in caught.value.wanted


def test_a_track_is_found_in_letters_of_any_case() -> None:
    """As people type it."""
    assert tracks("aSTANA") == tracks("Astana")
