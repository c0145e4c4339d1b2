"""The coder of events: strikes, clashes, meetings, aid, returns and the like.

One claim for each word that tells of an event (see `read.triggers`), with who,
to whom, where, when, what was hit, killed and injured as far as the words say.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, Modality, Polarity, make_claim
from trucewatch.model.document import Span
from trucewatch.model.event import (
    FAMILY_OF,
    HOSTILE_FAMILIES,
    EventBody,
    EventFamily,
    EventType,
    ObjectAffected,
)
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.agent_lists import subjects_before
from trucewatch.read.antecedents import Before, before
from trucewatch.read.casualties import find_casualties
from trucewatch.read.casualty_mentions import CasualtyReading
from trucewatch.read.coding import Coding, coding_of
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.event_reading import read_trigger
from trucewatch.read.mentions import actor_mention, speaker_mention
from trucewatch.read.modality import Stance, stance_of
from trucewatch.read.occasions import is_history, time_of
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggers import Trigger, triggers
from trucewatch.read.words import words_of

_ANAPHORS = frozenset({"the", "this", "that", "it", "these", "those"})


def code_events(passages: tuple[Passage, ...]) -> Coding:
    """Every event that the passages tell of, in text order."""
    return coding_of(_found(passages))


def _found(passages: tuple[Passage, ...]) -> Iterator[Claim | Dropped]:
    for index, passage in enumerate(passages):
        told: list[Trigger] = []
        for trigger in triggers(passage.text):
            if _is_echo(passages, index, trigger):
                yield _dropped(passage, trigger, DropReason.ECHO)
            else:
                told.append(trigger)
        if told:
            yield from _told(
                passage,
                told,
                toll=_toll_behind(passages, index, told),
                behind=before(passages, index),
            )


def _told(
    passage: Passage, told: list[Trigger], *, toll: Passage | None, behind: Before
) -> Iterator[Claim | Dropped]:
    """The claims of a sentence; of two that tell one event the one that says more."""
    kept: list[tuple[Claim, Trigger]] = []
    alone = len(_hostile(told)) <= 1
    for trigger in told:
        claim = _claim(passage, trigger, alone=alone, toll=toll, behind=behind)
        if isinstance(claim, DropReason):
            yield _dropped(passage, trigger, claim)
            continue
        same = next((n for n, c in enumerate(kept) if _repeats(claim, c[0])), None)
        if same is None:
            kept.append((claim, trigger))
            continue
        best, less = kept[same], (claim, trigger)
        if _said(claim) > _said(best[0]):
            best, less = less, best
        kept[same] = best
        yield _dropped(passage, less[1], DropReason.REPEATED, told_by=best[0].id)
    yield from (claim for claim, _ in kept)


def _dropped(
    passage: Passage,
    trigger: Trigger,
    reason: DropReason,
    *,
    told_by: str | None = None,
) -> Dropped:
    words = words_of(passage.text)
    span = passage.span_of(words[trigger.first].start, words[trigger.last - 1].end)
    return Dropped(reason=reason, span=span, told_by=told_by)


def _said(claim: Claim) -> tuple[int, int]:
    body = claim.body
    parties = len(body.actors) + len(body.targets) if isinstance(body, EventBody) else 0
    return bool(claim.places), parties


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether two words of one sentence tell of the same event ("shells fell")."""
    if claim.spans[0] != other.spans[0] or claim.modality is not other.modality:
        return False
    one, two = claim.body, other.body
    if not isinstance(one, EventBody) or not isinstance(two, EventBody):
        return False
    if one.type is not two.type or claim.polarity is not other.polarity:
        return False
    pairs: tuple[tuple[tuple[object, ...], tuple[object, ...]], ...] = (
        (claim.places, other.places),
        (one.actors, two.actors),
        (one.targets, two.targets),
    )
    return all(a == b or not a or not b for a, b in pairs)


def _hostile(told: list[Trigger]) -> list[Trigger]:
    return [
        t for t in told if FAMILY_OF[t.entry.type] in HOSTILE_FAMILIES or t.entry.weapon
    ]


def _claim(
    passage: Passage,
    trigger: Trigger,
    *,
    alone: bool,
    toll: Passage | None,
    behind: Before,
) -> Claim | DropReason:
    reading = read_trigger(passage, trigger, behind)
    if isinstance(reading, DropReason):
        return reading
    hostile = FAMILY_OF[reading.type] in HOSTILE_FAMILIES
    costly = hostile or _costs_lives(passage, trigger, reading.type)
    casualties = _casualties(passage, trigger, alone=alone) if costly else None
    spans: tuple[Span, ...] = (passage.span,)
    if hostile and toll is not None and (casualties is None or not casualties.mentions):
        casualties = find_casualties(toll.document.text, toll.span)
        spans = (passage.span, toll.span)
    stance = stance_of(passage.text, trigger.first, groups=trigger.groups)
    within = _clause_span(passage, trigger)
    time = time_of(passage, within=within)
    modality = stance.modality
    if modality is Modality.ASSERTED and is_history(time, passage.document):
        modality = Modality.HISTORICAL
    accuser = _governing(passage, stance)
    denied = stance.polarity is Polarity.DENIED
    body = EventBody(
        type=reading.type,
        actors=reading.actors,
        targets=reading.targets,
        objects_affected=_objects(passage, trigger) if hostile else (),
        instrument=reading.instrument,
        killed=casualties.killed if casualties else (),
        injured=casualties.injured if casualties else (),
        summary=_summary(passage, trigger),
    )
    return make_claim(
        passage.document,
        spans=spans,
        body=body,
        chain=_chain(passage, accuser, modality),
        time=time,
        coder=coder_name(),
        polarity=stance.polarity,
        modality=modality,
        certainty=stance.certainty,
        denied_by=_name(accuser or speaker_mention(passage.chain)) if denied else None,
        places=reading.places,
        references=find_references(passage.document.text, passage.span),
    )


