"""The act between two given actors: verbs, nouns, operators, order of words."""

from __future__ import annotations

import pytest

from trucewatch.read.relations.between import act_between
from trucewatch.read.relations.lexicon import Act, act_lexicon
from trucewatch.read.relations.trees import trees_of
from trucewatch.text.parsing import open_parser

CASES = [
    ("verb", "[Norland] condemned [Sudland].", Act.ACCUSE),
    ("noun with light verb", "[Norland] launched an attack on [Sudland].", Act.ASSAULT),
    ("promise", "[Norland] agreed to release [the prisoners].", Act.AGREE),
    ("refusal", "[Norland] refused to meet [the envoy].", Act.REJECT),
    ("threat", "[Norland] threatened to bomb [the airport].", Act.THREATEN),
    ("demand", "[Norland] urged [Sudland] to withdraw its troops.", Act.REQUEST),
    ("aid stopped", "[Norland] suspended aid to [Sudland].", Act.SANCTION),
    ("ban lifted", "[Norland] lifted a travel ban on [Sudland].", Act.CONCEDE),
    ("siege lifted", "[Norland] lifted the siege of [the town].", Act.RETREAT),
    ("permission", "[Norland] allowed [aid workers] to enter.", Act.CONCEDE),
    ("order", "[The general] ordered the release of [the hostages].", Act.RETREAT),
    ("future", "[The minister] will meet [the envoy] next week.", Act.AGREE),
    ("told duty", "[The minister] said [Sudland] must disarm.", Act.REQUEST),
    ("told promise", "[Norland] said it would free [the sailors].", Act.AGREE),
    ("passive", "[[The mayor]] was arrested by [police].", Act.COERCE),
    ("adjective", "[Norland] is ready to send medicine to [Sudland].", Act.AGREE),
    ("mediation", "[Norland] launched a mediation effort between [the sides].", None),
]


def sides(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The sentence without marks, and where its two marked actors stand.

    The source stands in single brackets; a target that comes first in double ones.
    """
    target_first = "[[" in marked
    text, spans, start = "", [], 0
    for sign in marked.replace("[[", "[").replace("]]", "]"):
        if sign == "[":
            start = len(text)
        elif sign == "]":
            spans.append((start, len(text)))
        else:
            text += sign
    first, second = spans
    return (text, second, first) if target_first else (text, first, second)


@pytest.mark.parametrize(
    ("marked", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_operators_change_the_act_below_them(marked: str, expected: Act | None) -> None:
    """What is promised, refused, demanded or stopped is another act than the act."""
    text, source, target = sides(marked)
    tree = trees_of([text], open_parser())[0]
    found = act_between(tree, source, target, act_lexicon())
    assert found is (expected or Act.CONSULT)


def test_nothing_is_made_up_where_no_word_tells_of_an_act() -> None:
    """There is no default class."""
    text, source, target = sides("[Norland] lies north of [Sudland].")
    tree = trees_of([text], open_parser())[0]
    assert act_between(tree, source, target, act_lexicon()) is None


def test_words_that_are_not_there_tie_nobody() -> None:
    """A range without a token gives no answer."""
    tree = trees_of(["Norland condemned Sudland."], open_parser())[0]
    assert act_between(tree, (0, 0), (18, 25), act_lexicon()) is None
