"""JSON: one report as an object, as a line of a JSON Lines file or a feed's entry."""

from __future__ import annotations

import json
from typing import Any

from trucewatch.errors import UnreadableDocument
from trucewatch.read.frontmatter import KEYS
from trucewatch.read.loaders.html import html_text
from trucewatch.read.loaders.loaded import Loaded

JSON = "application/json"
WANTED = '{"text": "...", "title": ..., "publisher": ..., "published": ..., "url": ...}'


def load_json(raw: bytes, name: str) -> Loaded:
    """The object's text under its title; its other keys are what it states of itself.

    ``html`` stands for ``text`` where the text has markup.

    Raises:
        UnreadableDocument: not an object, not UTF-8, a key of the wrong type, or
            neither text nor title.
    """
    record = json_object(raw, name)
    facts = {key: record[key].strip() for key in KEYS & record.keys()}
    facts = {key: value for key, value in facts.items() if value}
    if "language" in facts:
        facts["language"] = facts["language"].replace("_", "-").split("-")[0].lower()
    title = " ".join(facts.get("title", "").split())
    text = _text(record, name)
    if title and not " ".join(text[: 2 * len(title)].split()).startswith(title):
        text = f"{title}\n\n{text}".rstrip()
    return Loaded(text=text, facts=facts, stated_by=frozenset(facts))


def json_object(raw: bytes, name: str) -> dict[str, str]:
    """The object in `raw`: text by key; keys that mean nothing here are left out.

    Raises:
        UnreadableDocument: as `load_json`.
    """
    try:
        record = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refused("broken JSON", name, str(error)[:120]) from error
    if not isinstance(record, dict):
        raise _refused("no JSON object", name, type(record).__name__)
    wanted = KEYS | {"text", "html", "url"}
    found = {
        key: _as_text(key, record[key], name)
        for key in wanted & record.keys()
        if record[key] is not None
    }
    if not any(found.get(key, "").strip() for key in ("text", "html", "title")):
        raise _refused("JSON object without text", name, ", ".join(list(record)[:8]))
    return found


def _as_text(key: str, value: Any, name: str) -> str:  # noqa: ANN401 - JSON
    if isinstance(value, bool):
        value = str(value).lower()
    if not isinstance(value, str):
        raise _refused(f"“{key}” is no text", name, type(value).__name__)
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise _refused(f"“{key}” holds half a character", name, "a lone surrogate")
    return value


def _text(record: dict[str, str], name: str) -> str:
    if record.get("text", "").strip():
        return record["text"]
    html = record.get("html", "")
    return html_text(html, name) if html.strip() else ""


def _refused(what: str, name: str, got: str) -> UnreadableDocument:
    return UnreadableDocument(what, where=name, got=got, wanted=WANTED)
