"""Posts and bodies that an agreement sets up to watch over itself."""

from __future__ import annotations

from trucewatch.model.commission import Body, Post, PostKind


def test_the_kinds_of_posts_are_stable() -> None:
    """Agreement files depend on them."""
    assert [*PostKind] == ["checkpoint", "observation_post", "centre"]


def test_a_post_is_one_and_undisputed_unless_said() -> None:
    """With no place, no days and no zone made up for it."""
    post = Post(kind=PostKind.CHECKPOINT, name="at the road", operator="GGG")
    assert (post.count, post.disputed, post.unchecked) == (1, "", False)
    assert (post.zone, post.place_id, post.since, post.until) == (None,) * 4


def test_a_body_decides_by_no_rule_unless_said() -> None:
    """Nor has it members that no source names."""
    body = Body(id="JWG", name="the working group")
    assert (body.members, body.decides, body.unchecked) == ((), "", False)
