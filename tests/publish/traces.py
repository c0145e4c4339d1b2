"""Made-up traces for the tests of their text, their page and their drawing."""

from __future__ import annotations

from tests.factories import DAY
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, make_claim
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.event import EventBody, EventType
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
from trucewatch.model.when import TimeBasis, on_day

FIRST = "Turkey <b>accused</b> Russia & others."
SECOND = "It rained."
TEXT = f"{FIRST} {SECOND}"


def document_with(text: str = TEXT, *, title: str | None = "A & B <i>") -> Document:
    sha256 = fingerprint(text.encode())
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name="a.txt",
        media_type="text/plain",
        text=text,
        body=(Span(0, len(text)),),
        title=title,
        language="en",
    )


def at(words: str, text: str = TEXT) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def tree_of(*words: tuple[str, int, str], start: int = 0) -> tuple[TreeWord, ...]:
    """A tree of words that stand one space apart: word, head, relation."""
    found, place = [], start
    for text, head, relation in words:
        span = Span(place, place + len(text))
        found.append(
            TreeWord(text=text, span=span, tag="X", head=head, relation=relation)
        )
        place = span.end + 1
    return tuple(found)


def long_tree(count: int) -> tuple[TreeWord, ...]:
    """A chain of that many words, each the head of the next."""
    return tree_of(
        *((f"w{n}", max(0, n - 1), "root" if n == 0 else "dep") for n in range(count))
    )


TREE = tree_of(("Turkey", 1, "nsubj"), ("accused", 1, "root"), ("Russia", 1, "obj"))
FRAME = ActFrame(
    chain=("refused", "aid"),
    operators=("refuse",),
    sense="send +aid",
    own="aid",
    act="reject",
    negated=True,
    sources=("Turkey",),
    targets=(),
)


def accusation(document: Document) -> Claim:
    return make_claim(
        document,
        spans=(at(FIRST, document.text),),
        body=EventBody(
            type=EventType.ACCUSE,
            actors=(ActorMention(text="Turkey", span=at("Turkey"), actor="TUR"),),
            targets=(ActorMention(text="Russia", span=at("Russia"), actor="RUS"),),
        ),
        chain=(),
        time=on_day(DAY, basis=TimeBasis.REPORTED),
        coder="test/1",
    )


def sample_trace(tree: tuple[TreeWord, ...] = TREE) -> DocumentTrace:
    """Two sentences: one with a claim, two drops and a tree; one with nothing."""
    document = document_with()
    claim = accusation(document)
    repeated = Dropped(reason=DropReason.REPEATED, span=at("accused"), told_by=claim.id)
    nothing = Dropped(reason=DropReason.NOTHING_FOUND, span=at(FIRST))
    first = SentenceTrace(
        span=at(FIRST),
        text=FIRST,
        passed=(
            PassedTest(coder="speech_acts", words=(at("accused"),)),
            PassedTest(coder="figures", words=()),
            PassedTest(coder="relations", words=(at("accused"),)),
        ),
        tree=tree,
        claims=(TracedClaim(coder="speech_acts", words=(at("accused"),), claim=claim),),
        dropped=(
            TracedDrop(coder="relations", dropped=repeated, frame=FRAME),
            TracedDrop(coder="figures", dropped=nothing),
        ),
    )
    second = SentenceTrace(
        span=at(SECOND), text=SECOND, passed=(), tree=(), claims=(), dropped=()
    )
    return DocumentTrace(document=document, sentences=(first, second))