def _costs_lives(passage: Passage, trigger: Trigger, type_: EventType) -> bool:
    """Whether an act that is no use of arms by itself states whom it killed.

    Ground taken has no dead of its own but those of "..., killing nine".
    """
    if type_ in {EventType.EXECUTION, EventType.UNDETERMINED}:
        return True
    words = words_of(passage.text)
    behind = {word.lower for word in words[trigger.last :]}
    return FAMILY_OF[type_] is EventFamily.CONTROL and bool(behind & _KILLING)


_KILLING = frozenset({"killing", "wounding", "injuring", "massacring"})


def _clause_span(passage: Passage, trigger: Trigger) -> Span:
    words = words_of(passage.text)
    first, last = trigger.clause
    return passage.span_of(words[first].start, words[last - 1].end)


def _casualties(passage: Passage, trigger: Trigger, *, alone: bool) -> CasualtyReading:
    span = passage.span if alone else _clause_span(passage, trigger)
    return find_casualties(passage.document.text, span)


def _objects(passage: Passage, trigger: Trigger) -> tuple[ObjectAffected, ...]:
    """What was hit, by the words of the clause."""
    words = words_of(passage.text)
    lexicon = event_lexicon()
    first, last = trigger.clause
    kinds = [
        lexicon.object_kinds[phrase]
        for phrase, start, end in lexicon.objects.find(words)
        if first <= start and end <= last
    ]
    return tuple(dict.fromkeys(kinds))


def _summary(passage: Passage, trigger: Trigger) -> str:
    words = words_of(passage.text)
    first, last = trigger.first, trigger.last
    return passage.text[words[first].start : words[last - 1].end]


def _governing(passage: Passage, stance: Stance) -> tuple[ActorMention, ...]:
    """Who accuses, claims or denies, by the subject of that verb."""
    if stance.governor is None:
        return ()
    agent = subjects_before(passage.text, stance.governor, None)
    return (actor_mention(passage, agent),) if agent else ()


def _chain(
    passage: Passage, accuser: tuple[ActorMention, ...], modality: Modality
) -> tuple[Hop, ...]:
    """The passage's chain, led by the accuser of what is alleged."""
    if modality is not Modality.ALLEGED or not accuser or accuser[0].actor is None:
        return passage.chain
    lead = speaker_mention(passage.chain)
    if lead and lead[0].actor and lead[0].actor[:3] == accuser[0].actor[:3]:
        return passage.chain
    hop = Hop(body=accuser[0].text, mode=HopMode.PARAPHRASE, side=accuser[0].actor)
    return (hop, *passage.chain)


def _name(mentions: tuple[ActorMention, ...]) -> str | None:
    return (mentions[0].actor or mentions[0].text) if mentions else None


def _is_echo(passages: tuple[Passage, ...], index: int, trigger: Trigger) -> bool:
    """Whether "The attack killed ..." only goes on about the sentence before."""
    words = words_of(passages[index].text)
    first = trigger.first
    if index == 0 or trigger.group is not None or first == 0:
        return False
    known = trigger.entry.costly and words[first - 1].lower in _ANAPHORS | _ORDINALS
    if not known and not (first == 1 and words[0].lower in _ANAPHORS):
        return False
    return bool(_hostile(list(triggers(passages[index - 1].text))))


_ORDINALS = frozenset({"first", "second", "third", "same", "latter", "last"})


def _toll_behind(
    passages: tuple[Passage, ...], index: int, told: list[Trigger]
) -> Passage | None:
    """The next sentence, where it only gives the toll of this one's one event."""
    if len(_hostile(told)) != 1 or index + 1 >= len(passages):
        return None
    after = passages[index + 1]
    others = [t for t in triggers(after.text) if not _is_echo(passages, index + 1, t)]
    if others or not _same_paragraph(passages[index], after):
        return None
    mentions = find_casualties(after.document.text, after.span).mentions
    if not mentions or mentions[0].span.start - after.span.start > _TOLL_START:
        return None
    return after


_TOLL_START = 45
"""Code points within which a sentence that gives a toll names its people."""


def _same_paragraph(one: Passage, other: Passage) -> bool:
    return any(b.covers(one.span) and b.covers(other.span) for b in one.document.body)
