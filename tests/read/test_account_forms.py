"""Whose account a sentence gives, without a verb of saying."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str]] = [
    ("Gunmen torched the school in Bria, its headmaster posted.", "headmaster"),
    ("Soldiers shelled Yei at dusk, remarked a lorry driver.", "driver"),
    ("Soldiers shelled Yei at dusk, aid workers in the town said.", "aid workers"),
    ("Soldiers are said by herders to have shelled Yei.", "herders"),
    ("Soldiers were reported by the diocese to have shelled Yei.", "diocese"),
    ("Jets bombed Hass at noon (source: civil defence).", "civil defence"),
    ("Jets bombed Hass at noon, as an aid official put it.", "official"),
    ("Jets bombed Hass at noon, as the Observatory has it.", "Observatory"),
    ("Jets bombed Hass at noon, as told by two nurses.", "nurses"),
    ("Jets bombed Hass at noon, in the words of a witness.", "witness"),
    ("Jets bombed Hass at noon, by the account of a nurse.", "nurse"),
    ("Jets bombed Hass at noon, by the mayor's account.", "mayor"),
    ('"Jets bombed Hass at noon," lamented a baker.', "baker"),
    ("Jets bombed Hass at noon, records of the clinic show.", "clinic"),
    ("Jets bombed Hass at noon, the clinic's records show.", "clinic"),
    ("Jets bombed Hass at noon, hospital records show.", "hospital"),
    ("Police data show that 214 people were killed in Mogadishu.", "Police"),
    ("The UN agency counts 41,000 newly displaced people in Kaya.", "agency"),
    ("The governor puts the number of dead in Derna at 5,300.", "governor"),
    ("At least 96 civilians were killed in May, an NGO found.", "NGO"),
    ("The association lists 96 civilians killed in Tillia in May.", "association"),
    ("Jets bombed Hass at noon, data show.", ""),
    ("Jets bombed Hass at noon, by all accounts.", ""),
    ("Jets bombed Hass at noon, as expected by few.", ""),
    ("Chad counts 600,000 refugees in its camps.", ""),
]


@pytest.mark.parametrize(("text", "speaker"), CASES, ids=[c[0][:45] for c in CASES])
def test_the_first_hop_is_whose_account_it_is(text: str, speaker: str) -> None:
    """Papers, accounts and counts lead to who gives them; nobody is made up."""
    kinds = {ClaimKind.EVENT, ClaimKind.FIGURE}
    claim = next(claim for claim in claims_of(text) if claim.kind in kinds)
    hop = claim.source_chain[0]
    named = hop.speaker or hop.role or hop.body or ""
    assert (speaker in named) if speaker else not named


def test_an_owner_s_pronoun_goes_to_who_spoke_before() -> None:
    """An account that is "their own" is that of the last who spoke."""
    text = (
        "Herders said that the road was shut. "
        "Soldiers shelled Yei at dusk, by their own account."
    )
    (claim,) = [
        c for c in claims_of(text) if getattr(c.body, "type", "") == "artillery"
    ]
    assert (claim.source_chain[0].role or "").lower() == "herders"
