"""The PDF: nothing is fetched, drawings keep their rules, errata come last."""

from __future__ import annotations

from types import SimpleNamespace

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.publish.samples import sample_bulletin
from trucewatch.errors import InvalidExport
from trucewatch.publish import pdf
from trucewatch.publish.html import render_html
from trucewatch.publish.pdf import (
    Beside,
    PrintedErratum,
    page_with_errata,
    render_pdf,
    with_styled_drawings,
)

ERRATUM = PrintedErratum(number=2, day="2017-09-07", what="5 <cases>", why="a slip")
BESIDE = Beside(label="250", sha256="ab" * 32, errata=(ERRATUM,))
PAGE = "<html><body><p>Bulletin {}</p></body></html>"


class Refused(Exception):
    """Stands for WeasyPrint's own."""


class FakePage:
    """Asks for whatever address stands in the page."""

    def __init__(self, *, string: str, url_fetcher: SimpleNamespace) -> None:
        self.string, self.fetcher = string, url_fetcher

    def write_pdf(self, *, pdf_variant: str) -> bytes:
        """The page itself."""
        if "http://" in self.string:
            self.fetcher.fetch("http://elsewhere.example/a.png")
        return f"{pdf_variant}: {self.string}".encode()


def fake(name: str) -> SimpleNamespace:
    if name == "weasyprint":
        return SimpleNamespace(HTML=FakePage)
    return SimpleNamespace(FatalURLFetchingError=Refused)


def test_errata_come_after_the_sample_bulletin() -> None:
    """Numbered, dated, escaped; with the page's hash and what took its place."""
    page = page_with_errata(PAGE, BESIDE)
    assert '<li value="2">2017-09-07: 5 &lt;cases&gt; Why: a slip</li>' in page
    assert page.index("Bulletin {}") < page.index("Errata") < page.index("</body>")
    assert "ab" * 32 in page
    plain = page_with_errata(PAGE, Beside(label="250", sha256="", replaced_by="250-R1"))
    assert "No. 250-R1 took the place of this bulletin." in plain
    assert "No erratum was published" in plain
    with pytest.raises(InvalidExport, match="no page of a bulletin"):
        page_with_errata("<p>no page", BESIDE)


def test_drawings_take_their_rules_with_them() -> None:
    """No variable is left, and none of the rules for the page."""
    page = with_styled_drawings(render_html(sample_bulletin()))
    drawings = page.split("<svg")[1:]
    assert drawings
    for drawing in drawings:
        style = drawing.split("<style>")[1].split("</style>")[0]
        assert ".sea { fill: #eef2f4; }" in style
        assert "var(" not in style
        assert "svg " not in style


def test_a_page_that_asks_for_something_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A released page needs nothing beside it; one that does was altered."""
    monkeypatch.setattr(pdf, "_library", fake)
    assert render_pdf(PAGE, BESIDE).startswith(b"pdf/ua-1: <html>")
    with pytest.raises(InvalidExport, match=r"outside itself; got http://elsewhere"):
        render_pdf(PAGE.format("http://"), BESIDE)


@pytest.mark.parametrize("error", [ImportError("weasyprint"), OSError("libpango")])
def test_without_the_extra_it_says_what_to_install(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra, and the libraries of the system."""

    def missing(_name: str) -> None:
        raise error

    monkeypatch.setattr(pdf, "import_module", missing)
    with pytest.raises(InvalidExport, match=r"trucewatch\[pdf\]'.*libpango-1.0-0"):
        render_pdf(PAGE, BESIDE)


@pytest.mark.full
def test_a_released_page_becomes_a_tagged_pdf() -> None:
    """Words, page numbers and errata are in it; a picture from elsewhere is refused."""
    page = render_html(sample_bulletin())
    found = pypdfium2.PdfDocument(render_pdf(page, BESIDE))
    text = "\n".join(each.get_textpage().get_text_range() for each in found)
    assert found.is_tagged()
    assert f"page {len(found)} of {len(found)}" in text
    assert "Errata and standing of No. 250" in text
    found.close()
    image = '<img src="{}" alt=""></main>'
    for address in ("http://127.0.0.1:9/a.png", "file:///etc/hostname"):
        altered = page.replace("</main>", image.format(address))
        with pytest.raises(InvalidExport, match="asks for something outside itself"):
            render_pdf(altered, BESIDE)
