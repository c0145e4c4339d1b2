"""Documents at the desk: the list, the search, and handing in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.service.desk import ONE
from tests.web.conftest import visiting
from tests.web.programs import ROOT, program
from tests.web.visitors import HIDDEN, Visitor
from trucewatch.model.access import Sensitivity
from trucewatch.service import intake
from trucewatch.service.library import list_reports
from trucewatch.service.markings import mark_record
from trucewatch.web.app import create_app
from trucewatch.web.areas import documents
from trucewatch.web.limits import Allowance
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
THIRD = ONE.replace("Evening report", "Third <b>report</b>").replace("Two", "Three")


def upload(who: Visitor, *files: tuple[str, bytes]) -> Response:
    """Hand files in by the form."""
    found = HIDDEN.search(who.page("/desk/documents/add"))
    assert found is not None
    sent = [("files", (name, raw, "text/plain")) for name, raw in files]
    return who.client.post(
        "/desk/documents/files", data={"csrf": found.group(1)}, files=sent
    )


def test_reports_stand_by_day(visit: Visit) -> None:
    """With a day's heading and the number of claims; whoever may adds."""
    page = visit("reporter").page("/desk/documents")
    assert "12 September 2017" in page
    assert "Evening report" in page
    assert "Take reports in" in page
    assert "Take reports in" not in visit("viewer").page("/desk/documents")


