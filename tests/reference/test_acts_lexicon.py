"""The lexicon of acts: known codes, well-formed items, one class an item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from trucewatch.model.event import FAMILY_OF, EventFamily, EventType
from trucewatch.read.relations.lexicon import Act, Operator
from trucewatch.reference.lexicon import load_lexicon

LEXICON = load_lexicon("acts")
_CLASSES = """
agree consult support concede cooperate aid retreat request accuse reject threaten
protest sanction mobilize coerce assault
"""
CLASSES = frozenset(_CLASSES.split())
_KINDS = """
promise intend refuse threaten demand stop permit order try light increase reduce
help lead face
"""
KINDS = frozenset(_KINDS.split())
FLAGS = frozenset({"weak", "reverse", "reciprocal"})
ITEMS = {
    "verb": "lemmas",
    "noun": "lemmas",
    "adjective": "phrases",
    "operator": "lemmas",
    "operator_noun": "lemmas",
    "report": "lemmas",
}
OPERATORS = frozenset({"operator", "operator_noun", "report"})
_PARTICLES = """
about above across after against ahead along alongside among apart around as aside
at away back before behind between by down for forth forward from home in into of
off on onto open out outside over short through to together toward towards under up
upon with within without near
"""
PARTICLES = frozenset(_PARTICLES.split())
_COMPLEMENTS = """
ablaze accountable alight alive captive dead free guilty hostage incommunicado loose
ready responsible
"""
COMPLEMENTS = frozenset(_COMPLEMENTS.split())
WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
TYPES_OF = {
    "assault": {
        EventFamily.FIRE,
        EventFamily.AIR,
        EventFamily.EXPLOSIVE,
        EventFamily.CHEMICAL_ALLEGATION,
        EventFamily.CLASH,
        EventFamily.CONTROL,
        EventFamily.PERSONS,
        EventFamily.ACCESS,
    },
    "coerce": {EventFamily.PERSONS, EventFamily.ACCESS},
    "mobilize": {EventFamily.CONTROL, EventFamily.DEPLOYMENT},
    "retreat": {EventFamily.ACT, EventFamily.POSITIVE},
    "aid": {EventFamily.POSITIVE},
    "cooperate": {EventFamily.POSITIVE},
}
"""Families of the finer types that an act of a class may have."""


def entries(table: str) -> Iterator[dict[str, Any]]:
    """Entries of one table of the file."""
    yield from LEXICON[table]


def items(table: str) -> Iterator[tuple[str, str]]:
    """Item and its class (an operator's kind) of one table."""
    for entry in entries(table):
        code = entry["kind"] if table in OPERATORS else entry["class"]
        for item in entry[ITEMS[table]]:
            yield item, code


def test_the_reader_knows_every_class_and_kind() -> None:
    """The engine's codes are those of the file, none more and none less."""
    assert {act.value for act in Act} == CLASSES
    kinds = {code for table in OPERATORS for _, code in items(table)}
    assert {operator.value for operator in Operator} == kinds


def test_the_lexicon_states_its_version() -> None:
    """A coding run can name the words that it was made with."""
    assert re.fullmatch(r"\d+", LEXICON["version"])


@pytest.mark.parametrize("table", ["verb", "noun", "adjective"])
def test_every_class_is_known_and_has_words(table: str) -> None:
    """Neither a misspelt class nor a class without words passes."""
    assert {code for _, code in items(table)} == CLASSES


def test_every_operator_kind_is_known_and_has_words() -> None:
    """Likewise for the kinds of operators."""
    assert {code for _, code in items("operator")} == KINDS


@pytest.mark.parametrize("table", ["verb", "noun"])
def test_a_finer_type_is_an_event_type_of_its_class(table: str) -> None:
    """A type that contradicts its class would code one act in two ways."""
    wrong = [
        (entry["class"], entry["type"])
        for entry in entries(table)
        if "type" in entry
        and FAMILY_OF[EventType(entry["type"])]
        not in TYPES_OF.get(entry["class"], set())
    ]
    assert wrong == []


@pytest.mark.parametrize("table", sorted(ITEMS))
def test_an_entry_has_no_unknown_key_and_true_flags_only(table: str) -> None:
    """A misspelt flag would be silently without effect."""
    code = "kind" if table in OPERATORS else "class"
    for entry in entries(table):
        assert set(entry) <= {code, ITEMS[table], "type"} | FLAGS
        assert all(entry[flag] is True for flag in FLAGS & set(entry))


@pytest.mark.parametrize("table", sorted(ITEMS))
def test_no_item_stands_twice(table: str) -> None:
    """One item, one class: only another particle or noun tells classes apart."""
    counted = Counter(item for item, _ in items(table))
    assert [item for item, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("table", sorted(ITEMS))
def test_items_are_lower_case_words_with_single_spaces(table: str) -> None:
    """Items are compared as written, with lemmas in lower case."""
    wrong = [
        item
        for item, _ in items(table)
        if not all(WORD.fullmatch(word.removeprefix("+")) for word in item.split(" "))
    ]
    assert wrong == []


@pytest.mark.parametrize("table", ["verb", "operator"])
def test_a_verb_is_followed_by_particles_and_one_noun_only(table: str) -> None:
    """The forms that the head of the file lists, and no other."""
    wrong = []
    for item, _ in items(table):
        first, *rest = item.split(" ")
        plain = [word for word in rest if not word.startswith("+")]
        if table == "operator" and first == "be":
            plain = plain[1:]
        known = all(word in PARTICLES | COMPLEMENTS for word in plain)
        if first.startswith("+") or len(rest) - len(plain) > 1 or not known:
            wrong.append(item)
    assert wrong == []


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("sign +treaty", "support"),
        ("sign +ceasefire", "concede"),
        ("lift +sanction", "concede"),
        ("lift +siege", "retreat"),
        ("impose +sanction", "coerce"),
        ("call for +sanction", "threaten"),
        ("call for", "request"),
        ("withdraw +troop", "retreat"),
        ("withdraw +ambassador", "sanction"),
        ("withdraw +charge", "concede"),
        ("summon +ambassador", "accuse"),
        ("recall +ambassador", "sanction"),
        ("seize +asset", "coerce"),
        ("seize +town", "assault"),
        ("send +troop", "mobilize"),
        ("send +peacekeeper", "aid"),
        ("send +envoy", "consult"),
        ("cancel +visit", "reject"),
        ("burn +flag", "protest"),
        ("burn +village", "assault"),
    ],
)
def test_the_object_tells_acts_of_one_verb_apart(item: str, code: str) -> None:
    """The conventions that are easiest to get wrong, one by one."""
    assert dict(items("verb"))[item] == code


def test_irregular_forms_belong_to_verbs_of_the_lexicon() -> None:
    """A lemma with past and participle; forms of no verb would be dead weight."""
    heads = {
        item.split(" ")[0] for table in ("verb", "operator") for item, _ in items(table)
    }
    wrong = [
        lemma
        for lemma, forms in LEXICON["irregular"].items()
        if lemma not in heads
        or forms.split("/")[0] != lemma
        or len(forms.split("/")) != 3
    ]
    assert wrong == []
