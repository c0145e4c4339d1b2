"""What is wrong with a row's claims: one line an error, its cause before the colon."""

from __future__ import annotations

from collections.abc import Iterator

from evals.labelled_fields import FIELDS, Pair, Rule
from evals.labelled_rules import (
    Record,
    agree,
    among,
    place_right,
    recorder_right,
    type_right,
    value_right,
)


def errors_of(
    kind: str, pairs: list[Pair], golds: list[Record], reads: list[Record]
) -> Iterator[str]:
    """One line an error of one kind of claim in a row."""
    paired = {id(claim) for both in pairs for claim in both}
    missed = [g for g in golds if id(g) not in paired and not g.get("optional")]
    extra = [r for r in reads if id(r) not in paired]
    for gold, read in pairs:
        for name, (key, rule) in FIELDS.get(kind, {}).items():
            graded = key in gold and not gold.get("optional")
            if graded and not rule(gold, read):
                yield f"{kind} wrong {name}: {_brief(gold)} // {brief_read(read)}"
    for gold in missed:
        cause, near = _nearest(kind, gold, extra)
        if near is None:
            yield f"{kind} missed: {_brief(gold)}"
        else:
            extra.remove(near)
            yield f"{kind} {cause}: {_brief(gold)} // {brief_read(near)}"
    for read in extra:
        yield f"{kind} spurious: {brief_read(read)}"


NEAR: dict[str, dict[str, Rule]] = {
    "event": {
        "wrong place": type_right,
        "wrong type": lambda g, r: bool(g.get("places")) and place_right(g, r),
        "wrong type and place": lambda g, r: agree(
            g["trigger"], r["body"].get("summary")
        ),
    },
    "tally": {
        "wrong count": recorder_right,
        "wrong recorder": lambda g, r: g["count"] == r["body"]["count"],
    },
    "figure": {
        "wrong measure": value_right,
        "wrong value": lambda g, r: among(g["measure"], r["body"]["measure"]),
    },
}


def _nearest(kind: str, gold: Record, extra: list[Record]) -> tuple[str, Record | None]:
    for cause, rule in NEAR.get(kind, {"wrong": lambda _g, _r: True}).items():
        for read in extra:
            if rule(gold, read):
                return cause, read
    return "missed", None


def _brief(gold: Record) -> str:
    hidden = {"kind", "displaced", "flags", "cells_complete"}
    shown = {k: v for k, v in gold.items() if k not in hidden and v not in (None, [])}
    return ", ".join(f"{key}={value}" for key, value in shown.items())


def brief_read(read: Record) -> str:
    """A claim that was read, on one line."""
    body = read["body"]
    kept = [
        *("type", "recorder_text", "count", "measure", "act", "response", "what"),
        *("statement", "track", "number", "summary"),
    ]
    shown = {key: body[key] for key in kept if body.get(key)}
    for key in ("actors", "targets", "by"):
        if body.get(key):
            shown[key] = [actor["text"] for actor in body[key]]
    if body.get("cells"):
        shown["cells"] = {c["key"]: c["count"] for c in body["cells"]}
    for key in ("killed", "injured"):
        if body.get(key):
            shown[key] = [item["quantity"]["text"] for item in body[key]]
    if body.get("quantity"):
        shown["value"] = body["quantity"]["text"]
    shown["places"] = [f"{p['text']}/{p['role']}" for p in read["places"]]
    shown["stance"] = f"{read['polarity']} {read['modality']}"
    return ", ".join(f"{key}={value}" for key, value in shown.items())
