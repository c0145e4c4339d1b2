"""A mission's files of words: what holds, what is refused, and with what words."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.reference.actors import actors_with
from trucewatch.reference.extension import PACKAGED, Extension, use_extension
from trucewatch.reference.extension_files import check_extension, load_extension
from trucewatch.reference.lexicon import load_lexicon

GUARD = '[[actor]]\ncode = "X/G"\nname = "River Guard"\nkind = "group"\n'


def written(root: Path, **files: str) -> Path:
    """A mission folder with `actors` and lexicons of those names."""
    for name, text in files.items():
        folder = root if name == "actors" else root / "lexicons" / "en"
        folder.mkdir(parents=True, exist_ok=True)
        folder.joinpath(f"{name}.toml").write_text(text, encoding="utf-8")
    return root


def loaded(root: Path, **files: str) -> Extension:
    return load_extension(written(root, **files))


def test_a_folder_without_words_adds_nothing(tmp_path: Path) -> None:
    """Nor does one with empty files."""
    assert load_extension(tmp_path) is PACKAGED
    assert loaded(tmp_path, actors="# none yet\n", events="") is PACKAGED


def test_the_version_is_a_hash_of_what_is_said(tmp_path: Path) -> None:
    """Comments and the order of keys do not count; a word does."""
    first = loaded(tmp_path / "a", agents='armed = ["dozo"]\ncivil = ["elder"]')
    same = loaded(tmp_path / "b", agents='# ours\ncivil = ["elder"]\narmed = ["dozo"]')
    other = loaded(tmp_path / "c", agents='armed = ["dozos"]\ncivil = ["elder"]')
    assert first.version == same.version
    assert first.version != other.version
    assert len(first.version) == 8


def merged(extension: Extension, name: str) -> dict[str, object]:
    use_extension(extension)
    return dict(load_lexicon(name))


def test_rows_of_the_mission_stand_before_the_packaged(tmp_path: Path) -> None:
    """Of several entries for a verb the first that fits counts."""
    own = loaded(tmp_path, events='[[verb]]\ntype = "mortar"\nverbs = ["shell"]')
    verbs = merged(own, "events")["verb"]
    assert isinstance(verbs, list)
    assert verbs[0] == {"type": "mortar", "verbs": ["shell"]}
    assert any("shell" in row["verbs"] for row in verbs[1:])


def test_an_act_of_the_mission_replaces_the_packaged(tmp_path: Path) -> None:
    """No act stands twice in one table."""
    own = loaded(tmp_path, acts='[[verb]]\nclass = "support"\nlemmas = ["accuse"]')
    verbs = merged(own, "acts")["verb"]
    assert isinstance(verbs, list)
    assert [r["class"] for r in verbs if "accuse" in r["lemmas"]] == ["support"]


def test_a_weapon_of_the_mission_is_of_one_type(tmp_path: Path) -> None:
    """The package's type for the same word gives way."""
    own = loaded(tmp_path, events='[weapons]\nmortar = ["grad"]')
    weapons = merged(own, "events")["weapons"]
    assert isinstance(weapons, dict)
    assert [kind for kind, words in weapons.items() if "grad" in words] == ["mortar"]


def test_what_misleads_is_taken_out(tmp_path: Path) -> None:
    """By the lemma, whatever irregular forms the package writes beside it."""
    own = loaded(
        tmp_path, events='[remove]\nverb = ["strike"]\nclasses.mine = ["mine"]'
    )
    lexicon = merged(own, "events")
    verbs, classes = lexicon["verb"], lexicon["classes"]
    assert isinstance(verbs, list)
    assert isinstance(classes, dict)
    assert not any("strike/struck/struck" in row["verbs"] for row in verbs)
    assert "mine" not in classes["mine"]
    assert "mines" in classes["mine"]


def code_of(extension: Extension, name: str) -> str | None:
    actor = actors_with(extension).by_name(name)
    return None if actor is None else actor.code


@pytest.mark.uncounted
def test_a_missions_name_is_no_longer_a_packaged_actors(tmp_path: Path) -> None:
    """A packaged actor loses the name; its other names stay."""
    own = loaded(tmp_path, actors=GUARD + 'names = ["Hezbollah"]')
    assert code_of(PACKAGED, "Hezbollah") == "LBN/HIZBULLAH"
    assert code_of(own, "Hezbollah") == "X/G"
    assert code_of(own, "Hizbullah") == "LBN/HIZBULLAH"


@pytest.mark.uncounted
def test_a_namesake_is_nobody(tmp_path: Path) -> None:
    """A packaged alias that misleads here is switched off by it."""
    own = loaded(tmp_path, actors='namesakes = ["Hezbollah"]')
    assert code_of(own, "Hezbollah") is None
    assert actors_with(own).find("Hezbollah fired rockets.") == ()


@pytest.mark.uncounted
def test_a_packaged_actor_gets_further_names(tmp_path: Path) -> None:
    """A table with a known code adds to it, and its name is printed."""
    table = GUARD.replace("X/G", "LBN/HIZBULLAH")
    actor = actors_with(loaded(tmp_path, actors=table)).actor("LBN/HIZBULLAH")
    assert actor.name == "River Guard"
    assert actor.names[0].name == "River Guard"
    assert "Hizbullah" in [name.name for name in actor.names]


