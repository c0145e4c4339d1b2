"""How a document was read: the coders' own work, kept step by step.

Runs the coders that `read.coder` runs, in the same order, so what it shows is what
made the claims. Slower than `code_document`: it asks which words let a sentence pass.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document, Span
from trucewatch.model.event import EventBody
from trucewatch.model.issue import Issue
from trucewatch.model.trace import (
    ActFrame,
    DocumentTrace,
    Dropped,
    DropReason,
    PassedTest,
    SentenceTrace,
    TracedClaim,
    TracedDrop,
    TreeWord,
)
from trucewatch.read.coder import CODERS
from trucewatch.read.coding import Coding, join
from trucewatch.read.parsing import with_trees
from trucewatch.read.passage import Passage, passages_of
from trucewatch.read.relations.coder import (
    CodedRelation,
    relations_told,
)
from trucewatch.read.relations.find import phrase
from trucewatch.read.relations.gate import act_words, may_relate
from trucewatch.read.triggering import TESTS, may_give_figure
from trucewatch.read.triggers import triggers
from trucewatch.read.words import words_of
from trucewatch.text.parsed import Parsed, Parser
from trucewatch.text.parsing import open_parser
from trucewatch.text.sieve import Sieve, sieve_of

RELATIONS = "relations"
"""Name of the coder that reads acts from trees; the others have their module's."""

