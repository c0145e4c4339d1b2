"""When a claim that was read is the claim that was labelled.

The rules, all deliberately plain; records are those of `trucewatch read --json`:

- **Words.** Case, articles and `GENERIC` words ("side", "forces", "province") are
  set aside; where nothing else is left they count after all. Two words are the
  same when equal, or when one of four letters or more begins the other ("Russia",
  "Russian"); `NAMED_AS` lists adjectives of another form. Two phrases agree when
  they share a word.
- **Place.** The same text after case, articles ("the", "al-") and words of
  feature or direction ("village of", "northern") are set aside.
- **Event.** The exact type, and the place: no place read where none is labelled;
  else one of the labelled places read, in any role but ``from``. A row without
  the key ``places`` grades no place. Pairs are made one to one, best first: type and
  place, then stance, actors, casualties, trigger word.
- **Actors** are right when each labelled one agrees with one that was read and
  the other way round; for `RECIPROCAL` types actors and targets are one group.
- **Casualties** are right when killed and injured are: a number equals the sum or
  one of the numbers read, ``[low, high]`` equals low and high, null means that
  none was read.
  A label without the key ``killed`` or ``actors`` grades none.
- **Speaker** is right when it agrees with the first hop of the source chain; null
  means that no hop names a person, an office or a body.
- **Stance** is right when polarity and modality are; where somebody denies, the
  polarity alone counts, since the vocabulary leaves the modality open.
- **Tally.** Recorder and count. A cell counts as right within a right tally, with
  place (or word) and number. **Figure.** Measure and best value, or the low one
  where no best is labelled.
- **Assessment**: a labelled word in the statement. **Agreement act**: the act.
  **Commitment**: who, and half of the words of the promise. **Talk round**: track
  and number. **Response**: kind and who.
- A list of codes or numbers' kinds in a label means that each of them is right. An
  ``optional`` label may be read or not: it counts neither way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from trucewatch.model.event import FAMILY_OF, EventType

Record = dict[str, Any]

ARTICLES = frozenset({"the", "a", "an", "of", "and", "its", "their", "his", "her"})
GENERIC = frozenset(
    {"side", "sides", "part", "parts", "forces", "force", "units", "troops", "local"}
    | {"province", "provinces", "group", "groups", "member", "members", "some"}
    | {"two", "three", "several"}
)
FEATURES = frozenset(
    {"village", "villages", "town", "towns", "city", "province", "provinces", "near"}
    | {"governorate", "governorates", "district", "districts", "region", "area", "in"}
    | {"county", "state", "sector", "valley", "crossing", "camp", "outskirts"}
    | {"northern", "southern", "eastern", "western", "north", "south", "east", "west"}
    | {"central", "suburb", "suburbs", "countryside"}
)
RECIPROCAL = frozenset({"armed_clash", "consult", "agree", "cooperate"})
NAMED_AS = {
    "turkish": "turkey",
    "french": "france",
    "norwegian": "norway",
    "ukrainian": "ukraine",
    "italian": "italy",
    "hungarian": "hungary",
}
"""Adjectives that share too little with the name."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words(text: str | None) -> frozenset[str]:
    """Words of a phrase that can decide: see the module's rules."""
    found = frozenset(_WORD.findall((text or "").casefold())) - ARTICLES
    return (found - GENERIC) or found


def same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    first, second = NAMED_AS.get(one, one), NAMED_AS.get(other, other)
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or (len(shorter) >= 4 and longer.startswith(shorter))


def agree(one: str | None, other: str | None) -> bool:
    """Whether two phrases share a word."""
    return any(same_word(a, b) for a in words(one) for b in words(other))


def place_key(text: str) -> str:
    """What is compared of a place name."""
    plain = re.sub(r"\b(?:al|el|ar|as|ad|an)[-\s](?=\w)", "", text.casefold())
    kept = [w for w in _WORD.findall(plain) if w not in FEATURES | ARTICLES]
    return " ".join(kept or _WORD.findall(plain))


def among(label: object, value: object) -> bool:
    """Whether a value is the labelled one, or one of a labelled list."""
    return value in label if isinstance(label, list) else value == label


def place_right(gold: Record, read: Record) -> bool:
    """Whether the event stands where it was labelled."""
    if "places" not in gold:
        return True
    found = [p for p in read.get("places", ()) if p.get("role") != "from"]
    if not gold["places"]:
        return not found
    wanted = {place_key(text) for text in gold["places"]}
    return any(place_key(p["text"]) in wanted for p in found)


def _group(record: Record, keys: Iterable[str]) -> list[str]:
    texts = [actor for key in keys for actor in record.get(key, ())]
    return [a["text"] if isinstance(a, dict) else a for a in texts]


def same_group(gold: Iterable[str], read: Iterable[str]) -> bool:
    """Whether two lists of names agree both ways."""
    golds, reads = list(gold), list(read)
    return all(any(agree(g, r) for r in reads) for g in golds) and all(
        any(agree(g, r) for g in golds) for r in reads
    )


def actors_right(gold: Record, read: Record) -> bool:
    """Whether the event's actors are the labelled ones."""
    if "actors" not in gold:
        return True
    keys = ["actors"]
    if read["body"]["type"] in RECIPROCAL:
        keys.append("targets")
    return same_group(_group(gold, keys), _group(read["body"], keys))


