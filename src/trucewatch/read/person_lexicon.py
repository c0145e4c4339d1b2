"""Nouns for people, by person class: who may be killed, hurt or counted."""

from __future__ import annotations

from trucewatch.model.quantity import PersonClass
from trucewatch.read.wordset import word_set


def _forms(singulars: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in singulars for form in (word, f"{word}s"))


_PLAIN = _forms(
    word_set(
        """
        abductee activist afghan armenian asylum-seeker athlete azerbaijani
        bishop blogger bodyguard boxer bride broadcaster brother cabbie captive
        chauffeur chief chieftain citizen cleric clerk collaborator colleague
        colombian companion constable contractor convict councillor crewman
        cyclist daughter deacon dean defector defendant deminer demonstrator
        detainee diplomat docker driver editor elder employee engineer envoy
        ethiopian evacuee exile father fiance firefighter fireman footballer
        gamekeeper georgian goalkeeper grandchild grandfather grandson groom
        hauler headman headmaster headmistress headteacher helmet hostage
        husband idp imam indian individual informant informer inhabitant inmate
        internee interpreter iraqi israeli judge kurd lawyer leader lecturer
        libyan lineman looter magistrate man mate mayor mechanic mediator member
        migrant monk motorcyclist muezzin musician negotiator neighbor neighbour
        nephew newlywed nun official pakistani palestinian passenger pastor
        patient person pilgrim poet policeman policewoman politician postman
        preacher presenter priest prisoner professor prosecutor protester rabbi
        rector referee refugee relative returnee russian sailor schoolteacher
        sheikh sibling signalman singer smuggler somali son spouse stepdaughter
        stepson stevedore student suspect syrian teacher technician teen
        translator trucker turk twin ukrainian uncle victim warden widower
        worker yemeni
        """
    )
)
_PLAIN |= word_set(
    """
        burmese clergy clergymen congolese cousin crewmen families family
        firemen headmen households lebanese linemen men others people police
        policemen policewomen postmen rohingya signalmen sudanese vietnamese
    """
)
_COMBATANT = _forms(
    word_set(
        """
        airman artilleryman assailant attacker bombardier brigadier cadet
        captain coastguardsman colonel combatant commander commando conscript
        corporal deserter enlistee extremist fighter gendarme general grenadier
        guard guerrilla gunman gunner infantryman infiltrator insurgent
        irregular jihadi jihadist legionary legionnaire lieutenant
        machine-gunner major marine mercenary militant militiaman militiawoman
        officer paratrooper partisan peacekeeper peshmerga pilot raider ranger
        rebel recruit reservist rifleman sapper sentry separatist sergeant
        serviceman sniper soldier tankman terrorist trooper warlord warrior
        """
    )
)
_COMBATANT |= word_set(
    """
        airmen artillerymen gunmen infantrymen militiamen personnel riflemen
        servicemen tankmen troops
    """
)
_CIVILIAN = _forms(
    word_set(
        """
        baker barber beekeeper boatman bricklayer builder butcher bystander
        caretaker carpenter cattleman churchgoer civilian cleaner cobbler
        commuter cook customer electrician farmer fisherman fishmonger gardener
        goatherd grandparent gravedigger greengrocer grocer hairdresser
        harvester hawker herder herdsman holidaymaker homeowner housewife
        janitor jogger laborer labourer logger merchant miner motorist mourner
        nomad onlooker orphan pastoralist peasant peddler pedestrian pedlar
        pensioner picnicker ploughman plumber porter reaper resident reveler
        reveller seamstress settler shepherd shopkeeper shopper stallholder
        tailor tourist townsman trader traveler traveller vendor villager waiter
        waitress widow woodcutter worshipper
        """
    )
)
_CIVILIAN |= word_set(
    """
        boatmen cattlemen fishermen herdsmen housewives passer-by passerby
        passers-by passersby ploughmen townsfolk townsmen townspeople tribesman
        tribesmen
    """
)
_WOMAN = _forms(
    word_set(
        """
        aunt granddaughter grandmother mother niece sister
        """
    )
)
_WOMAN |= word_set(
    """
        wife wives woman women
    """
)
_CHILD = _forms(
    word_set(
        """
        baby boy child girl infant kid minor newborn pupil schoolboy schoolchild
        schoolgirl teenager toddler youngster
        """
    )
)
_CHILD |= word_set(
    """
        babies children schoolchildren
    """
)
_MEDICAL = _forms(
    word_set(
        """
        ambulanceman anaesthetist dentist doctor medic midwife nurse orderly
        paramedic pharmacist physician radiologist stretcher-bearer surgeon
        vaccinator
        """
    )
)
_MEDICAL |= word_set(
    """
        ambulancemen midwives
    """
)
_HUMANITARIAN = _forms(
    word_set(
        """
        aid-worker rescuer volunteer
        """
    )
)
_JOURNALIST = _forms(
    word_set(
        """
        cameraman camerawoman columnist correspondent journalist newsman
        photographer photojournalist reporter videographer
        """
    )
)
_JOURNALIST |= word_set(
    """
        cameramen newsmen
    """
)
_MONITOR = _forms(
    word_set(
        """
        monitor observer
        """
    )
)

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
    companion bodyguard mate neighbour neighbor colleague driver grandchild spouse
    bride twin sibling toddler infant escort aide deputy passenger comrade"""
)
"""Nouns that "his" or "her" counts as one ("a man and his wife" is two)."""
