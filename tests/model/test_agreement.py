"""An agreement's terms cite provisions, zones and terms that exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests import factories as make
from tests.strategies import days
from trucewatch.model.agreement import BrokenReferences
from trucewatch.model.commission import Body, Post, PostKind
from trucewatch.model.commitment import CommitmentStatus, FulfilmentReport
from trucewatch.model.party import AgreementRole, PartyRole
from trucewatch.model.term import TermKind, TermStatus
from trucewatch.model.zone import GeometryStatus

SINCE, UNTIL = date(2017, 5, 4), date(2018, 5, 4)

HELD = [
    ("the day before", date(2017, 5, 3), False),
    ("its first day", date(2017, 5, 4), True),
    ("its last day", date(2018, 5, 3), True),
    ("the day after", date(2018, 5, 4), False),
    ("an unknown day", None, True),
]


def role(
    actor: str = "GGG", *, since: date | None = None, until: date | None = None
) -> AgreementRole:
    """A guarantor's role between those days."""
    return AgreementRole(
        role=PartyRole.GUARANTOR, actor=actor, since=since, until=until
    )


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Term kinds and standings of 2.12, geometry of the glossary, roles."""
    kinds = (
        "prohibition obligation permission carve_out facility limit deadline "
        "procedure reporting definition duration"
    )
    assert [*TermKind] == kinds.split()
    standings = "draft in_force presumed_extended suspended superseded expired disputed"
    assert [*TermStatus] == standings.split()
    geometry = "official published_map_digitised approximate textual_only"
    assert [*GeometryStatus] == geometry.split()
    roles = (
        "signatory guarantor bound_party beneficiary mediator observer facilitator "
        "depositary"
    )
    assert [*PartyRole] == roles.split()


@pytest.mark.parametrize(
    ("day", "expected"), [c[1:] for c in HELD], ids=[c[0] for c in HELD]
)
def test_a_role_is_held_from_since_to_before_until(
    day: date | None, *, expected: bool
) -> None:
    """The days of a role are half-open; an unknown day excludes no role."""
    assert role(since=SINCE, until=UNTIL).held_on(day) is expected


@given(days)
def test_an_open_role_is_held_for_ever(day: date) -> None:
    """Without days a role has no limit; one bound leaves the other open."""
    assert role().held_on(day)
    assert role(since=day).held_on(date.max)
    assert role(until=day).held_on(date.min)
    assert not role(until=day).held_on(day)


def test_actors_in_a_role_are_ordered_by_code_each_once() -> None:
    """Only those of the role, on the day, whatever the file's order."""
    made = make.agreement(
        roles=(
            role("TTT"),
            role("RRR", since=UNTIL),
            role("III"),
            role("III", since=SINCE),
            AgreementRole(role=PartyRole.OBSERVER, actor="OOO"),
        )
    )
    assert made.actors_in(PartyRole.GUARANTOR) == ("III", "RRR", "TTT")
    assert made.actors_in(PartyRole.GUARANTOR, SINCE) == ("III", "TTT")
    assert made.actors_in(PartyRole.GUARANTOR, UNTIL) == ("III", "RRR", "TTT")
    assert made.actors_in(PartyRole.MEDIATOR) == ()


def test_an_agreement_has_a_reading() -> None:
    """Nothing is judged without named assumptions; the first set is the default."""
    with pytest.raises(ValueError, match="at least one interpretation"):
        replace(make.agreement(), interpretations=())
    readings = (make.reading("day"), make.reading("night"))
    made = make.agreement(interpretations=readings)
    assert made.reading(None) is readings[0]
    assert made.reading("night") is readings[1]
    with pytest.raises(KeyError):
        made.reading("dusk")


def test_entries_are_found_by_id() -> None:
    """Provisions, zones and terms that a term names."""
    rule, other = make.term(zones=("Z2",)), make.term("T2")
    made = make.agreement(terms=(rule, other), zones=(make.zone(), make.zone("Z2")))
    assert made.term("T2") is other
    assert made.zone("Z2") is made.zones[1]
    assert made.provision(rule.provision).text == "Fire ceases."


def twice(name: str) -> dict[str, Any]:
    """Two entries of one id."""
    return {name: getattr(make.agreement(), name) * 2}


LATE = FulfilmentReport(
    term="T9", says=CommitmentStatus.MET, by="AAA", day=SINCE, text="done"
)
POST = Post(kind=PostKind.CHECKPOINT, name="at the road", operator="GGG", zone="Z9")
BODY = Body(id="JWG", name="the working group")

BROKEN = [
    (
        {"interpretations": ()},
        (),
        "no interpretation: got none, wanted at least one interpretation",
    ),
    (
        {"provisions": ()},
        ("terms", 0, "provision"),
        "cites no provision: got P1, wanted an entry of that id",
    ),
    (
        {"terms": (make.term(), make.term("T2", zones=("Z1", "Z3")))},
        ("terms", 1, "zones"),
        "names an unknown zone: got Z3, wanted one of Z1",
    ),
    (
        {"terms": (make.term(exceptions=("T2",)), make.term("T3"))},
        ("terms", 0, "exceptions"),
        "names an unknown term: got T2, wanted one of T1, T3",
    ),
    (
        {"zones": (make.zone(inside="Z9"),)},
        ("zones", 0, "inside"),
        "names an unknown zone: got Z9, wanted one of Z1",
    ),
    (
        {"posts": (replace(POST, zone=None), POST)},
        ("posts", 1, "zone"),
        "names an unknown zone: got Z9, wanted one of Z1",
    ),
    (
        {"fulfilment": (LATE,)},
        ("fulfilment", 0, "term"),
        "names an unknown term: got T9, wanted one of T1",
    ),
    (twice("terms"), ("terms", 1, "id"), "id used twice: got T1, wanted one"),
    (twice("zones"), ("zones", 1, "id"), "id used twice: got Z1, wanted one"),
    (
        twice("provisions"),
        ("provisions", 1, "id"),
        "id used twice: got P1, wanted one",
    ),
    (
        twice("interpretations"),
        ("interpretations", 1, "id"),
        "id used twice: got day, wanted one",
    ),
    (
        {"bodies": (BODY, BODY)},
        ("bodies", 1, "id"),
        "id used twice: got JWG, wanted one",
    ),
]


@pytest.mark.parametrize(("change", "path", "complaint"), BROKEN)
def test_an_entry_that_does_not_fit_is_named_by_its_path(
    change: dict[str, Any], path: tuple[str | int, ...], complaint: str
) -> None:
    """What, got, wanted, and where in the file it stands."""
    with pytest.raises(BrokenReferences) as caught:
        replace(make.agreement(), **change)
    (part,) = caught.value.parts
    assert (part.path, str(part)) == (path, complaint)
    assert str(caught.value) == complaint


def test_every_broken_entry_is_listed_at_once() -> None:
    """One run over a file shows all that is wrong with it."""
    with pytest.raises(BrokenReferences) as caught:
        replace(make.agreement(), provisions=(), zones=())
    assert [part.path[-1] for part in caught.value.parts] == ["provision", "zones"]


def test_zones_and_posts_may_name_zones_that_exist() -> None:
    """A zone within another, a post in a zone, a report on a term."""
    made = make.agreement(
        zones=(make.zone(), make.zone("Z2", inside="Z1")),
        posts=(replace(POST, zone="Z2"),),
        fulfilment=(replace(LATE, term="T1"),),
    )
    assert made.zone("Z2").inside == "Z1"


def test_an_agreement_without_terms_is_accepted() -> None:
    """Provisions may be entered before anyone reads terms out of them."""
    assert make.agreement(terms=()).terms == ()
