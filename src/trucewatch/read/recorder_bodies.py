"""Bodies that count, in any conflict, by the words around them.

"The army's press office", "a ceasefire commission", "observers of the mission":
a noun phrase that ends in a noun for a body counts where it is the subject of a
verb of counting, or its agent ("registered by the army", "by the army's count").
Where it only tells ("the army said that ...") it counts if nobody else does.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.body_lexicon import (
    COUNTERS,
    GIVEN,
    PAPER_VERBS,
    PAPERS,
    TAIL_PREPOSITIONS,
    TELLING,
)
from trucewatch.read.body_phrases import (
    MARKS,
    code_of,
    gives_number,
    goes_on,
    phrase_at,
)
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.open_bodies import (
    REPORTING,
    is_inverted,
    is_over_count,
    opens_clause,
    verb_behind,
)
from trucewatch.read.recorder_clues import (
    COUNTING,
    has_count,
    is_entry,
    past_aside,
    word_at,
)
from trucewatch.read.recorder_lexicon import (
    SKIP_TO_VERB,
)
from trucewatch.read.tally_lexicon import (
    BE_HAVE,
    BREAK_VERBS,
    UNIT_NOUNS,
)

_TAILS = TAIL_PREPOSITIONS | {"since"}
_VERBS = REPORTING | BE_HAVE | BREAK_VERBS
_COUNTED = COUNTING | GIVEN
_BEFORE_COUNT = SKIP_TO_VERB | {"its", "monitors", "observers", "had", "that"}
_TAIL = 7
"""Words of the longest complement between a body and its verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that counts or tells, as half-open tokens.

    Args:
        first, last: its name, without article.
        code: actor code, where the name has one.
        teller: whether it only tells of the count.
        end: index behind the name, its paper and its complements.
        paper: whether a paper of its own gives the count ("the army's list").
    """

    first: int
    last: int
    code: str | None
    teller: bool
    end: int
    paper: bool = False


def body_at(tokens: tuple[Token, ...], index: int) -> Body | None:
    """The body named from token `index` on, or None."""
    phrase = phrase_at(tokens, index)
    if phrase is None:
        return None
    first, last, end = phrase
    role = _role(tokens, index, end, is_paper=end > last)
    if role is None:
        return None
    teller, behind = role
    return Body(
        first=first,
        last=last,
        code=code_of(tokens, first, last),
        teller=teller,
        end=behind,
        paper=end > last,
    )


def _role(
    tokens: tuple[Token, ...], index: int, end: int, *, is_paper: bool
) -> tuple[bool, int] | None:
    """Whether the phrase only tells of a count, and its end; None if it does not."""
    if _is_source(tokens, index):
        return True, end
    if _is_agent(tokens, index, is_paper=is_paper):
        return False, end
    if is_paper:
        ends = [at for at in _verb_starts(tokens, end) if _speaks(tokens, at)]
        if ends:
            return False, ends[0]
    if word_at(tokens, index - 1) in TAIL_PREPOSITIONS:
        return None
    for at in _verb_starts(tokens, end):
        found = _as_subject(tokens, at)
        if found is not None:
            return found, at
    if opens_clause(tokens, index) and is_over_count(tokens, end):
        return False, end
    return (True, end) if is_inverted(tokens, index) and not is_paper else None


def names_who_counts(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether someone must be named here: behind "by", "according to", "says"."""
    before = word_at(tokens, index - 1)
    told = is_inverted(tokens, index)
    source = before == "to" and word_at(tokens, index - 2) == "according"
    return told or source or before == "by" or _opens_with_counter(tokens, index)


