"""Words for people and for what happens to them, by person class."""

from __future__ import annotations

from trucewatch.model.claim import Measure
from trucewatch.model.quantity import PersonClass


def _forms(*singulars: str) -> frozenset[str]:
    return frozenset(f for word in singulars for f in (word, f"{word}s"))


_CHILD = _forms(
    "child", "boy", "girl", "infant", "baby", "toddler", "minor", "teenager", "kid"
) | {"children", "babies"}
_WOMAN = frozenset({"woman", "women", "wife", "wives", "mother", "mothers", "sister"})
_COMBATANT = _forms(
    "soldier",
    "fighter",
    "militant",
    "insurgent",
    "rebel",
    "gunman",
    "trooper",
    "conscript",
    "officer",
    "serviceman",
    "recruit",
    "militiaman",
    "terrorist",
    "combatant",
    "extremist",
    "jihadist",
    "commander",
    "sniper",
    "guard",
) | {"gunmen", "servicemen", "militiamen", "troops", "commandos", "personnel"}
_CIVILIAN = _forms(
    "civilian", "resident", "villager", "shopper", "farmer", "worshipper"
)
_MEDICAL = _forms("medic", "doctor", "nurse", "paramedic", "surgeon")
_HUMANITARIAN = _forms("volunteer", "rescuer", "aid-worker")
_JOURNALIST = _forms("journalist", "reporter", "photographer") | {
    "cameraman",
    "cameramen",
}
_MONITOR = _forms("monitor", "observer")
_PLAIN = (
    _forms(
        "person",
        "man",
        "victim",
        "member",
        "citizen",
        "worker",
        "driver",
        "policeman",
        "passenger",
        "employee",
        "student",
        "teacher",
        "refugee",
        "inhabitant",
        "prisoner",
        "detainee",
        "hostage",
        "captive",
        "relative",
        "brother",
        "father",
        "son",
        "daughter",
        "husband",
        "syrian",
        "turk",
        "russian",
        "individual",
        "other",
        "pilgrim",
        "deminer",
        "patient",
        "returnee",
    )
    | {"people", "men", "persons", "policemen", "police", "family", "cousin"}
) - {"other"}

PERSON_NOUNS: dict[str, PersonClass] = {
    **dict.fromkeys(_PLAIN, PersonClass.UNKNOWN),
    **dict.fromkeys(_COMBATANT, PersonClass.COMBATANT),
    **dict.fromkeys(_CIVILIAN, PersonClass.CIVILIAN),
    **dict.fromkeys(_WOMAN, PersonClass.WOMAN),
    **dict.fromkeys(_CHILD, PersonClass.CHILD),
    **dict.fromkeys(_MEDICAL, PersonClass.MEDICAL),
    **dict.fromkeys(_HUMANITARIAN, PersonClass.HUMANITARIAN),
    **dict.fromkeys(_JOURNALIST, PersonClass.JOURNALIST),
    **dict.fromkeys(_MONITOR, PersonClass.MONITOR),
}
"""Person class of every noun for a person, singular and plural."""

CLASS_ADJECTIVES: dict[str, PersonClass] = {
    "civilian": PersonClass.CIVILIAN,
    "medical": PersonClass.MEDICAL,
    "health": PersonClass.MEDICAL,
    "humanitarian": PersonClass.HUMANITARIAN,
    "aid": PersonClass.HUMANITARIAN,
    "military": PersonClass.COMBATANT,
    "army": PersonClass.COMBATANT,
}
"""Words before a plain noun that decide its class ("aid workers")."""

PLURALS = frozenset(
    word
    for word in PERSON_NOUNS
    if word.endswith("s")
    or word in {"people", "men", "women", "children", "troops", "police"}
    or word.endswith("men")
)
"""Nouns that may stand without a number ("civilians were killed")."""

SINGULARS = frozenset(PERSON_NOUNS) - PLURALS
"""Nouns that "a" may count as one."""

KIN = frozenset(
    "wife husband son daughter mother father brother sister child baby cousin".split()
)
"""Nouns that "his" or "her" counts as one ("a man and his wife" is two)."""

KILL_ACTIVE = frozenset({"killed", "kills", "killing", "martyred", "martyring"})
WOUND_ACTIVE = frozenset(
    "wounded wounds wounding injured injures injuring hurt hurting maimed".split()
)
KILL_PLAIN = frozenset(
    "died dead perished slain deaths death fatalities fatality drowned".split()
)
WOUND_PLAIN = frozenset({"injuries", "injury"})

TRIGGERS: dict[str, Measure] = {
    **dict.fromkeys(KILL_ACTIVE | KILL_PLAIN, Measure.KILLED),
    **dict.fromkeys(WOUND_ACTIVE | WOUND_PLAIN, Measure.WOUNDED),
}
"""What each trigger word says of the people it goes with."""

TAKES_AFTER = KILL_ACTIVE | WOUND_ACTIVE
"""Triggers that may have their people directly after them ("killed five")."""

NOMINAL = frozenset({"deaths", "death", "killing", "injuries", "injury", "lives"})
"""Triggers that take their people after "of" or "to" ("the death of a soldier")."""

LOSS_NOUNS = frozenset({"casualties", "losses", "victims", "casualty"})
"""Nouns that cover killed and injured; they give a number only where it is zero."""

BE = frozenset("was were been be being is are got get".split())
HAVE = frozenset("has have had".split())
MODAL = frozenset("will would could may might should can must to if unless".split())
NEGATION = frozenset(
    "not never didn't hasn't haven't wasn't weren't denied denies".split()
)
SUBSET_WORDS = frozenset("including among whom mostly".split())
"""Words after which a number is a part of the number before."""

VAGUE = frozenset(
    "dozens scores hundreds thousands several many numerous some tens multiple".split()
)
"""Words that say how many without a number."""
