"""Trees of news sentences, parsed without the words that lead the parser astray.

A weekday dropped between subject and verb ("the army on Friday lifted ...") and a
dateline before the first word are common in news and rare in treebanks. They are cut
out before the parse; the tree's offsets are those of the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.text.parsed import Parsed, Parser

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night|here))?"
_DATED = (
    r"(?: (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.) \d{1,2}\b)"
)
_TIMES = re.compile(
    rf"(?<=\w),? (?:(?:on|late|early|last|this) )*(?:{_DAY}{_PART}(?:,?{_DATED})?"
    rf"|on{_DATED}|today|yesterday)(?:,(?= [a-z]))?(?= [a-z])"
)
_DATELINE = re.compile(
    r"\A[A-Z][\w.'’-]{0,30}(?:,? [A-Z][\w.'’-]{0,30}){0,4},?"
    r"(?: ?\([A-Za-z/ .-]{2,30}\)| [A-Z][a-z]{0,30} \d{1,2})?"
    r" ?(?:--|—|–|- )\s*(?=\S)"
)


def trees_of(texts: Sequence[str], parser: Parser) -> list[Parsed]:
    """The tree of each sentence, offsets in the sentence as given."""
    cut = [_cuts(text) for text in texts]
    bare = [_without(text, spans) for text, spans in zip(texts, cut, strict=True)]
    trees = parser.parse_all(bare)
    return [
        _mended(_restored(tree, text, spans) if spans else tree)
        for tree, text, spans in zip(trees, texts, cut, strict=True)
    ]


def _mended(tree: Parsed) -> Parsed:
    """The tree with verbs that were taken for adjectives put back between two nouns.

    "The UN withdrew observers" comes out as one noun phrase, "withdrew" and "UN" both
    below "observers"; a past form right behind a name is its verb.
    """
    for verb in range(1, len(tree)):
        noun = tree.head[verb]
        if (
            tree.upos[verb] == "VERB"
            and tree.deprel[verb] == "amod"
            and noun > verb
            and tree.upos[verb - 1] == "PROPN"
            and tree.head[verb - 1] == noun
            and tree.end(verb - 1) < tree.starts[verb]
        ):
            tree = _as_verb(tree, verb, noun=noun, subject=verb - 1)
    return tree


def _as_verb(tree: Parsed, verb: int, *, noun: int, subject: int) -> Parsed:
    """The tree with `verb` above `noun`, its object, and `subject`."""
    head, deprel = list(tree.head), list(tree.deprel)
    head[verb] = verb if tree.head[noun] == noun else tree.head[noun]
    deprel[verb] = tree.deprel[noun]
    head[noun], deprel[noun] = verb, "obj"
    head[subject], deprel[subject] = verb, "nsubj"
    for child in tree.children(noun):
        if child < subject:
            head[child] = subject
        elif deprel[child] in {"advcl", "parataxis", "punct"}:
            head[child] = verb
    return replace(tree, head=tuple(head), deprel=tuple(deprel))


def _cuts(text: str) -> list[tuple[int, int]]:
    """Half-open ranges to leave out, in text order."""
    found = [match.span() for match in _TIMES.finditer(text)]
    dateline = _DATELINE.match(text)
    if dateline is not None:
        found = [(0, dateline.end())] + [s for s in found if s[0] >= dateline.end()]
    return found


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, start = [], 0
    for first, last in spans:
        kept.append(text[start:first])
        start = last
    return "".join([*kept, text[start:]])


def _restored(tree: Parsed, text: str, spans: list[tuple[int, int]]) -> Parsed:
    starts = []
    for start in tree.starts:
        place = start
        for first, last in spans:
            if place >= first:
                place += last - first
        starts.append(place)
    return replace(tree, text=text, starts=tuple(starts))
