"""Who does it to whom, whichever side the sentence names first."""

from __future__ import annotations

import pytest

from trucewatch.read.relations.find import relations
from trucewatch.read.relations.lexicon import act_lexicon
from trucewatch.read.relations.trees import trees_of
from trucewatch.text.parsing import open_parser

CASES = [
    ("active", "Germany condemned Turkey.", "Germany", "Turkey"),
    ("passive", "Turkey was condemned by Germany.", "Germany", "Turkey"),
    ("reverse item", "Egypt received aid from Norway.", "Norway", "Egypt"),
    ("endured", "Iran endured sanctions by Norway.", "Norway", "Iran"),
    ("experienced", "Iran experienced attacks by Norway.", "Norway", "Iran"),
]


@pytest.mark.parametrize(
    ("text", "source", "target"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_who_undergoes_an_act_is_not_who_does_it(
    text: str, source: str, target: str
) -> None:
    """A subject that faces, receives or suffers an act is acted upon."""
    tree = trees_of([text], open_parser())[0]
    (relation,) = relations(tree, act_lexicon())
    assert source in [tree.tokens[i] for i in relation.sources]
    assert target in [tree.tokens[i] for i in relation.targets]
    assert target not in [tree.tokens[i] for i in relation.sources]


AIMED = [
    ("clause", "Norway expressed hope that Turkey will open the road.", "Turkey"),
    ("imposed", "Norway lifted sanctions imposed on Turkey.", "Turkey"),
    ("recipient", "Norway gave ten trucks to Turkey.", "Turkey"),
]


@pytest.mark.parametrize(
    ("text", "target"), [c[1:] for c in AIMED], ids=[c[0] for c in AIMED]
)
def test_one_named_below_the_act_is_acted_upon(text: str, target: str) -> None:
    """Where no side stands with the act, the clause below it names one."""
    tree = trees_of([text], open_parser())[0]
    told = relations(tree, act_lexicon())
    named = [tree.tokens[i] for relation in told for i in relation.targets]
    assert target in named
