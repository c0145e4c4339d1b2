"""Words of tally sentences: what counts, what is counted, and what is neither."""

from __future__ import annotations

from trucewatch.model.tally import CountUnit
from trucewatch.read.wordset import word_set

RECORD_VERBS = word_set(
    """log detect observe identify spot track witness monitor fix
    registered registers register registering recorded records record recording
    documented documents documenting reported reports report reporting counted counts
    count counting logged logs logging noted notes noting observed observes observing
    fixed fixes fixing detected detects detecting identified identifies spotted
    monitored tallied listed cited noticed tracked ascertained established revealed
    witnessed captured marked saw found finds heard hears seen sees
    entered enters tallies tabulated chronicled booked collected notices sighted
    chalked totted jotted clocked inventoried enumerated itemised itemized notched
    catalogued catalogs catalogues indexed charted"""
)
"""Verbs by which a side says what it counted."""

CONFIRM_VERBS = word_set("confirmed confirms confirm confirming corroborated verified")
"""Verbs that answer another recorder's count and make no count of their own."""

HAPPEN_VERBS = word_set(
    """occurred occurring occur happened happening fell falling concerned affected
    located concentrated committed"""
)
"""Verbs that only tie a count to its place ("nine occurred in Homs")."""

BREAK_VERBS = word_set(
    """violated violate violates violating breached breach breaches breaching broke
    broken breaking infringed"""
)
"""Verbs whose subject is the violator, never the recorder (pattern 16)."""

ATTACK_VERBS = word_set(
    """shelled shell shelling attacked attack attacking bombed bombing bombarded
    bombarding struck raided targeted targeting fired firing overflown overflew
    infiltrated crossed ambushed strafed mortared"""
)
"""Verbs of acts that are counted where "times" stands with them."""

STRONG_NOUNS = word_set(
    """violation violations breach breaches infringement infringements
    infraction infractions transgression transgressions contravention contraventions"""
)
"""Nouns that make a number a tally by themselves."""

CASE_NOUNS = word_set(
    """case cases fact facts instance instances incident incidents episode episodes
    occurrence occurrences occasion occasions act acts"""
)
"""Nouns for one count; a tally with a record verb or "of opening fire"."""

KIND_NOUNS = word_set(
    """shelling shellings shooting shootings overflight overflights explosion
    explosions attack attacks strike strikes airstrike airstrikes bombardment
    bombardments clash clashes raid raids shot shots burst bursts detonation
    detonations incursion incursions bombing bombings firings provocation
    provocations crossing crossings skirmish skirmishes salvo salvos salvoes
    volley volleys firefight firefights exchange exchanges flight flights ambush
    ambushes blast blasts assault assaults attempt attempts infiltration
    infiltrations intrusion intrusions penetration penetrations trajectory
    trajectories launch launches projectile projectiles round rounds rocket rockets
    missile missiles sortie sorties impact impacts flare flares landing landings
    restriction restrictions denial denials"""
)
"""Nouns for a kind of act: counted alone, or parts of a count (pattern 20)."""

UNIT_NOUNS = STRONG_NOUNS | CASE_NOUNS | KIND_NOUNS

TRUCE_WORDS = word_set(
    """ceasefire cease-fire truce armistice cessation hostilities regime silence
    agreement calm quiet fire arrangement lull cease de-escalation mode"""
)
"""Words that belong to the noun counted ("violations of the ceasefire regime")."""

OF_FIRE = word_set(
    """fire firing shooting shelling shellings shootings violation violations breach
    breaches infringements gunfire use bombardment attack attacks aggression
    hostility sabotage provocation"""
)
"""Nouns that may follow "cases of"."""

UNITS: tuple[tuple[frozenset[str], CountUnit], ...] = (
    (
        word_set("explosion explosions blast blasts detonation detonations"),
        CountUnit.EXPLOSION,
    ),
    (
        word_set("overflight overflights flight flights sortie sorties"),
        CountUnit.OVERFLIGHT,
    ),
    (word_set("shot shots burst bursts"), CountUnit.SHOT_OR_BURST),
    (word_set("crossing crossings"), CountUnit.CROSSING),
    (
        word_set(
            """trajectory trajectories launch launches projectile projectiles round
            rounds rocket rockets missile missiles flare flares"""
        ),
        CountUnit.PROJECTILE,
    ),
    (
        word_set(
            """incident incidents shelling shellings attack attacks strike strikes
            airstrike airstrikes bombardment bombardments clash clashes raid raids
            bombing bombings incursion incursions provocation provocations ambush
            ambushes assault assaults shooting shootings skirmish skirmishes
            firefight firefights attempt attempts infiltration infiltrations intrusion
            intrusions penetration penetrations"""
        ),
        CountUnit.INCIDENT,
    ),
)
"""Count unit of the nouns that say it; every other noun is `UNKNOWN`."""

