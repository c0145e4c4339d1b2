"""How a sentence was read: what let it pass, its tree, its claims, what was dropped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document, Span
from trucewatch.model.issue import Issue


class DropReason(StrEnum):
    """Why a candidate made no claim."""

    ECHO = "echo"
    REPEATED = "repeated"
    UNARMED = "unarmed"
    NO_ACTOR = "no_actor"
    BARE_NOUN = "bare_noun"
    NEGATED = "negated"
    NOT_SAID = "not_said"
    NO_ACCUSATION = "no_accusation"
    NO_CONTENT = "no_content"
    NO_AGREEMENT = "no_agreement"
    NO_SIDES = "no_sides"
    ONE_SIDED = "one_sided"
    NO_KNOWN_SOURCE = "no_known_source"
    NO_KNOWN_TARGET = "no_known_target"
    NO_VERB = "no_verb"
    ELSEWHERE = "elsewhere"
    NO_PAIR = "no_pair"
    WEAK_WORD = "weak_word"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A candidate that made no claim.

    Args:
        reason: why.
        span: the words that made it a candidate, code points of `Document.text`.
        told_by: id of the claim that tells it already, or None.
    """

    reason: DropReason
    span: Span
    told_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedTest:
    """A coder's first test that the sentence passed.

    Args:
        coder: name of the coder's module.
        words: words by which it passed, code points of `Document.text`; empty
            where a number, or the sentence before it, let it pass.
    """

    coder: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeWord:
    """A word of a dependency tree.

    Args:
        text: as written.
        span: where it stands, code points of `Document.text`.
        tag: universal part of speech, e.g. ``VERB``.
        head: index of the word that governs it; its own for a root.
        relation: universal relation to its head, e.g. ``nsubj``.
    """

    text: str
    span: Span
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFrame:
    """What an act between actors was read from.

    Args:
        chain: words from the predicate down to the one that names the act.
        operators: what the chain passed through, outermost first ("refuse").
        sense: the lexicon's item that matched ("call on", "lift +siege").
        own: the act that the item names by itself, or "" for an operator's.
        act: the act with all operators applied.
        negated: whether the act is said not to be done.
        sources: words of those who act.
        targets: words of those acted upon, likeliest first.
    """

    chain: tuple[str, ...]
    operators: tuple[str, ...]
    sense: str
    own: str
    act: str
    negated: bool
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedClaim:
    """A claim with the coder that made it.

    Args:
        coder: name of the coder's module.
        words: words that led the coder to it, code points of `Document.text`.
        claim: the claim.
        frame: for an act between actors, what it was read from.
    """

    coder: str
    words: tuple[Span, ...]
    claim: Claim
    frame: ActFrame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedDrop:
    """A candidate that made no claim, with the coder that dropped it.

    Args:
        coder: name of the coder's module.
        dropped: why and where.
        frame: for an act between actors, what it was read from.
    """

    coder: str
    dropped: Dropped
    frame: ActFrame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTrace:
    """How one sentence was read.

    Args:
        span: the sentence, code points of `Document.text`.
        text: its words, exactly.
        passed: the coders' first tests that it passed.
        tree: its dependency tree; empty where none was made.
        claims: the claims whose main span begins in it.
        dropped: candidates that made no claim.
    """

    span: Span
    text: str
    passed: tuple[PassedTest, ...]
    tree: tuple[TreeWord, ...]
    claims: tuple[TracedClaim, ...]
    dropped: tuple[TracedDrop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTrace:
    """How a document was read.

    Args:
        document: the document.
        sentences: its sentences, in text order.
        issues: doubts that the coders had.
    """

    document: Document
    sentences: tuple[SentenceTrace, ...]
    issues: tuple[Issue, ...] = ()
