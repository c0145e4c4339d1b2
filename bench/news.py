"""Made-up news of any number in two kinds, sentences hardly repeating: our own words.

An article is grown from a grammar (`bench.grammar`): a topic, paragraphs of two or
three sentences, each an opening, a clause and what follows it. Names and figures are
drawn anew everywhere, so that no cache of sentences or words serves an article twice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from bench.conflict_grammar import CONFLICT
from bench.grammar import GENERAL, SHARED

Rules = Mapping[str, Sequence[str]]
WORDS = 400
"""Words of an article, about."""
KINDS: dict[str, Rules] = {"general": GENERAL, "conflict": CONFLICT}
_SLOT = re.compile(r"\{(\w+)\}")
_VOWEL = re.compile(r"\b([Aa])(?= [aeiou])")
_FIRST = re.compile(r"\w")
_STRAY = 0.3
"""Share of clauses that are of another topic than their article."""
_NUMBER = re.compile(r"(\d+)to(\d+)\Z")


def articles(kind: str, number: int, *, seed: int) -> Iterator[str]:
    """`number` articles of a kind, each with a heading and paragraphs.

    Args:
        kind: ``general`` or ``conflict``.
        number: how many.
        seed: of every choice.
    """
    rng = random.Random(f"{kind} {seed}")  # noqa: S311 - repeatable, not secret
    for _ in range(number):
        yield article(KINDS[kind], rng)


def article(rules: Rules, rng: random.Random) -> str:
    """One article of about `WORDS` words."""
    topic = rng.choice(rules["topic"])
    paragraphs = [written("heading", rules, rng, topic=topic)]
    words = 0
    while words < WORDS:
        sentences = [
            written("sentence", rules, rng, topic=topic)
            for _ in range(rng.choice((1, 2, 2, 3)))
        ]
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs) + "\n"


def written(symbol: str, rules: Rules, rng: random.Random, *, topic: str) -> str:
    """A heading or a sentence of the topic, its first letter a capital."""
    text = _VOWEL.sub(r"\1n", grown(symbol, rules, rng, topic=topic))
    return _FIRST.sub(lambda match: match[0].upper(), text, count=1)


def grown(symbol: str, rules: Rules, rng: random.Random, *, topic: str) -> str:
    """The symbol with everything filled in: words, names, figures.

    ``{clause}`` is a clause of the article's topic, ``{2to40}`` a number between.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if limits := _NUMBER.match(name):
            return str(rng.randint(int(limits[1]), int(limits[2])))
        return grown(name, rules, rng, topic=topic)

    if symbol == "clause":
        symbol = rng.choice(rules["topic"]) if rng.random() < _STRAY else topic
    choices = rules[symbol] if symbol in rules else SHARED[symbol]
    return _SLOT.sub(fill, rng.choice(choices))
