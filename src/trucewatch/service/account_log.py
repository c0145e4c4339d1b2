"""What changes about accounts, in the log: never a secret."""

from __future__ import annotations

from trucewatch.model.account import AccountChange, AccountEntry
from trucewatch.store.decisions import ACCOUNT_CHANGES
from trucewatch.store.unit import Unit


def log_account_change(
    unit: Unit, user: str, change: AccountChange, note: str = ""
) -> None:
    """Log what changed about an account."""
    seen = ACCOUNT_CHANGES.number(unit.connection, user)
    value = AccountEntry(user=user, change=change, note=note)
    ACCOUNT_CHANGES.write(unit, user, value, subject=user, seen=seen)
