"""Source chains: who says each sentence, and through whom it came.

A chain runs from the first speaker over an agency to the paper. Sentences inside
a quotation, and sentences with "she" or "the official", go to the last speaker
that fits; what nobody is named for is the author's own.
Source: pattern 30 of the phrasing catalogue (ministry, agency, paper: one origin).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from trucewatch.model.document import Document, Span
from trucewatch.model.source import Hop, HopMode
from trucewatch.read.attribution_forms import Attribution
from trucewatch.read.attributions import attributions
from trucewatch.read.speakers import Speaker, side_of
from trucewatch.read.words import words_of
from trucewatch.reference.actors import load_actors
from trucewatch.reference.lexicon import live_set, word_set

Chain = tuple[Hop, ...]

_SHE = word_set("speech", "words", "she")
_HE = word_set("speech", "words", "he")
_SHE_NAMES = live_set("speech", "words", "she_names")
_ANYONE = frozenset({"official", "officials", "source", "side", "party"})
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)(?:[\"”»]|\Z)")
_MARK = re.compile('["“”„«»]')
_CLOSED_LATER = re.compile(r"\A[^\"“”„«»]*[\"”»]")
_DATELINE = re.compile(r"\A[A-Z][A-Z ,.\d]{2,40}(?:\((\w[\w -]+)\)|/(\w+)/)")
_DIRECT_WORDS = 5
"""Shorter quotations are single words in quotation marks, not speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """A speaker met before, with the outlets through which it was heard."""

    hops: Chain
    outlets: Chain


def source_chains(document: Document, sentences: tuple[Span, ...]) -> tuple[Chain, ...]:
    """One chain a sentence, first speaker first, the publisher last.

    Args:
        document: gives the text, the publisher and the agency.
        sentences: sentences in text order, code points of `Document.text`.
    """
    texts = [span.cut(document.text) for span in sentences]
    own = _own(document, texts)
    inside = _inside_quotation(document, sentences)
    named = [attributions(text) for text in texts]
    chains: list[Chain] = []
    voices: list[_Voice] = []
    for index, text in enumerate(texts):
        voice = _voice_of(named[index], voices, text)
        if voice is None and inside[index]:
            voice = _quoted_voice(index, inside=inside, named=named, voices=voices)
        if voice is None:
            chains.append(own)
            continue
        if voice.hops:
            voices.append(voice)
        mode = HopMode.DIRECT if _is_direct(text, inside[index]) else None
        chains.append(_chain(voice, own, mode))
    return tuple(chains)


def _own(document: Document, texts: list[str]) -> Chain:
    """The author's own chain: the agency, where one is named, and the paper."""
    dateline = _DATELINE.match(texts[0]) if texts else None
    agency = document.agency
    if agency is None and dateline:
        found = load_actors().by_name(dateline[1] or dateline[2])
        agency = found.names[0].name if found and found.kind == "media" else None
    return _once(tuple(_outlet(n) for n in (agency, document.publisher) if n))


def _outlet(name: str) -> Hop:
    actor = load_actors().by_name(name)
    if actor is None or not actor.names:
        return Hop(outlet=name, mode=HopMode.INDIRECT)
    side = side_of(actor)
    return Hop(outlet=actor.names[0].name, mode=HopMode.INDIRECT, side=side)


def _once(hops: Chain) -> Chain:
    """The hops without an outlet or body that comes twice."""
    kept: dict[tuple[str | None, ...], Hop] = {}
    for hop in hops:
        kept.setdefault((hop.speaker, hop.role, hop.body, hop.outlet), hop)
    return tuple(kept.values())


def _chain(voice: _Voice, own: Chain, mode: HopMode | None) -> Chain:
    hops = voice.hops
    if hops and mode:
        hops = (replace(hops[0], mode=mode), *hops[1:])
    carried = voice.outlets or own[:-1]
    return _once((*hops, *carried, *own[-1:]))


def _voice_of(
    named: tuple[Attribution, ...], voices: list[_Voice], text: str
) -> _Voice | None:
    """The speakers and outlets that a sentence names, innermost first."""
    told = [a for a in named if not a.act]
    if all(a.speaker.is_outlet for a in told):
        told = [*[a for a in named if a.act][:1], *told]
    if not told or _is_hearsay(told, text):
        return None
    cited = [a for a in told if a.cited]
    leading = [a for a in told if not a.trailing and not a.cited]
    trailing = [a for a in told if a.trailing and not a.cited]
    hops: list[Hop] = []
    outlets: list[Hop] = []
    for attribution in (*cited, *reversed(leading), *trailing):
        mode = HopMode.PARAPHRASE if attribution.act else HopMode.INDIRECT
        for speaker in (attribution.speaker, attribution.carrier):
            found = _resolve(speaker, voices) if speaker else None
            if found is None:
                continue
            hops += [replace(hop, mode=mode) for hop in found.hops]
            outlets += found.outlets
    if not hops and not outlets:
        return None
    return _Voice(hops=_once(tuple(hops)), outlets=_once(tuple(outlets)))


