"""Who is bound, who joined, who is excluded: by dated records, on the day asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests import factories as make
from trucewatch.judge.case import Answer, Scope
from trucewatch.judge.parties import (
    NOT_EXCLUDED,
    Exclusion,
    among,
    by_actor,
    days_of_change,
    exclusion,
)
from trucewatch.model.actor import DatedName
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.finding import RuleStep
from trucewatch.model.party import (
    AgreementRole,
    DisputedExclusion,
    ExcludedGroup,
    Joining,
    JoiningKind,
    PartyRole,
)

IN, OUT, OPEN = Scope.INSIDE, Scope.OUTSIDE, Scope.UNKNOWN
BOUND = (PartyRole.BOUND_PARTY,)
ACTOR = "Is the one who did it bound by the term?"
Q = "Is it among them?"
JUNE = date(2017, 6, 1)
EVE = JUNE - timedelta(days=1)


def attributed(attribution: Attribution, **more: Any) -> Answer:  # noqa: ANN401 - as made
    """The answer to the question of the actor."""
    return by_actor(make.case(make.incident(attribution=attribution), **more))


LEVELS = [
    (
        "nobody named",
        Attribution(),
        OPEN,
        "nobody is held responsible",
        "who did it",
    ),
    (
        "an accuser's word",
        Attribution(level=AttributionLevel.CLAIMED_BY_ACCUSER, actor="AAA"),
        OPEN,
        "an accuser names the AAA; nothing else says so",
        "who did it, beyond what an accuser says",
    ),
    *(
        (
            level.value,
            make.held("AAA", level),
            OPEN,
            "the AAA is assessed to have done it, but not with high confidence",
            "an attribution that is admitted, assessed high or adjudicated",
        )
        for level in (AttributionLevel.ASSESSED_LOW, AttributionLevel.ASSESSED_MEDIUM)
    ),
    *(
        (level.value, make.held("AAA", level), IN, "the AAA is named", "")
        for level in (
            AttributionLevel.ADMITTED,
            AttributionLevel.ASSESSED_HIGH,
            AttributionLevel.ADJUDICATED,
        )
    ),
    (
        "admitted by somebody else",
        make.held("CCC"),
        OUT,
        "the CCC is not among those named: the AAA, the BBB",
        "",
    ),
    (
        "an accuser names somebody else",
        Attribution(level=AttributionLevel.CLAIMED_BY_ACCUSER, actor="CCC"),
        OPEN,
        "an accuser names the CCC; nothing else says so",
        "who did it, beyond what an accuser says",
    ),
]


@pytest.mark.parametrize(
    ("attribution", "scope", "words", "missing"),
    [row[1:] for row in LEVELS],
    ids=[row[0] for row in LEVELS],
)
def test_only_three_levels_say_who_did_it(
    attribution: Attribution, scope: Scope, words: str, missing: str
) -> None:
    """What an accuser says, or a weak assessment, leaves it open."""
    answer = attributed(attribution)
    assert (answer.scope, answer.step) == (
        scope,
        RuleStep(question=ACTOR, answer=words),
    )
    assert answer.missing == missing


def asked(
    code: str,
    *roles: AgreementRole,
    day: date | None = make.DAY,
    joinings: tuple[Joining, ...] = (),
    required: bool = True,
) -> Answer:
    """Whether the actor is among the bound parties."""
    law = make.agreement(
        roles=roles,
        joinings=joinings,
        interpretations=(make.reading(joining_required=required),),
    )
    return among(make.case(by=law, day=day), code, BOUND, question=Q)


def bound(actor: str, **more: Any) -> AgreementRole:  # noqa: ANN401 - as it takes
    """A bound party."""
    return make.role(actor, **more)


MEMBERSHIP = [
    ("itself", "AAA", bound("AAA"), IN, "the AAA is named", ""),
    ("an organ", "AAA/ARMY", bound("AAA"), IN, "the AAA/ARMY belongs to the AAA", ""),
    (
        "an organ's organ",
        "AAA/CORPS",
        bound("AAA"),
        IN,
        "the AAA/CORPS belongs to the AAA",
        "",
    ),
    (
        "an organ's organ, of the organ",
        "AAA/CORPS",
        bound("AAA/ARMY"),
        IN,
        "the AAA/CORPS belongs to the AAA/ARMY",
        "",
    ),
    (
        "a militia counted to a state",
        "AAA/MILITIA",
        bound("AAA"),
        OPEN,
        "the AAA/MILITIA is counted to the AAA, but is no organ of it",
        "whether the AAA/MILITIA acted for the AAA",
    ),
    (
        "the state of a bound organ",
        "AAA",
        bound("AAA/ARMY"),
        OUT,
        "the AAA is not among those named: the AAA/ARMY",
        "",
    ),
    (
        "a group of a coalition",
        "BBB/ONE",
        bound("BBB"),
        IN,
        "the BBB/ONE belongs to the BBB",
        "",
    ),
    (
        "a side that is its own side's side",
        "LOOP/1",
        bound("BBB"),
        OUT,
        "the LOOP/1 is not among those named: the BBB",
        "",
    ),
    (
        "a side of such sides",
        "LOOP/0",
        bound("BBB"),
        OUT,
        "the LOOP/0 is not among those named: the BBB",
        "",
    ),
    (
        "another role",
        "GGG",
        make.role("GGG", PartyRole.GUARANTOR),
        OUT,
        "the GGG is not among those named: nobody",
        "",
    ),
]


@pytest.mark.parametrize(
    ("code", "role", "scope", "words", "missing"),
    [row[1:] for row in MEMBERSHIP],
    ids=[row[0] for row in MEMBERSHIP],
)
def test_a_member_is_bound_by_its_side_s_role(
    code: str, role: AgreementRole, scope: Scope, words: str, missing: str
) -> None:
    """Sides' sides count; a group that is no organ of a state may act for itself."""
    answer = asked(code, role)
    step = RuleStep(question=Q, answer=words)
    assert (answer.scope, answer.step, answer.missing) == (scope, step, missing)


