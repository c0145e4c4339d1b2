"""Words that name recorders: states, sides, bodies."""

from __future__ import annotations

from trucewatch.read.tally_lexicon import (
    BE_HAVE,
    NEGATIONS,
)
from trucewatch.read.wordset import word_set

ADJECTIVES = {
    "russian": "RUS",
    "turkish": "TUR",
    "iranian": "IRN",
    "syrian": "SYR",
    "ukrainian": "UKR",
    "armenian": "ARM",
    "azerbaijani": "AZE",
    "azeri": "AZE",
    "georgian": "GEO",
    "american": "USA",
    "us": "USA",
    "israeli": "ISR",
    "lebanese": "LBN",
    "jordanian": "JOR",
    "kazakh": "KAZ",
    "indian": "IND",
    "pakistani": "PAK",
    "yemeni": "YEM",
    "saudi": "SAU",
    "libyan": "LBY",
    "sudanese": "SDN",
    "ethiopian": "ETH",
    "afghan": "AFG",
    "colombian": "COL",
}
"""Actor code of each adjective (ISO 3166-1 alpha-3)."""


STATES = {
    "russia": "RUS",
    "moscow": "RUS",
    "turkey": "TUR",
    "türkiye": "TUR",
    "turkiye": "TUR",
    "ankara": "TUR",
    "iran": "IRN",
    "tehran": "IRN",
    "syria": "SYR",
    "ukraine": "UKR",
    "kyiv": "UKR",
    "armenia": "ARM",
    "yerevan": "ARM",
    "azerbaijan": "AZE",
    "baku": "AZE",
    "georgia": "GEO",
    "israel": "ISR",
    "lebanon": "LBN",
    "jordan": "JOR",
    "kazakhstan": "KAZ",
    "india": "IND",
    "pakistan": "PAK",
    "libya": "LBY",
    "islamabad": "PAK",
    "kiev": "UKR",
    "riyadh": "SAU",
    "tbilisi": "GEO",
    "washington": "USA",
    "russians": "RUS",
    "turks": "TUR",
    "iranians": "IRN",
    "syrians": "SYR",
    "ukrainians": "UKR",
    "armenians": "ARM",
    "azerbaijanis": "AZE",
    "azeris": "AZE",
    "georgians": "GEO",
    "americans": "USA",
    "israelis": "ISR",
    "jordanians": "JOR",
    "indians": "IND",
    "pakistanis": "PAK",
    "saudis": "SAU",
}
"""Actor code of each state, capital or nation that may count."""


BODIES = {
    "un": "UN",
    "unmha": "UN",
    "unifil": "UN",
    "undof": "UN",
    "osce": "OSCE",
    "smm": "OSCE",
    "sohr": "NGO/SOHR",
}
"""Actor code of bodies by their short names."""


GUARANTORS = frozenset({"RUS", "TUR", "IRN"})
"""Guarantors of the Astana arrangement (memorandum of 4 May 2017)."""


SIDES = word_set(
    """side sides part parts party representatives representative members team teams
    delegation section component half observers monitors contingent colleagues
    partners counterparts counterpart specialists experts group one ones officers
    half-commission participants branch wing"""
)


FORCES = word_set(
    """army military forces troops ministry servicemen centre center aviation mission
    commission command staff observatory mechanism committee coordination headquarters
    office"""
)


JOINT = word_set(
    """commission group centre center office mission committee body cell mechanism"""
)


SKIP_TO_VERB = ((BE_HAVE | NEGATIONS) - word_set("was were is are be been")) | word_set(
    """also each alone itself both in turn its only meanwhile for part officially
    together jointly said says that it they"""
)
"""Words that may stand between a recorder and its verb ("said it had counted")."""


NAMED_GUARANTORS = frozenset({"RUS", "TUR"})


BODY_TAIL = word_set(
    """defence defense reconciliation opposing warring sides parties human rights
    general
    joint monitoring armed"""
)


SPEAKING = word_set("""reported reports report noted notes revealed observed""")
