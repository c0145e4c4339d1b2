"""Stamps and heads of the log: what does not fit is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.model.log import SignedHead, Stamp, TreeHead

HASH = "0" * 64
AT = "2026-01-01T00:00:00+00:00"


def head(size: int = 1, root: str = HASH, chain: str = HASH) -> TreeHead:
    return TreeHead(mission="m", size=size, root=root, chain=chain, at=AT)


def test_a_stamp_says_by_whom_and_when() -> None:
    """In UTC, whatever offset the instant came with."""
    east = datetime.fromisoformat("2026-01-01T03:00:00+03:00")
    assert Stamp(by="u1", at=east).moment == "2026-01-01T00:00:00.000000+00:00"
    with pytest.raises(ValueError, match="a stamp has an offset"):
        Stamp(by="u1", at=datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="says by whom"):
        Stamp(by="", at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("root", "chain", "named"),
    [("0" * 63, HASH, "root"), (HASH, "g" * 64, "chain")],
)
def test_a_head_holds_hashes(root: str, chain: str, named: str) -> None:
    """Sixty-four hex digits each."""
    assert head().root == HASH
    with pytest.raises(ValueError, match=f"the head's {named} is no SHA-256"):
        head(root=root, chain=chain)


def test_a_head_counts_from_nothing() -> None:
    """An empty log has a head, one of fewer entries has none."""
    assert head(size=0).size == 0
    with pytest.raises(ValueError, match="a log has no -1 entries"):
        head(size=-1)


def test_a_signature_comes_with_its_key() -> None:
    """All three or none."""
    assert SignedHead(head=head()).signature == ""
    with pytest.raises(ValueError, match="key, public key and signature"):
        SignedHead(head=head(), key="k", public="p")