def test_the_list_goes_on_by_cursor(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of one report leads to the next."""

    def one(*args: object, **more: object) -> object:
        return list_reports(*args, **more, most=1)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "list_reports", one)
    anna = visit("reporter")
    page = anna.page("/desk/documents")
    onward = page.split('rel="next" href="')[1].split('"')[0]
    second = anna.page(onward)
    assert ("Evening report" in page) != ("Evening report" in second)
    assert 'rel="next"' not in second
    last = anna.page("/desk/documents?after=2000-01-01_doc_x")
    assert "No earlier report" in last


def test_a_search_marks_the_words(visit: Visit) -> None:
    """In reports and claims, or in one of the two; the form keeps what was asked."""
    anna = visit("reviewer")
    both = anna.page("/desk/documents?q=morek")
    assert "<mark>Morek</mark>" in both
    assert "/desk/claims/clm_" in both
    only = anna.page("/desk/documents?q=morek&kind=document")
    assert "/desk/claims/clm_" not in only
    assert 'value="morek"' in only
    assert "Nothing that you may read" in anna.page("/desk/documents?q=zzzz")
    assert "&lt;b&gt;" in anna.page("/desk/documents?q=<b>")


def test_a_search_finds_nothing_restricted(site: Site, visit: Visit) -> None:
    """Neither on the list, nor by words."""
    shelf = list_reports(site.mission, by="reviewer", now=site.clock())
    for each in shelf.reports:
        mark_record(
            site.mission,
            each.id,
            by="reviewer",
            sensitivity=Sensitivity.RESTRICTED,
            reason="names a source",
            settings=site.settings,
        )
    viewer = visit("viewer")
    assert "Evening report" not in viewer.page("/desk/documents")
    assert "Nothing that you may read" in viewer.page("/desk/documents?q=morek")
    assert "Evening report" in visit("reviewer").page("/desk/documents")


def test_files_are_taken_in_with_a_line_each(visit: Visit) -> None:
    """Taken in, known already, refused: each says so, and its name is only text."""
    anna = visit("reporter")
    answer = upload(
        anna,
        ("third.txt", THIRD.encode()),
        ("one.txt", ONE.encode()),
        ("../<i>picture</i>.txt", b"\x89PNG\r\n\x1a\n"),
    )
    assert answer.status_code == 200
    assert answer.text.count('<li class="fate-') == 3
    assert "fate-taken_in" in answer.text
    assert "a copy of report-0.txt" in answer.text
    assert "PNG image" in answer.text
    assert "<i>" not in answer.text
    listed = anna.page("/desk/documents")
    assert "Third &lt;b&gt;report" in listed


def test_nothing_that_can_be_used_is_said_so(visit: Visit) -> None:
    """All refused, and no file at all."""
    anna = visit("reporter")
    assert upload(anna, ("x.bin", b"MZ\x90\x00")).status_code == 422
    answer = anna.send("/desk/documents/files", seen_on="/desk/documents/add")
    assert answer.status_code == 422
    assert "choose a file first" in answer.text


def test_files_pass_the_scanner_of_the_house(site: Site) -> None:
    """At the desk and over the API; what it does not pass is refused."""
    scanner = (sys.executable, "-c", "raise SystemExit(1)")
    settings = replace(site.settings, upload_scanner=scanner)
    scanned = replace(site, settings=settings)
    with visiting(scanned) as visit:
        answer = upload(visit("reporter"), ("a.txt", THIRD.encode()))
    assert answer.status_code == 422
    assert "the scanner found something in it" in answer.text
    client = TestClient(create_app(scanned), base_url="http://localhost")
    token = program(client, scanned, "reporter").token
    answer = client.post(
        f"{ROOT}/documents/files?name=a.txt",
        content=THIRD.encode(),
        headers={"Authorization": f"Bearer {token}"},
    )
    client.close()
    assert answer.status_code == 422
    assert "the scanner found something in it" in answer.json()["got"]


def test_a_file_is_cut_off_where_it_is_too_large(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not even read whole."""
    monkeypatch.setattr(documents, "MOST_BYTES", 10)
    answer = upload(visit("reporter"), ("long.txt", b"Shelling was heard."))
    assert "larger than" in answer.text


@pytest.mark.parametrize("user", ["viewer", "publisher", "auditor"])
def test_whoever_may_not_hands_nothing_in(visit: Visit, user: str) -> None:
    """The page is refused, and so are the forms."""
    who = visit(user)
    assert who.get("/desk/documents/add").status_code == 403
    for name, fields in (
        ("text", {"text": "Shelling was heard."}),
        ("address", {"address": "https://feeds.example"}),
    ):
        assert who.send(f"/desk/documents/{name}", **fields).status_code == 403


def test_a_text_can_be_pasted(visit: Visit) -> None:
    """With what is known of it; a wrong day keeps what was typed."""
    anna = visit("liaison")
    fields = {
        "text": "Artillery shelled Morek on 13 September 2017, a council said.",
        "title": "Pasted report",
        "publisher": "Demo Wire",
        "language": "en",
    }
    path = "/desk/documents/text"
    wrong = anna.send(path, **fields, day="soon")
    assert wrong.status_code == 422
    assert "Pasted report" in wrong.text
    assert "no text" in anna.send(path, text=" ").text
    done = anna.send(path, **fields, day="2017-09-13", clock="18:00")
    assert done.status_code == 200
    assert "Pasted report" in anna.page("/desk/documents")
    again = anna.send(path, **fields, day="2017-09-13", clock="18:00")
    assert "duplicate" in again.text


def test_calling_addresses_is_off_and_says_so(site: Site, visit: Visit) -> None:
    """The page tells how it is allowed; where it is, it offers a field."""
    anna = visit("reporter")
    page = anna.page("/desk/documents/add")
    assert "outgoing_hosts" in page
    assert 'name="address"' not in page
    answer = anna.send("/desk/documents/address", address="https://feeds.example/f")
    assert answer.status_code == 422
    assert "calls are off" in answer.text
    settings = replace(site.settings, outgoing_hosts=("feeds.example",))
    on = TestClient(
        create_app(replace(site, settings=settings)),
        base_url="http://localhost",
        cookies=dict(anna.client.cookies),
    )
    page = on.get("/desk/documents/add").text
    assert 'name="address"' in page
    assert "feeds.example" in page


def test_handing_in_is_rationed(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading costs the machine; whoever sends too much waits."""
    allowance = Allowance(size=1, per_second=0.001)
    monkeypatch.setattr(documents, "UPLOADS", allowance)
    anna = visit("reporter")
    anna.send("/desk/documents/text", text="")
    assert anna.send("/desk/documents/text", text="").status_code == 429
    assert intake.MOST_BYTES == 10 * 1024 * 1024