def targets_right(gold: Record, read: Record) -> bool:
    """Whether the event's targets are the labelled ones."""
    if read["body"]["type"] in RECIPROCAL:
        return actors_right(gold, read)
    return same_group(gold["targets"], _group(read["body"], ["targets"]))


def number_right(label: object, items: Iterable[Record]) -> bool:
    """Whether the casualties read are the labelled number."""
    numbers = [item["quantity"] for item in items]
    known = [n for n in numbers if (n["low"], n["best"], n["high"]) != (None,) * 3]
    if label is None:
        return not known
    if isinstance(label, list):
        return label in [[n["low"], n["high"]] for n in known]
    best: list[float] = [n["best"] for n in known if n["best"] is not None]
    return label in best or bool(best and sum(best) == label)


def casualties_right(gold: Record, read: Record) -> bool:
    """Whether killed and injured are both as labelled."""
    body = read["body"]
    if "killed" not in gold:
        return True
    return number_right(gold["killed"], body["killed"]) and number_right(
        gold["injured"], body["injured"]
    )


def speaker_right(gold: Record, read: Record) -> bool:
    """Whether the first speaker is the labelled one."""
    chain = read["source_chain"]
    named = [h for h in chain if h.get("speaker") or h.get("role") or h.get("body")]
    if gold["speaker"] is None:
        return not named
    first = chain[0] if chain else {}
    keys = ("speaker", "role", "body", "outlet", "side")
    return any(agree(gold["speaker"], first.get(key)) for key in keys)


def stance_right(gold: Record, read: Record) -> bool:
    """Whether polarity and modality are as labelled."""
    if gold["polarity"] != read["polarity"]:
        return False
    return gold["polarity"] == "denied" or among(gold["modality"], read["modality"])


def time_right(gold: Record, read: Record) -> bool:
    """Whether first day and day after the last are as labelled."""
    time = read["time"]
    days = [(time[end] or "")[:10] for end in ("start", "end")]
    return bool(days == gold["time"])


def type_right(gold: Record, read: Record) -> bool:
    """Whether the type is exactly the labelled one."""
    return among(gold["type"], read["body"]["type"])


def family_right(gold: Record, read: Record) -> bool:
    """Whether the type's family is that of a labelled type."""
    types = gold["type"] if isinstance(gold["type"], list) else [gold["type"]]
    families = {FAMILY_OF[EventType(t)] for t in types}
    return FAMILY_OF[EventType(read["body"]["type"])] in families


def cell_items(gold: Record, read: Record) -> tuple[int, int, int]:
    """Cells right, labelled, read, of a pair of tallies."""
    left = list(gold["cells"].items())
    by_kind = gold.get("by") == "kind"
    labelled, right = len(left), 0
    for cell in read["body"]["cells"]:
        for key, count in left:
            same = agree(key, cell["key"]) if by_kind else _same_place(key, cell["key"])
            if same and count == cell["count"]:
                left.remove((key, count))
                right += 1
                break
    return right, labelled, len(read["body"]["cells"])


def _same_place(one: str, other: str) -> bool:
    return place_key(one) == place_key(other)


def recorder_right(gold: Record, read: Record) -> bool:
    """Whether the recorder is the labelled one, or rightly unnamed."""
    named = read["body"]["recorder_text"] or read["body"]["recorder"]
    return not named if gold["recorder"] is None else agree(gold["recorder"], named)


def _tally(gold: Record, read: Record) -> bool:
    return recorder_right(gold, read) and gold["count"] == read["body"]["count"]


def value_right(gold: Record, read: Record) -> bool:
    """Whether a figure's number is the labelled one."""
    number = read["body"]["quantity"]
    if gold["best"] is None:
        return bool(number["low"] == gold["low"] and number["high"] == gold["high"])
    return bool(number["best"] == gold["best"])


def _figure(gold: Record, read: Record) -> bool:
    return among(gold["measure"], read["body"]["measure"]) and value_right(gold, read)


def _assessment(gold: Record, read: Record) -> bool:
    said = read["body"]["statement"].casefold()
    return any(word.casefold() in said for word in gold["words"])


def _agreement_act(gold: Record, read: Record) -> bool:
    return among(gold["act"], read["body"]["act"])


def _commitment(gold: Record, read: Record) -> bool:
    wanted = words(gold["what"])
    found = words(read["body"]["what"])
    kept = sum(any(same_word(w, f) for f in found) for w in wanted)
    who = not gold["by"] or any(
        agree(g, r) for g in gold["by"] for r in _group(read["body"], ["by"])
    )
    return who and 2 * kept >= len(wanted)


def _talk_round(gold: Record, read: Record) -> bool:
    track, found = gold["track"], read["body"]["track"]
    same = not found if track is None else agree(track, found)
    return same and gold["number"] == read["body"]["number"]


def _response(gold: Record, read: Record) -> bool:
    return gold["response"] == read["body"]["response"] and same_group(
        gold["by"], _group(read["body"], ["by"])
    )


def _event(gold: Record, read: Record) -> bool:
    return type_right(gold, read) and place_right(gold, read)


RIGHT = {
    "event": _event,
    "tally": _tally,
    "figure": _figure,
    "assessment": _assessment,
    "agreement_act": _agreement_act,
    "commitment": _commitment,
    "talk_round": _talk_round,
    "response": _response,
}
"""The rule of every kind of claim."""
