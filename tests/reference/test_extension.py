"""Words in force: switched as a whole, forgotten as a whole, frozen nowhere."""

from __future__ import annotations

import subprocess
import sys

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor, ActorKind, DatedName
from trucewatch.read.agents import agents
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import (
    PACKAGED,
    Extension,
    in_force,
    use_extension,
    version_of,
)
from trucewatch.reference.lexicon import live_set, load_lexicon

HERDERS = Extension(version="aaaa0000", lexicons={"agents": {"armed": ["karamoja"]}})
GUARD = Extension(
    version="bbbb0000",
    actors=(
        Actor(
            code="X/GUARD",
            name="River Guard",
            kind=ActorKind.GROUP,
            names=(DatedName(name="River Guard"),),
        ),
    ),
)


def test_a_live_set_follows_the_words_in_force() -> None:
    """The same object, with the mission's words while they are in force."""
    armed = live_set("agents", "armed")
    use_extension(HERDERS)
    assert "karamoja" in armed
    assert armed is live_set("agents", "armed")
    use_extension(PACKAGED)
    assert "karamoja" not in armed
    assert "gunmen" in armed


@pytest.mark.uncounted
def test_what_was_read_of_a_sentence_is_forgotten_with_the_words() -> None:
    """Caches by the text of a sentence never answer for another mission."""
    sentence = "The River Guard shelled the town."
    assert [a.actor for a in agents(sentence)] != ["X/GUARD"]
    use_extension(GUARD)
    assert [a.actor for a in agents(sentence)] == ["X/GUARD"]
    use_extension(HERDERS)
    assert "X/GUARD" not in [a.actor for a in agents(sentence)]


def test_words_in_force_already_cost_nothing() -> None:
    """Saying again what is in force keeps every cache."""
    use_extension(GUARD)
    actors = load_actors()
    use_extension(GUARD)
    assert load_actors() is actors


def test_words_that_do_not_go_together_leave_the_others_in_force() -> None:
    """A switch that fails is undone."""
    use_extension(HERDERS)
    armed = live_set("agents", "armed")
    broken = Extension(version="cccc0000", lexicons={"agents": {"armed": 7}})
    with pytest.raises(TypeError):
        use_extension(broken)
    assert in_force() is HERDERS
    assert "karamoja" in armed
    assert "karamoja" in load_lexicon("agents")["armed"]


def test_a_claims_coder_says_with_which_words_it_read() -> None:
    """Packaged words leave no mark."""
    assert PACKAGED.marked("c/1") == "c/1"
    assert HERDERS.marked("c/1") == "c/1+mission:aaaa0000"
    assert [version_of(c) for c in ("c/1", "c/1+mission:aaaa0000")] == ["", "aaaa0000"]


def test_a_name_claimed_twice_is_refused_by_the_actors() -> None:
    """Two actors of one mission cannot share a name."""
    (guard,) = GUARD.actors
    other = Actor(code="X/B", name="B", kind=ActorKind.GROUP, names=guard.names)
    use_extension(Extension(version="dddd0000", actors=(guard, other)))
    with pytest.raises(InvalidReference, match="claimed twice"):
        load_actors()


FROZEN = """
import importlib, pickle, pkgutil
from trucewatch.reference.extension import Extension, use_extension
from trucewatch.reference.lexicon import _LiveSet, packaged_lexicon
from trucewatch.reference.lexicon_schema import OPEN, Items

WORD = "zzqqzz"
lexicons = {}
for name, lists in OPEN.items():
    own = lexicons.setdefault(name, {})
    for path, items in lists.items():
        first, _, second = path.partition(".")
        if second == "*":
            own[first] = {key: [WORD] for key in packaged_lexicon(name)[first]}
        elif second:
            own.setdefault(first, {})[second] = [WORD]
        elif items in (Items.ROWS, Items.ACTS):
            (row, *_) = packaged_lexicon(name)[first]
            words = next(k for k in row if k in ("verbs", "nouns", "lemmas", "phrases"))
            own[first] = [{**row, words: [WORD]}]
        elif items is Items.FORMS:
            own[first] = {WORD: WORD}
        else:
            own[first] = [WORD]
use_extension(Extension(version="eeee0000", lexicons=lexicons))

import trucewatch
frozen = []
for found in pkgutil.walk_packages(trucewatch.__path__, "trucewatch."):
    if not found.name.startswith(("trucewatch.read", "trucewatch.locate",
                                  "trucewatch.reconcile", "trucewatch.reference")):
        continue
    module = importlib.import_module(found.name)
    for name, value in vars(module).items():
        if name.startswith("__") or isinstance(value, _LiveSet) or name in OURS:
            continue
        try:
            written = pickle.dumps(value)
        except Exception:
            written = repr(value).encode()
        if WORD.encode() in written:
            frozen.append(f"{found.name}.{name}")
print("\\n".join(frozen))
""".replace("OURS", "('_LIVE', '_now')")


def test_no_module_keeps_words_that_a_mission_may_change() -> None:
    """A constant made while importing would still hold the words of another mission.

    Modules are imported while every open list holds a word of its own; only the live
    sets may hold it then. What is built on such words belongs in a cached function.
    """
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", FROZEN], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