Test = Callable[[Sieve], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What the coders made of a document, by the index of the sentence."""

    passed: tuple[tuple[PassedTest, ...], ...]
    claims: Mapping[int, list[TracedClaim]]
    dropped: Mapping[int, list[TracedDrop]]
    issues: tuple[Issue, ...]


def explain_document(
    document: Document, *, parser: Callable[[], Parser] = open_parser
) -> DocumentTrace:
    """How every sentence of `document` was read, in text order.

    The claims are those of `code_document`, each once.

    Args:
        document: what to read.
        parser: opens what gives the trees.
    """
    passages = with_trees(passages_of(document), parser=parser)
    work = _work(passages)
    return DocumentTrace(
        document=document,
        sentences=tuple(
            SentenceTrace(
                span=passage.span,
                text=passage.text,
                passed=work.passed[index],
                tree=_tree(passage),
                claims=tuple(work.claims.get(index, ())),
                dropped=_all_dropped(passage, index, work),
            )
            for index, passage in enumerate(passages)
        ),
        issues=work.issues,
    )


def _work(passages: tuple[Passage, ...]) -> _Work:
    codings = {_name(coder): coder(passages) for coder in CODERS}
    told = join(codings.values())
    coded = tuple(relations_told(passages, told.claims))
    starts = [passage.span.start for passage in passages]
    passed = tuple(
        tuple(_passed(passage, passages[index - 1] if index else None))
        for index, passage in enumerate(passages)
    )
    claims: dict[int, list[TracedClaim]] = {}
    dropped: dict[int, list[TracedDrop]] = {}
    for found in (*_of_patterns(codings, passages, passed), *map(_of_trees, coded)):
        if isinstance(found, TracedClaim):
            at = _index(starts, found.claim.spans[0])
            claims.setdefault(at, []).append(found)
        else:
            dropped.setdefault(_index(starts, found.dropped.span), []).append(found)
    return _Work(
        passed=passed,
        claims=claims,
        dropped=dropped,
        issues=told.issues,
    )


def _name(coder: Callable[[tuple[Passage, ...]], Coding]) -> str:
    return coder.__module__.rpartition(".")[2]


def _index(starts: list[int], span: Span) -> int:
    """Index of the sentence that the span begins in."""
    return max(0, bisect_right(starts, span.start) - 1)


def _passed(passage: Passage, before: Passage | None) -> Iterator[PassedTest]:
    """The first tests that the sentence passes, in the order of the coders."""
    for name, test in _tests(before).items():
        if test(passage.sieve):
            runs = letting_runs(test, passage.sieve)
            yield PassedTest(coder=name, words=_words_of_runs(passage, runs))
    if may_relate(passage):
        yield PassedTest(coder=RELATIONS, words=_act_words(passage))


def _tests(before: Passage | None) -> dict[str, Test]:
    sieve = before.sieve if before else None
    figures = {"figures": lambda own: may_give_figure(own, before=sieve)}
    return {**TESTS, **figures}


def _act_words(passage: Passage) -> tuple[Span, ...]:
    named = act_words(passage)
    return tuple(
        passage.span_of(word.start, word.end)
        for word in words_of(passage.text)
        if word.lower in named
    )


def letting_runs(test: Test, sieve: Sieve) -> frozenset[str]:
    """The runs of letters that let a sentence pass: none of them could go alone.

    The smallest set that passes is taken out and the rest is tried again, until it
    fails; the union of those sets is what is looked for. Tests only ever ask for
    more words, so that is every word that can let the sentence pass.

    Args:
        test: what the sentence passed.
        sieve: the sentence.
    """
    found: set[str] = set()
    left = set(sieve.runs)
    while test(Sieve(frozenset(left), sieve.digits)):
        needed = set(left)
        for run in sorted(left):
            if test(Sieve(frozenset(needed - {run}), sieve.digits)):
                needed.discard(run)
        if not needed:
            break
        found |= needed
        left -= needed
    return frozenset(found)


def _words_of_runs(passage: Passage, runs: frozenset[str]) -> tuple[Span, ...]:
    return tuple(
        passage.span_of(word.start, word.end)
        for word in words_of(passage.text)
        if not runs.isdisjoint(sieve_of(word.text).runs)
    )


def _of_patterns(
    codings: Mapping[str, Coding],
    passages: tuple[Passage, ...],
    passed: tuple[tuple[PassedTest, ...], ...],
) -> Iterator[TracedClaim | TracedDrop]:
    """What the coders of patterns told and dropped."""
    starts = [passage.span.start for passage in passages]
    for name, coding in codings.items():
        for claim in coding.claims:
            at = _index(starts, claim.spans[0])
            letting = [test.words for test in passed[at] if test.coder == name]
            words = _event_words(passages[at], claim) if name == "events" else ()
            yield TracedClaim(
                coder=name, words=words or next(iter(letting), ()), claim=claim
            )
        for dropped in dict.fromkeys(coding.dropped):
            yield TracedDrop(coder=name, dropped=dropped)


def _event_words(passage: Passage, claim: Claim) -> tuple[Span, ...]:
    """The words that tell of the event."""
    if not isinstance(claim.body, EventBody):
        return ()
    words = words_of(passage.text)
    ranges = [
        (words[trigger.first].start, words[trigger.last - 1].end)
        for trigger in triggers(passage.text)
    ]
    return tuple(
        passage.span_of(start, end)
        for start, end in ranges
        if passage.text[start:end] == claim.body.summary
    )


def _of_trees(coded: CodedRelation) -> TracedClaim | TracedDrop:
    """What became of a relation."""
    frame, passage, tree = _frame(coded), coded.passage, coded.tree
    if isinstance(coded.outcome, Dropped):
        return TracedDrop(coder=RELATIONS, dropped=coded.outcome, frame=frame)
    words = tuple(
        passage.span_of(tree.starts[index], tree.end(index))
        for index in sorted(coded.relation.reading.chain)
    )
    return TracedClaim(coder=RELATIONS, words=words, claim=coded.outcome, frame=frame)


def _frame(coded: CodedRelation) -> ActFrame:
    tree, relation = coded.tree, coded.relation
    reading, sense = relation.reading, relation.reading.sense
    operators = (*reading.operators, *((sense.operator,) if sense.operator else ()))
    return ActFrame(
        chain=tuple(tree.tokens[index] for index in reading.chain),
        operators=tuple(operator.value for operator in operators),
        sense=sense.words,
        own="" if sense.operator or sense.act is None else sense.act.value,
        act=reading.act.value,
        negated=reading.negated,
        sources=_phrases(tree, relation.sources),
        targets=_phrases(tree, relation.targets),
    )


def _phrases(tree: Parsed, heads: Iterable[int]) -> tuple[str, ...]:
    ranges = [(words[0], words[-1]) for words in (phrase(tree, h) for h in heads)]
    return tuple(tree.text[tree.starts[one] : tree.end(last)] for one, last in ranges)


def _tree(passage: Passage) -> tuple[TreeWord, ...]:
    tree = passage.tree
    if tree is None:
        return ()
    return tuple(
        TreeWord(
            text=token,
            span=passage.span_of(tree.starts[index], tree.end(index)),
            tag=tree.upos[index],
            head=tree.head[index],
            relation=tree.deprel[index],
        )
        for index, token in enumerate(tree.tokens)
    )


def _all_dropped(passage: Passage, index: int, work: _Work) -> tuple[TracedDrop, ...]:
    """What was dropped of a sentence, and which coder that it passed found nothing."""
    dropped = work.dropped.get(index, [])
    heard = {each.coder for each in dropped} | set(_claiming(passage, work))
    silent = [test.coder for test in work.passed[index] if test.coder not in heard]
    nothing = DropReason.NOTHING_FOUND
    return (
        *dropped,
        *(_drop(name, nothing, passage.span) for name in silent),
        *(_unpaired(passage) if passage.tree is None else ()),
    )


def _claiming(passage: Passage, work: _Work) -> Iterator[str]:
    """The coders with a claim of which a span lies in the sentence."""
    for traced in (each for found in work.claims.values() for each in found):
        if any(passage.span.covers(span) for span in traced.claim.spans):
            yield traced.coder


def _unpaired(passage: Passage) -> Iterator[TracedDrop]:
    """Words that name an act, where no two who may act stand around them."""
    for span in _act_words(passage):
        yield _drop(RELATIONS, DropReason.NO_PAIR, span)


def _drop(coder: str, reason: DropReason, span: Span) -> TracedDrop:
    return TracedDrop(coder=coder, dropped=Dropped(reason=reason, span=span))
