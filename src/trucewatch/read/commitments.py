"""Commitments: who promises to do what by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, Modality, make_claim
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.when import When
from trucewatch.read.agent_lists import subjects
from trucewatch.read.clauses import VerbGroup, verb_groups
from trucewatch.read.coding import Coding
from trucewatch.read.duties import duties
from trucewatch.read.mentions import actor_mention, place_mentions
from trucewatch.read.modality import stance_of
from trucewatch.read.occasions import reported_time, times_in
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.promises import promises
from trucewatch.read.references import find_references
from trucewatch.read.undertakings import Undertaking
from trucewatch.read.words import VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set
from trucewatch.text.dates import TimeMention
from trucewatch.text.parsed import Parsed
from trucewatch.text.sieve import keys_of

_WILL = frozenset({"will", "shall", "'ll"})
_IS = frozenset({"is", "are", "was", "were"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_LINKS = word_set("agreement_acts", "undated_links")
_GIVERS = frozenset({"promise", "pledge"})
_MENACE = word_set("agreement_acts", "menace")
_PROBE = word_set("agreement_acts", "probe")
_DUTY = word_set("agreement_acts", "duty")
_LEADS = frozenset({"by", "before", "until", "till", "no later than", "not later than"})
_LEAD_KEYS = keys_of(_LEADS)


@cache
def _promises() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["promise"])


@cache
def _undated() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["undated"])


def code_commitments(passages: tuple[Passage, ...]) -> Coding:
    """Every promise in text order; one told with "will" needs a last day."""
    claims = [claim for passage in passages for claim in _in_passage(passage)]
    return Coding(claims=tuple(claims))


def _in_passage(passage: Passage) -> Iterator[Claim]:
    tree = passage.tree
    found = () if tree is None else tuple(_in_tree(passage, tree))
    yield from found or _in_words(passage)


def _in_tree(passage: Passage, tree: Parsed) -> Iterator[Claim]:
    """What the tree shows; without a day only what binds without one."""
    for found in _undertakings(passage, tree):
        due = _due(passage, beside=found, tree=tree)
        free = found.free or (found.firm and _has_period(passage))
        if due is None and not free:
            continue
        group = _group_at(passage, tree, found.verb)
        yield _claim(
            passage,
            group,
            due or _day_behind(passage, tree.end(found.mark)),
            by=found.by,
            what=(found.first, found.last),
        )


def _has_period(passage: Passage) -> bool:
    """Whether the sentence sets a time within which something is to be done."""
    return any(_is_within(mention, passage) for mention in times_in(passage))


def _undertakings(passage: Passage, tree: Parsed) -> Iterator[Undertaking]:
    """Each undertaking that the tree shows, promises first; none inside another."""
    taken: set[int] = set()
    for found in (*promises(passage, tree), *duties(passage, tree)):
        if found.head not in taken:
            taken |= tree.subtree(found.head)
            yield found


def _group_at(passage: Passage, tree: Parsed, verb: int) -> VerbGroup:
    """The verb with its auxiliaries and adverbs, as `stance_of` wants it."""
    words = words_of(passage.text)
    place = {word.start: n for n, word in enumerate(words)}
    head = next(n for n, word in enumerate(words) if word.end > tree.starts[verb])
    helping = [
        place[tree.starts[n]]
        for n in tree.children(verb, "aux", "advmod")
        if n < verb and tree.starts[n] in place and tree.tokens[n] not in _DUTY
    ]
    return VerbGroup(
        first=min(helping, default=head),
        last=head + 1,
        head=head,
        lemma=tree.lemma[verb],
        passive=False,
        finite=True,
        gerund=False,
        infinitive=False,
        before=frozenset(words[n].lower for n in helping),
    )


def _in_words(passage: Passage) -> Iterator[Claim]:
    """The first undertaking that word order shows."""
    due = _due(passage) if passage.sieve.holds(_LEAD_KEYS) else None
    undated = passage.sieve.holds(_undated().keys)
    words = words_of(passage.text) if due or undated else ()
    if due is None and not _undated().find(words):
        return
    promising = {hit.head for hit in _promises().find(words)}
    for group in verb_groups(passage.text):
        given = not (group.passive or group.infinitive)
        promised = group.head in promising and given
        if promised and due is None:
            promised = _binds(words, group)
        bound = due is not None and _is_to_do(words, group)
        if not promised and not bound:
            continue
        by = _by(passage, group, stated=promised)
        if not by:
            continue
        first = _first_of(words, group) if promised else group.head
        end = words[group.last - 1].end
        day = due or (_day_behind(passage, end) if promised else None)
        what = (words[first].start, len(passage.text))
        yield _claim(passage, group, day, by=by, what=what)
        return


def _first_of(words: tuple[Word, ...], group: VerbGroup) -> int:
    """Index of the first word of what is promised."""
    first = group.last
    while first < len(words) - 1 and words[first].lower in {"to", "that"}:
        first += 1
    return min(first, len(words) - 1)


def _is_to_do(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it is "will leave" or "is to leave": with a day, an undertaking."""
    if group.before & _WILL:
        return True
    marked = [n for n in range(group.first, group.head) if words[n].lower == "to"]
    at = marked[0] if marked else group.first - 1
    return at > 0 and words[at].lower == "to" and words[at - 1].lower in _IS


