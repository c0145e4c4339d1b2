"""An undertaking as a sentence's tree shows it: who is bound to what.

Promises are found by `read.promises`, duties under an agreement by `read.duties`.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.actor import ActorMention
from trucewatch.read.agreement_words import named_in
from trucewatch.read.bare_text import CLAUSE, bare_text
from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import mentions_of
from trucewatch.text.parsed import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What someone is to do.

    Args:
        by: who is bound; empty where the sentence names nobody.
        first, last: code points of the sentence that tell what is to be done.
        mark: token of the word that binds ("pledged", "must").
        verb: token of the verb of which polarity and modality are asked.
        free: whether it counts without a last day.
        firm: whether a period ("within ten days") is enough for one.
        head: token of what is to be done.
    """

    by: tuple[ActorMention, ...]
    first: int
    last: int
    mark: int
    verb: int
    free: bool
    firm: bool
    head: int


def made(
    passage: Passage,
    tree: Parsed,
    mark: int,
    head: int,
    *,
    by: tuple[ActorMention, ...],
    free: bool,
    firm: bool = True,
) -> Undertaking:
    """The undertaking that the word at `mark` makes of what stands below `head`."""
    start, end = _range(passage, tree, head, behind=mark)
    verb = head if tree.upos[mark] == "AUX" else mark
    return Undertaking(
        by=by,
        first=start,
        last=end,
        mark=mark,
        verb=verb,
        free=free,
        firm=firm,
        head=head,
    )


def _range(
    passage: Passage, tree: Parsed, head: int, *, behind: int
) -> tuple[int, int]:
    """Code points of what is to be done: the words below `head` behind the mark."""
    relative = tree.deprel[head] == "acl:relcl" and tree.lemma[behind] != "have"
    start = head if tree.lemma[behind] == "have" else behind + 1
    outside = set() if relative else set(range(start)) - {head}
    if tree.upos[behind] == "AUX" and not relative:
        outside |= set(tree.children(head, "aux", "advmod", "mark")) & set(range(head))
    more = {
        n
        for child in tree.children(behind)
        if child > head and tree.deprel[child] in {"obl", "obj", "advmod"}
        for n in tree.subtree(child)
    }
    for child in tree.children(head, "obl", "nmod", "advmod"):
        if opens_under(tree, child):
            outside |= tree.subtree(child)
    return bare_text(
        passage, tree, head, without=CLAUSE, outside=outside, more=more, where=True
    )


def opens_under(tree: Parsed, head: int) -> bool:
    """Whether it says under which agreement: "under the deal", "as part of a truce"."""
    text = words_below(tree, head)
    return text.lower().startswith(_WAYS) and names_agreement(text)


def openings_under(tree: Parsed) -> tuple[int, ...]:
    """Heads of the phrases of the sentence that say under which agreement."""
    text = tree.text.lower()
    if not any(way in text for way in _WAYS):
        return ()
    return tuple(
        head
        for head, relation in enumerate(tree.deprel)
        if relation in _OPENING and opens_under(tree, head)
    )


_OPENING = frozenset({"root", "obl", "nmod", "advmod"})
_WAYS = (
    *("under", "in line with", "as part of", "in accordance with", "in keeping with"),
    *("according to", "within the terms", "per", "pursuant to"),
)


def bound_by(
    passage: Passage, tree: Parsed, heads: tuple[int, ...], *, anyone: bool
) -> tuple[ActorMention, ...]:
    """Who is bound; a pronoun stands for itself where nobody is known to speak."""
    found = mentions_of(passage, tree, heads, anyone=anyone)
    if found or not (heads and anyone) or tree.upos[heads[0]] != "PRON":
        return found
    start, end = tree.starts[heads[0]], tree.end(heads[0])
    text = passage.text[start:end]
    return (ActorMention(text=text, span=passage.span_of(start, end)),)


def names_agreement(text: str) -> bool:
    """Whether an agreement is named in the text."""
    return named_in(text) is not None


def words_below(tree: Parsed, head: int) -> str:
    """The words of the phrase below `head`."""
    below = sorted(tree.subtree(head, without=CLAUSE))
    return tree.text[tree.starts[below[0]] : tree.end(below[-1])]
