"""Words for people and for what happens to them, by person class."""

from __future__ import annotations

from trucewatch.model.claim import Measure
from trucewatch.model.quantity import PersonClass
from trucewatch.read.wordset import word_set


def _forms(*singulars: str) -> frozenset[str]:
    return frozenset(f for word in singulars for f in (word, f"{word}s"))


_CHILD = _forms(
    "child",
    "boy",
    "girl",
    "infant",
    "baby",
    "toddler",
    "minor",
    "teenager",
    "kid",
    "schoolboy",
    "schoolgirl",
    "youngster",
    "newborn",
    "pupil",
    "schoolchild",
) | {"children", "babies", "schoolchildren"}
_WOMAN = word_set(
    """mother mothers sister sisters wife wives woman women grandmother grandmothers
    granddaughter granddaughters niece nieces aunt aunts"""
)
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
    "sergeant",
    "corporal",
    "lieutenant",
    "captain",
    "major",
    "colonel",
    "general",
    "gunner",
    "sentry",
    "marine",
    "paratrooper",
    "reservist",
    "ranger",
    "guerrilla",
    "separatist",
    "mercenary",
    "infiltrator",
    "attacker",
    "assailant",
    "peacekeeper",
    "legionnaire",
    "pilot",
) | {"gunmen", "servicemen", "militiamen", "troops", "commandos", "personnel"}
_CIVILIAN = _forms(
    "civilian",
    "resident",
    "villager",
    "shopper",
    "farmer",
    "worshipper",
    "bystander",
    "shepherd",
    "herder",
    "herdsman",
    "fisherman",
    "trader",
    "vendor",
    "shopkeeper",
    "merchant",
    "grocer",
    "baker",
    "labourer",
    "laborer",
    "porter",
    "customer",
    "commuter",
    "pedestrian",
    "motorist",
    "peasant",
    "tailor",
    "butcher",
    "cook",
    "barber",
    "miner",
    "mourner",
    "tourist",
    "pensioner",
    "housewife",
    "widow",
)
_CIVILIAN |= word_set(
    """passer-by passers-by passerby passersby fishermen herdsmen housewives
    tribesman tribesmen townspeople townsfolk"""
)
_MEDICAL = _forms("medic", "doctor", "nurse", "paramedic", "surgeon")
_HUMANITARIAN = _forms("volunteer", "rescuer", "aid-worker")
_JOURNALIST = _forms("journalist", "reporter", "photographer")
_JOURNALIST |= word_set("cameraman cameramen")
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
        "constable",
        "policewoman",
        "mechanic",
        "engineer",
        "interpreter",
        "translator",
        "priest",
        "cleric",
        "imam",
        "monk",
        "nun",
        "pastor",
        "clerk",
        "judge",
        "lawyer",
        "mayor",
        "councillor",
        "politician",
        "official",
        "diplomat",
        "contractor",
        "activist",
        "protester",
        "demonstrator",
        "migrant",
        "elder",
        "chief",
        "leader",
        "athlete",
        "cyclist",
        "motorcyclist",
        "sailor",
        "fireman",
        "firefighter",
        "lecturer",
        "professor",
        "suspect",
        "abductee",
        "grandfather",
        "grandson",
        "nephew",
        "uncle",
        "companion",
        "bodyguard",
        "colleague",
        "neighbour",
        "neighbor",
        "mate",
    )
    | {"people", "men", "persons", "policemen", "police", "family", "cousin"}
    | {"firemen", "policewomen", "clergymen", "clergy", "families", "households"}
    | _forms(
        *word_set(
            """idp afghan iraqi yemeni ukrainian palestinian israeli libyan armenian
            azerbaijani georgian ethiopian somali colombian pakistani indian kurd"""
        )
    )
    | word_set("sudanese lebanese congolese burmese rohingya vietnamese")
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
    if word.endswith(("s", "men"))
    or word in {"people", "men", "women", "children", "troops", "police"}
)
"""Nouns that may stand without a number ("civilians were killed")."""

SINGULARS = frozenset(PERSON_NOUNS) - PLURALS
"""Nouns that "a" may count as one."""

KIN = word_set(
    """wife husband son daughter mother father brother sister child baby cousin
    grandmother grandfather grandson granddaughter nephew niece uncle aunt fiancee
    companion bodyguard mate neighbour neighbor colleague driver"""
)
"""Nouns that "his" or "her" counts as one ("a man and his wife" is two)."""

KILL_ACTIVE = word_set(
    """kill killed killing kills martyred martyring murdered murdering murders
    assassinated assassinating gunned gunning massacred massacring slew executed
    executing executes execute beheaded beheading beheads behead"""
)
WOUND_ACTIVE = word_set(
    """wounded wounds wounding injured injures injuring hurt hurting maimed
    maiming"""
)
KILL_PLAIN = word_set(
    """died dead perished slain deaths death fatalities fatality drowned"""
)
WOUND_PLAIN = frozenset({"injuries", "injury"})

TRIGGERS: dict[str, Measure] = {
    **dict.fromkeys(KILL_ACTIVE | KILL_PLAIN, Measure.KILLED),
    **dict.fromkeys(WOUND_ACTIVE | WOUND_PLAIN, Measure.WOUNDED),
}
"""What each trigger word says of the people it goes with."""

TAKES_AFTER = KILL_ACTIVE | WOUND_ACTIVE
"""Triggers that may have their people directly after them ("killed five")."""

NOMINAL = word_set("death deaths injuries injury killing lives")
"""Triggers that take their people after "of" or "to" ("the death of a soldier")."""

LOSS_NOUNS = word_set("casualties casualty losses victims")
"""Nouns that cover killed and injured; they give a number only where it is zero."""

BE = word_set("was were been be being is are got get")
HAVE = frozenset(["has", "have", "had"])
MODAL = word_set("""will would could may might should can must to if unless""")
NEGATION = word_set("""not never didn't hasn't haven't wasn't weren't denied denies""")
SUBSET_WORDS = word_set("including among whom mostly")
"""Words after which a number is a part of the number before."""

VAGUE = word_set(
    """dozens scores hundreds thousands several many numerous some tens multiple"""
)
"""Words that say how many without a number."""
