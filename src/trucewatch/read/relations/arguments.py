"""Who stands where around a predicate: its subject, and those it is done to."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.read.relations.evaluate import Reading
from trucewatch.read.relations.lexicon import Act, Operator
from trucewatch.read.relations.nouns import actor_nouns
from trucewatch.text.parsed import Parsed

_INHERIT = frozenset({"xcomp", "advcl", "conj", "ccomp", "parataxis"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset({"obj", "iobj"})
_AIMED = frozenset({"to", "with", "against", "on", "from", "at", "toward", "towards"})
"""Prepositions before whom an act is aimed at, with whatever it is done."""
TOWARD = (
    "against",
    "on",
    "upon",
    "at",
    "with",
    "to",
    "into",
    "toward",
    "towards",
    "from",
    "of",
    "over",
    "about",
    "for",
    "between",
    "in",
    "by",
)
"""Prepositions behind which the one acted upon stands, likeliest first."""


def subjects(tree: Parsed, index: int) -> tuple[int, ...]:
    """Heads of the phrases that do what the predicate says, conjuncts included."""
    own = _own_subject(tree, index)
    if own is not None:
        return _with_conjuncts(tree, own)
    return ()


def own_subjects(tree: Parsed, index: int) -> tuple[int, ...]:
    """Heads of the phrases that stand as the predicate's own subject."""
    own = _own_subject(tree, index, steps=0)
    return () if own is None else _with_conjuncts(tree, own)


def by_agents(tree: Parsed, index: int) -> tuple[int, ...]:
    """Heads of those behind "by" of a passive, conjuncts included."""
    agent = _agent(tree, index)
    return () if agent is None else _with_conjuncts(tree, agent)


def _own_subject(tree: Parsed, index: int, *, steps: int = 4) -> int | None:
    """Head of the subject, followed up through what governs the predicate."""
    for child in tree.children(index, "nsubj"):
        if is_time(tree, child):
            continue
        if tree.deprel[child] == "nsubj:pass":
            return _agent(tree, index)
        if tree.lemma[child].lower() in _RELATIVE:
            return tree.head[index]
        return _spoken_of(tree, index, child, steps=steps)
    agent = _agent(tree, index)
    if agent is not None:
        return agent
    if steps == 0 or tree.head[index] == index:
        return _owner(tree, index)
    return _inherited(tree, index, steps=steps)


def _spoken_of(tree: Parsed, index: int, subject: int, *, steps: int) -> int:
    """Whom a pronoun in reported speech stands for: "the army said it had ..."."""
    reported = tree.deprel[index] in {"ccomp", "advcl"} and steps > 0
    if not reported or tree.tokens[subject].lower() not in _PRONOUNS:
        return subject
    speaker = _own_subject(tree, tree.head[index], steps=steps - 1)
    return subject if speaker is None else speaker


def _inherited(tree: Parsed, index: int, *, steps: int) -> int | None:
    """The subject that a predicate without one shares with its governor."""
    head, base = tree.head[index], tree.deprel[index].partition(":")[0]
    if base == "acl":
        if is_passive(tree, index):
            return None
        if tree.children(index, "mark"):
            return _owner(tree, head)
        own = head if _is_actor(tree, head) else None
        return own or _own_subject(tree, tree.head[head], steps=steps - 1) or head
    if base in _NOMINAL and tree.upos[index] == "NOUN":
        return _owner(tree, index) or _own_subject(tree, head, steps=steps - 1)
    if base not in _INHERIT:
        return _owner(tree, index)
    if base == "xcomp":
        for child in tree.children(head, *_OBJECT_CONTROL):
            return child
    return _own_subject(tree, head, steps=steps - 1)


def _owner(tree: Parsed, index: int) -> int | None:
    """The actor of a noun: "Moscow's condemnation", "an attack by rebels"."""
    for child in tree.children(index, "nmod:poss"):
        return child
    for child in tree.children(index, "nmod"):
        if case_of(tree, child) == "by":
            return child
    for child in tree.children(index, "amod", "compound"):
        if tree.tokens[child][:1].isupper():
            return child
    return None


def owners(tree: Parsed, index: int) -> tuple[int, ...]:
    """Heads of those whose act a noun is: "Turkey's pledge", "a pledge by Turkey"."""
    owner = _owner(tree, index)
    return () if owner is None else _with_conjuncts(tree, owner)


def _agent(tree: Parsed, index: int) -> int | None:
    for child in tree.children(index, "obl"):
        if tree.deprel[child] == "obl:agent" or (
            case_of(tree, child) == "by" and is_passive(tree, index)
        ):
            return child
    return None


def is_passive(tree: Parsed, index: int) -> bool:
    """Whether the verb's subject, or the noun it modifies, is what it is done to."""
    return (
        bool(tree.children(index, "nsubj:pass", "aux:pass"))
        or "Voice=Pass" in tree.feats[index]
    )


def case_of(tree: Parsed, index: int) -> str:
    """The preposition of a phrase, in lower case; "" where it has none."""
    for child in tree.children(index, "case"):
        return tree.tokens[child].lower()
    return ""


