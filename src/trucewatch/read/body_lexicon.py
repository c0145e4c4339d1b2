"""Words that name bodies which count in any conflict: missions, armies, ministries."""

from __future__ import annotations

from trucewatch.read.recorder_lexicon import FORCES, JOINT, SIDES
from trucewatch.read.tally_lexicon import (
    BE_HAVE,
    BREAK_VERBS,
    MODALS,
    NEGATIONS,
    UNIT_NOUNS,
)
from trucewatch.read.wordset import word_set


def plurals_of(nouns: frozenset[str]) -> frozenset[str]:
    """Regular plurals of the nouns that are no plurals themselves."""
    singular = (noun for noun in nouns if not noun.endswith("s"))
    return frozenset(
        f"{noun[:-1]}ies" if noun[-1] == "y" else f"{noun}s" for noun in singular
    )


PEOPLE = word_set(
    """monitors observers officers officials inspectors peacekeepers servicemen
    verifiers experts specialists representatives delegates authorities
    investigators patrols patrol police policemen guards militia militias rebels
    insurgents guerrillas separatists fighters militants loyalists houthis
    mediators colleagues counterparts partners commanders soldiers rangers crews
    watchers volunteers staffers envoys councillors paramilitaries spokesmen
    spokespersons ministers helmets mediators generals colonels leaders elders
    watchdogs activists lawyers media doctors researchers analysts campaigners
    journalists marshals scouts liaison-officers rescuers responders paramedics
    teachers nurses clerics priests villagers shepherds prosecutors auditors
    surveyors sappers deminers correspondents mayors attaches verifiers
    ceasefire-monitors wardens gendarmes coastguards rapporteurs"""
)
"""Plural nouns for people who may count."""

PERSONS = word_set(
    """spokesman spokeswoman spokesperson official officer commander minister governor
    mayor envoy coordinator ombudsman general colonel major captain chief president
    head chairman observer monitor leader director secretary mediator rapporteur
    commissioner representative delegate ambassador diplomat attache inspector
    investigator prosecutor chairwoman adviser aide source correspondent doctor"""
)
"""Nouns for one person who speaks for a body."""

INSTITUTIONS = word_set(
    """agency authority authorities bureau service unit room cell coalition government
    alliance council organisation organization secretariat network watchdog institute
    movement front faction department directorate company battalion brigade division
    corps navy guard force contingent station post desk panel board tribunal
    ombudsman presidency administration junta opposition leadership group operation
    federation league registry alliance taskforce subcommittee regiment garrison
    hospital clinic morgue diocese ngo charity foundation association society union
    university museum court embassy consulate directorate-general observatory
    ministry parliament assembly cabinet coastguard gendarmerie militia"""
)
"""Nouns for bodies that may count, beside those of sides and forces."""

BODIES_OF_PEOPLE = INSTITUTIONS | SIDES | FORCES | JOINT
HEADS = PEOPLE | PERSONS | BODIES_OF_PEOPLE | plurals_of(PERSONS | BODIES_OF_PEOPLE)
"""Nouns that end the name of a body."""

PAPERS = word_set(
    """note notes report reports bulletin bulletins log logs logbook logbooks
    statement statements update updates tally tallies count counts figures data
    records record register registers summary summaries book books estimate
    estimates statistics reckoning numbers list lists map maps database communique
    review ledger diary dispatch dispatches calculations information findings
    figure total totals sum score number sheet sheets dossier dossiers ledgers
    chart charts table tables spreadsheet spreadsheets index bulletins newsletter
    survey surveys archive archives docket files file roster rosters matrix minutes
    logsheet logsheets scoreboard tracker inventory inventories"""
)
"""Nouns for what a body writes its count into: its owner counts."""

COUNTERS = word_set(
    "figure total totals sum score number count counts estimate estimates"
)
"""Papers that are mere numbers: "the number of armed groups" names no recorder."""

PAPER_VERBS = word_set(
    """lists is was stands stood runs ran reads read comes came totals totalled totaled
    amounts amounted rose rises fell falls remains remained says said has had
    gives gave climbed dropped grew increased decreased reached exceeded passed
    goes went"""
)
"""Verbs by which a count or a list gives its number."""

TELLING = word_set(
    """say said says saying spoke speaks speaking told tells claimed claims claiming
    announced announces stated states declared accused accuses accusing blamed
    blames complained complains alleged alleges added adds estimated estimates
    gave gives published publishes put puts placed set arrived came comes wrote
    writes acknowledged admitted maintained asserted insisted informed charged
    charges denounced protested denied conceded mentioned mentions shows showed
    contains contained spoken lists list say claim speak tell accuse blame
    announce state estimate give put charge allege report maintain insist assert
    classed classified sorted grouped climbed reckons reckoned totted received
    receives contended argued explained reiterated accusing blaming alleges declares
    informs insists asserts notifies notified maintains reckon received revised
    corrected lowered raised acknowledges admits concedes mentions reiterates
    contends argues explains complains denounces protests"""
)
"""Verbs by which a body tells of a count that may be its own."""

GIVEN = word_set(
    """given issued published provided presented released collected compiled put entered
    submitted supplied produced filed seen heard found established kept drawn attested
    cited alleged claimed brought picked verified confirmed blamed made
    denounced quoted spotted added put-forward forward examined investigated
    catalogued enumerated itemised tabulated mapped gathered condemned protested
    chalked jotted written noted put-down attributed tracked inventoried indexed
    clocked mapped charted notched penned listed inscribed annotated reckoned"""
)
"""Participles, beside those of recording, behind which "by" names who counts."""

TAIL_PREPOSITIONS = word_set(
    """of for in at on near from to with along across inside around between into under
    within over behind"""
)
"""Words that may open a complement between a body and its verb."""

NO_PART = (
    BE_HAVE
    | BREAK_VERBS
    | MODALS
    | NEGATIONS
    | UNIT_NOUNS
    | TAIL_PREPOSITIONS
    | TELLING
    | word_set(
        """the a an its their his her our this that these those and or but while whereas
        when where which who whose whom as by if than then so also only it they he she
        we you i all each every some any no none both either neither after before since
        during until about more most least another other's there here not per via
        according to up down out off against through without such same first truce
        ceasefire cease-fire armistice peace people civilians places cases times hours
        days day week month year morning night yesterday today
        monday tuesday wednesday thursday friday saturday sunday january february march
        april may june july august september october november december"""
    )
) - word_set("states ceasefire cease-fire truce peace armistice all other's")
"""Words that are no part of a body's name."""

DETERMINERS = word_set("the a an its their his her our")

STARTERS = word_set(
    """ceasefire truce government state army press joint security border civil local
    federal rebel opposition un international independent conflict observation
    monitoring regional military armed self-defence defence"""
)
"""Words in lower case with which the name of a body may begin without article."""
