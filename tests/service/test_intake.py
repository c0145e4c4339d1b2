"""What is handed in at the desk: taken in, known already, or refused with a reason."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import time

import pytest
from docx import Document as Docx

from tests.missions import AS_OF, SETTINGS
from tests.service.desk import DAY, ONE, TWO, log_faults
from trucewatch.errors import AccessDenied, InvalidDecision
from trucewatch.model.access import Sensitivity
from trucewatch.model.log import Erasure
from trucewatch.service import intake
from trucewatch.service.erasing import erase_document
from trucewatch.service.intake import (
    Fate,
    HandedIn,
    Pasted,
    Taken,
    safe_name,
    take_address,
    take_files,
    take_text,
    written_out,
)
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.outgoing import Answer, Outgoing

THIRD = ONE.replace("Evening report", "Third report").replace("Two", "Three")
LINES = (
    b'{"title": "One", "text": "Shelling was heard near Morek on 12 September 2017."}\n'
    b'{"title": "Two", "text": "Nothing was heard near Morek on 13 September 2017."}\n'
    b"{broken\n"
)
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Demo Wire</title>
<item><title>Report</title><link>https://feeds.example/1</link><description>
Artillery shelled Morek on 12 September 2017, the council said.</description></item>
</channel></rss>"""


def take(mission: OpenMission, name: str, raw: bytes, by: str = "reporter") -> Taken:
    """What became of one file with one report."""
    given = (HandedIn(name=name, raw=raw),)
    (line,) = take_files(mission, given, by=by, as_of=AS_OF)
    return line


def docx_bytes() -> bytes:
    """A word processor's file with one sentence."""
    made, out = Docx(), io.BytesIO()
    made.add_paragraph("Artillery shelled Morek on 12 September 2017, a council said.")
    made.save(out)
    return out.getvalue()


def test_a_file_is_taken_in_once(mission: OpenMission) -> None:
    """The second time it is a duplicate, whatever it is called; the log agrees."""
    first = take(mission, "third.txt", THIRD.encode())
    assert first.fate is Fate.TAKEN_IN
    assert first.claims > 0
    assert first.media_type == "text/plain"
    again = take(mission, "third.txt", THIRD.encode())
    other = take(mission, "other.txt", THIRD.encode(), by="reviewer")
    known = take(mission, "one.txt", ONE.encode())
    assert [each.fate for each in (again, other, known)] == [Fate.DUPLICATE] * 3
    assert again.document == other.document == first.document
    assert "report-0.txt" in known.why
    assert log_faults(mission) == []


def test_a_copy_of_what_is_not_open_is_not_named(mission: OpenMission) -> None:
    """Whoever may not read it learns that it is known, and no more; erased likewise."""
    known = take(mission, "one.txt", ONE.encode(), by="reviewer")
    assert known.document is not None
    mark_record(
        mission,
        known.document,
        by="reviewer",
        sensitivity=Sensitivity.CONFIDENTIAL,
        reason="names a source",
        settings=SETTINGS,
    )
    again = take(mission, "one.txt", ONE.encode(), by="reporter")
    assert (again.fate, again.document) == (Fate.DUPLICATE, None)
    assert again.why == "known already"
    erase_document(
        mission, known.document, by="data_protection_officer", reason=Erasure.REQUEST
    )
    assert "erased before" in take(mission, "one.txt", ONE.encode(), by="reviewer").why


def test_two_files_of_one_name_stay_apart(mission: OpenMission) -> None:
    """The second does not overwrite what is noted of the first."""
    one = take(mission, "report.txt", THIRD.encode())
    other = take(mission, "report.txt", TWO.replace("Hama", "Homs").encode())
    assert one.document != other.document
    assert one.fate is other.fate is Fate.TAKEN_IN


