"""Left out: what no backup carries, and how it is set up again after a restore.

A backup opens no door: passwords, one-time codes, tokens and the secrets of webhooks
stay where they are (decision 0023). Users with their roles and webhooks with their
addresses are entries, and come along.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.access import Role
from trucewatch.store.decisions import USERS
from trucewatch.store.tables import accounts, hook_secrets, tokens
from trucewatch.store.webhooks import WEBHOOKS


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What a backup does not carry of a mission.

    Args:
        accounts: how many users can sign in.
        tokens: how many tokens for programs there are.
        secrets: how many webhooks have a secret.
        users: ids of the active users, sorted.
        admins: those of them who are admins.
        hooks: addresses of the active webhooks, sorted.
    """

    accounts: int
    tokens: int
    secrets: int
    users: tuple[str, ...]
    admins: tuple[str, ...]
    hooks: tuple[str, ...]


def left_out_of(connection: sa.Connection) -> LeftOut:
    """What there is of it in a mission, and who needs it."""
    users = [each.value for each in USERS.every(connection) if each.value.active]
    hooks = (each.value for each in WEBHOOKS.every(connection))
    return LeftOut(
        accounts=_count(connection, accounts),
        tokens=_count(connection, tokens),
        secrets=_count(connection, hook_secrets),
        users=tuple(sorted(each.id for each in users)),
        admins=tuple(sorted(each.id for each in users if Role.ADMIN in each.roles)),
        hooks=tuple(sorted(each.address for each in hooks if each.active)),
    )


def _count(connection: sa.Connection, table: sa.Table) -> int:
    query = sa.select(sa.func.count()).select_from(table)
    return int(connection.execute(query).scalar_one())


def words_of_backup(left: LeftOut) -> tuple[str, ...]:
    """Lines that say what a backup leaves out."""
    accounts_ = _number(left.accounts, "account", "accounts")
    tokens_ = _number(left.tokens, "token", "tokens")
    secrets = _number(left.secrets, "secret of a webhook", "secrets of webhooks")
    return (
        f"not in it: passwords and codes of {accounts_}, {tokens_}, {secrets}; keys",
    )


def _number(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def words_of_restore(left: LeftOut) -> tuple[str, ...]:
    """Lines that say what has to be set up again after a restore."""
    lines = ["not in a backup: accounts, tokens, secrets of webhooks, keys"]
    if left.users:
        lines.append(
            f"next: {_number(len(left.users), 'user', 'users')} cannot sign in yet:"
            " trucewatch serve prints a one-time password of an admin, who hands out"
            " the others'"
        )
        lines.append("next: users turn codes on and make tokens anew under Account")
    if left.users and not left.admins:
        lines.append("next: none of them is an admin: trucewatch user role")
    lines += [
        f"next: end the webhook to {each} and add it anew, it has no secret"
        for each in left.hooks
    ]
    return tuple(lines)
