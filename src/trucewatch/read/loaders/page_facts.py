"""What an HTML page says of itself in its head: title, site, author, time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

OWN_PREFIX = "trucewatch:"
"""Meta tags of this prefix hold the keys of the front matter."""

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "og:site_name": "publisher",
    "application-name": "publisher",
    "author": "byline",
    "article:author": "byline",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "pubdate": "published",
    "publish-date": "published",
}
_SITE_TAIL = re.compile(r"\s[|–—-]\s[^|–—]{2,40}\Z")


def page_facts(tree: Any) -> tuple[dict[str, str], frozenset[str]]:  # noqa: ANN401 - lxml has no types
    """Facts under the keys of the front matter, and the keys our own tags set."""
    facts: dict[str, str] = {}
    stated: set[str] = set()
    for key, value in _stated(tree):
        facts[key] = value
        stated.add(key)
    for key, value in (*_from_meta(tree), *_from_json(tree), *_from_markup(tree)):
        if value.strip():
            facts.setdefault(key, " ".join(value.split()))
    return facts, frozenset(stated)


def _stated(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    for node in tree.iter("meta"):
        name = (node.get("name") or "").strip().lower()
        if name.startswith(OWN_PREFIX):
            yield name[len(OWN_PREFIX) :], (node.get("content") or "").strip()


def _from_meta(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    for node in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            key = _META.get((node.get(attribute) or "").strip().lower())
            if key is not None:
                yield key, node.get("content") or ""


def _from_json(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    """The publication time of a JSON-LD article, where the page carries one."""
    for node in tree.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            record = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        for entry in record if isinstance(record, list) else [record]:
            if isinstance(entry, dict) and isinstance(entry.get("datePublished"), str):
                yield "published", entry["datePublished"]


def _from_markup(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    for node in tree.iter("h1"):
        yield "title", node.text_content()
    for node in tree.iter("title"):
        yield "title", _SITE_TAIL.sub("", " ".join(node.text_content().split()))
    for node in tree.iter("time"):
        yield "published", node.get("datetime") or ""
