"""Words that say what a figure measures."""

from __future__ import annotations

from trucewatch.model.claim import FigureUnit, Measure
from trucewatch.read.wordset import word_set

SETTLEMENTS = word_set(
    """settlement settlements locality localities town towns village villages
    communities community"""
)
GROUPS = word_set(
    """group groups formation formations faction factions detachment detachments
    unit units"""
)
JOINING = word_set(
    """joined join joining joins acceded acceding reconciliation reconciled signed
    sign signing pledged accepted accept accession adhered committed ceasefire truce
    agreements agreement observe observes observing regime adhere adheres adhering
    subscribed joined-up"""
)
"""Words that make settlements or groups joined ones."""

ACCORDS = word_set("agreement agreements accord accords deal deals document documents")
"""Nouns that stand for joining where they are signed."""

COUNTER_VERBS = word_set(
    """reached reaches remained remains stands stood totals totalled totaled rose rises
    increased grew grown amounts amounted unchanged bringing brings brought is was
    raising taking exceeded risen climbed climbs comes came stood hit topped passed put
    fell fallen number numbers numbered numbering staying stays standing remaining
    totalling totaling"""
)
"""Verbs that give a counter's new level ("reached 148")."""

TOTALLING = ("in total", "in all", "total of", "the total", "total number", "overall")
"""Turns that make a joined counter's number the level, not the change."""

AID_NOUNS = word_set(
    """wheat grain rice fuel bread medicines blankets aid food supplies relief
    assistance flour cargo goods medicine"""
)
TONNES = word_set("tonne tonnes ton tons")
AID_ACTIONS = word_set(
    "action actions operation operations delivery deliveries convoys"
)
AID_WORDS = word_set("humanitarian aid relief")

BUILDINGS = word_set(
    """house houses home homes school schools hospital hospitals clinic clinics bridge
    bridges well wells bakery bakeries building buildings substation substations mosque
    mosques church churches pump pumps plant plants apartment apartments facility
    facilities kindergarten kindergartens shop shops classroom classrooms orchard
    orchards boat boats pylon pylons transformer transformers"""
)
BUILDING_VERBS = word_set(
    """repaired rebuilt restored damaged destroyed reopened reconstructed repairing
    rebuilding restoring levelled leveled renovated ruined flattened burnt torched
    repairs repair reconnected ruins rubble razed gutted"""
)

LENGTHS = word_set("kilometre kilometres kilometer kilometers km mile miles")
NETWORKS = word_set(
    """road roads pipe pipes pipeline pipelines line lines cable cables railway
    rail canal"""
)
"""Works that are counted by their length."""

MOVES = word_set(
    """came come went goes head headed heading return coming went go gone going
    crossed cross moved move got made"""
)
HOMEWARD = frozenset({"back", "home"})
"""Verbs and adverbs that together say return ("have gone back")."""

LEAVING = word_set("left leave leaving abandoned abandon lost")
HOMES = word_set("homes houses villages towns home village")
"""Verbs and nouns that together say flight ("left their homes")."""

WITH_AID = word_set("require requires requiring depend depends rely relying relies")
"""Verbs that say need where aid is spoken of."""

PREDICATES: tuple[tuple[Measure, frozenset[str]], ...] = (
    (
        Measure.RETURNED_IDP,
        word_set("returned return returning repatriated"),
    ),
    (
        Measure.DISPLACED_NEW,
        word_set(
            """displaced fled flee fleeing uprooted driven forced displacing evacuated
            homeless flown displaces"""
        ),
    ),
    (
        Measure.DETAINED,
        word_set(
            """detained arrested captured imprisoned jailed detaining arresting
            custody captive detention"""
        ),
    ),
    (Measure.MISSING, word_set("missing disappeared unaccounted vanished untraced")),
    (
        Measure.PEOPLE_IN_NEED,
        word_set("need needs needing hunger hungry famine starvation starving"),
    ),
    (
        Measure.REFUGEE_STOCK,
        word_set("hosts hosting hosted shelters sheltering living host shelter"),
    ),
)
"""What a number of people measures, by the words of its clause, first match."""

FATES = (
    word_set(
        """displaced idp idps back home homes refugees refugee returnees held fate
        refuge into detainees prisoners displacement drove drives driving pushed chased
        leave shelters"""
    )
    | WITH_AID
).union(*(words for _, words in PREDICATES))
"""Words without one of which no number of people is a figure."""

UNIT_OF: dict[Measure, FigureUnit] = {
    Measure.AID_TONNES: FigureUnit.TONNE,
    Measure.AID_ACTIONS: FigureUnit.ACTION,
    Measure.SETTLEMENTS_JOINED: FigureUnit.SETTLEMENT,
    Measure.GROUPS_JOINED: FigureUnit.GROUP,
    Measure.INFRASTRUCTURE_UNIT: FigureUnit.OTHER,
}
"""Unit of every measure that does not count persons."""

UNREAL = word_set(
    """will would should must could may might plan plans planned planning intends
    intend if unless hope hopes called urged calls demanded ready prepare prepares
    preparing expected expects not never cannot wants"""
)
"""Words of a clause whose figure has not come about."""

CONFLICTS = word_set("conflict war crisis uprising")
CONFLICT_LEADS = word_set(
    """in during since throughout start beginning outbreak years year months month
    weeks week decade decades course"""
)
"""Words before "the war" that make it the window of a total."""

AGGREGATE = word_set(
    """since total overall altogether cumulative toll decades
    decade years year months month weeks week"""
)
"""Words that make a toll a total rather than that of one incident."""

AGGREGATE_TURNS = ("so far", "to date", "in all", "all told", "until now", "up to now")

ACCIDENTS = word_set(
    """accident accidents crash crashed bus train ferry plane boat capsized earthquake
    earthquakes quake flood floods flooding landslide avalanche hurricane cyclone
    typhoon tornado stampede wildfire wildfires heatwave virus coronavirus covid cholera
    ebola measles epidemic pandemic disease outbreak ravine derailed cancer flu"""
)
"""Words of deaths that no war brought: none of a ceasefire monitor's figures."""

REFUGEES = frozenset({"refugee", "refugees"})
REFUGE = word_set("refuge shelter flight safety")
SEEKING = word_set("sought seek seeking took taken take")
CROSSING = word_set("crossed poured streamed fled spilled crossing")
"""Words that together say flight ("sought refuge", "crossed into Chad")."""

HOSTILE_STEMS = (
    "hit",
    "militia",
    "massacre",
    "execut",
    "storm",
    "barrel",
    "shell",
    "strike",
    "struck",
    "airstrike",
    "bomb",
    "attack",
    "fire",
    "firing",
    "clash",
    "raid",
    "blast",
    "explo",
    "mine",
    "rocket",
    "mortar",
    "missile",
    "ambush",
    "sniper",
    "fight",
    "assault",
    "gun",
    "shot",
    "detonat",
    "drone",
    "offensive",
    "battle",
    "stray",
    "artillery",
    "grenade",
)
"""Stems of words that tell of one use of arms: its toll belongs to the event."""
