"""Releases, acknowledgements and errata hold to their invariants."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.release import (
    Acknowledgement,
    BulletinForm,
    Erratum,
    Frozen,
    Release,
    ReleaseState,
    release_id,
)

FROZEN = Frozen(html="aa", json="bb", size=3, root="cc")


def release_of(
    *,
    revision: int = 0,
    state: ReleaseState = ReleaseState.DRAFT,
    reason: str = "",
    frozen: Frozen | None = None,
) -> Release:
    day = date(2017, 9, 5)
    return Release(
        id=release_id(day, revision),
        day=day,
        number=250,
        revision=revision,
        state=state,
        content="dd",
        reason=reason,
        frozen=frozen,
    )


def test_a_number_is_printed_with_its_revision() -> None:
    """Ids and labels tell revisions apart."""
    assert (release_of().id, release_of().label) == ("bul_2017-09-05", "250")
    revised = release_of(revision=1, reason="a report came late")
    assert (revised.id, revised.label) == ("bul_2017-09-05_r01", "250-R1")


def test_a_revision_says_why() -> None:
    """Not even white space will do."""
    with pytest.raises(ValueError, match="says why"):
        release_of(revision=1, reason=" ")


@pytest.mark.parametrize(
    ("state", "frozen"),
    [(ReleaseState.RELEASED, None), (ReleaseState.SUBMITTED, FROZEN)],
)
def test_a_released_bulletin_and_no_other_has_files(
    state: ReleaseState, frozen: Frozen | None
) -> None:
    """Files are frozen at the release."""
    with pytest.raises(ValueError, match="has its files"):
        release_of(state=state, frozen=frozen)


def test_files_are_told_apart_by_form() -> None:
    """Each form has its own SHA-256."""
    released = release_of(state=ReleaseState.RELEASED, frozen=FROZEN)
    assert released.frozen is not None
    assert [released.frozen.digest(form) for form in BulletinForm] == ["aa", "bb"]


def test_a_warning_is_acknowledged_with_a_reason() -> None:
    """A tick is no reason."""
    with pytest.raises(ValueError, match="with a reason"):
        Acknowledgement(code="unchecked_facts", reason=" ")


@pytest.mark.parametrize(("what", "why"), [("", "typing"), ("5, not 6", " ")])
def test_an_erratum_says_what_and_why(what: str, why: str) -> None:
    """Both, in words."""
    with pytest.raises(ValueError, match="what is corrected and why"):
        Erratum(bulletin="bul_2017-09-05", what=what, why=why)