def test_a_term_that_names_nobody_leaves_open_whom_it_binds() -> None:
    """The text does not say, and we do not either."""
    answer = among(make.case(), "AAA", (), question=Q)
    assert answer.step == RuleStep(question=Q, answer="the text names nobody")
    missing = "whom the term binds: the text does not say"
    assert (answer.scope, answer.missing) == (OPEN, missing)


@pytest.mark.parametrize(
    ("day", "scope"),
    [(EVE, OUT), (JUNE, IN), (date(2017, 6, 30), IN), (date(2017, 7, 1), OUT)],
)
def test_a_role_counts_on_its_days(day: date, scope: Scope) -> None:
    """From its first day to the eve of its end."""
    role = bound("AAA", since=JUNE, until=date(2017, 7, 1))
    assert asked("AAA", role, day=day).scope is scope


@pytest.mark.parametrize("more", [{"since": JUNE}, {"until": JUNE}])
@pytest.mark.parametrize("code", ["AAA", "AAA/ARMY"])
def test_a_role_of_some_days_says_nothing_of_an_unknown_day(
    code: str, more: dict[str, date]
) -> None:
    """It may or may not have been held; a role without days was."""
    answer = asked(code, bound("AAA", **more), day=None)
    words = "the AAA held its role for a time, and the day is not known"
    assert answer.step == RuleStep(question=Q, answer=words)
    assert answer.missing == "the day on which it happened"
    assert answer.scope is OPEN
    assert asked(code, bound("AAA"), day=None).scope is IN
    assert asked("CCC", bound("AAA", **more), day=None).scope is OUT


def test_a_reading_may_hold_others_bound() -> None:
    """An actor and its members, as an assumption; of no other role."""

    def under(code: str, roles: tuple[PartyRole, ...] = BOUND) -> Answer:
        reading = make.reading(binds_also=("DDD", "BBB", "AAA/ARMY"))
        law = make.agreement(roles=(), interpretations=(reading,))
        return among(make.case(by=law), code, roles, question=Q)

    for code in ("BBB", "BBB/ONE", "AAA/CORPS"):
        answer = under(code)
        words = f"this reading holds the {code} bound"
        assert answer.step == RuleStep(question=Q, answer=words)
        assert (answer.scope, answer.assumed) == (
            IN,
            (f"the {code} is bound, as this reading holds",),
        )
        assert under(code, (PartyRole.GUARANTOR,)).scope is OUT
    assert under("BBB", (PartyRole.GUARANTOR, PartyRole.BOUND_PARTY)).scope is IN
    assert under("AAA").scope is OUT


