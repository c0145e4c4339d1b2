"""The re3d scorer tells relations and entities found from missed and wrong ones."""

from __future__ import annotations

from typing import Any

from evals.re3d import Link, Score, links, paired, relation_of

from tests.factories import claim, document
from trucewatch.model.actor import ActorMention
from trucewatch.model.document import Span
from trucewatch.model.event import EventBody, EventType

TEXT = "Blue Guards attacked the Red Front. Green Council met the Blue Guards."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entity(words: str, type_: str = "Organisation", sure: float = 1.0) -> list[Any]:
    span = at(words)
    return [span.start, span.end, type_, words, sure]


def relation(type_: str, source: str, value: str, target: str) -> dict[str, Any]:
    span = at(value)
    ends = {"begin": span.start, "end": span.end, "confidence": 1}
    return {"type": type_, "source": source, "target": target, **ends}


ROW = {
    "text": TEXT,
    "entities": [
        entity("Blue Guards"),
        entity("the Red Front"),
        entity("Green Council"),
        entity("the Blue Guards"),
        entity("Blue", "Location", 0.1),
    ],
    "relations": [
        relation("FightingAgainst", "Blue Guards", "attacked", "the Red Front"),
        relation("CommWith", "Green Council", "met", "the Blue Guards"),
    ],
}
FIRST = Span(0, TEXT.index(".") + 1)


def link(type_: str, one: str, other: str, sentence: Span = FIRST) -> Link:
    return Link(type=type_, sentence=sentence, one=at(one), other=at(other))


def counts(*told: Link) -> dict[str, tuple[int, int, int]]:
    """Right, labelled and read of each relation."""
    score = Score()
    score.add(ROW, [("Organisation", at("Blue Guards"))], list(told))
    record = score.record()["relations"]
    return {k: (v["right"], v["labelled"], v["read"]) for k, v in record.items()}


def test_a_relation_between_the_right_two_is_found_either_way() -> None:
    """Direction is not scored; the other type stays missed."""
    for pair in (("Guards", "Red Front"), ("Red Front", "Guards")):
        found = counts(link("FightingAgainst", *pair))
        assert found["FightingAgainst"] == (1, 1, 1)
        assert found["CommWith"] == (0, 1, 0)
        assert found["all three"] == (1, 2, 1)


def test_another_type_pair_or_sentence_is_wrong() -> None:
    """Each is read and not right."""
    second = Span(FIRST.end + 1, len(TEXT))
    assert counts(link("AlliesOf", "Guards", "Red Front"))["all three"] == (0, 2, 1)
    wrong = link("FightingAgainst", "Guards", "Green Council")
    assert counts(wrong)["all three"] == (0, 2, 1)
    afar = link("FightingAgainst", "Guards", "Red Front", second)
    assert counts(afar)["all three"] == (0, 2, 1)


def test_one_relation_read_twice_counts_once() -> None:
    """The second reading of another span is a wrong one."""
    one = link("FightingAgainst", "Blue", "Red Front")
    other = link("FightingAgainst", "Guards", "Red Front")
    assert counts(one, one)["FightingAgainst"] == (1, 1, 1)
    assert counts(one, other)["FightingAgainst"] == (1, 1, 2)


def test_misses_are_told_apart() -> None:
    """What the reader lacks: a side, or what is between two known sides."""
    score = Score()
    marks = [("Organisation", at("Blue Guards")), ("Organisation", at("Red Front"))]
    score.add(ROW, marks, [])
    missed = score.record()["missed relations"]
    assert missed["FightingAgainst"] == {
        "both sides known, nothing read between them": 1
    }
    assert sum(missed["CommWith"].values()) == 1


def test_entities_match_once_and_doubtful_ones_are_left_out() -> None:
    """Right, asked and given, by type."""
    both = [at("Blue Guards"), at("Guards")]
    assert paired(ROW, "Organisation", both) == (1, 4, 2)
    assert paired(ROW, "Location", [at("Blue")]) == (0, 0, 0)
    assert paired(ROW, "Location", [at("Red")]) == (0, 0, 1)


def test_links_are_of_actor_and_target_or_of_two_actors() -> None:
    """Without a target those who meet are the two sides."""
    source = document(TEXT)
    guards, front = (
        ActorMention(text=words, span=at(words)) for words in ("Guards", "Red Front")
    )
    fought = EventBody(type=EventType.AMBUSH, actors=(guards,), targets=(front,))
    met = EventBody(type=EventType.CONSULT, actors=(guards, front))
    claims = [claim(body, text=TEXT, in_document=source) for body in (fought, met)]
    assert [(x.type, x.one, x.other) for x in links(claims)] == [
        ("FightingAgainst", at("Guards"), at("Red Front")),
        ("CommWith", at("Guards"), at("Red Front")),
    ]


def test_types_without_a_relation_have_none() -> None:
    """Arms, alliance and talk only."""
    assert relation_of(EventType.AID_DELIVERED) is None
    assert relation_of(EventType.AIRSTRIKE) == "FightingAgainst"
    assert relation_of(EventType.PROVIDE_AID) == "AlliesOf"
