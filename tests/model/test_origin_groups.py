"""Origin groups share an incident's supporting claims out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import event, incident
from trucewatch.model.incident import OriginGroup


def test_origin_groups_hold_every_claim_once() -> None:
    """No claim is left out, none stands in two; the count is that of the groups."""
    told = event()
    group = OriginGroup(origin="A", names=("A",), claims=(told.claim.id,))
    assert replace(incident(told), origin_groups=(group,)).origin_count == 1
    with pytest.raises(ValueError, match="share the supporting claims out"):
        replace(incident(told), origin_groups=(group, group))
