"""DOCX: what is printed is read, in its order; hostile files are refused."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from trucewatch.errors import UnreadableDocument
from trucewatch.read.document import read_document
from trucewatch.read.loaders import docx as loader
from trucewatch.read.loaders import sniff
from trucewatch.read.loaders.docx import DOCX, load_docx

CUSTOM = """<?xml version="1.0"?><Properties xmlns="urn:custom" xmlns:vt="urn:vt">
<property name="trucewatch:published"><vt:lpwstr>2018-05-03T18:20:00+03:00</vt:lpwstr>
</property><property name="Mood"><vt:lpwstr>calm</vt:lpwstr></property></Properties>"""


def report(*, title: str = "Weekly note", author: str = "A. Writer") -> bytes:
    """A made-up report with a heading, two paragraphs and a table."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.add_heading("Weekly note of the northern team", 1)
    document.add_paragraph("Our team heard two explosions near the bridge on Monday.")
    table = document.add_table(rows=2, cols=2)
    for row, words in enumerate((("Place", "Cases"), ("Morek", "3"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.add_paragraph("Nothing else was heard.")
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """The package with one part added or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def test_blocks_come_in_their_order_and_a_row_is_a_line() -> None:
    """Heading, paragraph, table rows, paragraph."""
    raw = report()
    assert sniff(raw) == DOCX
    assert load_docx(raw, "a.docx").text.split("\n\n") == [
        "Weekly note of the northern team",
        "Our team heard two explosions near the bridge on Monday.",
        "Place | Cases",
        "Morek | 3",
        "Nothing else was heard.",
    ]


def test_properties_are_facts_where_somebody_wrote_them() -> None:
    """The author of a template is nobody; the day of a template is no publication."""
    found = read_document(report(), name="a.docx")
    assert (found.byline, found.published) == ("A. Writer", None)
    assert load_docx(report(), "a.docx").facts["title"] == "Weekly note"
    assert load_docx(report(title="", author="python-docx"), "a.docx").facts == {}


def test_own_properties_state_what_the_page_cannot() -> None:
    """`trucewatch:published` among the custom properties outranks everything."""
    raw = with_part(report(), "docProps/custom.xml", CUSTOM.encode())
    found = read_document(raw, name="a.docx")
    assert found.published is not None
    assert str(found.published.start) == "2018-05-03 18:20:00+03:00"


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    """Tracked changes, content controls, tabs and text boxes, as they would print."""
    document = Document()
    body = document.element.body
    space = nsdecls("w")
    for source in (
        f"<w:p {space}><w:r><w:t>Seen </w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r>"
        "</w:ins><w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>shells.</w:t></w:r></w:p>",
        f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
        f"<w:p {space}><w:r><w:t>Around a box.</w:t><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
        f"<w:tbl {space}><w:tr><w:tc><w:p><w:r><w:t>Outer</w:t></w:r></w:p><w:tbl>"
        "<w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    ):
        body.append(parse_xml(source))
    assert load_docx(saved(document), "a.docx").text.split("\n\n") == [
        "Seen two shells.",
        "In a control.",
        "Around a box.",
        "In the box.",
        "Outer inner",
    ]


def test_an_external_entity_is_not_followed() -> None:
    """An entity stays unread, whatever it names."""
    raw = report()
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        source = package.read("word/document.xml").decode()
    source = source.replace("standalone='yes'?>", "standalone='yes'?>" + ENTITY)
    source = source.replace('standalone="yes"?>', 'standalone="yes"?>' + ENTITY)
    source = source.replace("Nothing else", "Nothing &x;else")
    assert ENTITY in source
    found = load_docx(with_part(raw, "word/document.xml", source.encode()), "a.docx")
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123 - a plain look
        assert file.read().strip() not in found.text


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def test_a_file_too_large_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the sizes that the package names, before anything is unpacked."""
    bomb = with_part(report(), "word/media/zeros.bin", bytes(3_000_000))
    assert len(bomb) < 100_000
    monkeypatch.setattr(loader, "MAX_UNPACKED", 2_000_000)
    with pytest.raises(UnreadableDocument, match="too large unpacked"):
        load_docx(bomb, "bomb.docx")
    monkeypatch.undo()
    monkeypatch.setattr(loader, "MAX_PARTS", 3)
    with pytest.raises(UnreadableDocument, match="too large unpacked"):
        load_docx(report(), "many.docx")


def test_a_document_without_words_is_refused() -> None:
    """Pictures of pages are no text."""
    with pytest.raises(UnreadableDocument, match="DOCX without text"):
        load_docx(saved(Document()), "blank.docx")


def test_another_office_file_is_refused() -> None:
    """A zip that only claims to be a DOCX says what was wanted."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/notes.txt", "no document")
    with pytest.raises(UnreadableDocument, match="broken DOCX"):
        load_docx(out.getvalue(), "odd.docx")


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    """Damage to the zip, and to the parts inside of a whole zip."""
    dice = random.Random(seed)  # noqa: S311 - not secret
    raw = report()
    if seed % 2:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            name = dice.choice([part.filename for part in package.infolist()])
            inside = bytearray(package.read(name))
        harm(inside, dice)
        raw = with_part(raw, name, bytes(inside))
    else:
        outside = bytearray(raw)
        harm(outside, dice)
        raw = bytes(outside)
    with suppress(UnreadableDocument):
        assert load_docx(raw, "damaged.docx").text


def harm(raw: bytearray, dice: random.Random) -> None:
    """Change, cut out and put in some bytes."""
    for _ in range(dice.randint(1, 20)):
        at = dice.randrange(len(raw))
        raw[at : at + dice.randint(0, 9)] = dice.randbytes(dice.randint(0, 6))
