"""Acts on an agreement told by a noun: "the signing of the deal took place".

A noun alone may stand for what was wished or feared ("fears of the collapse of the
truce"). It counts where its verb says that it happened or is fixed, or where what
follows it is told ("after the signing of the accord").
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache

from trucewatch.model.claim import AgreementActType, Modality
from trucewatch.read.agreement_words import Frame, named_in
from trucewatch.read.bare_text import bare_text
from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import mentions_of
from trucewatch.read.relations.arguments import by_agents, own_subjects, subjects
from trucewatch.read.words import VerbIndex
from trucewatch.reference.lexicon import load_lexicon, word_set
from trucewatch.text.parsed import Parsed

_AFTER = frozenset({"after", "since", "following"})
_ANNOUNCING = frozenset({"announce", "declare", "proclaim", "confirm"})
_RESULTS = frozenset({"agreement", "accord", "deal", "truce", "ceasefire"})
_CLOSING = frozenset({"close", "end", "conclude", "finish", "culminate"})
_OF = frozenset({"of", "from", "to"})
_PLANNED = word_set("agreement_acts", "noun_planned")
_NEGATIONS = frozenset({"not", "n't", "never"})


@cache
def _kinds() -> dict[str, AgreementActType]:
    table = load_lexicon("agreement_acts")["nouns"]
    return {noun: AgreementActType(kind) for kind, row in table.items() for noun in row}


@cache
def _happening() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["noun_happens"])


def noun_acts(
    passage: Passage, tree: Parsed
) -> Iterator[tuple[int, AgreementActType, Modality, Frame]]:
    """Token of each such noun, with the act, how it stands, and its sides."""
    for noun in range(len(tree)):
        if _ends_with(tree, noun):
            yield (
                noun,
                AgreementActType.AGREED,
                Modality.ASSERTED,
                _outcome(passage, tree, noun),
            )
        if _is_unbound(passage, tree, noun):
            yield (
                noun,
                AgreementActType.WITHDREW,
                Modality.ASSERTED,
                _freed(passage, tree, noun),
            )
        told = _told(passage, tree, noun)
        if told is not None:
            yield noun, *told
            continue
        kind = _kinds().get(tree.tokens[noun].lower())
        if kind is None or tree.upos[noun] != "NOUN":
            continue
        modality = _reality(tree, noun)
        frame = _frame(passage, tree, noun) if modality else None
        if modality and frame:
            yield noun, kind, modality, frame


def _told(
    passage: Passage, tree: Parsed, noun: int
) -> tuple[AgreementActType, Modality, Frame] | None:
    """The act that someone announces: "declared the end of the Algiers agreement"."""
    kind = announced_kind(tree, noun)
    frame = _frame(passage, tree, noun) if kind else None
    if kind is None or frame is None or str(frame.instrument).endswith("hostilities"):
        return None
    verb = tree.head[noun]
    passive = tree.deprel[noun] == "nsubj:pass"
    doers = by_agents(tree, verb) if passive else subjects(tree, verb)
    who = mentions_of(passage, tree, doers)
    named = replace(frame, actors=frame.actors or who)
    return kind, Modality.ASSERTED, named


def announced_kind(tree: Parsed, noun: int) -> AgreementActType | None:
    """The act of a noun that is what a verb of announcing has for its object."""
    verb = tree.head[noun]
    base = tree.deprel[noun]
    if base not in {"obj", "nsubj:pass"} or tree.lemma[verb].lower() not in _ANNOUNCING:
        return None
    word = tree.tokens[noun].lower()
    return AgreementActType.ENDED if word == "end" else _kinds().get(word)


def _ends_with(tree: Parsed, noun: int) -> bool:
    """Whether talks closed with it: "the round ended with an agreement on"."""
    if tree.deprel[noun] != "obl" or _case(tree, noun) != "with":
        return False
    verb = tree.head[noun]
    named = tree.tokens[noun].lower() in _RESULTS
    return named and tree.lemma[verb].lower() in _CLOSING and not _negated(tree, verb)


def _outcome(passage: Passage, tree: Parsed, noun: int) -> Frame:
    text = _text(passage, tree, noun)
    return Frame(actors=(), instrument=named_in(text), object=text, turned=True)


def _is_unbound(passage: Passage, tree: Parsed, word: int) -> bool:
    """Whether someone is "no longer bound by the accord"."""
    if tree.tokens[word].lower() != "bound":
        return False
    near = [token.lower() for token in tree.tokens[max(0, word - 6) : word]]
    by = [n for n in tree.children(word, "obl") if _case(tree, n) in {"by", "to"}]
    named = any(named_in(_text(passage, tree, n)) for n in by)
    return named and "no" in near and "longer" in near


def _freed(passage: Passage, tree: Parsed, word: int) -> Frame:
    by = next(n for n in tree.children(word, "obl") if _case(tree, n) in {"by", "to"})
    text = _text(passage, tree, by)
    verb = word if tree.children(word, "nsubj", "nsubj:pass") else tree.head[word]
    who = mentions_of(passage, tree, own_subjects(tree, verb))
    return Frame(actors=who, instrument=named_in(text), object=text, turned=True)


def _negated(tree: Parsed, verb: int) -> bool:
    return bool({tree.lemma[n].lower() for n in tree.children(verb)} & _NEGATIONS)


def _frame(passage: Passage, tree: Parsed, noun: int) -> Frame | None:
    owners = tree.children(noun, "nmod:poss")
    doers: list[int] = [n for n in owners if named_in(_text(passage, tree, n)) is None]
    heads = [n for n in owners if n not in doers]
    heads += [n for n in tree.children(noun, "nmod") if _case(tree, n) in _OF]
    agents = [
        n
        for above in (noun, *heads)
        for n in tree.children(above, "nmod", "obl")
        if _case(tree, n) == "by"
    ]
    doers += [n for agent in agents for n in (agent, *tree.children(agent, "conj"))]
    outside = {n for agent in agents for n in tree.subtree(agent)}
    for head in heads:
        text = _text(passage, tree, head, outside=outside)
        instrument = named_in(text)
        if instrument is not None:
            return Frame(
                actors=mentions_of(passage, tree, tuple(doers)),
                instrument=instrument,
                object=text,
                turned=True,
            )
    return None


def _case(tree: Parsed, head: int) -> str:
    return next((tree.tokens[n].lower() for n in tree.children(head, "case")), "")


def _text(
    passage: Passage, tree: Parsed, head: int, *, outside: Set[int] = frozenset()
) -> str:
    start, end = bare_text(passage, tree, head, outside=outside)
    return tree.text[start:end]


def _reality(tree: Parsed, noun: int) -> Modality | None:
    """Whether it was done or is planned, or None where the words do not say."""
    cases = {tree.tokens[n].lower() for n in tree.children(noun, "case", "mark")}
    if cases & _AFTER:
        return Modality.ASSERTED
    verb = tree.head[noun]
    if tree.deprel[noun].partition(":")[0] != "nsubj":
        return None
    if _negated(tree, verb):
        return None
    if tree.tokens[verb].lower() in _PLANNED:
        return Modality.PLANNED
    return (
        Modality.ASSERTED if tree.tokens[verb].lower() in _happening().heads else None
    )
