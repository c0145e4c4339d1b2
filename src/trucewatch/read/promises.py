"""Promises in a sentence's tree: "pledged to leave", "Turkey's pledge to leave"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.read.bare_text import token_at
from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import mentions_of
from trucewatch.read.relations.arguments import is_passive, owners, subjects
from trucewatch.read.relations.nouns import actor_nouns
from trucewatch.read.undertakings import Undertaking, bound_by, made
from trucewatch.read.words import VerbIndex, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set
from trucewatch.text.parsed import Parsed

_STAYING = frozenset({"remain", "stay", "be", "seem", "appear"})
_COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl")
_NOUNS = word_set("agreement_acts", "promise_nouns")
_PROBE = word_set("agreement_acts", "probe")
_MENACE = word_set("agreement_acts", "menace")


@cache
def _verbs(key: str) -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")[key])


def promises(passage: Passage, tree: Parsed) -> Iterator[Undertaking]:
    """Every promise, those told by a verb first."""
    yield from _by_verbs(passage, tree)
    yield from _by_nouns(passage, tree)


def _by_verbs(passage: Passage, tree: Parsed) -> Iterator[Undertaking]:
    if not passage.sieve.holds(_verbs("promise").keys):
        return
    words = words_of(passage.text)
    undated = {words[hit.head].start for hit in _verbs("undated").find(words)}
    for hit in _verbs("promise").find(words):
        verb = token_at(tree, words[hit.head].start)
        if verb is None or not _is_given(tree, verb):
            continue
        by = bound_by(passage, tree, subjects(tree, verb), anyone=True)
        free = words[hit.head].start in undated
        for head in _matters(tree, verb):
            if tree.deprel[head] == "obj" and tree.lemma[verb] == "undertake":
                continue
            yield made(
                passage, tree, verb, head, by=by, free=free and _binds(tree, head)
            )
            break


def _by_nouns(passage: Passage, tree: Parsed) -> Iterator[Undertaking]:
    if tree.words.isdisjoint(_NOUNS):
        return
    for noun in range(len(tree)):
        if tree.upos[noun] == "NOUN" and tree.lemma[noun].lower() in _NOUNS:
            by = mentions_of(passage, tree, owners(tree, noun))
            for head in _matters(tree, noun) if by else ():
                if tree.tokens[head].endswith("ing"):
                    continue
                free = tree.lemma[noun].lower() != "commitment" and _binds(tree, head)
                yield made(passage, tree, noun, head, by=by, free=free)
                break


def _is_given(tree: Parsed, verb: int) -> bool:
    """Whether a promise is made there: no passive, and not "refused to promise".

    "Remains committed" tells how someone thinks, not what he undertook.
    """
    if tree.lemma[tree.head[verb]] in _STAYING and tree.deprel[verb] == "xcomp":
        return False
    marks = {tree.tokens[n].lower() for n in tree.children(verb, "mark")}
    plain = tree.upos[verb] == "VERB" and "to" not in marks
    return plain and not is_passive(tree, verb)


def _matters(tree: Parsed, at: int) -> Iterator[int]:
    """Heads of what is promised in text order: a clause or a thing ("an inquiry")."""
    for child in sorted(tree.children(at)):
        base = tree.deprel[child].partition(":")[0]
        marks = {tree.tokens[n].lower() for n in tree.children(child, "mark", "case")}
        clause = base in {"xcomp", "ccomp"} or (
            base in _COMPLEMENTS and marks & {"to", "that"}
        )
        thing = (
            base == "obj" and tree.upos[at] == "VERB" and not _is_person(tree, child)
        )
        to = base in {"obl", "nmod"} and marks & {"to", "of"}
        if child > at and (clause or thing or to) and tree.deprel[child] != "acl:relcl":
            yield child


def _is_person(tree: Parsed, index: int) -> bool:
    """Whether it is whom the promise is given to: "promised the families to leave"."""
    word = tree.tokens[index].lower()
    return tree.upos[index] in {"PRON", "PROPN"} or word in actor_nouns()


def _binds(tree: Parsed, head: int) -> bool:
    """Whether it counts without a day: an act that is no threat, or a thing."""
    if tree.upos[head] in {"VERB", "AUX", "ADJ"}:
        acts = (head, *tree.children(head, "conj", "xcomp", "obj"))
        return not {tree.lemma[n].lower() for n in acts} & _MENACE
    return tree.tokens[head].lower() in _PROBE
