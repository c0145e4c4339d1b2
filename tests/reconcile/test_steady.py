"""No origin contradicts itself: two days or two authors are two happenings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.factories import DAY, actor_mention, event
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.source import Hop, HopMode
from trucewatch.reconcile.decide import Links
from trucewatch.reconcile.grouping import group_claims
from trucewatch.reconcile.merge import merge_claims
from trucewatch.reconcile.policies import FIELDS_V1, FIELDS_V2


def by(actor: str, origin: str, text: str) -> PlacedClaim:
    return event(origin=origin, text=text, actors=(actor_mention(actor, actor=actor),))


AAA = by("AAA", "Watch", "Watch: AAA shelled Morek at noon, two houses burnt.")
BBB = by("BBB", "Watch", "Watch: guns of BBB fired on Morek from the hills.")


def test_one_source_that_names_two_authors_tells_of_two_happenings() -> None:
    """And two sources that name one each may tell of one."""
    other = by("BBB", "Council", "Council: guns of BBB fired on Morek from the hills.")
    assert len(merge_claims((AAA, BBB))) == 2
    assert len(merge_claims((AAA, BBB), policy=FIELDS_V1)) == 1
    assert len(merge_claims((AAA, other))) == 1


def test_one_source_that_gives_two_days_tells_of_two_happenings() -> None:
    """Another source may have the day a day late."""
    words = "Shells fell on the market of Morek in the night, nobody was hurt there"
    first = event(origin="Watch", text=words)
    later = event(origin="Watch", day=DAY + timedelta(1), text=words + ", again")
    paper = event(origin="Paper", day=DAY + timedelta(1), text=words + ", again")
    assert len(merge_claims((first, later))) == 2
    assert len(merge_claims((first, later), policy=FIELDS_V1)) == 1
    assert len(merge_claims((first, paper))) == 1


def test_what_a_source_leaves_out_contradicts_nothing() -> None:
    """Neither author nor day."""
    none = event(origin="Watch", text="Watch: shells on Morek.")
    assert len(merge_claims((AAA, none))) == 1


def test_officials_at_large_are_not_one_source() -> None:
    """A role alone is many people, and so is nobody."""
    for chain in ((), (Hop(role="officials", mode=HopMode.INDIRECT),)):
        claims = [
            replace(each, claim=replace(each.claim, source_chain=chain))
            for each in (AAA, BBB)
        ]
        assert len(merge_claims(claims)) == 1


def test_a_third_claim_does_not_bring_them_together() -> None:
    """What fits both goes to one of them, large group or small."""
    more = [event(origin=o, text=f"{o} told of shells.") for o in "ABC"]
    found = merge_claims((AAA, BBB, *more))
    assert len(found) == 2
    assert sorted(len(each.supporting) for each in found) == [1, 4]


def test_a_person_overrules_it_for_good() -> None:
    """What a person put together takes in further claims of either sort."""
    third = by("AAA", "Watch", "Watch again: AAA fired, it says.")
    claims = sorted((AAA, BBB, third), key=lambda placed: placed.claim.id)
    pair = {AAA.claim.id, BBB.claim.id}
    links = Links(group=dict.fromkeys(pair, pair))
    grouping = group_claims(claims, [], policy=FIELDS_V2, links=links)
    assert len(grouping.groups) == 1
