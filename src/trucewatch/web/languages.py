"""Languages of the interface: catalogues, directions, and how numbers are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

DOMAIN = "web"
LANGUAGES = ("en", "ar")
"""Languages that there is a catalogue for; the first is what the messages are in."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language of the interface.

    Args:
        code: BCP 47.
        translations: its messages.
        locale: how it writes dates and numbers.
    """

    code: str
    translations: NullTranslations
    locale: Locale

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return str(self.locale.get_display_name(self.locale) or self.code)

    def text(self, message: str) -> str:
        """A message in this language."""
        found: str = self.translations.ugettext(message)
        return found


@cache
def language(code: str) -> Language:
    """The language of that code, its catalogue read from the packaged text file."""
    folder = resources.files("trucewatch.web") / "translations"
    file = folder / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    locale = Locale.parse(code)
    if not file.is_file():
        return Language(code, NullTranslations(), locale)
    with file.open("rb") as source:
        catalogue = read_po(source, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, Translations(fp=compiled), locale)


def chosen_language(cookie: str | None, accepted: str) -> Language:
    """The visitor's language: what was chosen, else what the browser asks for first."""
    if cookie in LANGUAGES:
        return language(cookie)
    for part in accepted.split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in LANGUAGES:
            return language(code)
    return language(LANGUAGES[0])


def marked(message: str) -> str:
    """The message itself: marks it for the catalogue where it is translated later."""
    return message


Translate = Callable[[str], str]
