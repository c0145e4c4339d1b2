"""The PDF loader: paragraphs of a text layer, or a clear refusal."""

from __future__ import annotations

import pytest

from trucewatch.errors import UnreadableDocument
from trucewatch.read.loaders.pdf import load_pdf


def pdf(lines: tuple[str, ...], *, title: str = "") -> bytes:
    """A small real PDF of one page, a text line each; none without lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    content = f"BT /F1 12 Tf 60 740 Td {shown} ET" if lines else "0 0 10 10 re f"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += (
        f"xref\n0 7\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n"
    )
    start = out.index("xref\n0 7")
    return f"{out}{start}\n%%EOF\n".encode("latin-1")


LINES = (
    "Road reopens",
    "The road along the river was reopened on Thursday",
    "after elders from both banks spoke for hours.",
    "Nobody was hurt, the council said.",
    "Buses follow on Friday.",
)


def test_the_text_layer_of_a_pdf_is_read_by_paragraphs() -> None:
    """A short line before a capital ends a paragraph; the title is a fact."""
    loaded = load_pdf(pdf(LINES, title="Road note"), "note.pdf")
    assert loaded.facts == {"title": "Road note"}
    assert loaded.text.split("\n\n") == [
        "Road reopens",
        "The road along the river was reopened on Thursday\n"
        "after elders from both banks spoke for hours.\n"
        "Nobody was hurt, the council said.",
        "Buses follow on Friday.",
    ]


def test_a_pdf_line_goes_on_where_it_is_nearly_full_and_has_no_stop() -> None:
    """A name that opens the next line begins no paragraph."""
    lines = (
        "The road was reopened after talks with the council of",
        "Idlib and the elders from the banks",
        "Orontes farmers had waited for since the winter came.",
    )
    assert "\n\n" not in load_pdf(pdf(lines), "note.pdf").text


def test_a_hyphen_at_the_end_of_a_pdf_line_joins_the_word() -> None:
    """The parts of a broken word are one word again."""
    lines = ("The road was reopened after nego-", "tiations between the two banks.")
    assert "negotiations" in load_pdf(pdf(lines), "note.pdf").text


def test_a_pdf_without_a_title_has_no_facts() -> None:
    """An empty title is none."""
    assert load_pdf(pdf(LINES), "note.pdf").facts == {}


NO_WORDS = [
    ("scan", pdf(()), "PDF without text", "1 pages without a text layer"),
    ("digits", pdf(("12", "34")), "PDF without text", "1 pages"),
    ("cut-off", pdf(LINES)[:60], "broken PDF", ""),
]


@pytest.mark.parametrize(
    ("raw", "what", "got"),
    [c[1:] for c in NO_WORDS],
    ids=[c[0] for c in NO_WORDS],
)
def test_a_pdf_that_gives_no_words_is_refused(raw: bytes, what: str, got: str) -> None:
    """Scans and broken files say which they are."""
    with pytest.raises(UnreadableDocument) as caught:
        load_pdf(raw, "note.pdf")
    assert caught.value.what == what
    assert got in caught.value.got
