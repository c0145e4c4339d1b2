"""Which sentences can hold a claim at all: the first test of every coder.

Each test asks for words without which its coder finds nothing (see `text.sieve`),
so a sentence that fails costs no more than the test. A test may let too much
through, never too little; `TESTS` lists them, so that the share of sentences that
pass can be measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from trucewatch.model.claim import AgreementActType, ResponseKind
from trucewatch.read import (
    body_lexicon,
    casualty_lexicon,
    figure_lexicon,
    recorder_lexicon,
)
from trucewatch.read import tally_lexicon as tally
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.words import PhraseIndex, VerbIndex
from trucewatch.reference.lexicon import load_lexicon
from trucewatch.text.number_forms import WORDS as NUMBER_WORDS
from trucewatch.text.sieve import Sieve, keys_of

Keys = frozenset[str]

_NUMBERS = keys_of(NUMBER_WORDS)
_ZEROS = frozenset(
    {"no", "zero", "none", "nothing", "any", "single", "failed", "without"}
)
_TIMES = frozenset({"twice", "thrice"})
_STRONG = keys_of(tally.STRONG_NOUNS | {"opening", "openings"})
_UNITS = keys_of(tally.UNIT_NOUNS)
_BREAKS = keys_of(tally.BREAK_VERBS | {"fired", "opened"})
_TIMES_OVER = keys_of({"times", *_TIMES})
_ATTACKS = keys_of(tally.ATTACK_VERBS)
_RECORDS = keys_of(tally.RECORD_VERBS)
_RECORDERS = keys_of(
    {"side", "sides", "parties", *recorder_lexicon.STATES, *recorder_lexicon.BODIES}
    | recorder_lexicon.FORCES
    | recorder_lexicon.JOINT
    | body_lexicon.PEOPLE
    | body_lexicon.INSTITUTIONS
    | set(recorder_lexicon.ADJECTIVES)
)
_LOSSES = keys_of(
    {
        *casualty_lexicon.TRIGGERS,
        *casualty_lexicon.LOSS_NOUNS,
        "damage",
        "lives",
        "lost",
    }
)
_FATES = keys_of(figure_lexicon.FATES)
_THINGS = tuple(
    (keys_of(things), keys_of(signs))
    for things, signs in (
        (figure_lexicon.TONNES, figure_lexicon.AID_NOUNS | figure_lexicon.AID_WORDS),
        (figure_lexicon.AID_ACTIONS, figure_lexicon.AID_WORDS),
        (figure_lexicon.BUILDINGS, figure_lexicon.BUILDING_VERBS),
        (figure_lexicon.LENGTHS, figure_lexicon.NETWORKS),
    )
)
_JOINED = keys_of(figure_lexicon.SETTLEMENTS | figure_lexicon.GROUPS)
_JOINING = keys_of(
    figure_lexicon.JOINING | figure_lexicon.ACCORDS | {"concluded", "reached"}
)


def may_count(sieve: Sieve) -> bool:
    """Whether a tally may stand in the sentence by its own words.

    That takes a noun that makes a tally ("violations"); or a count with a truce
    broken, or with a verb of recording and a noun or a recorder to it.
    """
    if sieve.holds(_STRONG):
        return True
    if sieve.holds(_ATTACKS) and sieve.holds(_TIMES_OVER):
        return True
    records, units = sieve.holds(_RECORDS), sieve.holds(_UNITS)
    if not (records or units or sieve.holds(_BREAKS)):
        return False
    if not (
        _has_number(sieve) or sieve.holds(_TIMES) or sieve.holds(_ZEROS) or records
    ):
        return False
    if sieve.holds(_BREAKS) or (records and units):
        return True
    return sieve.holds(_RECORDERS)


def _has_number(sieve: Sieve) -> bool:
    return sieve.digits or sieve.holds(_NUMBERS)


def may_give_figure(sieve: Sieve, *, before: Sieve | None = None) -> bool:
    """Whether a figure may stand in the sentence.

    Args:
        sieve: the sentence.
        before: the sentence before it, whose counter it may go on about.
    """
    if sieve.holds(_LOSSES) or sieve.holds(_FATES):
        return True
    if not _has_number(sieve):
        return False
    if any(sieve.holds(things) and sieve.holds(signs) for things, signs in _THINGS):
        return True
    return speaks_of_joining(sieve) or (
        before is not None and speaks_of_joining(before)
    )


def speaks_of_joining(sieve: Sieve) -> bool:
    """Whether settlements or groups may have joined a truce in the sentence."""
    return sieve.holds(_JOINED) and sieve.holds(_JOINING)


def may_tell_of_event(sieve: Sieve) -> bool:
    """Whether a word of the event lexicon may stand in the sentence.

    That takes a word of its own, or one with a word of every class it needs.
    """
    plain, needy, _ = _event_keys()
    if sieve.holds(plain):
        return True
    keys = sieve.runs & needy
    return bool(keys) and _holds_needy(sieve, keys)


def _holds_needy(sieve: Sieve, keys: Keys) -> bool:
    wanted = _event_keys()[2]
    return any(
        all(sieve.holds(words) for words in classes)
        for key in keys
        for classes in wanted[key]
    )


@cache
def _event_keys() -> tuple[Keys, Keys, Mapping[str, list[tuple[Keys, ...]]]]:
    """Keys of words that count alone, of the others, and what each of these needs."""
    lexicon = event_lexicon()
    grouped: dict[tuple[str, ...], Keys] = {}
    for noun, entries in lexicon.by_noun.items():
        keys = PhraseIndex((noun,), plurals=True).keys
        for entry in entries:
            wanted = entry.wanted
            grouped[wanted] = grouped.get(wanted, frozenset()) | keys
    for lemma, entries in lexicon.by_verb.items():
        keys = VerbIndex((lemma,)).keys
        for entry in entries:
            wanted = entry.wanted
            grouped[wanted] = grouped.get(wanted, frozenset()) | keys
    plain = grouped.pop((), frozenset())
    wants: dict[str, list[tuple[Keys, ...]]] = {}
    for wanted, keys in grouped.items():
        classes = tuple(keys_of(lexicon.classes[name]) for name in wanted)
        for key in keys:
            wants.setdefault(key, []).append(classes)
    return plain, frozenset(wants), wants


def may_hold_speech_act(sieve: Sieve) -> bool:
    """Whether someone may appeal, accuse or threaten in the sentence."""
    if sieve.holds(_verb_keys("modality", "call", "accuse", "threat")):
        return True
    efforts = sieve.holds(_list_keys("speech_acts", "efforts"))
    return efforts and sieve.holds(_verb_keys("speech_acts", "breaking"))


def may_respond(sieve: Sieve) -> bool:
    """Whether someone may deny, admit or decline to comment in the sentence."""
    verbs = sieve.holds(_verb_keys("responses", *ResponseKind, "opening"))
    return verbs or sieve.holds(_list_keys("responses", "silences", "unreached"))


def may_assess(sieve: Sieve) -> bool:
    """Whether a situation may be rated, or a count left unconfirmed."""
    if sieve.holds(_CONFIRMS):
        return True
    subjects = sieve.holds(_list_keys("assessments", "subjects", "places"))
    if subjects and sieve.holds(_table_keys("assessments", "ratings")):
        return True
    states = sieve.holds(_table_keys("assessments", "states"))
    return states or sieve.holds(_verb_keys("assessments", "prevail"))


_CONFIRMS = frozenset({"confirm", "confirmed"})


def may_act_on_agreement(sieve: Sieve) -> bool:
    """Whether the sentence has a verb of agreeing and something agreed."""
    verbs = sieve.holds(_verb_keys("agreement_acts", *AgreementActType))
    nouns = _table_keys("agreement_acts", "nouns")
    if not (verbs or sieve.holds(nouns | _list_keys("agreement_acts", "unbound"))):
        return False
    return sieve.holds(_instrument_keys() | _list_keys("agreement_acts", "matter"))


@cache
def _instrument_keys() -> Keys:
    """Keys of the words that name an agreement, singular and plural."""
    names = load_lexicon("agreement_acts")["instruments"]
    return PhraseIndex(names, plurals=True).keys


def may_speak_of_talks(sieve: Sieve) -> bool:
    """Whether the sentence may name a track or a meeting."""
    named = sieve.holds(_table_keys("talks", "tracks"))
    return named or sieve.holds(_list_keys("talks", "meetings"))


@cache
def _verb_keys(lexicon: str, *lists: str) -> Keys:
    table = load_lexicon(lexicon)
    return VerbIndex(lemma for name in lists for lemma in table[name]).keys


@cache
def _list_keys(lexicon: str, *lists: str) -> Keys:
    table = load_lexicon(lexicon)
    return keys_of(phrase for name in lists for phrase in table[name])


@cache
def _table_keys(lexicon: str, table: str) -> Keys:
    rows = load_lexicon(lexicon)[table].values()
    return keys_of(phrase for row in rows for phrase in row)


TESTS: Mapping[str, Callable[[Sieve], bool]] = {
    "tallies": may_count,
    "figures": may_give_figure,
    "events": may_tell_of_event,
    "speech_acts": may_hold_speech_act,
    "responses": may_respond,
    "assessments": may_assess,
    "agreement_acts": may_act_on_agreement,
    "talks": may_speak_of_talks,
}
"""The test of each coder, by the name of its module."""