def _opens_with_counter(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the phrase from `index` on is the subject of a verb of counting."""
    if not opens_clause(tokens, index):
        return False
    phrase = phrase_at(tokens, index)
    return phrase is not None and verb_behind(tokens, phrase[1]) is not None


def _speaks(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a paper goes on to its number: "the Armenian count: 21"."""
    if end >= len(tokens):
        return False
    return tokens[end].kind in MARKS or tokens[end].lower in PAPER_VERBS


def _verb_starts(tokens: tuple[Token, ...], end: int) -> list[int]:
    """Where the verb of a phrase may begin: behind it, or behind its complements."""
    starts, at = [end], end
    for _ in range(2):
        if word_at(tokens, at) not in _TAILS:
            break
        at += 1
        stop = at + _TAIL
        while at < min(stop, len(tokens)) and _is_complement(tokens, at):
            at += 1
        starts.append(at)
    return starts


def _is_complement(tokens: tuple[Token, ...], at: int) -> bool:
    word = word_at(tokens, at)
    if at < len(tokens) and tokens[at].kind in {TokenKind.NUMBER, TokenKind.NO_COUNT}:
        return True
    if not word or word in _VERBS:
        return False
    return word not in TAIL_PREPOSITIONS and word not in {"and", "that", "which"}


def _as_subject(tokens: tuple[Token, ...], at: int) -> bool | None:
    """Whether the verb at `at` only tells; None where there is no such verb."""
    if is_entry(tokens, at):
        return False
    at = past_aside(tokens, at)
    for here in range(at, min(at + 7, len(tokens))):
        word = tokens[here].lower
        if word in COUNTING:
            return _only_says(tokens, here)
        if has_count(tokens, here):
            return False
        if word in TELLING:
            return not (_gives(tokens, here) or _goes_on_to_count(tokens, here))
        if word not in SKIP_TO_VERB and tokens[here].kind is not TokenKind.COMMA:
            return None
    return None


_SAYS = frozenset({"reported", "reports", "report", "noted", "notes", "revealed"})


def _only_says(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "reported" has no number of its own ("reported that the army ...")."""
    if tokens[at].lower not in _SAYS:
        return False
    following = tokens[at + 1 : at + 4]
    if any(token.lower == "that" for token in following):
        return True
    return not any(
        token.kind is TokenKind.NUMBER or token.lower in {"no", "none", "a", "nothing"}
        for token in following
    )


_GIVES_ALWAYS = frozenset({"put", "puts", "arrived", "reckons", "reckoned", "totted"})


def _gives(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb of telling has a number as its object ("spoke of 12")."""
    if tokens[at].lower in _GIVES_ALWAYS:
        return True
    following = tokens[at + 1 : at + 4]
    words = {token.lower for token in following}
    number = any(token.kind is TokenKind.NUMBER for token in following)
    return number and "that" not in words


def _goes_on_to_count(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "said (that) it had" leads on to a verb of counting."""
    for here in range(at + 1, min(at + 7, len(tokens))):
        word = tokens[here].lower
        if word in COUNTING:
            return True
        if word not in _BEFORE_COUNT:
            return False
    return False


def _is_source(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "according to" or "per" makes the phrase the source of the words."""
    at = index - 1
    before, earlier = word_at(tokens, at), word_at(tokens, at - 1)
    return (earlier, before) == ("according", "to") or before in {"per", "citing"}


def _is_agent(tokens: tuple[Token, ...], index: int, *, is_paper: bool) -> bool:
    """Whether "by" or "according to" makes the phrase at `index` the one who counts."""
    at = index - 1
    before, earlier = word_at(tokens, at), word_at(tokens, at - 1)
    lists = PAPERS - COUNTERS if before == "of" else PAPERS
    if before in {"from", "of", "for"} and earlier in lists | {"side"}:
        return True
    bracketed = index > 1 and tokens[index - 1].kind is TokenKind.OPEN
    if bracketed and _is_bracketed(tokens, index):
        return True
    if (earlier, before) in {("notice", "of"), ("attention", "of")}:
        return True
    if is_paper and before in {"by", "on", "from", "in", "to"}:
        return True
    return before == "by" and _is_counted(tokens, at)


def _is_bracketed(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the bracket before `index` holds the phrase alone ("14 (army data)")."""
    phrase = phrase_at(tokens, index)
    closing = phrase[2] if phrase is not None else len(tokens)
    return closing < len(tokens) and tokens[closing].kind is TokenKind.CLOSE


def _is_counted(tokens: tuple[Token, ...], by: int) -> bool:
    """Whether a verb of counting stands before "by", and no noun between them."""
    for at in range(by - 1, max(-1, by - 7), -1):
        word = word_at(tokens, at)
        if word in _COUNTED:
            return True
        if word in UNIT_NOUNS:
            return False
        if tokens[at].kind is TokenKind.NUMBER:
            return at > 0 and _is_counted_before(tokens, at)
    return False


def _is_counted_before(tokens: tuple[Token, ...], number: int) -> bool:
    """Whether "were noted by one and five by the other" leaves out the verb."""
    words = [token.lower for token in tokens[:number]]
    if "by" not in words:
        return False
    by = words.index("by")
    return bool(set(words[max(0, by - 4) : by]) & _COUNTED)


def is_elliptic_body(tokens: tuple[Token, ...], index: int) -> Body | None:
    """As in "the northern command counted 12, the southern command five"."""
    if not goes_on(tokens, index):
        return None
    phrase = phrase_at(tokens, index)
    if phrase is None or phrase[1] != phrase[2]:
        return None
    first, last, _ = phrase
    if not gives_number(tokens, last):
        return None
    code = code_of(tokens, first, last)
    return Body(first=first, last=last, code=code, teller=False, end=last)
