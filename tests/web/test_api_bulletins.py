"""Released bulletins over the API: public, byte for byte, and their tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.service.releasing import add_second, as_real, released
from tests.web.programs import Program, program
from trucewatch.client import Client
from trucewatch.web.app import create_app
from trucewatch.web.site import Site


@pytest.fixture
def public(site: Site) -> Iterator[Program]:
    """Somebody without a token, after a bulletin was released."""
    told = replace(site, mission=as_real(site.mission))
    add_second(told.mission)
    released(told.mission)
    client = TestClient(create_app(told), base_url="http://localhost")
    yield program(client, told)
    client.close()


def test_a_released_bulletin_is_everybodys(public: Program) -> None:
    """Its files are the bytes that were frozen; its rows are the public's."""
    (bulletin,) = public.ok("/bulletins")["items"]
    path = f"/bulletins/{bulletin['id']}"
    assert public.ok(path) == bulletin
    for what, digest in (("record", bulletin["json"]), ("page", bulletin["html"])):
        raw = public.get(f"{path}/{what}").content
        assert hashlib.sha256(raw).hexdigest() == digest
    rows = public.ok("/claims?first=2017-09-12&last=2017-09-12")["items"]
    file = public.get("/exports/claims/jsonl")
    assert int(file.headers["X-Rows"]) == len(rows) > 1
    assert public.get("/incidents").status_code == 401
    with Client("http://localhost", transport=public.client._transport) as client:
        assert [each["id"] for each in client.bulletins()] == [bulletin["id"]]
        record = client.bulletin_record(bulletin["id"])
        assert hashlib.sha256(record).hexdigest() == bulletin["json"]
