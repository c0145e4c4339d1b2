"""Who does something to which agreement: read from the tree, else from the words."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import AgreementActType
from trucewatch.read.agent_lists import subjects
from trucewatch.read.agreement_words import (
    MATTER,
    MATTER_ACTS,
    SUBJECT_ACTS,
    Frame,
    actors_of,
    frame_in_words,
    named_in,
)
from trucewatch.read.attributions import attributions
from trucewatch.read.bare_text import CLAUSE, PHRASE, bare_text, token_at
from trucewatch.read.clauses import VerbGroup
from trucewatch.read.mentions import actor_mention
from trucewatch.read.occasions import times_in
from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import mentions_of
from trucewatch.read.relations.arguments import by_agents, is_passive, own_subjects
from trucewatch.read.relations.arguments import subjects as tree_subjects
from trucewatch.read.words import words_of
from trucewatch.reference.lexicon import word_set
from trucewatch.text.parsed import Parsed

_GROUNDS = word_set("agreement_acts", "grounds")
_DONE_TO = ("obj", "nsubj:pass", "obl", "xcomp", "ccomp")
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})


def frame_of(
    passage: Passage, group: VerbGroup, kind: AgreementActType
) -> Frame | None:
    """Who acts on what, or None where nothing that may be agreed on is named."""
    tree = passage.tree
    verb = token_at(tree, words_of(passage.text)[group.head].start) if tree else None
    if tree is None or verb is None:
        return frame_in_words(passage, group, kind)
    if tree.upos[verb] not in {"VERB", "AUX"}:
        bare = tree.tokens[verb].lower() == group.lemma
        return None if bare else frame_in_words(passage, group, kind)
    found = _in_tree(passage, tree, verb, group, kind)
    if found is None:
        shown = tree.children(verb, "obj", "xcomp", "ccomp")
        happens = kind in SUBJECT_ACTS and tree.children(verb, "nsubj")
        return None if shown or happens else frame_in_words(passage, group, kind)
    if found.actors or found.turned:
        return found
    named = subjects(passage.text, group)
    return replace(found, actors=tuple(actor_mention(passage, a) for a in named))


def _in_tree(
    passage: Passage, tree: Parsed, verb: int, group: VerbGroup, kind: AgreementActType
) -> Frame | None:
    """The frame as the tree has it; None where it shows no agreement."""
    passive = is_passive(tree, verb)
    happens = kind in SUBJECT_ACTS and not (passive or tree.children(verb, "obj"))
    for head in _done_to(tree, verb, passive=passive, happens=happens):
        text = _object(passage, tree, head, verb)
        whole = _text_of(tree, head)
        instrument = named_in(text) or named_in(whole)
        if instrument is None and not _is_matter(tree, head, whole, kind):
            continue
        announced = kind is AgreementActType.ANNOUNCED and tree.deprel[head] == "obj"
        meant = _is_meant(tree, head)
        if announced and not meant and tree.tokens[head].lower() not in MATTER:
            continue
        truce = bool(instrument) and bool(
            _TRUCES & set(str(instrument).lower().split())
        )
        doers = () if happens else _doers(passage, tree, verb, group, anyone=truce)
        joint = group.lemma == "decide" and len(doers) > 1
        if group.lemma in _STRICT and not (meant or joint):
            continue
        return Frame(
            actors=doers,
            instrument=instrument,
            object=text,
            turned=passive or happens or is_relative(tree, verb),
        )
    return None


def _doers(
    passage: Passage, tree: Parsed, verb: int, group: VerbGroup, *, anyone: bool
) -> tuple[ActorMention, ...]:
    """Those who do it; behind a passive the tree may have put "by" elsewhere."""
    if not is_passive(tree, verb):
        return mentions_of(passage, tree, tree_subjects(tree, verb), anyone=anyone)
    found = mentions_of(passage, tree, by_agents(tree, verb), anyone=anyone)
    behind = () if found else actors_of(passage, group, behind=True)
    return found or tuple(actor_mention(passage, agent) for agent in behind)


def _object(passage: Passage, tree: Parsed, head: int, verb: int) -> str:
    """What it is done to, with what it is about: "a memorandum on a buffer zone"."""
    below = head in tree.ancestors(verb)
    outside = tree.subtree(verb) if below else set()
    start, end = bare_text(
        passage, tree, head, without=_edge(tree, head), outside=outside
    )
    told = [a.first for a in attributions(passage.text) if a.trailing]
    cuts = [words_of(passage.text)[n].start for n in told]
    end = min((cut for cut in cuts if start < cut < end), default=end)
    end = start + len(tree.text[start:end].rstrip(" ,"))
    for child in tree.children(verb, "obl"):
        about = any(
            tree.tokens[n].lower() in _ABOUT for n in tree.children(child, "case")
        )
        low, high = bare_text(passage, tree, child)
        first = min(tree.children(child, "case"), default=child)
        if about and tree.text[end : tree.starts[first]].isspace() and high > low:
            return (
                tree.text[start:high]
                if not _is_when(passage, low)
                else tree.text[start:end]
            )
    return tree.text[start:end]


_STRICT = word_set("agreement_acts", "strict")
_STAKES = word_set("agreement_acts", "stakes")
_TRUCES = word_set("agreement_acts", "truces")


def _is_meant(tree: Parsed, head: int) -> bool:
    """Whether the head is the agreement itself or a part in it, no "truce zone"."""
    word = tree.tokens[head].lower()
    return word in _STAKES or named_in(word) is not None


_ABOUT = frozenset({"on", "about", "over", "for"})


def _is_when(passage: Passage, start: int) -> bool:
    at = passage.span.start + start
    return any(m.span.start <= at < m.span.end for m in times_in(passage))


def _done_to(
    tree: Parsed, verb: int, *, passive: bool, happens: bool
) -> tuple[int, ...]:
    """Heads of what the act is done to, likeliest first."""
    if happens:
        return own_subjects(tree, verb)
    modified = tree.deprel[verb].partition(":")[0] == "acl"
    if passive:
        above = (tree.head[verb],) if modified else ()
        return tree.children(verb, "nsubj:pass") or above
    found = [
        n
        for relation in _DONE_TO
        for n in tree.children(verb, relation)
        if relation != "obl" or _case(tree, n) in _ONTO
    ]
    return (tree.head[verb], *found) if is_relative(tree, verb) else tuple(found)


def is_relative(tree: Parsed, verb: int) -> bool:
    """Whether the noun above is what the verb is done to: "the truce it signed"."""
    if tree.deprel[verb].partition(":")[0] != "acl":
        return False
    objects = {tree.lemma[n].lower() for n in tree.children(verb, "obj")}
    named = tree.children(verb, "nsubj")
    own = {tree.lemma[n].lower() for n in named} - _RELATIVE
    return bool(own) and objects <= _RELATIVE


_ONTO = frozenset({"on", "upon", "to", "about", "over", "from", "of", "into", "for"})


def _case(tree: Parsed, head: int) -> str:
    return next((tree.tokens[n].lower() for n in tree.children(head, "case")), "")


_RELATIVE = frozenset({"that", "which", "who", "whom"})


def _edge(tree: Parsed, head: int) -> frozenset[str]:
    return CLAUSE if tree.deprel[head] in _CLAUSES else PHRASE


def _text_of(tree: Parsed, head: int) -> str:
    below = sorted(tree.subtree(head, without=CLAUSE))
    return tree.text[tree.starts[below[0]] : tree.end(below[-1])]


def _is_matter(tree: Parsed, head: int, text: str, kind: AgreementActType) -> bool:
    """Whether it is a matter of a ceasefire; a zone only where that is the matter."""
    words = [word.lower for word in words_of(text)]
    named = any(word in MATTER - _GROUNDS for word in words)
    ground = tree.tokens[head].lower() in _GROUNDS or tree.deprel[head] == "xcomp"
    fits = named or (ground and any(word in _GROUNDS for word in words))
    return kind in MATTER_ACTS and fits
