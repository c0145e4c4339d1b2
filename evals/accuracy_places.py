"""The section of the accuracy page on places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evals.tables import table

Record = dict[str, Any]
PLACES = """## Places found and placed

Run of {day}, by `make evals-places SHARED=<shared>` on the development halves of
four sets; definitions in `evals/places.py`. *floor* is the most populous place of the
name in cities500 with countries, provinces and peoples; *peer* the best single stored
system (outputs of Hu et al. 2022), for finding and placing the best system of 2019 on
each set. GeoVirus gives a country by its Wikipedia point, the others by GeoNames' as we
do, so a large country that is right may count as wrong there. A country has no
province: where the gold name is one, *province* cannot be right. The weights of the
resolver are round numbers set by hand while measuring on these halves; those of the
recogniser were learned from another corpus (`train/toponyms.py`).
"""
PEERS = {
    "LGL": (0.561, 0.794, 0.473),
    "TR-News": (0.743, 0.761, 0.528),
    "GeoVirus": (0.736, 0.793, 0.624),
    "GeoWebNews": (0.692, 0.666, 0.498),
}
"""Acc@161 of the floor and of the best peer; found and placed by the best peer."""


_RECOGNITION = ("set", "exact F", "overlap precision", "overlap recall", "overlap F")


def places(day: str, run: Record) -> Iterator[str]:
    """The tables: resolution on gold spans, then recognition and end to end."""
    yield PLACES.format(day=day)
    keys = ("acc161", "acc20", "auc", "mean_km", "median_km", "country", "province")
    rows: list[list[object]] = []
    for name, scores in run.items():
        resolved = scores["resolution"]
        floor, peer, _ = PEERS[name]
        shown = [resolved[key] for key in keys]
        rows.append([name, resolved["gold"], resolved["placed"], *shown, floor, peer])
    head = ("set", "gold", "placed", "Acc@161", "Acc@20", "AUC", "mean km", "median km")
    yield from table((*head, "country", "province", "floor", "peer"), rows)
    yield ""
    rows = []
    for name, scores in run.items():
        exact, overlap = scores["recognition, exact"], scores["recognition, overlap"]
        found = [exact["f"], overlap["precision"], overlap["recall"], overlap["f"]]
        sure = scores["where sure"]
        rows.append([name, *found, scores["end to end"], PEERS[name][2]])
        rows[-1] += [sure["placed"], sure["right"]]
    end = ("found and placed", "peer", "placed where sure", "right of these")
    yield from table((*_RECOGNITION, *end), rows)
    yield ""
    yield (
        "*Where sure*: the share of gold names that get a place when the likeliest "
        "must have a likelihood of 0.7, as for claims without a known country, and "
        "the share of those within 161 km."
    )
    yield ""
