"""Rendering: templates of pages in the visitor's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache, partial
from http import HTTPStatus
from typing import Any
from unicodedata import bidirectional
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from trucewatch.service.accounts import Present
from trucewatch.web.assets import asset_url
from trucewatch.web.forms import FIELD, form_token
from trucewatch.web.languages import (
    LANGUAGES,
    Language,
    chosen_language,
    language,
    marked,
)
from trucewatch.web.menu import Entry, entries_for, place_of
from trucewatch.web.site import site_of
from trucewatch.web.translating import TranslatedEnvironment

LANGUAGE_COOKIE = "language"
MOST_WORDS = 20_000
"""How many days, numbers and codes are kept as written: a page has hundreds."""

DONE_COOKIE = "done"


@cache
def environment(code: str) -> Environment:
    """The templates, in one language; a missing value is an error."""
    told = language(code)
    made = TranslatedEnvironment(
        told.text,
        loader=PackageLoader("trucewatch.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(told.translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        asset=asset_url,
        language=told,
        languages=[language(each) for each in LANGUAGES],
        query=query_text,
        comma=told.text(marked(", ")),
        semicolon=told.text(marked("; ")),
    )
    made.filters.update(
        label=partial(label, told),
        day=partial(day_text, told),
        number=partial(number_text, told),
        quiet_id=short_id,
        own=partial(own_text, told),
        said=partial(said_text, told),
    )
    return made


WORDS = {
    "atgm": marked("anti-tank missile"),
    "ied": marked("improvised explosive device"),
    "injured": marked("injured"),
    "joining": marked("joining of the truce"),
    "mlrs": marked("multiple rocket launcher"),
    "return": marked("return of people"),
    "uxo": marked("unexploded ordnance"),
    "vbied": marked("explosive device in a vehicle"),
}
"""Codes that are no words, or that say too little by themselves."""


@lru_cache(maxsize=MOST_WORDS)
def label(told: Language, value: object) -> str:
    """A code of the vocabulary in words of the language."""
    code = str(value.value) if isinstance(value, Enum) else str(value)
    words = WORDS.get(code, code.replace("_", " "))
    return told.text(words) if words else ""


def own_text(told: Language, value: object) -> str | Markup:
    """Words that are not ours, in their own direction amid the language's."""
    text = str(value)
    strange = not text.isascii() and any(
        bidirectional(sign) in {"R", "AL"} for sign in text
    )
    return apart(text) if text and (strange or told.direction == "rtl") else text


def said_text(told: Language, value: object) -> str | Markup:
    """A sentence of the engine: translated where the catalogue has it, else English."""
    text = str(value)
    words = told.text(text) if text else ""
    english = words == text and told.code != LANGUAGES[0]
    return apart(text, lang=LANGUAGES[0]) if text and english else words


def apart(text: str, *, lang: str = "") -> Markup:
    """Text that is laid out by itself, from left to right or right to left."""
    tagged = Markup(' lang="{}"').format(lang) if lang else Markup()
    return Markup("<bdi{}>{}</bdi>").format(tagged, text)


@lru_cache(maxsize=MOST_WORDS)
def day_text(told: Language, value: date | None, *, brief: bool = False) -> str:
    """A day as the language writes it, `brief` without its year; nothing for none."""
    pattern = "d MMM" if brief else "d MMMM y"
    return "" if value is None else str(format_date(value, pattern, told.locale))


@lru_cache(maxsize=MOST_WORDS)
def number_text(told: Language, value: float | None) -> str:
    """A number as the language writes it; nothing, never a zero, for none."""
    return "" if value is None else str(format_decimal(value, locale=told.locale))


def moment_text(told: Language, zone: ZoneInfo, value: datetime | str | None) -> str:
    """An instant in the mission's zone, to the minute."""
    if value is None:
        return ""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    text = format_datetime(at, "d MMM y HH:mm", tzinfo=zone, locale=told.locale)
    return str(text)


def short_id(value: str) -> str:
    """The first letters of an id: what tells it apart at a glance."""
    prefix, _, rest = value.partition("_")
    return f"{prefix}_{rest[:8]}" if rest else value


def query_text(**values: object) -> str:
    """A query string of those values that there are; of a list, one after the other."""
    pairs = [
        (name, str(each))
        for name, value in values.items()
        for each in (value if isinstance(value, list) else [value])
        if each is not None and each != ""
    ]
    return f"?{urlencode(pairs)}" if pairs else "?"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be made for one request.

    Args:
        request: the request.
        language: the visitor's.
        present: who is signed in, or None.
        token: the session's token, for forms; "" without a session.
    """

    request: Request
    language: Language
    present: Present | None = None
    token: str = ""

    def render(
        self,
        template: str,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        **values: Any,  # noqa: ANN401 - what the template names
    ) -> HTMLResponse:
        """The page that a template makes of the values.

        Args:
            template: its name, like ``today/today.html.j2``.
            status: of the answer.
            headers: further ones.
            values: what the template names.
        """
        body = environment(self.language.code).get_template(template)
        done = self.request.cookies.get(DONE_COOKIE, "")
        html = body.render(**self._shared(), done=done, **values)
        answer = HTMLResponse(html, status_code=status, headers=headers)
        answer.headers["Content-Language"] = self.language.code
        answer.headers["Vary"] = "Cookie, Accept-Language"
        if done:
            answer.delete_cookie(DONE_COOKIE)
        return answer

    def _shared(self) -> dict[str, Any]:
        site = site_of(self.request)
        moment: Callable[..., str] = partial(moment_text, self.language, site.zone)
        return {
            "mission": site.mission.mission,
            "path": self.request.url.path,
            "user": self.present.user if self.present else None,
            "menu": self._menu(),
            "moment": moment,
            "csrf": self._csrf(),
        }

    def _menu(self) -> Markup:
        entries = entries_for(self.present.user) if self.present else ()
        here = place_of(self.request.url.path, entries)
        return menu_text(self.language.code, entries, here)

    def _csrf(self) -> Markup:
        """The hidden field of every form."""
        if not self.token:
            return Markup()
        field = Markup('<input type="hidden" name="{}" value="{}">')
        return field.format(FIELD, form_token(self.token))


@lru_cache(maxsize=1_000)
def menu_text(code: str, entries: tuple[Entry, ...], here: str) -> Markup:
    """The menu in a language, the same on every page of an area."""
    template = environment(code).get_template("menu.html.j2")
    return Markup(template.render(menu=entries, here=here))  # noqa: S704 - of a template of ours


def plain_page(request: Request) -> Page:
    """A page for a visitor whoever it is."""
    cookie = request.cookies.get(LANGUAGE_COOKIE)
    accepted = request.headers.get("accept-language", "")
    return Page(request, chosen_language(cookie, accepted))


def error_page(
    request: Request,
    status: int,
    title: str,
    detail: str,
    *,
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    """The page that says what went wrong."""
    page = plain_page(request)
    phrase = HTTPStatus(status).phrase
    return page.render(
        "error.html.j2",
        status=status,
        headers=headers,
        title=title,
        detail=detail,
        phrase=phrase,
        code=status,
    )
