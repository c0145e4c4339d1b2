"""An instrument's sort, its links to earlier ones, and how long it runs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from trucewatch.model.instrument import (
    OPEN_ENDED,
    AgreementClass,
    AgreementForm,
    AgreementLink,
    AgreementPurpose,
    EndType,
    Extension,
    LinkKind,
    Validity,
)

PERIOD = date(2017, 11, 5)


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Forms, classes, purposes and ends of 2.13; a framework and a resolution too."""
    forms = "unilateral bilateral multilateral guarantor_only local resolution"
    assert [*AgreementForm] == forms.split()
    classes = "cessation_of_hostilities preliminary definitive framework"
    assert [*AgreementClass] == classes.split()
    purposes = "peace_process humanitarian holiday election covid other"
    assert [*AgreementPurpose] == purposes.split()
    ends = "expired replaced denounced collapsed overrun fulfilled unknown"
    assert [*EndType] == ends.split()
    links = (
        "framework endorses supplements implements amends localises extends supersedes"
    )
    assert [*LinkKind] == links.split()


def test_an_agreement_may_end_with_its_first_period_and_not_before() -> None:
    """The day itself is accepted, the eve is refused."""
    assert Validity(first_period_ends=PERIOD, ends=PERIOD).ends == PERIOD
    eve = PERIOD - timedelta(days=1)
    with pytest.raises(ValueError, match="ends 2017-11-04, before its first period"):
        Validity(first_period_ends=PERIOD, ends=eve)
    assert Validity(ends=eve).first_period_ends is None
    assert Validity(first_period_ends=PERIOD).ends is None


def test_nothing_ends_and_nothing_is_extended_unless_said() -> None:
    """Open at its end, checked, and without a day of its own."""
    assert Validity() == OPEN_ENDED
    assert (OPEN_ENDED.ends, OPEN_ENDED.extensions) == (None, ())
    told = Extension(decided=PERIOD, text="goes on")
    assert (told.until, told.zones, told.unchecked) == (None, (), False)
    link = AgreementLink(kind=LinkKind.SUPERSEDES, to="XX")
    assert (link.since, link.unchecked) == (None, False)