@pytest.mark.parametrize(
    ("name", "raw", "media_type"),
    [
        (
            "a.exe",
            b"<!doctype html><p>Shelling was heard at Morek.</p>",
            "text/html",
        ),
        ("b.pdf", b"Shelling was heard at Morek on 12 September 2017.", "text/plain"),
        ("c", docx_bytes(), next(t for t in intake.ALLOWED if "wordprocessing" in t)),
    ],
)
def test_what_a_file_is_its_bytes_tell(
    mission: OpenMission, name: str, raw: bytes, media_type: str
) -> None:
    """The name's ending says nothing."""
    line = take(mission, name, raw)
    assert (line.fate, line.media_type) == (Fate.TAKEN_IN, media_type)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "it is empty"),
        (b" \n ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "PNG image"),
        (b"MZ\x90\x00" + b"x" * 99, "a program"),
        (b"PK\x03\x04" + b"x" * 99, "ZIP archive"),
        (b"%PDF-1.4 broken", "PDF"),
        (b"12345 67890", "without words"),
        (b"<?xml version='1.0'?><rss></rss>", "feed without entries"),
    ],
)
def test_a_refusal_says_why(mission: OpenMission, raw: bytes, why: str) -> None:
    """Empty, binary, broken: one line, and nothing else is held up by it."""
    given = (HandedIn(name="x", raw=raw), HandedIn(name="ok.txt", raw=THIRD.encode()))
    refused, taken = take_files(mission, given, by="liaison", as_of=AS_OF)
    assert refused.fate is Fate.REFUSED
    assert why in refused.why
    assert taken.fate is Fate.TAKEN_IN


def test_a_file_is_bounded(mission: OpenMission) -> None:
    """Just in and just out; and so many of them at once."""
    text = b"Shelling was heard at Morek. " + b" " * (intake.MOST_BYTES - 29)
    assert take(mission, "in.txt", text).fate is Fate.TAKEN_IN
    assert take(mission, "out.txt", text + b" ").why == "larger than 10 MB"
    cut = HandedIn(name="cut.txt", raw=b"Shelling", cut=True)
    (line,) = take_files(mission, (cut,), by="reporter", as_of=AS_OF)
    assert line.fate is Fate.REFUSED
    with pytest.raises(InvalidDecision):
        take_files(mission, (cut,) * 51, by="reporter", as_of=AS_OF)


def test_files_of_several_reports_give_a_line_each(mission: OpenMission) -> None:
    """JSON Lines with a broken line; a feed."""
    given = (HandedIn(name="l.jsonl", raw=LINES), HandedIn(name="f.xml", raw=FEED))
    lines = take_files(mission, given, by="reporter", as_of=AS_OF)
    fates = [(each.name, each.fate.value) for each in lines]
    assert fates == [
        ("l.jsonl#1", "taken_in"),
        ("l.jsonl#2", "taken_in"),
        ("l.jsonl#3", "refused"),
        ("f.xml#1", "taken_in"),
    ]


@pytest.mark.parametrize("by", ["viewer", "publisher", "auditor", "admin"])
def test_whoever_may_not_takes_nothing_in(mission: OpenMission, by: str) -> None:
    """Neither a file, nor a text, nor an address."""
    with pytest.raises(AccessDenied):
        take(mission, "third.txt", THIRD.encode(), by=by)
    with pytest.raises(AccessDenied):
        take_text(mission, Pasted(text="Shelling."), by=by, as_of=AS_OF)
    with pytest.raises(AccessDenied):
        take_address(
            mission, "https://x", by=by, as_of=AS_OF, outgoing=Outgoing(hosts=())
        )


