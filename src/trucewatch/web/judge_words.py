"""Words of the judge that the catalogue knows: sentences without names or days in them.

The judge speaks English, as a finding is a record; pages show what stands here in the
visitor's language and the rest as it is, marked as English.
"""

from __future__ import annotations

from trucewatch.web.languages import marked

REASONS = (
    marked("The reports do not settle every fact that the term asks for."),
    marked("A bound party did what the term rules out, as people verified."),
    marked("The one hit is no excluded group, so the carve-out is silent."),
    marked("Whether an excluded group was hit is open."),
    marked("People found that it did not happen as told, or is told twice."),
    marked("Roles or designations changed within the time in which it happened."),
    marked("It may be what the term asks for; some facts are open."),
    marked("It may be what the term sets up; some facts are open."),
    marked("It may be what the term allows; some facts are open."),
    marked("It is an act of the sort that the term asks for."),
    marked("It is an act of the sort that the term sets up."),
    marked("It is an act of the sort that the term allows."),
    marked("Another term may rule out the act; its facts are open."),
    marked("A procedure is kept or broken by the bodies that run it."),
    marked("A duty to report is kept by handing a report over."),
    marked("A definition binds nobody."),
    marked("A duration says when other terms hold."),
)
"""Why a finding is as it is."""

QUESTIONS = (
    marked("Did it happen while the term was in force?"),
    marked("Does the term speak of such an act?"),
    marked("Did it happen where the term applies?"),
    marked("Is the one who did it bound by the term?"),
    marked("Was the one hit outside the ceasefire's protection?"),
    marked("Have people verified it and settled who did it?"),
    marked("Does another term in force say otherwise?"),
    marked("Does the carve-out let this actor act?"),
    marked("Is the weapon one that the term is about?"),
    marked("How far has it to be?"),
    marked("Can one incident keep or break it?"),
    marked("Is it an act that the term asks for?"),
    marked("Does it serve the facility that the term sets up?"),
    marked("Is it an act that the term asks for, and did people verify it?"),
    marked("Is it an act that the term sets up, and did people verify it?"),
    marked("Is it an act that the term allows, and did people verify it?"),
)
"""Steps of a finding."""

ANSWERS = (
    marked("some facts are open"),
    marked("nobody is held responsible"),
    marked("no claim says who was hit"),
    marked("sources differ on who was hit"),
    marked("only sources that take a side name whom it hit"),
    marked("its time is not known"),
    marked("its time is too vague to tell on which side"),
    marked("its place is not known"),
    marked("the term applies everywhere"),
    marked("it lies in none of the term's zones"),
    marked("what was done is not known closely enough"),
    marked("the text names nobody"),
    marked("no: an act of this sort runs against it"),
    marked("no: an act of this sort hinders it"),
)
"""Their answers, where nothing of the incident is in them."""

MISSING = (
    marked("who did it"),
    marked("who did it, beyond what an accuser says"),
    marked("which group it was, and whether it had joined"),
    marked("whom the term binds: the text does not say"),
    marked("an attribution that is admitted, assessed high or adjudicated"),
    marked("an attribution set by a person: admitted, assessed high or adjudicated"),
    marked("verification of the incident by two persons"),
    marked("a reading of the provision in a source: it is carried unchecked"),
    marked("the day on which it happened"),
    marked("when it happened"),
    marked("the time of day or the exact day"),
    marked("the exact day"),
    marked("what was done"),
    marked("a place that is certainly inside or outside the zone"),
    marked("whether the term covers flights without fire"),
    marked("whether the term covers movement without fire"),
    marked("when the mine was laid, and by whom"),
    marked("when the ordnance was fired, and by whom: a find is no act"),
    marked("a finding that a chemical was used"),
    marked("who was hit"),
    marked("who was hit, from a source that is of no side"),
    marked("who was aimed at"),
    marked("which weapon"),
    marked("its calibre or which system it was"),
    marked("whether the term protects those hit"),
    marked("how the whole undertaking stands: see the deadlines board"),
    marked("what the bodies did, from their own records"),
    marked("the report, or a record that none came"),
    marked("a term that rules on the act"),
)
"""What would have to be known."""

ASSUMED = (
    marked("zone outlines are our own reading of the text, not official"),
    marked("the agreement's text does not define a violation"),
    marked("the term is presumed to be extended"),
    marked("the term's standing is disputed"),
    marked("the term is said to be suspended"),
    marked("the term is said to be superseded"),
    marked("the term is said to have expired"),
)
"""What was assumed."""