def test_the_surest_of_several_roles_answers() -> None:
    """Named itself, though its bloc would have had to join; order does not matter."""
    roles = (bound("BBB", joined_only=True), bound("BBB/ONE"), bound("BBB/TWO"))
    for each in (roles, tuple(reversed(roles))):
        assert asked("BBB/ONE", *each).step.answer == "the BBB/ONE is named"
    left = make.joining(kind=JoiningKind.LEFT)
    two = (bound("BBB", joined_only=True), bound("BBB", joined_only=False))
    for pair in (two, tuple(reversed(two))):
        assert asked("BBB/ONE", *pair, joinings=(left,)).scope is IN


def test_a_disputed_role_is_an_assumption() -> None:
    """Of a member as of itself."""
    role = bound("AAA", disputed="BBB denies it")
    assumed = ("the role of the AAA is disputed: BBB denies it",)
    assert asked("AAA", role).assumed == assumed
    assert asked("AAA/ARMY", role).assumed == assumed
    assert asked("AAA", bound("AAA")).assumed == ()


BLOC = bound("BBB", joined_only=True)
LEFT = JoiningKind.LEFT
OPEN_JOINING = "whether the BBB/ONE had joined by that day"
NO_RECORD = "no record says that the BBB/ONE joined"

JOININGS = [
    ("no record", (), make.DAY, OPEN, NO_RECORD),
    ("another's record", (make.joining("BBB/TWO"),), make.DAY, OPEN, NO_RECORD),
    ("the eve", (make.joining(),), EVE, OPEN, NO_RECORD),
    (
        "the day",
        (make.joining(),),
        JUNE,
        IN,
        "the BBB/ONE joined on 2017-06-01, as the GGG says",
    ),
    ("an unknown day", (make.joining(),), None, OPEN, NO_RECORD),
    (
        "left later",
        (make.joining(kind=LEFT, day=date(2017, 7, 1)), make.joining()),
        date(2017, 7, 1),
        OUT,
        "the BBB/ONE left on 2017-07-01, as the GGG says",
    ),
    (
        "not yet left",
        (make.joining(), make.joining(kind=LEFT, day=date(2017, 7, 1))),
        date(2017, 6, 30),
        IN,
        "the BBB/ONE joined on 2017-06-01, as the GGG says",
    ),
    (
        "disputed",
        (make.joining(disputed_by=("AAA",)),),
        make.DAY,
        OPEN,
        "the GGG says that the BBB/ONE joined on 2017-06-01; it is disputed",
    ),
    (
        "unchecked",
        (make.joining(unchecked=True),),
        make.DAY,
        OPEN,
        "the GGG says that the BBB/ONE joined on 2017-06-01; it is disputed",
    ),
    (
        "both on one day",
        (make.joining(), make.joining(kind=LEFT, claimed_by="AAA")),
        make.DAY,
        OPEN,
        "the AAA, the GGG says that the BBB/ONE joined on 2017-06-01; it is disputed",
    ),
    (
        "disputed before, plain since",
        (
            make.joining(day=EVE, disputed_by=("AAA",)),
            make.joining(),
        ),
        make.DAY,
        IN,
        "the BBB/ONE joined on 2017-06-01, as the GGG says",
    ),
]


@pytest.mark.parametrize(
    ("joinings", "day", "scope", "words"),
    [row[1:] for row in JOININGS],
    ids=[row[0] for row in JOININGS],
)
def test_a_member_of_a_bloc_that_joins_by_groups_is_bound_once_it_joined(
    joinings: tuple[Joining, ...], day: date | None, scope: Scope, words: str
) -> None:
    """The last record up to the day decides, unless somebody says otherwise."""
    answer = asked("BBB/ONE", BLOC, day=day, joinings=joinings)
    assert (answer.scope, answer.step) == (scope, RuleStep(question=Q, answer=words))
    assert answer.missing == (OPEN_JOINING if scope is OPEN else "")


