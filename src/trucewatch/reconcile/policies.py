"""The merge policies by name; an old one keeps its name and stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trucewatch.reconcile import block, fields
from trucewatch.reconcile.compare import Comparison, Field, MergePolicy

ENOUGH = (
    frozenset({"words"}),
    frozenset({"day", "place"}),
    frozenset({"place", "type"}),
    frozenset({"place", "report"}),
    frozenset({"day", "type", "toll"}),
    frozenset({"report", "type", "toll"}),
)


def _one_scene(comparison: Comparison) -> float:
    """More than a half where a group of fields is enough, higher with more fields."""
    agreed = set(comparison.agreed)
    if not any(group <= agreed for group in ENOUGH):
        return 0.0
    return 0.5 + len(agreed) / 14


ONE_SCENE_V1 = MergePolicy(
    name="one_scene_v1",
    fields=(
        Field(name="day", feature=fields.time_of, test=fields.day),
        Field(name="place", feature=fields.scene_of, test=fields.place),
        Field(name="type", feature=fields.type_of, test=fields.kind),
        Field(name="toll", feature=fields.numbers_of, test=fields.toll),
        Field(name="actors", feature=fields.actor_names, test=fields.actors),
        Field(name="words", feature=fields.said),
        Field(name="report", feature=fields.document_of),
    ),
    blocks=(
        (block.SAID,),
        (block.DAY, block.PLACE),
        (block.PLACE, block.TYPE),
        (block.PLACE, block.REPORT),
        (block.DAY, block.TYPE, block.TOLL),
        (block.REPORT, block.TYPE, block.TOLL),
    ),
    vetoes=frozenset({"day", "place", "type", "toll"}),
    scoring=_one_scene,
    join=0.5,
    suggest=0.5,
)
"""One scene: a copy; the same day and place; the same place and means where a day is
not given; the same place in one report; the same day, means and number of victims
where a place is not given narrowly enough. Rival accusations forbid nothing."""

PRIOR = -7.5
WEIGHTS: Mapping[str, tuple[float, float, float]] = {
    "day": (4, 3, 0),
    "place": (5, 2, 0),
    "type": (2, 0.5, 0),
    "toll": (3, 0, 0),
    "actors": (1, 0, -0.5),
    "delay": (0.5, 0, -1),
    "words": (8, 0, 0),
    "report": (0, 0, 0),
}
"""What agreement, near agreement and disagreement on a field add, in bits."""


def _weighed(comparison: Comparison) -> float:
    """The weights of the fields added up as log odds to the base of two."""
    bits = PRIOR
    told = (comparison.agreed, comparison.close, comparison.disagreed)
    for place, names in enumerate(told):
        bits += sum(WEIGHTS[name][place] for name in names)
    return float(1 / (1 + 2.0**-bits))


FIELDS_V1 = MergePolicy(
    name="fields_v1",
    fields=(
        Field(
            name="day",
            feature=fields.time_of,
            test=fields.near_day,
            firm=fields.gives_day,
        ),
        Field(
            name="place",
            feature=fields.scene_of,
            test=fields.near_place,
            firm=fields.gives_town,
        ),
        Field(
            name="type",
            feature=fields.type_of,
            test=fields.near_kind,
            firm=fields.is_specific,
        ),
        Field(name="toll", feature=fields.numbers_of, test=fields.near_toll),
        Field(name="actors", feature=fields.actor_names, test=fields.actors),
        Field(name="delay", feature=fields.time_of, test=fields.delay),
        Field(name="words", feature=fields.said, sketched=True),
        Field(name="report", feature=fields.document_of),
    ),
    blocks=(
        (block.NEAR_DAY, block.TOWN),
        (block.NEAR_DAY, block.AREA, block.FAMILY, block.TOLL),
        (block.NEAR_DAY, block.AREA, block.TYPE),
        (block.TOWN, block.TYPE, block.TOLL),
        (block.WORDS, block.NEAR_DAY),
        (block.WORDS, block.TOWN),
        (block.REPORT, block.TOWN),
    ),
    vetoes=frozenset({"day", "place", "type", "toll"}),
    scoring=_weighed,
    join=0.6,
    suggest=0.4,
)
"""Every field weighs what it says; what nearly agrees counts a little."""


def _stands_alone(comparison: Comparison) -> bool:
    """Whether nothing disagrees and the place is the same or nearly."""
    return not comparison.disagreed and "place" not in comparison.silent


_OWN = {"day": fields.days_given, "actors": fields.actor_names}

FIELDS_V2 = replace(
    FIELDS_V1,
    name="fields_v2",
    fields=tuple(
        replace(field, own=_OWN.get(field.name)) for field in FIELDS_V1.fields
    ),
    blocks=(*FIELDS_V1.blocks, (block.NEXT_DAY, block.TOWN, block.TYPE)),
    only=_stands_alone,
    alone=0.4,
    contested=False,
)
"""As `fields_v1`; no origin contradicts itself on day or author, and a lone voice that
nothing contradicts is joined to the only incident that it may be of: a report that is
vague on the place, or has the day a day late, mostly tells of what others tell of."""

POLICIES: Mapping[str, MergePolicy] = {
    policy.name: policy for policy in (ONE_SCENE_V1, FIELDS_V1, FIELDS_V2)
}
"""Every policy there ever was, by name."""

DEFAULT = FIELDS_V2
