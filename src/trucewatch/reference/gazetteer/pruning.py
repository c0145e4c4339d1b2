"""Which alternate names of the base data are kept as names of a place.

GeoNames lists what anybody ever called a place: airport codes ("ALP"), machine
transliterations without vowels or capitals ("dmshq"), a country's name for its
capital, a continent's for a hamlet. A name that means something else far more often
does more harm than good. The rules touch alternates only: a town called "Of" or
"Police" keeps its name. Source: shared/design/places.md, and a count over cities500.
"""

from __future__ import annotations

import re

SHORTEST = 4
"""Letters of the shortest alternate in Latin script ("EU" is no village)."""

SHORTEST_OTHER = 3
"""Letters of the shortest alternate in Arabic or Cyrillic script."""

_SCRIPTS = re.compile(
    r"(?P<latin>[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u02b0-\u02ff"
    r"\u2018\u2019\u0300-\u036f`' .\-]+)"
    r"|[\u0400-\u052f' .\-]+|[\u0600-\u06ff .\-]+"
)
_VOWEL = re.compile(r"[aeiouy\u00c0-\u024f\u1e00-\u1eff]")
_ARTICLE = re.compile(
    r"(?:a[dlnrstz]|ash|e[dlnrstz]|esh|d|de|l|la|le|les|los|las|'s|`s|’s)[- '’]", re.I
)

_WORDS = """
a about above across after again against air airport all also am an and another any
april are area army as at august avenue away back base bay beach because been before
bell below best between big black blue bridge but by call camp can canal cape capital
castle center central centre century church city close club coast college corner could
council country county cross dam day days december department did district division do
does down each early earth east eastern eight eighteen eighty eleven end enough even
every factory false family far farm february federal few field fifteen fifty fire first
five flat for forest former fort forty forum four free friday from front full garden
gate general get give go gold good government grand great green ground group had half
hall harbor harbour hard has have he head her here high hill hills him his home hope
horse hospital hotel hour house how hundred i ice if important in inside international
iron is island islands isle it its january july june just keep king know lady lake land
large last late law left less let light like line little long lord low lower made main
major make man many march market martin may me mean men mid middle might mile military
mill minister mission monday money month more morning most mount mountain mouth much
must my national near need never new next nice night nine no none nor normal north
northern not november now number ocean october of off office oil old on once one only
open or other our out over own palace paradise park part pass path peace people place
plain plan plaza point pole police pond port post power president price prince private
province public put queen quite rail rain range rapid real red region report republic
rest right river road rock rome royal rule run rural salt same sand saturday school sea
second section see september series service seven several shall she shore should side
since six sixty small snow so some son south southern spring square staff star state
station stone store street strong such summer summit sunday sure table take tell ten
than that the their them then there these they thing third thirty this those thousand
three through thursday time to today together too top total tower town township trade
true tuesday turn twelve twenty two under union unit united university until up upper us
use valley very view village wall want war was water way we wednesday week well were
west western what when where which white who whole why will wind winter with without
woman wood work world would yard year yellow yes yet you young your zone
khan tall bayt beit deir dayr jabal jebel qasr kafr burj nahr wadi
"""
COMMON = frozenset(_WORDS.split())
"""English words, and words that open many Arabic place names; none is a name alone."""


def is_worth(name: str, *, taken: frozenset[str] = frozenset()) -> bool:
    """Whether an alternate name is one that reports use for its place.

    Args:
        name: as the base data spells it.
        taken: casefolded names of countries, continents, regions and peoples, which
            mean those and not a town.
    """
    script = _SCRIPTS.fullmatch(name)
    if script is None:
        return False
    if script["latin"] is None:
        return len(name) >= SHORTEST_OTHER
    plain = name.casefold()
    return (
        len(name) >= SHORTEST
        and not (name.isascii() and name.isupper())
        and not (name[0].islower() and _ARTICLE.match(name) is None)
        and _VOWEL.search(plain) is not None
        and plain not in COMMON
        and plain not in taken
    )
