"""The PDF of a released bulletin (extra ``pdf``): its page, printed, errata after it.

WeasyPrint lays the page out with the fonts of the machine. It may fetch nothing: a page
that asks for a file or an address is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from trucewatch.errors import InvalidExport
from trucewatch.publish.templating import environment

WANTED = "pip install 'trucewatch[pdf]'; on Debian also the packages {}"
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_END = "</body>"
_DRAWING = re.compile(r"<svg\b[^>]*>")
_DRAWN = re.compile(r"^svg [^{]*\{[^}]*\}", re.MULTILINE)
"""The rules of the page that are for its drawings."""
_PLAIN = ".name, .spot { stroke: none; }"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedErratum:
    """An erratum as it is printed after the bulletin.

    Args:
        number: its number.
        day: day of its publication, ISO 8601.
        what, why: its words.
    """

    number: int
    day: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a released bulletin and is printed after it.

    Args:
        label: the bulletin's number as it is printed.
        sha256: SHA-256 of the page, which is the bulletin of record; hex.
        replaced_by: number of the bulletin that took its place, or "".
        errata: by number.
    """

    label: str
    sha256: str
    replaced_by: str = ""
    errata: tuple[PrintedErratum, ...] = ()


def page_with_errata(page: str, beside: Beside) -> str:
    """The page with what stands beside it as a last section.

    Raises:
        InvalidExport: it is no page of a bulletin.
    """
    if page.count(_END) != 1:
        raise InvalidExport("no page of a bulletin", wanted=f"one {_END}")
    section = environment().get_template("beside.html.j2").render(beside=beside)
    return page.replace(_END, section + _END)


def with_styled_drawings(page: str) -> str:
    """The page with the rules for its drawings inside each of them.

    WeasyPrint draws a picture by itself, without the page's rules, and knows neither
    variables nor the order of painting: halos about names are left out.
    """
    rules = [rule.replace("svg ", "") for rule in _DRAWN.findall(page)]
    sheet = "".join(rules).replace("var(--sans)", "sans-serif") + _PLAIN
    return _DRAWING.sub(lambda found: f"{found[0]}<style>{sheet}</style>", page)


def render_pdf(page: str, beside: Beside) -> bytes:
    """The page as a PDF file with tags for screen readers, errata after it.

    Args:
        page: the released page, as it was frozen.
        beside: what is printed after it.

    Raises:
        InvalidExport: the extra ``pdf`` or its libraries are missing, it is no page of
            a bulletin, or the page asks for something outside itself.
    """
    weasyprint, urls = _library("weasyprint"), _library("weasyprint.urls")

    class Refusing:
        """Fetches nothing."""

        def fetch(self, url: str, headers: object = None) -> NoReturn:  # noqa: ARG002
            """Refuse."""
            raise urls.FatalURLFetchingError(url)

        __call__ = fetch

    whole = with_styled_drawings(page_with_errata(page, beside))
    try:
        html = weasyprint.HTML(string=whole, url_fetcher=Refusing())
        return bytes(html.write_pdf(pdf_variant="pdf/ua-1"))
    except urls.FatalURLFetchingError as error:
        raise InvalidExport(
            "the page asks for something outside itself",
            got=str(error)[:200],
            wanted="a released page, which needs nothing beside it",
        ) from error


def _library(name: str) -> Any:  # noqa: ANN401 - it has no types
    try:
        return import_module(name)
    except (
        ImportError,
        OSError,
    ) as error:  # OSError: a library of the system is missing
        raise InvalidExport(
            "PDF needs an extra that is not installed",
            got=str(error)[:200],
            wanted=WANTED.format(LIBRARIES),
        ) from error
