"""A bulletin's way over the desk to the public site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.service.releasing import as_real
from tests.web.conftest import visiting
from tests.web.visitors import Visitor
from trucewatch.model.access import Role
from trucewatch.service.users import add_user
from trucewatch.web.papers import policy
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
LIST = "/desk/bulletins"
ONE = "/desk/bulletins/bul_2017-09-12"


@pytest.fixture
def visit(site: Site) -> Iterator[Visit]:
    """Visitors of a mission that is none of a demonstration, as its reports are."""
    with visiting(replace(site, mission=as_real(site.mission))) as made:
        yield made


def publishers(site: Site, visit: Visit) -> tuple[Visitor, Visitor]:
    """Two publishers."""
    add_user(site.mission, "publisher2", roles=(Role.PUBLISHER,), by="admin")
    return visit("publisher"), visit("publisher2")


def released(site: Site, visit: Visit) -> tuple[Visitor, Visitor]:
    """Two publishers after the bulletin of the day was released."""
    anna, boris = publishers(site, visit)
    assert anna.send(LIST, seen_on=LIST, day="2017-09-12").status_code == 303
    answer = anna.send(f"{ONE}/submit", seen_on=ONE)
    assert answer.status_code == 303, answer.text
    html = boris.page(ONE)
    fields = {
        part.split('"')[0]: "compared with the sources"
        for part in html.split('name="')
        if part.startswith("weighed_")
    }
    answer = boris.send(f"{ONE}/release", seen_on=ONE, **fields)
    assert answer.status_code == 303, answer.text
    return anna, boris


@pytest.mark.uncounted
def test_nothing_is_public_before_its_release(site: Site, visit: Visit) -> None:
    """A draft is read at the desk alone; who handed it over does not release it."""
    anna, _ = publishers(site, visit)
    anna.send(LIST, seen_on=LIST, day="2017-09-12")
    public = visit()
    assert "No bulletin has been released yet." in public.page("/")
    assert public.get("/bulletins/bul_2017-09-12").status_code == 404
    assert public.get("/bulletins/bul_2017-09-12/document").status_code == 404
    anna.send(f"{ONE}/submit", seen_on=ONE)
    assert "another publisher releases it" in anna.page(ONE)
    answer = anna.send(f"{ONE}/release", seen_on=ONE)
    assert answer.status_code == 422
    assert visit("viewer").get(LIST).status_code == 403


def test_a_released_bulletin_is_public_and_frozen(site: Site, visit: Visit) -> None:
    """With its files, its hashes, and a policy that lets no script run."""
    released(site, visit)
    public = visit()
    assert "Latest" in public.page("/")
    html = public.page("/bulletins/bul_2017-09-12")
    assert "SHA-256 HTML" in html
    answer = public.get("/bulletins/bul_2017-09-12/document")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "'sha256-" in answer.headers["content-security-policy"]
    assert "immutable" in answer.headers["cache-control"]
    file = public.get("/bulletins/bul_2017-09-12/json")
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.json()
    again = public.get("/bulletins/bul_2017-09-12/html")
    assert again.content == answer.content
    assert public.get("/bulletins/bul_2017-09-12/exe").status_code == 422


def test_an_erratum_stands_beside_it(site: Site, visit: Visit) -> None:
    """Proposed by one, published by another."""
    anna, boris = released(site, visit)
    said = {"what": "Hama, not Homs.", "why": "A slip in the report."}
    anna.send(f"{ONE}/errata", seen_on=ONE, **said)
    public = visit()
    assert "Hama, not Homs." not in public.page("/bulletins/bul_2017-09-12")
    assert "Another publisher publishes it." in anna.page(ONE)
    boris.send(f"{ONE}/errata/bul_2017-09-12_e01", seen_on=ONE)
    assert "Hama, not Homs." in public.page("/bulletins/bul_2017-09-12")
    assert "1 erratum" in public.page("/")


def test_a_page_without_styles_allows_none() -> None:
    """The policy follows the bytes."""
    assert "style-src 'none'" in policy(b"<p>plain</p>")
    two = policy(b"<style>a{}</style><style>b{}</style>")
    assert two.count("'sha256-") == 2


def test_the_public_site_tells_what_it_is(visit: Visit) -> None:
    """In words, to anybody."""
    assert "does not decide who broke a ceasefire" in visit().page("/about")


def test_the_public_ledger_is_of_released_bulletins(site: Site, visit: Visit) -> None:
    """Before a release it is empty, whatever the register holds."""
    assert "No released bulletin has counts" in visit().page("/ledger")
    released(site, visit)
    html = visit().page("/ledger")
    assert "2017-09-12" in html
    assert visit().get("/ledger?first=soon").status_code == 422
    assert visit().get("/ledger?first=2018-01-01&last=2017-01-01").status_code == 422


def test_released_bulletins_are_fed(site: Site, visit: Visit) -> None:
    """As Atom, with addresses of this site; a PDF is made of what was frozen."""
    someone = visit()
    assert "<entry>" not in someone.page("/feed.atom")
    released(site, visit)
    answer = someone.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "http://localhost/bulletins/bul_2017-09-12" in answer.text
    assert someone.get("/bulletins/bul_2017-09-13/pdf").status_code == 404