def test_a_pasted_text_becomes_a_report(mission: OpenMission) -> None:
    """With what is known of it; lines that would forge a field stay words."""
    pasted = Pasted(
        text="Artillery shelled Morek on 12 September 2017, the council said.\r\n",
        title="Evening\npublisher: Forged",
        publisher='"Demo" Wire',
        language="en",
        day=DAY,
        clock=time(18),
        found_at="https://wire.example/1",
    )
    line = take_text(mission, pasted, by="reporter", as_of=AS_OF)
    assert line.fate is Fate.TAKEN_IN
    assert line.doubts == 0
    text = written_out(pasted, tz="Europe/Moscow")
    assert 'title: "Evening publisher: Forged"\n' in text
    assert 'published: "2017-09-12T18:00:00+03:00"\n' in text
    assert take_text(mission, pasted, by="reporter", as_of=AS_OF).fate is Fate.DUPLICATE
    with pytest.raises(InvalidDecision):
        take_text(mission, Pasted(text=" "), by="reporter", as_of=AS_OF)


def test_a_text_of_which_nothing_is_known_stays_as_it_is() -> None:
    """A plain day needs no clock; no field, no block."""
    assert written_out(Pasted(text="Words."), tz="UTC") == "Words.\n"
    dated = written_out(Pasted(text="Words.", day=DAY), tz="UTC")
    assert dated == '---\npublished: "2017-09-12"\n---\n\nWords.\n'


def test_a_text_of_a_demonstration_is_marked_as_one(mission: OpenMission) -> None:
    """So that its bulletin can be released: a demonstration holds nothing unmarked."""
    text = written_out(Pasted(text="Words."), tz="UTC", demonstration=True)
    assert text == "---\ndemo: true\nfacts: invented\n---\n\nWords.\n"
    assert mission.mission.demonstration
    words = Pasted(text="Artillery shelled Morek, the council said.")
    line = take_text(mission, words, by="reporter", as_of=AS_OF)
    with mission.store.unit() as look:
        (row,) = look.exec_driver_sql(
            "SELECT record FROM documents WHERE id = ?", (line.document,)
        )
    assert json.loads(row[0])["demonstration"]["facts"] == "invented"


def test_a_feed_is_fetched_from_a_listed_host_alone(mission: OpenMission) -> None:
    """Off: a refusal that says so. Listed: its reports, with where they came from."""
    off = Outgoing(hosts=())
    (line,) = take_address(
        mission, "https://feeds.example/f", by="reporter", as_of=AS_OF, outgoing=off
    )
    assert line.fate is Fate.REFUSED
    assert "calls are off" in line.why

    class Given(Outgoing):
        """Answers without a network."""

        def fetch(self, address: str) -> Answer:
            """A feed, or nothing."""
            status = 200 if address.endswith("/f") else 404
            return Answer(address=address, status=status, media_type="", body=FEED)

    on = Given(hosts=("feeds.example",))
    (line,) = take_address(
        mission, "https://feeds.example/f", by="reporter", as_of=AS_OF, outgoing=on
    )
    assert (line.fate, line.name) == (Fate.TAKEN_IN, "feeds.example#1")
    (line,) = take_address(
        mission, "https://feeds.example/no", by="reporter", as_of=AS_OF, outgoing=on
    )
    assert "status 404" in line.why
    odd = take_address(
        mission, "https://[bad", by="reporter", as_of=AS_OF, outgoing=off
    )
    assert odd[0].fate is Fate.REFUSED


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\report.docx", "report.docx"),
        (".hidden", "hidden"),
        ("a\nb\t\x00c.txt", "a b c.txt"),
        ("evil\u202etxt.exe", "evil txt.exe"),
        ("تقرير.html", "تقرير.html"),
        ("/", "unnamed"),
        ("", "unnamed"),
        ("x" * 200 + ".html", "x" * 115 + ".html"),
        ("y" * 200, "y" * 120),
    ],
)
def test_a_name_becomes_one_plain_line(name: str, safe: str) -> None:
    """No folder, no control sign, no sign that turns the writing round."""
    assert safe_name(name) == safe


def test_what_the_lines_name_are_media_types() -> None:
    """Those of the loaders, and no others."""
    assert replace(Taken(name="x", fate=Fate.REFUSED)).media_type == ""
    assert "application/pdf" in intake.ALLOWED
