"""Webhooks have an address."""

from __future__ import annotations

import pytest

from trucewatch.model.webhook import Webhook


def test_a_webhook_has_an_address() -> None:
    """Spaces are none."""
    with pytest.raises(ValueError, match="an address"):
        Webhook(address=" ", note="", since="2026-01-01T00:00:00+00:00")
    assert Webhook(address="https://a.example", note="", since="x").active