WRONG = [
    ("no TOML", "agents", "armed = [", "agents.toml: not a TOML file"),
    ("grammar", "grammar", 'be = ["bees"]', "grammar.toml: no mission adds to this"),
    ("closed", "agents", 'asset_modifiers = ["x"]', "got asset_modifiers; wanted one"),
    ("closed table", "events", '[light]\nhappen = ["x"]', "got light.happen"),
    ("no list", "agents", 'armed = "dozo"', "armed: cannot be used; got 'dozo'"),
    ("no word", "agents", "armed = [3]", "armed: cannot be used; got 3; wanted one"),
    ("phrase", "agents", 'armed = ["two words"]', "wanted one word in lower case"),
    ("capital", "agents", 'armed = ["Dozo"]', "wanted one word in lower case"),
    ("no letter", "events", '[weapons]\nmortar = ["82"]', "weapons.mortar: cannot"),
    ("code", "events", '[weapons]\nmortars = ["x"]', "got 'mortars'; wanted one of mo"),
    (
        "type",
        "events",
        '[[verb]]\ntype = "mortr"\nverbs = ["plop"]',
        "[[verb]] no. 1, type: cannot be used; got 'mortr'; wanted one of mortar",
    ),
    ("no type", "events", '[[noun]]\nnouns = ["plop"]', "no. 1, type: cannot be used"),
    ("no rows", "events", 'verb = ["plop"]', "verb: cannot be used; got ['plop']"),
    (
        "class",
        "events",
        '[[verb]]\ntype = "mortar"\nverbs = ["plop"]\nneeds = "positon"',
        "needs: cannot be used; got 'positon'; wanted one of position",
    ),
    (
        "key",
        "events",
        '[[verb]]\ntype = "mortar"\nverbs = ["plop"]\nweapn = true',
        "weapn: cannot be used; got 'weapn'; wanted one of weapon",
    ),
    (
        "value",
        "events",
        '[[verb]]\ntype = "mortar"\nverbs = ["plop"]\narmed = "yes"',
        "armed: cannot be used; got 'yes'; wanted true or false",
    ),
    (
        "forms",
        "events",
        '[[verb]]\ntype = "mortar"\nverbs = ["lay/laid"]',
        "got 'lay/laid'; wanted \"shell\"",
    ),
    (
        "act",
        "acts",
        '[[verb]]\nclass = "agre"\nlemmas = ["nod"]',
        "wanted one of agree",
    ),
    ("removal", "agents", '[remove]\narmed = ["gunmenn"]', "remove.armed: cannot be"),
    ("removed", "agents", 'remove = ["gunmen"]', "wanted a table [remove] of lists"),
    ("table", "actors", '[[group]]\nname = "x"', "actors.toml: cannot be used"),
    (
        "actor's key",
        "actors",
        GUARD + "colour = 1",
        "no. 1 X/G: cannot be used; got col",
    ),
    ("kind", "actors", GUARD.replace('"group"', '"gang"'), "X/G, kind: cannot be used"),
    ("no name", "actors", GUARD.replace("River Guard", " "), "X/G, name: cannot be"),
    ("names", "actors", GUARD + 'names = "RG"', "X/G, names: cannot be used"),
    ("side", "actors", GUARD + 'side = "X/H"', "X/G, side: cannot be used; got 'X/H'"),
    ("state", "actors", GUARD + 'names = ["Moscow"]', "'Moscow' is claimed twice"),
    ("dated", "actors", GUARD + "dated = [3]", "X/G, dated: cannot be used; got [3]"),
    (
        "day",
        "actors",
        GUARD + 'dated = [{name = "RG", since = "2020"}]',
        "since is no date: '2020'",
    ),
    (
        "dated key",
        "actors",
        GUARD + 'dated = [{name = "RG", from = 2020-01-01}]',
        "dated: cannot be used; got from; wanted one of name",
    ),
    (
        "twice",
        "actors",
        GUARD + GUARD.replace("X/G", "X/H"),
        "'River Guard' is claimed twice; got X/G and X/H",
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [case[1:] for case in WRONG],
    ids=[case[0] for case in WRONG],
)
def test_what_is_wrong_is_said_with_file_key_got_and_wanted(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    """And nothing of the mission is used."""
    checked = check_extension(written(tmp_path, **{name: text}))
    assert expected in " | ".join(map(str, checked.problems))
    assert checked.extension is PACKAGED
    with pytest.raises(InvalidReference):
        load_extension(tmp_path)


def test_every_problem_is_listed(tmp_path: Path) -> None:
    """One run of the check is enough to mend all files."""
    broken = written(tmp_path, agents="armed = [3, 4]", actors='[[group]]\nx = "y"')
    assert len(check_extension(broken).problems) == 3


def test_a_file_that_no_command_would_read_is_a_problem(tmp_path: Path) -> None:
    """Another language, ending or name is never passed over in silence."""
    for file in ("lexicons/agents.toml", "lexicons/ar/agents.toml"):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('armed = ["dozo"]', encoding="utf-8")
    found = [problem.where for problem in check_extension(tmp_path).problems]
    assert found == ["lexicons/agents.toml", "lexicons/ar/agents.toml"]
