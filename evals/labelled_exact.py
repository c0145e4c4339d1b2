"""A label in the form in which the reader gives a claim.

With it one labeller's labels can be scored against another's by the rules that score
the reader, and the scorer can be checked against itself.
"""

from __future__ import annotations

from evals.labelled_rules import Record


def first(value: object) -> object:
    """The first of a list of codes that are each right, or the one code."""
    return value[0] if isinstance(value, list) and value else value


def casualties(label: object) -> list[Record]:
    """The casualties that a perfect reader writes; none where none are stated."""
    if label is None:
        return []
    low, high = label if isinstance(label, list) else (label, label)
    best = low if low == high else None
    quantity = {"low": low, "best": best, "high": high, "text": str(label)}
    return [{"quantity": quantity, "person_class": "unknown"}]


def named(texts: list[str] | None) -> list[Record]:
    """Actors of these names."""
    return [{"text": text} for text in texts or []]


def body_of(claim: Record) -> Record:
    """The body that a perfect reader writes for a label."""
    quantity = {key: claim.get(key) for key in ("low", "best", "high", "approximate")}
    cells = claim.get("cells", {}).items()
    body = {key: first(value) for key, value in claim.items()}
    return body | {
        "summary": claim.get("trigger", ""),
        "actors": named(claim.get("actors")),
        "targets": named(claim.get("targets")),
        "by": named(claim["by"]) if claim["kind"] in {"commitment", "response"} else [],
        "killed": casualties(claim.get("killed")),
        "injured": casualties(claim.get("injured")),
        "quantity": quantity | {"text": ""},
        "recorder_text": claim.get("recorder") or "",
        "cells": [{"key": key, "count": count} for key, count in cells],
        "flags": claim.get("flags", []),
        "scope": claim.get("scope", "side"),
        "period": {"hours": claim.get("hours")},
        "statement": " ".join(claim.get("words", [])),
    }


def read_exactly(claim: Record) -> Record:
    """The claim that a perfect reader makes for a label."""
    places = [{"text": text, "role": "at"} for text in claim.get("places", [])]
    places += [{"text": text, "role": "from"} for text in claim.get("from", [])]
    hop = {"speaker": claim.get("speaker")}
    start, end = claim.get("time", (None, None))
    return {
        "kind": claim["kind"],
        "body": body_of(claim),
        "places": places,
        "polarity": claim.get("polarity", "affirmed"),
        "modality": first(claim.get("modality", "asserted")),
        "certainty": claim.get("certainty", "stated"),
        "source_chain": [hop] if claim.get("speaker") else [],
        "time": {"start": start, "end": end},
    }
