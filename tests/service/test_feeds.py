"""The feed and the PDF of released bulletins."""

from __future__ import annotations

import re
from datetime import datetime

import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree  # type: ignore[import-untyped]

from tests.service.releasing import FIRST, SECOND, add_second, as_real, released
from tests.service.test_releases import add_report
from trucewatch.errors import InvalidExport
from trucewatch.publish import pdf
from trucewatch.service import feeds
from trucewatch.service.errata import propose_erratum, publish_erratum
from trucewatch.service.feeds import SitePaths, bulletin_feed, released_pdf
from trucewatch.service.missions import OpenMission
from trucewatch.service.public_releases import released_bulletin

BASE = "https://bulletins.example/site"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def desk(mission: OpenMission) -> OpenMission:
    """The desk mission with a second publisher."""
    add_second(mission)
    return as_real(mission)


def with_erratum(mission: OpenMission, what: str = "5, not 6 & <more>\x0b") -> str:
    kept = released(mission)
    erratum = propose_erratum(mission, kept.id, by=FIRST, what=what, why="a slip")
    publish_erratum(mission, erratum.id, by=SECOND)
    return kept.id


def test_the_feed_is_valid_atom(desk: OpenMission) -> None:
    """RFC 4287: what has to be there is there once, in the form it has to have."""
    with_erratum(desk)
    add_report(desk)
    released(desk, reason="a report came late")
    text = bulletin_feed(desk, base=BASE)
    parsed = feedparser.parse(text)
    assert (parsed.bozo, parsed.version, len(parsed.entries)) == (False, "atom10", 2)
    root = etree.fromstring(text.encode())
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    assert all(str(each).startswith("urn:uuid:") for each in ids)
    for parent in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(ATOM + name)) == 1
    moments = [*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")]
    assert all(MOMENT.fullmatch(str(each.text)) for each in moments)
    assert len(root.findall(f"{ATOM}author/{ATOM}name")) == 1
    (own,) = root.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]})
    assert own == f"{BASE}/feed.atom"
    links = [str(each.get("href")) for each in root.iter(f"{ATOM}link")]
    assert all(each.startswith(f"{BASE}/") for each in links)


@pytest.mark.uncounted
def test_an_erratum_updates_its_entry(desk: OpenMission) -> None:
    """Readers' programs show it again; the ids stay, whatever the address."""
    key = with_erratum(desk)
    public = released_bulletin(desk, key)
    (entry,) = feedparser.parse(bulletin_feed(desk, base=BASE)).entries
    assert "Erratum 1: 5, not 6 & <more>" in entry.summary
    updated = datetime.fromisoformat(entry.updated)
    assert updated == public.updated_at.replace(microsecond=0)
    assert updated >= datetime.fromisoformat(entry.published)
    paths = SitePaths(page="b/{id}/", record="b/{id}/record")
    (other,) = feedparser.parse(
        bulletin_feed(desk, base="http://other.example/", paths=paths)
    ).entries
    assert (other.id, other.link) == (entry.id, f"http://other.example/b/{key}/")


def test_an_empty_feed_is_a_feed(desk: OpenMission) -> None:
    """Nothing released: no entry, and the mission's first day for its moment."""
    root = etree.fromstring(bulletin_feed(desk, base=BASE).encode())
    assert root.findall(f"{ATOM}entry") == []
    starts = desk.mission.starts.isoformat()
    assert root.findtext(f"{ATOM}updated") == f"{starts}T00:00:00Z"


@pytest.mark.parametrize("base", ["", "bulletins.example", "file:///a", "https://h/?q"])
def test_the_base_is_an_address_of_the_web(desk: OpenMission, base: str) -> None:
    """Links to nowhere help nobody."""
    with pytest.raises(InvalidExport, match="no base address"):
        bulletin_feed(desk, base=base)


def test_the_pdf_is_made_from_the_released_page(
    desk: OpenMission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its hash, its errata, and what took its place."""
    key = with_erratum(desk, what="5, not 6")
    add_report(desk)
    released(desk, reason="a report came late")
    monkeypatch.setattr(feeds, "render_pdf", pdf.page_with_errata)
    page: object = released_pdf(desk, key)
    assert isinstance(page, str)
    public = released_bulletin(desk, key)
    assert public.html in page
    assert f"No. {public.label}-R1 took the place of this bulletin." in page
    assert "5, not 6 Why: a slip" in page