def _is_hearsay(told: list[Attribution], text: str) -> bool:
    return all(a.speaker.pronoun == "it" for a in told) and " is reported" in text


def _resolve(speaker: Speaker, voices: list[_Voice]) -> _Voice | None:
    """The speaker tied to the latest voice that fits, or as the words name it."""
    for voice in reversed(voices):
        if _fits(speaker, voice.hops[0]):
            return voice
    if speaker.hop is None:
        return _named_by_role(speaker)
    if speaker.is_outlet:
        return _Voice(hops=(), outlets=(speaker.hop,))
    return _Voice(hops=(speaker.hop,), outlets=())


def _named_by_role(speaker: Speaker) -> _Voice | None:
    if speaker.definite is None:
        return None
    hop = Hop(role=speaker.definite, mode=HopMode.INDIRECT)
    return _Voice(hops=(hop,), outlets=())


def _fits(speaker: Speaker, hop: Hop) -> bool:
    if speaker.pronoun:
        return _fits_pronoun(speaker.pronoun, hop)
    if speaker.definite:
        if speaker.hop and speaker.hop.side != hop.side:
            return False
        return _fits_description(speaker.definite, hop)
    return _same_person(speaker.hop, hop)


def _same_person(named: Hop | None, hop: Hop) -> bool:
    """Match "Demir added" after "Elif Demir": the surname, and nothing against it."""
    if named is None or not named.speaker or not hop.speaker:
        return False
    if named.body not in {None, hop.body} and hop.body is not None:
        return False
    first, known = named.speaker.split(), hop.speaker.split()
    alike = len(first) == 1 or len(known) == 1 or first[0][0] == known[0][0]
    return alike and first[-1] == known[-1]


def _fits_pronoun(pronoun: str, hop: Hop) -> bool:
    person = bool(hop.speaker or hop.role)
    if pronoun == "it":
        return not person and hop.body is not None
    if pronoun == "they":
        return (hop.role or "").endswith("s") or not person
    words = set((hop.role or "").split())
    first = (hop.speaker or "").split(" ")[0]
    she = bool(words & _SHE) or first in _SHE_NAMES
    he = bool(words & _HE)
    return person and (not he if pronoun == "she" else not she)


def _fits_description(description: str, hop: Hop) -> bool:
    person = bool(hop.speaker or hop.role)
    if description in _ANYONE and person:
        return True
    role = (hop.role or "").lower().split()
    body = (hop.body or hop.outlet or "").lower().split()
    return description in role or (description in body and description != "side")


def _is_direct(text: str, inside: bool) -> bool:  # noqa: FBT001 - a plain fact
    return inside or any(
        len(words_of(quoted[1])) >= _DIRECT_WORDS for quoted in _QUOTED.finditer(text)
    )


def _inside_quotation(document: Document, sentences: tuple[Span, ...]) -> list[bool]:
    """Whether each sentence stands wholly inside a quotation of several sentences."""
    inside: list[bool] = []
    open_, paragraph = False, -1
    edges = [part.start for part in document.body]
    for span in sentences:
        home = _paragraph(document, edges, span)
        text = span.cut(document.text)
        if home != paragraph:
            open_ = False
        paragraph = home
        marks = _MARK.findall(text)
        starts = text[0] in '"“„«'
        inside.append(open_ or (starts and _all_quoted(text)))
        for mark in marks:
            open_ = mark in "“„«" or (mark == '"' and not open_)
    return inside


def _all_quoted(text: str) -> bool:
    """Whether a sentence that starts with a quotation mark has no words outside."""
    outside = _QUOTED.sub("", text)
    return not any(word.is_word for word in words_of(outside))


def _paragraph(document: Document, edges: list[int], span: Span) -> int:
    """Number of the body's paragraph that holds `span`, or -1."""
    home = bisect_right(edges, span.start) - 1
    return home if home >= 0 and document.body[home].covers(span) else -1


def _quoted_voice(
    index: int,
    *,
    inside: list[bool],
    named: list[tuple[Attribution, ...]],
    voices: list[_Voice],
) -> _Voice | None:
    """The voice of a quoted sentence: the last speaker, else the next one named."""
    if voices and (index == 0 or not _opens_here(index, inside, named)):
        return voices[-1]
    for later in range(index + 1, min(index + 4, len(named))):
        if named[later]:
            return _voice_of(named[later], voices, "")
        if not inside[later]:
            break
    return voices[-1] if voices else None


def _opens_here(
    index: int, inside: list[bool], named: list[tuple[Attribution, ...]]
) -> bool:
    """Whether a quotation begins here that names its speaker only later."""
    return not inside[index - 1] and not named[index - 1]