PLACE_NOUNS = word_set(
    """province provinces governorate governorates region regions area areas district
    districts city cities town towns village villages oblast county countryside
    settlement settlements locality localities sector sectors zone zones suburb suburbs
    subdistrict prefecture department municipality raion state"""
)
"""Nouns beside a place name that are no part of its key."""

DIRECTIONS = word_set(
    """north northern south southern east eastern west western central north-western
    northwestern north-eastern northeastern south-western southwestern south-eastern
    southeastern neighbouring neighboring rural greater following certain parts part"""
)

SKIPPED = PLACE_NOUNS | DIRECTIONS | word_set("the of a an only just also about some")
"""Words that carry nothing for the grammar of cells."""

PREPOSITIONS = word_set("in at near across around within inside on over throughout for")
"""Words that may tie a count to a place (some need a place after them)."""

PLACE_PREPOSITIONS = word_set("in at near across around within inside")

BE_HAVE = word_set("was were is are be been being has have had did does do")

MODALS = word_set(
    """will would should must might could may can if unless whether shall
    hypothetically expects expect expected expecting predicts predict predicted"""
)
"""Words that make a count planned, possible or conditional: then no tally."""

NEGATIONS = word_set("not n't never neither nor hasn't haven't didn't hadn't cannot")

SUBSETS = word_set(
    "including incl include included includes among particularly notably"
)

PREVIOUS = word_set("previous preceding prior earlier against versus compared")
"""Words that mark a number as the period before's (pattern 18)."""

MORE = word_set("more another further additional extra")

BARE_FOLLOWERS = (
    HAPPEN_VERBS
    | PLACE_PREPOSITIONS
    | BE_HAVE
    | RECORD_VERBS
    | CONFIRM_VERBS
    | word_set(
        """by of each and while whereas but on over during since today yesterday
        according so respectively times time altogether overall a the per from as
        among including which or throughout apiece after with both too also alone
        there took came ones last this"""
    )
)
"""Words after a number that leaves its noun out ("eight in Hama")."""

DESCRIBERS = word_set(
    """new separate such additional further more other different individual
    confirmed"""
)

MONTHS_DAYS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december"""
)

NO_PLACE = MONTHS_DAYS | word_set(
    """the in over on during at of among it they both no none neither while meanwhile
    earlier also most however since as for according this that these those there their
    its his her he she we i you another further six last past and or but by from to
    with two three four five seven eight nine ten each every all some such after before
    between through throughout a an moreover additionally overall altogether total
    today yesterday ministry defence defense foreign commission center centre
    reconciliation reconciliating army forces armed front group groups party parties
    joint bulletin statement spokesman spokeswoman officials official sides side
    representatives military monitors observers news agency tass ria novosti interfax
    sputnik reuters afp irna anadolu xinhua mission observatory united nations osce smm
    committee mechanism daily report reports general colonel major council president
    government kremlin pentagon security resolution memorandum ceasefire truce cessation
    violations violation breaches cases incidents russian-turkish turkish-russian
    russian turkish iranian syrian when where which who whose what why how if then thus
    here now only not nor so yet still elsewhere data figures information registered
    recorded reported documented counted logged noted observed isis isil daesh nusra
    militants terrorists rebels"""
)
"""Capitalised words that are no places."""

COUNTRIES = word_set(
    """syria russia turkey türkiye turkiye iran iraq lebanon israel jordan yemen libya
    ukraine armenia azerbaijan georgia sudan colombia myanmar afghanistan pakistan
    india kazakhstan egypt usa america cyprus korea ethiopia somalia mali kosovo serbia
    moldova kashmir-region"""
) - {"kashmir-region"}
"""Whole countries: the country at war is the frame of a count, never its cell."""

CONNECTORS = word_set("al el ez az ash ar ad es et il")
"""Lower-case parts of Arabic names ("Deir ez Zor")."""