def test_a_joining_rests_on_who_says_so() -> None:
    """It is printed as an assumption."""
    answer = asked("BBB/ONE", BLOC, joinings=(make.joining(),))
    assumed = ("that the BBB/ONE joined rests on what the GGG says",)
    assert answer.assumed == assumed


def test_a_bloc_that_joins_by_groups_is_not_bound_as_one() -> None:
    """Unless the reading asks for no joining."""
    answer = asked("BBB", BLOC)
    words = "of the BBB, the term binds those that joined; which one is not said"
    assert (answer.scope, answer.step) == (OPEN, RuleStep(question=Q, answer=words))
    assert answer.missing == "which group it was, and whether it had joined"
    assert asked("BBB", BLOC, required=False).scope is IN
    assert asked("BBB/ONE", BLOC, required=False).scope is IN


def found(
    text: str,
    code: str | None = None,
    *groups: ExcludedGroup,
    day: date | None = make.DAY,
    excludes: tuple[str, ...] = (),
) -> Exclusion:
    """Whether the one named is excluded."""
    law = make.agreement(
        excluded=groups, interpretations=(make.reading(excludes=excludes),)
    )
    return exclusion(make.case(by=law, day=day), text, code)


GROUP = make.excluded_group(
    names=(
        DatedName(name="Old Band"),
        DatedName(name="New Band", since=date(2017, 7, 1)),
    ),
    since=JUNE,
    until=date(2018, 1, 1),
)
DESIGNATED = "{} is designated (a council)"

EXCLUSIONS = [
    ("by its name", "the old band", None, make.DAY, IN),
    ("by another name", "a village", None, make.DAY, OUT),
    ("by its code", "that band", "XXX", make.DAY, IN),
    ("another's code beside its name", "Old Band", "BBB", make.DAY, OUT),
    ("a name not yet in use", "New Band", None, date(2017, 6, 30), OUT),
    ("a name in use", "New Band", None, date(2017, 7, 1), IN),
    ("its code, whatever the name", "New Band", "XXX", date(2017, 6, 30), IN),
    ("the eve of designation", "Old Band", "XXX", EVE, OUT),
    ("the day of designation", "Old Band", "XXX", JUNE, IN),
    ("its last day", "Old Band", "XXX", date(2017, 12, 31), IN),
    ("the day after", "Old Band", "XXX", date(2018, 1, 1), OUT),
]


@pytest.mark.parametrize(
    ("text", "code", "day", "scope"),
    [row[1:] for row in EXCLUSIONS],
    ids=[row[0] for row in EXCLUSIONS],
)
def test_a_group_is_excluded_on_the_days_of_its_designation(
    text: str, code: str | None, day: date, scope: Scope
) -> None:
    """A known code decides; without one, a name that was in use."""
    other = make.excluded_group(
        "ZZZ", names=(DatedName(name="Third Band"),), until=date(2017, 1, 1)
    )
    answer = found(text, code, other, GROUP, day=day)
    if scope is OUT:
        assert answer == NOT_EXCLUDED == Exclusion(scope=OUT, words="", assumed="")
    else:
        assert answer == Exclusion(scope=IN, words=DESIGNATED.format(text))


def test_a_designation_says_nothing_of_an_unknown_day() -> None:
    """Whether it stood then is open; others stay as they are."""
    words = "whether Old Band was designated on that day"
    expected = Exclusion(scope=OPEN, words=words)
    assert found("Old Band", None, GROUP, day=None) == expected
    assert found("a village", None, GROUP, day=None) == NOT_EXCLUDED


def test_a_designation_nobody_read_excludes_nobody_for_certain() -> None:
    """Unchecked data is open."""
    group = replace(GROUP, unchecked=True)
    words = "whether Old Band is designated (a council): it is unchecked"
    assert found("Old Band", None, group) == Exclusion(scope=OPEN, words=words)


