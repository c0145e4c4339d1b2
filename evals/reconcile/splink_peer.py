"""The peer: Splink (DuckDB) on the same claims, in a virtual environment of its own.

Usage: ``python splink_peer.py CLAIMS.csv OUT.json THRESHOLD...``. Settings as
Splink's documentation has them: comparisons in levels from sure to unlike, `u` from
random pairs, `m` by expectation maximisation under two blocking rules, clusters at a
threshold of the match probability. It imports nothing of ours.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

import duckdb  # type: ignore[import-not-found,unused-ignore]
import splink.comparison_level_library as level  # type: ignore[import-not-found,unused-ignore]
import splink.comparison_library as compare  # type: ignore[import-not-found,unused-ignore]
from splink import (  # type: ignore[import-not-found,unused-ignore]
    DuckDBAPI,
    Linker,
    SettingsCreator,
    block_on,
)


def _levels(column: str, name: str, *steps: tuple[str, str]) -> Any:  # noqa: ANN401 - Splink's own
    levels = [level.NullLevel(column)]
    levels += [level.CustomLevel(sql, label_for_charts=label) for sql, label in steps]
    levels.append(level.ElseLevel())
    return compare.CustomComparison(output_column_name=name, comparison_levels=levels)


def _where_and_when() -> list[Any]:
    """Comparisons of day, hour and place."""
    late = "(day_l - day_r) * (told_l::int - told_r::int)"
    km = "6371 * acos(least(1, sin(radians(lat_l)) * sin(radians(lat_r)) + "
    km += "cos(radians(lat_l)) * cos(radians(lat_r)) * cos(radians(lon_l - lon_r))))"
    return [
        _levels(
            "day",
            "day",
            ("day_l = day_r and not told_l and not told_r", "same day"),
            (f"told_l <> told_r and {late} between 0 and 3", "told soon after"),
            ("told_l and told_r and abs(day_l - day_r) <= 1", "told together"),
            ("abs(day_l - day_r) <= 1", "next day"),
        ),
        _levels("hour", "hour", ("abs(hour_l - hour_r) <= 2", "same hour or nearly")),
        _levels(
            "lat",
            "place",
            ("town_l = town_r and not near_l and not near_r", "same town"),
            ("town_l = town_r", "same town, one near it"),
            (
                "area_l = area_r and (town_l is null or town_r is null)",
                "area and a town in it",
            ),
            (f"{km} <= 10", "within 10 km"),
            (f"(near_l or near_r) and {km} <= 25", "near"),
        ),
    ]


def _what() -> list[Any]:
    """Comparisons of type, actor, toll and words."""
    return [
        _levels(
            "type",
            "type",
            ("type_l = type_r", "same type"),
            ("family_l = family_r", "same family"),
        ),
        compare.ExactMatch("actor"),
        _levels(
            "killed",
            "killed",
            ("killed_l = killed_r and killed_l > 2", "same, more than two"),
            ("killed_l = killed_r", "same"),
            (
                "abs(killed_l - killed_r) <= 1 + greatest(killed_l, killed_r) / 3",
                "near",
            ),
        ),
        _levels(
            "injured",
            "injured",
            ("injured_l = injured_r and injured_l > 2", "same, more than two"),
            ("injured_l = injured_r", "same"),
            (
                "abs(injured_l - injured_r) <= 1 + greatest(injured_l, injured_r) / 3",
                "near",
            ),
        ),
        compare.ArrayIntersectAtSizes("words", [14, 9]),
    ]


def settings() -> Any:  # noqa: ANN401 - Splink's own
    """Every comparison, and the blocking rules."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*_where_and_when(), *_what()],
        blocking_rules_to_generate_predictions=[
            block_on("day", "town"),
            block_on("day", "area", "type"),
            block_on("town", "week"),
            block_on("town", "next_week"),
            block_on("area", "killed", "injured", "type", "week"),
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


MEMORY = "9GB"
"""What the database may hold; beyond that it writes to the disk."""

TRAININGS = {
    "day and area": (("day", "area"), ("town", "type", "actor")),
    "town and week": (("town", "week"), ("day", "area", "type")),
}
"""Pairs of blocking rules for expectation maximisation, the two that did best of the
four tried; the better of them on each world is told."""


def link(source: Path, thresholds: list[float]) -> dict[str, Any]:
    """Clusters by training and threshold, with the seconds of each training."""
    con = duckdb.connect()
    con.execute("set threads to 2")
    con.execute(f"set memory_limit = '{MEMORY}'")
    con.execute(
        "create table claims as select * exclude (words), "  # noqa: S608 - our own path
        "string_split(words, ' ') as words from "
        f"read_csv('{source}', header = true, nullstr = '', all_varchar = false)"
    )
    api = DuckDBAPI(connection=con)
    table = api.register("claims")
    found: dict[str, Any] = {"clusters": {}, "seconds": {}, "failed": {}}
    for name, rules in TRAININGS.items():
        start = time.perf_counter()
        linker = Linker(table, settings())
        train = linker.training
        sure = [block_on("day", "town", "type")]
        train.estimate_probability_two_random_records_match(sure, recall=0.4)
        train.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
        try:
            for rule in rules:
                train.estimate_parameters_using_expectation_maximisation(
                    block_on(*rule)
                )
        except ValueError as error:
            found["failed"][name] = str(error)
            continue
        pairs = linker.inference.predict(threshold_match_probability=min(thresholds))
        ready = time.perf_counter() - start
        for threshold in thresholds:
            began = time.perf_counter()
            made = linker.clustering.cluster_pairwise_predictions_at_threshold(
                pairs, threshold_match_probability=threshold
            )
            rows = con.execute(
                f"select unique_id, cluster_id from {made.physical_name}"  # noqa: S608 - Splink's table
            ).fetchall()
            key = f"{name}, {threshold}"
            found["clusters"][key] = dict(rows)
            found["seconds"][key] = ready + time.perf_counter() - began
    return found


def main(arguments: list[str]) -> int:
    """Link the claims of a file and write the clusters."""
    logging.disable(logging.WARNING)
    source, out, *thresholds = arguments
    result = link(Path(source), [float(each) for each in thresholds])
    Path(out).write_text(json.dumps(result), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
