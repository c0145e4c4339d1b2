"""An agreement's terms cite provisions, zones and terms that exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from tests import factories as make
from tests.strategies import days
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
    """Nothing is judged without a named set of assumptions."""
    with pytest.raises(ValueError, match="at least one interpretation"):
        replace(make.agreement(), interpretations=())


def test_a_term_cites_a_provision_that_exists() -> None:
    """A term without its provision is refused."""
    made = make.agreement()
    assert made.provision(made.terms[0].provision).text == "Fire ceases."
    with pytest.raises(ValueError, match="T1 cites no provision: P1"):
        replace(made, provisions=())


def test_a_term_names_zones_that_exist() -> None:
    """An unknown zone is named in the complaint, a known one is found."""
    made = make.agreement(terms=(make.term(zones=("Z1",)),))
    assert made.zone("Z1").units[0].place_id == "iso:SY-ID"
    with pytest.raises(ValueError, match=r"T1 names unknown zones: \['Z2', 'Z3'\]"):
        make.agreement(terms=(make.term(zones=("Z3", "Z1", "Z2")),))


def test_a_term_names_exceptions_that_exist() -> None:
    """An exception is another term of the same agreement, in any order."""
    rule = make.term(exceptions=("T2",))
    carve_out = make.term("T2", TermKind.CARVE_OUT)
    assert make.agreement(terms=(rule, carve_out)).terms == (rule, carve_out)
    with pytest.raises(ValueError, match=r"T1 names unknown terms: \['T2'\]"):
        make.agreement(terms=(rule,))


def test_an_agreement_without_terms_is_accepted() -> None:
    """Provisions may be entered before anyone reads terms out of them."""
    assert make.agreement(terms=()).terms == ()
