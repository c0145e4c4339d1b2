"""The API's own pages: its description for people, without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from fastapi.testclient import TestClient

from tests.web.visitors import Visitor
from trucewatch.web.api.describing import TAGS
from trucewatch.web.api.examples import body_of
from trucewatch.web.api.inputs import PLAIN
from trucewatch.web.api.kinds import kind_of, more_of, words
from trucewatch.web.api.reference import lay_out
from trucewatch.web.api.router import described, scopes_of
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
PAGES = ["/api/docs", *(f"/api/docs/{name}" for name in TAGS)]


def operations() -> dict[str, dict[str, object]]:
    """What the description says of each operation, by its id."""
    return {
        said["operationId"]: said
        for path in described()["paths"].values()
        for said in path.values()
    }


@pytest.mark.uncounted
def test_the_reference_names_every_operation_and_shape(visit: Visit) -> None:
    """Each at an anchor of its own, and every link within leads to one."""
    html = visit().page("/api/reference")
    wanted = {f"op-{each}" for each in operations()}
    anchors = re.findall(r'id="([^"]+)"', html)
    assert wanted | set(described()["components"]["schemas"]) <= set(anchors)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) - set(anchors) == set()
    assert len(re.findall("<h1", html)) == 1


@pytest.mark.uncounted
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_all_that_it_speaks_of(visit: Visit, path: str) -> None:
    """Its links lead to anchors of its own, or to pages with that anchor."""
    visitor = visit()
    html = visitor.page(path)
    anchors = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) - anchors == set()
    wanted: dict[str, set[str]] = {}
    for page, anchor in re.findall(r'href="(/api/docs/[a-z]+)#([^"]+)"', html):
        wanted.setdefault(page, set()).add(anchor)
    for page, named in wanted.items():
        assert named <= set(re.findall(r'id="([^"]+)"', visitor.page(page))), page


@pytest.mark.uncounted
def test_every_operation_stands_on_one_page(visit: Visit) -> None:
    """With its token's scope, examples, parameters, fields and problems."""
    visitor, found = visit(), []
    for name in TAGS:
        html = visitor.page(f"/api/docs/{name}")
        parts = re.split(r'<details class="op">', html)[1:]
        for part in parts:
            (anchor,) = re.findall(r'id="op-([a-z_]+)"', part)
            found.append(anchor)
            said = operations()[anchor]
            scope = scopes_of()[anchor]
            assert f"<code>{scope}</code>" in part if scope else "No token" in part
            assert "curl" in part
            codes = {each for each in said["responses"] if each >= "400"}  # type: ignore[attr-defined]
            assert codes <= set(re.findall(r"<dt><code>([0-9]+)</code>", part))
            names = [each["name"] for each in said.get("parameters", ())]  # type: ignore[attr-defined]
            names += body_of(described(), said) or {}
            assert [e for e in names if f"<code>{e}</code>" not in part] == []
    assert sorted(found) == sorted(operations())


def test_limits_codes_and_examples_are_told(visit: Visit) -> None:
    """What may be sent can be read off the page."""
    html = visit().page("/api/docs/decisions")
    part = html[html.index('id="op-incident_review"') :].partition("</details>")[0]
    for told in ("1 to 10,000", "<code>partially_verified</code>", "Two origins."):
        assert told in part
    assert "at most 50 of them" in part


def test_there_is_no_page_of_what_there_is_not(visit: Visit) -> None:
    """A page that says so."""
    assert visit().get("/api/docs/nothing").status_code == 404


def test_examples_call_the_instance_by_its_own_address(
    site: Site, visit: Visit
) -> None:
    """The one of its settings; without one that under which it is asked."""
    assert "curl http://localhost/api/v1/log/head" in visit().page("/api/docs/log")
    settings = replace(site.settings, public_url="https://truce.example/")
    client = TestClient(
        create_app(replace(site, settings=settings)), base_url="http://localhost"
    )
    html = unescape(client.get("/api/docs/log").text)
    assert "curl https://truce.example/api/v1/log/head" in html


@pytest.mark.uncounted
@pytest.mark.parametrize("path", ["/api", "/api/reference", *PAGES])
def test_the_pages_need_nothing_from_elsewhere(visit: Visit, path: str) -> None:
    """Scripts and styles are files of ours; none stands in the page."""
    html = visit().page(path)
    found = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert [each for each in found if "//" in each] == []
    assert not re.search(r"<style|<script(?![^>]* src=)| style=| on[a-z]+=", html)
    assert 'href="/api/v1/openapi.json"' in html


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
        (
            {"type": "array", "items": {"type": "string"}, "maxItems": 3},
            "list of string (at most 3 of them)",
        ),
        ({"type": "string", "pattern": "^a$"}, "string as <code>^a$</code>"),
        ({"type": "string", "pattern": PLAIN}, "string"),
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


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        (
            {"default": 50, "examples": [20]},
            "default <code>50</code>; like <code>20</code>",
        ),
        ({"default": ""}, ""),
        ({"default": False}, "default <code>false</code>"),
        ({"default": 0}, "default <code>0</code>"),
        ({"examples": [["a"]]}, "like <code>[&#34;a&#34;]</code>"),
    ],
)
def test_a_default_is_told(schema: dict[str, object], said: str) -> None:
    """And an example, where there is one."""
    assert str(more_of(schema)) == said


def test_whatever_has_to_be_sent_has_an_example() -> None:
    """Parameters that are needed, and fields of bodies."""
    schemas = described()["components"]["schemas"]
    without = [
        f"{name}.{field}"
        for name, shape in schemas.items()
        if name.endswith("In")
        for field in shape.get("required", ())
        if "examples" not in shape["properties"][field]
    ]
    for name, said in operations().items():
        for each in said.get("parameters", ()):  # type: ignore[attr-defined]
            if each["required"] and "examples" not in each["schema"]:
                without.append(f"{name}.{each['name']}")
    assert without == []


def test_whatever_is_sent_is_explained() -> None:
    """Every parameter and field of a body has words."""
    made = lay_out(described(), address="http://localhost")
    for part in made.parts:
        for operation in part.operations:
            rows = list(operation.parameters)
            if operation.body is not None:
                rows += [row for _, table in operation.body.tables for row in table]
            assert [row.name for row in rows if not row.words] == [], operation.id


def test_the_whole_description_is_laid_out() -> None:
    """Nothing of it is left out."""
    made = lay_out(described(), address="http://localhost")
    number = sum(len(part.operations) for part in made.parts)
    assert number == sum(len(path) for path in described()["paths"].values())
    assert len(made.shapes) == len(described()["components"]["schemas"])