DISPUTED = replace(
    GROUP,
    until=None,
    disputed=(
        DisputedExclusion(
            actor="YYY", name="Front", since=JUNE, until=date(2018, 5, 31)
        ),
    ),
)
ABOUT = "whether Front is covered by the designation of Old Band"
TAKEN = Exclusion(
    scope=IN,
    words="the Front is taken as excluded by this reading",
    assumed=f"{ABOUT}: yes",
)


@pytest.mark.parametrize(("code", "text"), [("YYY", "the Front"), (None, "the Front")])
def test_a_disputed_bearer_is_excluded_only_by_a_reading(
    code: str | None, text: str
) -> None:
    """Open under the one, excluded under the other, with the assumption said."""
    assert found(text, code, DISPUTED) == Exclusion(scope=OPEN, words=ABOUT)
    assert found(text, code, DISPUTED, excludes=("YYY",)) == TAKEN
    assert found(text, "BBB", DISPUTED, excludes=("YYY",)) == NOT_EXCLUDED
    assert found("a village", None, DISPUTED, excludes=("YYY",)) == NOT_EXCLUDED


@pytest.mark.parametrize(
    ("day", "scope"),
    [
        (EVE, OUT),
        (JUNE, OPEN),
        (date(2018, 5, 30), OPEN),
        (date(2018, 5, 31), OUT),
    ],
)
def test_a_dispute_has_its_days(day: date, scope: Scope) -> None:
    """From its first day to the eve of its end."""
    assert found("the Front", "YYY", DISPUTED, day=day).scope is scope


def test_no_reading_settles_what_is_unread_or_at_an_unknown_day() -> None:
    """The dispute stays open where the designation itself does."""
    open_ = Exclusion(scope=OPEN, words=ABOUT)
    unread = replace(DISPUTED, unchecked=True)
    assert found("the Front", "YYY", unread, excludes=("YYY",)) == open_
    assert found("the Front", "YYY", DISPUTED, day=None, excludes=("YYY",)) == open_


def test_a_later_dispute_is_found_behind_others() -> None:
    """The first that does not match ends no search."""
    first = DisputedExclusion(actor="ZZZ", name="Guard")
    both = replace(DISPUTED, disputed=(first, *DISPUTED.disputed))
    assert found("the Front", "YYY", both).scope is OPEN
    assert found("the Front", None, both, excludes=("YYY",)) == TAKEN


def test_a_certain_exclusion_stands_before_an_open_one() -> None:
    """Whatever the order of the groups."""
    open_ = replace(GROUP, unchecked=True)
    for groups in ((open_, GROUP), (GROUP, open_)):
        assert found("Old Band", None, *groups).scope is IN


def test_days_of_change_are_those_on_which_any_record_begins_or_ends() -> None:
    """After the first day, up to the last; each once, in order."""

    def on(number: int) -> date:
        return date(2017, 6, number)

    group = make.excluded_group(
        names=(DatedName(name="A", since=on(4), until=on(5)),),
        since=on(6),
        until=on(7),
        disputed=(DisputedExclusion(actor="Y", name="Y", since=on(8), until=on(9)),),
    )
    law = make.agreement(
        roles=(make.role(since=on(2), until=on(3)), make.role()),
        excluded=(group,),
        joinings=(make.joining(day=on(10)), make.joining("X", day=on(10))),
    )
    assert days_of_change(law, on(1), on(10)) == [on(n) for n in range(2, 11)]
    assert days_of_change(law, on(2), on(9)) == [on(n) for n in range(3, 10)]
    assert days_of_change(make.agreement(), on(1), on(10)) == []


def test_a_role_read_in_no_source_leaves_open_who_is_bound() -> None:
    """Whoever it concerns; others are outside as before."""
    law = make.agreement(roles=(bound("AAA", unchecked=True),))
    case = make.case(make.incident(), law)
    answer = among(case, "AAA", BOUND, question=Q)
    assert answer.scope is Scope.UNKNOWN
    words = "that the AAA holds this role was not checked against a source"
    assert answer.step == RuleStep(question=Q, answer=words)
    assert answer.missing == "a source for the role of the AAA"
    assert among(case, "CCC", BOUND, question=Q).scope is Scope.OUTSIDE
