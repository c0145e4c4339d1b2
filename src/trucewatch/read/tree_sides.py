"""Who does it and to whom, read from the sentence's tree; see `read.participants`.

The tree gives heads of phrases; a phrase counts where it names someone: a listed
agent, a noun for people or bodies, or a name that is no place's.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.event import FAMILY_OF, EventFamily, EventType
from trucewatch.read.agents import Agent
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.relations.arguments import case_of, subjects
from trucewatch.read.tree_agents import agents_at_heads
from trucewatch.read.triggers import Trigger
from trucewatch.read.words import words_of
from trucewatch.text.parsed import Parsed

_ONTO = frozenset({"on", "at", "against", "upon"})
_SIDES = frozenset({"between", "among"})
_LOADED = frozenset({"carry", "transport", "ferry", "take"})
_LOWER = frozenset({"advcl", "xcomp"})
_ASKED = frozenset({"on", "upon"})
_CHARGED = frozenset({"of", "for", "from"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and who is acted upon, likeliest first; empty where nobody is named."""

    actors: tuple[Agent, ...] = ()
    targets: tuple[Agent, ...] = ()


def sides_of(tree: Parsed, trigger: Trigger) -> Sides:
    """The sides that the tree gives to a trigger; none where it stands elsewhere."""
    group = trigger.group
    if group is None:
        return _noun_sides(tree, trigger)
    node = _token(tree, group.head)
    if node is None or tree.upos[node] not in {"VERB", "AUX"}:
        return Sides()
    return _verb_sides(tree, trigger, node)


def _token(tree: Parsed, word: int) -> int | None:
    """The token that a word of the sentence is."""
    at = words_of(tree.text)[word]
    found = tree.at(at.start, at.end)
    return found[0] if found else None


def _verb_sides(tree: Parsed, trigger: Trigger, node: int) -> Sides:
    entry = trigger.entry
    if entry.marks or entry.means:
        return Sides()
    if entry.target_first:
        return Sides(
            _actors(tree, _by(tree, node), trigger),
            _targets(tree, _doers(tree, node), trigger),
        )
    bare = trigger.groups[0].passive and not tree.children(node, "obj")
    passive = bare or _is_passive(tree, node)
    heads = _undergoers(tree, node) if passive else _objects(tree, node)
    doers = _by(tree, node) if passive else _doers(tree, node)
    return Sides(_actors(tree, doers, trigger), _targets(tree, heads, trigger))


def _actors(
    tree: Parsed, heads: tuple[int, ...], trigger: Trigger
) -> tuple[Agent, ...]:
    return agents_at_heads(tree, heads, anyone=trigger.entry.people)


def _targets(
    tree: Parsed, heads: tuple[int, ...], trigger: Trigger
) -> tuple[Agent, ...]:
    end = words_of(tree.text)[trigger.clause[1] - 1].end
    near = tuple(n for n in _with_loads(tree, heads) if tree.starts[n] < end)
    return agents_at_heads(tree, near, anyone=takes_anyone(trigger), holders=True)


def takes_anyone(trigger: Trigger) -> bool:
    """Whether any noun may be the target: persons taken, freed or held up."""
    type_ = trigger.entry.type
    persons = FAMILY_OF[type_] is EventFamily.PERSONS and type_ is not EventType.LOOTING
    return trigger.entry.people and (persons or type_ in _OF_ANYONE)


_OF_ANYONE = frozenset({EventType.DETAINEE_RELEASE, EventType.MONITOR_DENIED})


def _doers(tree: Parsed, node: int) -> tuple[int, ...]:
    """Heads of those who do what a verb says."""
    if _is_passive(tree, node):
        return _by(tree, node)
    controller = _controller(tree, node)
    if controller is not None:
        return _with_conjuncts(tree, controller)
    return subjects(tree, node)