def _with_conjuncts(tree: Parsed, index: int) -> tuple[int, ...]:
    return (index, *tree.children(index, "conj"))


def targets(tree: Parsed, reading: Reading) -> tuple[int, ...]:
    """Heads of the phrases it is done to, likeliest first.

    Those who are asked to act come first, then persons among the objects, other
    objects, prepositional phrases, and the actors named within all these ("the
    decision by the court").
    """
    chain = set(reading.chain)
    found = list(_asked(tree, reading))
    for node in reversed(reading.chain):
        for child in _objects(tree, node):
            if child not in found and not is_time(tree, child):
                found += _with_conjuncts(tree, child)
    found = [n for n in found if n not in chain or _is_actor(tree, n)]
    if not found:
        found = [*_told_of(tree, reading)]
    if found and not _is_actor(tree, found[0]):
        actors = [n for n in found if _is_actor(tree, n) and case_of(tree, n) in _AIMED]
        found = [*actors, *(n for n in found if n not in actors)]
    nested = [place for head in found for place in _named_within(tree, head)]
    return tuple(dict.fromkeys([*found, *(n for n in nested if n not in chain)]))


_OPINIONS = frozenset({Act.SUPPORT, Act.ACCUSE, Act.REQUEST, Act.REJECT, Act.THREATEN})
"""Acts of words that may be about what someone does: "hopes that Japan will agree"."""


def _told_of(tree: Parsed, reading: Reading) -> Iterator[int]:
    """Whom a clause below the act is about, or whose word it is that is answered.

    "Hopes that Japan will agree", "rejected accusations by Japan", "sanctions imposed
    on Japan".
    """
    for node in reversed(reading.chain):
        for child in tree.children(node, "ccomp", "acl", "advcl"):
            if reading.act in _OPINIONS:
                yield from tree.children(child, "nsubj")
            for place in tree.children(child, "obl"):
                if case_of(tree, place) in {"on", "against", "to"}:
                    yield place
        owner = _owner(tree, node) if tree.upos[node] == "NOUN" else None
        if owner is not None:
            yield owner


def _asked(tree: Parsed, reading: Reading) -> Iterator[int]:
    """Those of whom something is demanded: addressed, or the subject of the demand."""
    if Operator.DEMAND not in reading.operators:
        return
    at = reading.operators.index(Operator.DEMAND)
    for node in reading.chain[at : at + 2]:
        yield from tree.children(node, "iobj")
        yield from (n for n in tree.children(node, "obj") if _is_actor(tree, n))
        for child in tree.children(node, "obl"):
            if case_of(tree, child) in {"on", "upon", "to", "from", "of"}:
                yield child
    for node in reading.chain[1:]:
        if tree.deprel[node] in {"ccomp", "xcomp"}:
            yield from tree.children(node, "nsubj")


def _is_actor(tree: Parsed, index: int) -> bool:
    return tree.upos[index] == "PROPN" or tree.tokens[index].lower() in actor_nouns()


def _named_within(tree: Parsed, head: int, *, depth: int = 3) -> Iterator[int]:
    """Names that stand below a phrase's head: owners, origins, adjectives of states."""
    if depth == 0:
        return
    for child in tree.children(head, "nmod", "amod", "acl", "obl", "compound", "appos"):
        if is_time(tree, child):
            continue
        if tree.tokens[child][:1].isupper() and tree.upos[child] in {"PROPN", "ADJ"}:
            yield child
        yield from _named_within(tree, child, depth=depth - 1)


_CALENDAR = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
        *("today", "yesterday", "tomorrow", "day", "week", "month", "year"),
    }
)


def is_time(tree: Parsed, index: int) -> bool:
    """Whether a phrase says when, not who: "Friday", "last week"."""
    return (
        tree.lemma[index].lower() in _CALENDAR
        or tree.deprel[index] in {"obl:tmod", "nmod:tmod", "obl:unmarked"}
        or tree.tokens[index][:1].isdigit()
    )


def _objects(tree: Parsed, node: int) -> Iterator[int]:
    objects = tree.children(node, "iobj", "obj", "nsubj:pass")
    yield from (child for child in objects if _is_actor(tree, child))
    recipients = [n for n in tree.children(node, "obl") if case_of(tree, n) == "to"]
    yield from recipients
    for thing in objects:
        if not _is_actor(tree, thing):
            below = tree.children(thing, "nmod")
            yield from (
                n for n in below if case_of(tree, n) == "to" and _is_actor(tree, n)
            )
    yield from objects
    if tree.deprel[node].partition(":")[0] == "acl" and is_passive(tree, node):
        yield tree.head[node]
    sides = [
        (TOWARD.index(case), child)
        for child in tree.children(node, "obl", "nmod")
        if (case := case_of(tree, child)) in TOWARD
        and tree.deprel[child] not in {"obl:agent", "nmod:poss"}
    ]
    yield from (child for _, child in sorted(sides))
