"""Agreements in words: nothing is left out, what is unchecked is marked."""

from __future__ import annotations

import pytest

from trucewatch.model.agreement import Agreement
from trucewatch.publish.agreement_text import agreement_lines
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import (
    packaged_agreement,
    packaged_agreement_ids,
)

NAMES = {actor.code: actor.party_name for actor in load_actors().actors}


def text_of(agreement: Agreement) -> str:
    return "\n".join(agreement_lines(agreement, NAMES))


@pytest.mark.parametrize("agreement_id", packaged_agreement_ids())
def test_every_entry_is_printed(agreement_id: str) -> None:
    """Provisions, terms, zones, readings, disputes and what is left undefined."""
    agreement = packaged_agreement(agreement_id)
    text = text_of(agreement)
    texts = [entry.text for entry in agreement.provisions]
    texts += [entry.text for entry in agreement.terms]
    texts += [entry.text for entry in agreement.zones]
    assert [entry for entry in texts if entry not in text] == []
    assert [r.id for r in agreement.interpretations if r.title not in text] == []
    assert [point for point in agreement.not_defined if point not in text] == []
    assert [v.says for v in agreement.variants if v.says not in text] == []


@pytest.mark.parametrize("agreement_id", packaged_agreement_ids())
def test_unchecked_entries_carry_their_mark(agreement_id: str) -> None:
    """As many marks as unchecked entries that are printed."""
    agreement = packaged_agreement(agreement_id)
    marks = [entry.unchecked for entry in agreement.provisions]
    marks += [entry.unchecked for entry in agreement.terms]
    marks += [entry.unchecked for entry in agreement.roles]
    marks += [entry.unchecked for entry in agreement.zones]
    marks += [entry.unchecked for entry in agreement.posts]
    marks += [entry.unchecked for entry in agreement.bodies]
    marks += [entry.unchecked for entry in agreement.links]
    marks += [entry.unchecked for entry in agreement.joinings]
    marks += [entry.unchecked for entry in agreement.excluded]
    marks += [entry.unchecked for entry in agreement.fulfilment]
    marks += [entry.unchecked for entry in agreement.variants]
    marks += [entry.unchecked for entry in agreement.validity.extensions]
    marks += [each.unchecked for d in agreement.disputes for each in d.positions]
    own = agreement.unchecked + bool(
        agreement.validity.unchecked and agreement.validity.rule
    )
    found = text_of(agreement).count("[not checked against a source]")
    assert found == sum(marks) + own
