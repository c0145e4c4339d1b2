"""Names of persons who speak in no public role are struck out."""

from __future__ import annotations

import pytest

from trucewatch.model.redaction import private_names, redacted
from trucewatch.model.source import Hop, HopMode

SAID = HopMode.PARAPHRASE
CASES = {
    "for a body": (Hop(speaker="Anna Example", body="Demo Ministry", mode=SAID), ()),
    "in an office": (Hop(speaker="Anna Example", role="president", mode=SAID), ()),
    "a resident": (
        Hop(speaker="Anna Example", role="a local Resident", mode=SAID),
        ("Anna Example",),
    ),
    "witnesses": (
        Hop(speaker="Anna Example", role="witnesses", mode=SAID),
        ("Anna Example",),
    ),
    "no role": (Hop(speaker="Anna Example", mode=SAID), ("Anna Example",)),
    "nobody": (Hop(outlet="Demo Wire", mode=SAID), ()),
}


@pytest.mark.parametrize("case", CASES)
def test_a_name_is_private_where_no_public_role_stands_with_it(case: str) -> None:
    """A body or an office makes it public."""
    hop, names = CASES[case]
    assert private_names((hop, hop)) == names


def test_a_private_name_is_struck_out_whole_and_in_any_case() -> None:
    """Not as a part of another word."""
    text = "anna example saw it; Anna Examples did not."
    found = redacted(text, names=("Anna Example",))
    assert found == "[struck out] saw it; Anna Examples did not."
