"""Brings the catalogues of the interface up to date with what it says.

Messages come from the templates (``_``, ``ngettext``), from Python (``marked``), and
from the codes of the vocabulary and the sentences that stand for them
(`publish.codes`), which pages show as words. Translations stay; messages that are no
longer said are dropped.

Usage: ``python -m scripts.catalogue`` in the repository root.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import trucewatch.model
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.zone import GeometryStatus
from trucewatch.publish import codes, codes_reading, figure_series, tallies
from trucewatch.publish.exports import TABLES
from trucewatch.publish.map_drawing import zone_status
from trucewatch.service.intake import Fate
from trucewatch.service.waiting import Waits
from trucewatch.web.languages import DOMAIN, LANGUAGES

WEB = Path("src/trucewatch/web")
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
OPTIONS = {"**.j2": {"trimmed": "false", "extensions": "jinja2.ext.i18n"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "marked": None}
WIDTH = 88


def template() -> Catalog:
    """Every message that the interface says, with where."""
    found = Catalog(domain=DOMAIN, project="trucewatch", charset="utf-8")
    for file, line, message, _comments, _context in extract_from_dir(
        WEB, METHODS, OPTIONS, keywords=KEYWORDS
    ):
        found.add(message, locations=[(file, line)])
    for words in code_words():
        found.add(words, locations=[("model", 0)])
    for words in sentences():
        found.add(words, locations=[("publish", 0)])
    return found


def code_words() -> Iterator[str]:
    """The codes of the vocabulary in words, as the filter `label` shows them."""
    for info in pkgutil.iter_modules(trucewatch.model.__path__):
        module = importlib.import_module(f"trucewatch.model.{info.name}")
        for kind in vars(module).values():
            is_codes = isinstance(kind, type) and issubclass(kind, StrEnum)
            if is_codes and kind.__module__ == module.__name__:
                yield from (code.value.replace("_", " ") for code in kind if code.value)


def sentences() -> Iterator[str]:
    """What the engine says in fixed words, which a page may show."""
    for kind in (Waits, Fate):
        yield from (code.value.replace("_", " ") for code in kind)
    yield from (rating.replace("_", " ") for rating in codes_reading.RATING)
    for table in (codes.TALLY_RESULT, codes.COUNT_BASIS, codes.FLAG, codes.VERDICT):
        yield from table.values()
    yield from (words for words in codes.ATTRIBUTION.values() if "{" not in words)
    for names in (codes.COUNT_UNIT, codes_reading.FIGURE_UNIT):
        yield from (several for _one, several in names.values())
    for words in (codes_reading.STOCK_OR_FLOW, codes_reading.PERSON_CLASS):
        yield from words.values()
    yield from codes_reading.MEASURE.values()
    yield from figure_series.DEFINITION.values()
    yield from (figure_series.NO_SUM, tallies.NO_VERDICT, "Whole country")
    for name, offer in TABLES.items():
        yield from (name.replace("_", " "), offer.meaning)
    yield from (zone_status(_zone(status)) for status in GeometryStatus)


def _zone(status: GeometryStatus) -> MapShape:
    return MapShape(id="", name="", kind=ShapeKind.ZONE, rings=(), status=status.value)


def file_of(code: str) -> Path:
    """The catalogue of a language."""
    return WEB / "translations" / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(code: str) -> str:
    """A language's catalogue as it should stand."""
    path = file_of(code)
    made = Catalog(locale=code, domain=DOMAIN, charset="utf-8", header_comment="")
    if path.is_file():
        with path.open("rb") as source:
            made = read_po(source, locale=code)
    wanted = template()
    made.update(wanted, no_fuzzy_matching=True)
    made.obsolete.clear()
    made.creation_date = made.revision_date = None  # type: ignore[assignment]
    out = io.BytesIO()
    write_po(out, made, width=WIDTH, omit_header=True, include_lineno=False)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {code}\\n"\n"Plural-Forms: {made.plural_forms}\\n"\n\n'
    )
    return header + out.getvalue().decode().lstrip("\n")


def main() -> None:
    """Write every catalogue but the first language's, whose messages they are."""
    for code in LANGUAGES[1:]:
        path = file_of(code)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(updated(code), encoding="utf-8")
        with path.open("rb") as source:
            kept = read_po(source, locale=code)
        done = sum(1 for each in kept if each.id and each.string and any(each.string))
        total = sum(1 for each in kept if each.id)
        print(f"{path}: {done} of {total} messages translated")


if __name__ == "__main__":
    main()
