"""Dictionary forms: the regular endings by rule, the others by the table."""

from __future__ import annotations

import pytest

from trucewatch.text.lemmas import by_rule, lemma_of

CASES = [
    ("plural", "strikes", "NOUN", "strike"),
    ("plural-ies", "parties", "NOUN", "party"),
    ("plural-ches", "breaches", "NOUN", "breach"),
    ("no-plural-us", "status", "NOUN", "status"),
    ("no-plural-ss", "congress", "NOUN", "congress"),
    ("third-person", "accuses", "VERB", "accuse"),
    ("third-person-ies", "denies", "VERB", "deny"),
    ("past", "shelled", "VERB", "shell"),
    ("past-doubled", "stopped", "VERB", "stop"),
    ("past-ied", "denied", "VERB", "deny"),
    ("past-silent-e", "released", "VERB", "release"),
    ("past-dge", "pledged", "VERB", "pledge"),
    ("ing", "shelling", "VERB", "shell"),
    ("ing-silent-e", "denouncing", "VERB", "denounce"),
    ("name", "Damascus", "PROPN", "Damascus"),
    ("short", "was", "ADV", "was"),
]


@pytest.mark.parametrize(
    ("form", "upos", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_regular_endings_are_cut_by_rule(form: str, upos: str, expected: str) -> None:
    """The rules know regular inflection and leave names alone."""
    assert by_rule(form, upos) == expected


def test_the_table_overrules_the_rules_for_its_part_of_speech_only() -> None:
    """An irregular form is looked up under its own part of speech."""
    table = {"VERB": {"shot": "shoot"}}
    assert lemma_of("Shot", "VERB", table) == "shoot"
    assert lemma_of("shot", "NOUN", table) == "shot"
