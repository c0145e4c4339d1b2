"""Messages stand translated in the compiled templates, as the extension gives them."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from trucewatch.web.languages import language
from trucewatch.web.rendering import environment
from trucewatch.web.translating import TranslatedEnvironment

PAGES = {
    "plain": '{{ _("Inbox") }}',
    "attribute": '<a title="{{ _("Inbox") }}">',
    "percent": '{{ _("100 %% <b>sure</b>") }}',
    "value": '{{ _("since %(day)s", day="<i>1 May</i>") }}',
    "variable": "{{ _(words) }}",
    "joined": '{{ _("Inbox") ~ "<" ~ _("Map") }}',
    "chosen": '{{ _("Inbox") if words else _("Map") }}',
}


def both(code: str) -> tuple[Any, Any]:
    told = language(code)
    options: dict[str, Any] = {
        "loader": DictLoader(PAGES),
        "autoescape": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    usual: Any = Environment(**options)  # noqa: S701 - set above
    ours: Any = TranslatedEnvironment(told.text, **options)
    for each in (usual, ours):
        each.install_gettext_translations(told.translations, newstyle=True)
    return usual, ours


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_page_is_what_the_extension_makes_of_it(name: str, code: str) -> None:
    """Escaped or not, with values or without."""
    usual, ours = (each.get_template(name).render(words="Map") for each in both(code))
    assert ours == usual


def test_each_language_has_its_own() -> None:
    """The same template in both languages."""
    found = {
        code: environment(code).from_string('{{ _("Inbox") }}').render()
        for code in ("en", "ar")
    }
    assert found["en"] == "Inbox"
    assert found["ar"] == language("ar").text("Inbox") != "Inbox"


def test_a_page_asks_for_no_translation_when_it_is_made() -> None:
    """The words stand in the compiled template."""
    _, ours = both("ar")
    template = ours.get_template("plain")
    ours.globals.pop("gettext")
    ours.globals["_"] = None
    assert template.render() == language("ar").text("Inbox")