def _controller(tree: Parsed, node: int) -> int | None:
    """Who is asked, charged or said to do it: "called on X to", "accused X of"."""
    while not tree.children(node, "nsubj") and tree.deprel[node] in _LOWER:
        above = tree.head[node]
        marks = _marked(tree, node)
        asked = [n for n in tree.children(above, "obl") if case_of(tree, n) in _ASKED]
        told: tuple[int, ...] = ()
        if "to" in marks:
            told = (*tree.children(above, "obj", "nsubj:pass"), *asked)
        elif marks & _CHARGED:
            told = tree.children(above, "obj", "nsubj:pass")
        if told:
            return told[0]
        node = above
    return None


def _marked(tree: Parsed, node: int) -> set[str]:
    return {tree.tokens[n].lower() for n in tree.children(node, "mark", "case")}


def _is_passive(tree: Parsed, node: int) -> bool:
    if tree.children(node, "nsubj:pass", "aux:pass"):
        return True
    return "Voice=Pass" in tree.feats[node] and not tree.children(node, "obj")


def _by(tree: Parsed, node: int) -> tuple[int, ...]:
    """Heads behind "by"."""
    agents = tree.children(node, "obl:agent", "obl", "nmod")
    heads = [n for n in agents if case_of(tree, n) == "by"]
    return tuple(n for head in heads[:1] for n in _with_conjuncts(tree, head))


def _undergoers(tree: Parsed, node: int) -> tuple[int, ...]:
    """Whom a passive is about: its subject, or what it stands behind."""
    for child in tree.children(node, "nsubj:pass", "nsubj"):
        return _with_conjuncts(tree, child)
    base = tree.deprel[node].partition(":")[0]
    if base == "acl":
        return (tree.head[node],)
    if base in {"conj", "xcomp"} and _is_passive(tree, tree.head[node]):
        return _undergoers(tree, tree.head[node])
    return ()


def _objects(tree: Parsed, node: int) -> tuple[int, ...]:
    """Whom a verb takes: its objects, then what stands behind "on" or "at"."""
    found = [*tree.children(node, "obj", "iobj")]
    found += [n for n in tree.children(node, "obl") if case_of(tree, n) in _ONTO]
    return tuple(n for head in found for n in _with_conjuncts(tree, head))


def _with_loads(tree: Parsed, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The heads with those that they carry: "a bus carrying soldiers"."""
    found = list(heads)
    for head in heads:
        for clause in tree.children(head, "acl"):
            if tree.lemma[clause].lower() in _LOADED:
                found += tree.children(clause, "obj")
    return tuple(dict.fromkeys(found))


def _noun_sides(tree: Parsed, trigger: Trigger) -> Sides:
    node = _token(tree, trigger.last - 1)
    if node is None or tree.upos[node] not in {"NOUN", "PROPN"}:
        return Sides()
    support = trigger.support
    verb = _token(tree, support.head) if support else None
    doers = _noun_doers(tree, node, within=trigger.last - trigger.first)
    if not doers and verb is not None and trigger.subject_acts:
        doers = _doers(tree, verb)
    heads = [n for n in tree.children(node, "nmod") if case_of(tree, n) in _ONTO]
    if not heads and verb is not None and not trigger.subject_acts:
        under = support and event_lexicon().under.at(words_of(tree.text), support.head)
        heads = [*(subjects(tree, verb) if under else tree.children(verb, "obj"))]
    wanted = tuple(n for head in heads for n in _with_conjuncts(tree, head))
    return Sides(_actors(tree, doers, trigger), _targets(tree, wanted, trigger))


def _noun_doers(tree: Parsed, node: int, *, within: int) -> tuple[int, ...]:
    """Those who are behind a noun: "by X", "between X and Y", "X's"."""
    behind = [*tree.children(node, "nmod", "obl")]
    behind += [n for clause in tree.children(node, "acl") for n in _by(tree, clause)]
    for marks in ({"by"}, _SIDES):
        for child in behind:
            if case_of(tree, child) in marks:
                return _with_conjuncts(tree, child)
    return tuple(n for n in tree.children(node, "nmod:poss") if n <= node - within)


def _with_conjuncts(tree: Parsed, index: int) -> tuple[int, ...]:
    return (index, *tree.children(index, "conj"))
