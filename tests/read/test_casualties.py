"""Killed and injured: who, how many, of which class, part of what."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from trucewatch.model.claim import Measure
from trucewatch.model.document import Span
from trucewatch.read.casualties import find_casualties
from trucewatch.read.casualty_mentions import CasualtyMention


@dataclass(frozen=True)
class Case:
    """A sentence with its casualties, one line each."""

    id: str
    text: str
    expected: tuple[str, ...]


def case(name: str, text: str, *expected: str) -> Case:
    """A case; without `expected` nothing must be read."""
    return Case(name, text, expected)


def shown(mention: CasualtyMention) -> str:
    """``killed 5 civilian``; ``5..`` at least, ``..5`` at most, ``~5``, ``?``."""
    quantity = mention.casualties.quantity
    if quantity.best is not None:
        number = f"{'~' if quantity.approximate else ''}{quantity.best:g}"
    elif quantity.low is not None:
        number = f"{quantity.low:g}.."
    elif quantity.high is not None:
        number = f"..{quantity.high:g}"
    else:
        number = "?"
    line = f"{mention.measure} {number} {mention.casualties.person_class}"
    return line + (f" of {mention.part_of}" if mention.part_of else "")


def read(text: str) -> list[str]:
    """Every casualty mention of a sentence, one line each."""
    return [shown(m) for m in find_casualties(text, Span(0, len(text))).mentions]


CASES = (
    case("passive", "A soldier was killed near Nawa.", "killed 1 combatant"),
    case(
        "passive-and-ellipsis",
        "Two fighters were killed and a dozen others wounded.",
        "killed 2 combatant",
        "wounded 12 unknown",
    ),
    case(
        "active",
        "The blast killed five civilians and wounded 12.",
        "killed 5 civilian",
        "wounded 12 unknown",
    ),
    case("couple", "The shell killed a man and his wife.", "killed 2 unknown"),
    case(
        "couple-then-other-verb",
        "The shell killed a man and his son and injured their neighbour.",
        "killed 2 unknown",
        "wounded 1 unknown",
    ),
    case(
        "killers-are-not-the-killed",
        "Rebels killed the mayor of Tamura.",
        "killed 1 unknown",
    ),
    case(
        "age-before-the-noun",
        "A 9-year-old boy and his aunt were killed by a rocket.",
        "killed 2 unknown",
    ),
    case(
        "whose-members-they-are",
        "Two members of the regime forces wounded in Daraa.",
        "wounded 2 unknown",
    ),
    case(
        "shot-dead-by",
        "Four drivers were shot dead by robbers.",
        "killed 4 unknown",
    ),
    case(
        "put-to-death",
        "Ten prisoners were put to death in a quarry.",
        "killed 10 unknown",
    ),
    case(
        "weapon-before-the-verb",
        "A rocket killed a passenger.",
        "killed 1 unknown",
    ),
    case(
        "list-of-classes",
        "A woman and two children were killed.",
        "killed 1 woman",
        "killed 2 child",
    ),
    case(
        "adjectives-decide-class",
        "An aid worker and two medical staff members were wounded.",
        "wounded 1 humanitarian",
        "wounded 2 medical",
    ),
    case(
        "dash",
        "Five people were killed, 7 – injured.",
        "killed 5 unknown",
        "wounded 7 unknown",
    ),
    case(
        "heading", "Killed – 5, injured – 7.", "killed 5 unknown", "wounded 7 unknown"
    ),
    case(
        "left-dead",
        "The raid left three dead and seven wounded.",
        "killed 3 unknown",
        "wounded 7 unknown",
    ),
    case(
        "nouns",
        "The clinic spoke of 6 deaths and 14 injuries.",
        "killed 6 unknown",
        "wounded 14 unknown",
    ),
    case(
        "death-of", "The death of two journalists was announced.", "killed 2 journalist"
    ),
    case("toll", "The death toll rose to 44.", "killed 44 unknown"),
    case("number-of-dead", "The number of dead reached 19.", "killed 19 unknown"),
    case("attribute", "Buses took out 12 wounded fighters.", "wounded 12 combatant"),
    case("at-least", "At least 14 people died.", "killed 14.. unknown"),
    case("more-than", "More than fifty men were hurt.", "wounded 50.. unknown"),
    case("rounded", "Nearly 900 were killed.", "killed ~900 unknown"),
    case("dozens", "Dozens were wounded.", "wounded ? unknown"),
    case("many", "Many residents were killed.", "killed ? civilian"),
    case("some-alone", "Multiple were wounded.", "wounded ? unknown"),
    case(
        "list-then-own-verb",
        "The mine killed two men and a boy, and a girl was hurt.",
        "killed 2 unknown",
        "killed 1 child",
        "wounded 1 child",
    ),
    case("gap-too-far", "Five men spoke; nobody knew that anyone else died."),
    case("plural", "Civilians were killed in the strike.", "killed ? civilian"),
    case(
        "part-before-verb",
        "The shelling killed 12 people, including three children.",
        "killed 12 unknown",
        "killed 3 child of 12 people",
    ),
    case(
        "part-of-them",
        "A shell wounded 30 people, five of them women.",
        "wounded 30 unknown",
        "wounded 5 woman of 30 people",
    ),
    case(
        "part-after-verb",
        "A strike in which 12 people were killed, among them four boys.",
        "killed 12 unknown",
        "killed 4 child of 12 people",
    ),
    case(
        "part-in-brackets",
        "Nine residents (two children) were injured.",
        "wounded 9 civilian",
        "wounded 2 child of Nine residents",
    ),
    case(
        "far-from-the-verb",
        "Three civilians from the village of Kafr Zita were killed.",
        "killed 3 civilian",
    ),
    case(
        "either",
        "Three men were killed or injured.",
        "killed ..3 unknown",
        "wounded ..3 unknown",
    ),
    case(
        "zero-casualties",
        "There were no casualties.",
        "killed 0 unknown",
        "wounded 0 unknown",
    ),
    case(
        "zero-civilian",
        "The shelling caused no civilian casualties.",
        "killed 0 civilian",
        "wounded 0 civilian",
    ),
    case(
        "zero-material",
        "The shells caused material damage only.",
        "killed 0 unknown",
        "wounded 0 unknown",
    ),
    case("zero-nobody", "No one was killed.", "killed 0 unknown"),
    case(
        "zero-either",
        "Nobody was killed or wounded.",
        "killed 0 unknown",
        "wounded 0 unknown",
    ),
    case("unknown-is-no-zero", "The army did not report losses."),
    case("no-reports-is-no-zero", "There were no reports of casualties."),
    case("not-killed", "The commander was not killed."),
    case("possible", "The shells could kill five people."),
    case("planned", "Ten people will be killed, they threatened."),
    case("other-numbers", "Shells hit five houses, and three tanks were destroyed."),
    case("killing-noun", "The killing continued in 2017."),
    case("no-verb", "Five soldiers arrived in Hama."),
)


@pytest.mark.parametrize("sentence", CASES, ids=lambda c: c.id)
def test_casualties_are_read_with_their_class_and_part(sentence: Case) -> None:
    """Patterns 25, 27-29: words, bounds, zeros, unknowns and parts."""
    assert read(sentence.text) == list(sentence.expected)


def test_whole_groups_may_be_added_up_parts_stay_apart() -> None:
    """`killed` holds no part of a number that it holds already."""
    text = "The shelling killed 12 people, including three children, and wounded 4."
    reading = find_casualties(text, Span(0, len(text)))
    assert [c.quantity.best for c in reading.killed] == [12]
    assert [c.quantity.best for c in reading.injured] == [4]
    assert len(reading.mentions) == 3


def test_spans_hold_people_and_verb() -> None:
    """Each mention's span is the words that carry it."""
    text = "On Monday two soldiers were killed and five people injured."
    reading = find_casualties(text, Span(0, len(text)))
    words = [span.cut(text) for span in reading.spans]
    assert words == ["two soldiers were killed", "five people injured"]


def test_only_the_span_is_read() -> None:
    """Words outside the span do not count."""
    text = "Two men were killed. Nine were hurt."
    (mention,) = find_casualties(text, Span(0, 20)).mentions
    assert mention.measure is Measure.KILLED


def test_a_stretch_too_long_for_a_sentence_gives_nothing() -> None:
    """Nothing is parsed out of rubbish without sentence ends."""
    assert read(f"{'and ' * 1001} two men were killed.") == []
