"""The API's own pages: the reference without a script, and the page to try it on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.web.visitors import Visitor
from trucewatch.web.api.reference import kind_of, lay_out, words
from trucewatch.web.api.router import described

Visit = Callable[..., Visitor]


def test_the_reference_names_every_operation_and_shape(visit: Visit) -> None:
    """Each at an anchor of its own, and every link within leads to one."""
    html = visit().page("/api/reference")
    for path in described()["paths"].values():
        for operation in path.values():
            assert f'id="op-{operation["operationId"]}"' in html
    for name in described()["components"]["schemas"]:
        assert f'<h3 id="{name}">' in html
    anchors = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) - anchors == set()
    assert len(re.findall("<h1", html)) == 1


@pytest.mark.parametrize("path", ["/api/reference", "/api/docs", "/api"])
def test_the_pages_need_nothing_from_elsewhere(visit: Visit, path: str) -> None:
    """Scripts and styles are files of ours; none stands in the page."""
    html = visit().page(path)
    found = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert [each for each in found if "//" in each] == []
    assert not re.search(r"<style|<script(?![^>]* src=)| style=| on[a-z]+=", html)


def test_the_page_to_try_it_names_the_description(visit: Visit) -> None:
    """For its script, and the reference for whoever has none."""
    html = visit().page("/api/docs")
    assert 'data-description="/api/v1/openapi.json"' in html
    assert 'href="/api/reference"' in html


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "integer", "minimum": 1, "maximum": 100}, "integer 1 to 100"),
        ({"type": "integer", "minimum": 0}, "integer at least 0"),
        ({"type": "string", "maxLength": 5}, "string of at most 5 signs"),
        ({"type": "string", "format": "date"}, "string (date)"),
        ({"type": "array", "items": {"type": "null"}}, "list of null"),
        (
            {"type": "array", "prefixItems": [{"type": "string"}, {"type": "null"}]},
            "[string, null]",
        ),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string or null"),
        ({"$ref": "#/components/schemas/X"}, '<a href="#X">X</a>'),
        ({"enum": ["a", "b"]}, "<code>a</code> | <code>b</code>"),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}},
            "object of integer",
        ),
        ({}, "any value"),
    ],
)
def test_a_schema_is_told_in_words(schema: dict[str, object], said: str) -> None:
    """What it asks for, with its bounds."""
    assert str(kind_of(schema)) == said


def test_words_are_escaped() -> None:
    """What stands in back quotes is code; nothing in it is markup."""
    assert str(words("a `<b>` & ``c``")) == (
        "a <code>&lt;b&gt;</code> &amp; <code>c</code>"
    )


def test_the_whole_description_is_laid_out() -> None:
    """Nothing of it is left out."""
    made = lay_out(described())
    number = sum(len(operations) for _, operations in made.groups)
    assert number == sum(len(path) for path in described()["paths"].values())
    assert len(made.shapes) == len(described()["components"]["schemas"])