def _binds(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether a promise without a day says what is to be done, and threatens none."""
    if group.head not in {hit.head for hit in _undated().find(words)}:
        return False
    behind = [word.lower for word in words[group.last : group.last + 5]]
    if set(behind[:3]) & _MENACE:
        return False
    linked = bool(behind) and behind[0] in _LINKS
    return linked or (group.lemma in _GIVERS and bool(set(behind[:4]) & _PROBE))


def _by(
    passage: Passage, group: VerbGroup, *, stated: bool
) -> tuple[ActorMention, ...]:
    """Who binds himself: the agents, else, of a stated promise, its subject."""
    found = subjects(passage.text, group)
    if found or not stated:
        return tuple(actor_mention(passage, agent) for agent in found)
    words = words_of(passage.text)
    at = group.first - 1
    if at < 0 or words[at].lower not in _PRONOUNS:
        return ()
    span = passage.span_of(words[at].start, words[at].end)
    return (ActorMention(text=words[at].text, span=span),)


def _due(
    passage: Passage,
    *,
    beside: Undertaking | None = None,
    tree: Parsed | None = None,
) -> When | None:
    """The last day that the sentence sets, or None; none that another verb has."""
    for mention in times_in(passage):
        if mention.when is None or mention.lead not in _LEADS:
            continue
        if beside is None or tree is None or _is_of(passage, tree, mention, beside):
            return mention.when
    return None


def _is_of(
    passage: Passage, tree: Parsed, mention: TimeMention, found: Undertaking
) -> bool:
    """Whether the day stands below what is to be done or the word that binds."""
    shift = passage.span.start
    tokens = tree.at(mention.span.start - shift, mention.span.end - shift)
    if not tokens:
        return True
    verbs = [n for n in tree.ancestors(tree.topmost(tokens)) if tree.upos[n] == "VERB"]
    below = tree.subtree(found.head) | {found.mark, found.verb}
    return not verbs or verbs[0] in below or verbs[0] in _governing(tree, found.head)


def _governing(tree: Parsed, head: int) -> list[int]:
    """What stands above the head within its own statement: no verb joined by "and"."""
    found = [head, *tree.ancestors(head)]
    joined = next((n for n, at in enumerate(found) if tree.deprel[at] == "conj"), None)
    return found if joined is None else found[: joined + 1]


def _is_within(mention: TimeMention, passage: Passage) -> bool:
    text = mention.span.cut(passage.document.text).lower()
    return mention.when is None and text.startswith("within")


def _day_behind(passage: Passage, end: int) -> When | None:
    """The day that a promise names for its act: "to begin patrols on 15 March"."""
    start = passage.span.start + end
    behind = [m for m in times_in(passage) if m.when and m.span.start >= start]
    return behind[0].when if behind else None


def _without_day(passage: Passage, first: int, last: int) -> str:
    """What is promised, without the day at its end and the mark behind it."""
    ends = {m.span.end - passage.span.start: m for m in times_in(passage)}
    text = passage.text[first:last]
    while (kept := text.rstrip(' ,.;:!"”’')) != "":
        time = ends.get(first + len(kept))
        if time is None:
            return kept
        text = _LEAD.sub("", passage.text[first : time.span.start - passage.span.start])
        if len(text) == len(kept):
            return kept
    return passage.text[first:last]


_LEAD = re.compile(
    r"(?:\b(?:by|before|until|till|within|on|in|at|from|no later than|"
    r"not later than|the|the end of|early|late|mid)[\s-]*)+\Z"
)


def _claim(
    passage: Passage,
    group: VerbGroup,
    due: When | None,
    *,
    by: tuple[ActorMention, ...],
    what: tuple[int, int],
) -> Claim:
    stance = stance_of(passage.text, group.first, groups=(group,))
    asserted = stance.modality in {Modality.PLANNED, Modality.ASSERTED}
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=CommitmentBody(
            by=by,
            what=_without_day(passage, *what),
            due=due,
        ),
        chain=passage.chain,
        time=reported_time(passage.document),
        coder=coder_name(),
        polarity=stance.polarity,
        modality=Modality.ASSERTED if asserted else stance.modality,
        certainty=stance.certainty,
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )
