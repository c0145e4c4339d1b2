"""Passwords: how they are hashed, and that nobody learns who has one."""

from __future__ import annotations

from trucewatch.service.passwords import hashed, matches, one_time_password


def test_a_password_is_hashed_at_the_full_cost() -> None:
    """Argon2id, 64 MiB, three passes, salted: the same password hashes differently."""
    one, other = hashed("violet tram"), hashed("violet tram")
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert one != other
    assert matches("violet tram", one)
    assert not matches("violet trams", one)


def test_without_an_account_nothing_matches() -> None:
    """Nor does a hash that is none."""
    assert not matches("violet tram", None)
    assert not matches("violet tram", "no hash")


def test_passwords_that_are_handed_out_are_random() -> None:
    """Twenty characters each, never the same."""
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert {len(each) for each in made} == {20}
