"""Words for what happens to people: who is killed, who is hurt."""

from __future__ import annotations

from trucewatch.model.claim import Measure
from trucewatch.read.wordset import word_set

KILL_ACTIVE = word_set(
    """kill killed killing kills martyred martyring murdered murdering murders
    assassinated assassinating gunned gunning massacred massacring slew executed
    executing executes execute beheaded beheading beheads behead slay slays slaying
    slaughtered slaughtering butchered butchering lynched lynching decapitated
    decapitating"""
)
WOUND_ACTIVE = word_set(
    """wounded wounds wounding injured injures injuring hurt hurting maimed
    maiming hospitalised hospitalized hospitalising hospitalizing blinded blinding
    crippled crippling mutilated mutilating disfigured disfiguring concussed"""
)
KILL_PLAIN = word_set(
    """died dead perished slain deaths death fatalities fatality drowned succumbed
    suffocated asphyxiated electrocuted martyrdom demise"""
)
WOUND_PLAIN = frozenset({"injuries", "injury"})

TRIGGERS: dict[str, Measure] = {
    **dict.fromkeys(KILL_ACTIVE | KILL_PLAIN, Measure.KILLED),
    **dict.fromkeys(WOUND_ACTIVE | WOUND_PLAIN, Measure.WOUNDED),
}
"""What each trigger word says of the people it goes with."""

TAKES_AFTER = KILL_ACTIVE | WOUND_ACTIVE
"""Triggers that may have their people directly after them ("killed five")."""

NOMINAL = word_set(
    "death deaths injuries injury killing lives slaying martyrdom demise lynching"
)
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
