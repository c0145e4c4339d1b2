"""The interface in its languages: catalogues, directions, what stays in English."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from markupsafe import Markup
from scripts import catalogue

import trucewatch.judge
from tests.web.visitors import Visitor
from trucewatch.service.judging import demo_hearing, judge_hearing
from trucewatch.web import titles
from trucewatch.web.app import AREAS
from trucewatch.web.judge_words import (
    ANSWERS,
    ASSUMED,
    MISSING,
    QUESTIONS,
    REASONS,
)
from trucewatch.web.languages import LANGUAGES, chosen_language, language
from trucewatch.web.rendering import (
    day_text,
    label,
    moment_text,
    number_text,
    own_text,
    said_text,
)
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

Visit = Callable[..., Visitor]
OTHERS = LANGUAGES[1:]
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
COUNTED = 3
"""Arabic's forms for none, one and two may say the number by the word alone."""

JUDGE = Path(trucewatch.judge.__path__[0])

PLAIN = ("/sign-in", "/about", "/no-such-page")
"""Pages that say nothing but words of the interface."""

NAMES = {"trucewatch", "Atom", "English"}


@pytest.fixture(params=OTHERS)
def kept(request: pytest.FixtureRequest) -> Catalog:
    """A catalogue as it is kept."""
    with catalogue.file_of(request.param).open("rb") as source:
        return read_po(source, locale=request.param)


def forms(message: Message) -> tuple[list[str], list[str]]:
    """What a message says in English, and its translations."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = message.string
    return ids, [strings] if isinstance(strings, str) else list(strings or ())


def translated(message: Message) -> bool:
    """Whether every form of a message is there."""
    return all(forms(message)[1])


def test_the_catalogue_has_what_the_interface_says(kept: Catalog) -> None:
    """Every message; `make catalogue` brings it up to date."""
    wanted = {message.id for message in catalogue.template() if message.id}
    missing = wanted - {message.id for message in kept if message.id}
    assert not missing, "run `make catalogue` and translate"


def test_the_catalogue_is_kept_as_it_is_made(kept: Catalog) -> None:
    """A second run of the script changes no translation."""
    code = str(kept.locale)
    again = read_po(BytesIO(catalogue.updated(code).encode()), locale=code)
    strings = {message.id: message.string for message in kept}
    assert all(strings[each.id] == each.string for each in again)


def test_titles_of_errors_are_said_somewhere() -> None:
    """None of them is left over from an error that is gone."""
    package = Path(titles.__file__).parents[1]
    sources = [
        file.read_text(encoding="utf-8")
        for file in package.rglob("*.py")
        if file.name != "titles.py"
    ]
    for title in titles.TITLES:
        assert any(f'"{title}"' in source for source in sources), title


def test_translations_keep_placeholders(kept: Catalog) -> None:
    """Every one, and no other."""
    for message in kept:
        if not message.id or not translated(message):
            continue
        ids, strings = forms(message)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for at, string in enumerate(strings):
            found = set(PLACEHOLDER.findall(string))
            spare = {"%(num)s"} if len(ids) > 1 and at < COUNTED else set()
            assert wanted - spare <= found <= wanted, message.id


def test_plural_forms_are_as_many_as_the_language_has(kept: Catalog) -> None:
    """Six in Arabic."""
    for message in kept:
        ids, strings = forms(message)
        if len(ids) > 1:
            assert len(strings) == kept.num_plurals, message.id


def test_what_pages_say_is_translated(kept: Catalog) -> None:
    """At least 98 % of what templates and areas say."""
    said = [
        message
        for message in kept
        if message.id and any(file != "model" for file, _ in message.locations)
    ]
    missing = [message.id for message in said if not translated(message)]
    assert len(missing) <= 0.02 * len(said), missing


def desk_paths() -> Iterator[str]:
    """The pages that need nothing in their address."""
    for area in AREAS:
        router = getattr(area, "router", area)
        for route in router.routes:
            path, methods = getattr(route, "path", ""), getattr(route, "methods", ())
            is_page = not re.search(r"[{]|[.]\w+$|^/(api|static)|/file$", path)
            if "GET" in methods and is_page:
                yield path


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("user", ["admin", "reviewer", "publisher", ""])
def test_every_page_renders_in_every_language(
    visit: Visit, code: str, user: str
) -> None:
    """With the direction of its script; a redirect or a refusal likewise."""
    visitor, told = visit(user), language(code)
    visitor.client.cookies.set("language", code)
    paths = sorted(set(desk_paths()))
    assert len(paths) > 20
    for path in paths:
        answer = visitor.get(path)
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert answer.status_code < 500, path
            if "<html" in answer.text:
                start = f'<html lang="{code}" dir="{told.direction}">'
                assert start in answer.text, path


def shown_words(html: str) -> str:
    """What a page shows and reads aloud, without its tags."""
    spoken = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', html)
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    body = re.sub(r'<option [^>]*lang="en"[^>]*>[^<]*', " ", body)
    return unescape(re.sub(r"<[^>]+>", " ", body) + " ".join(spoken))


@pytest.mark.parametrize("path", PLAIN)
def test_no_english_is_left_on_plain_pages(site: Site, visit: Visit, path: str) -> None:
    """But names, and the mission's own title."""
    html = visit().get(path, accept_language="ar").text
    words = shown_words(html).replace(site.mission.mission.title, "")
    left = set(re.findall(r"[A-Za-z]{2,}", words)) - NAMES
    assert not left


def test_what_is_not_translated_is_laid_out_by_itself() -> None:
    """Sentences of the engine are marked English, others' words are set apart."""
    english, arabic = language("en"), language("ar")
    assert said_text(english, "Its <date> passed.") == "Its <date> passed."
    assert said_text(arabic, "") == ""
    assert said_text(arabic, "The two totals differ.") == "المجموعان مختلفان."
    assert said_text(arabic, "Its <date> passed.") == Markup(
        '<bdi lang="en">Its &lt;date&gt; passed.</bdi>'
    )
    assert own_text(english, "Demo Wire") == "Demo Wire"
    assert own_text(english, "وكالة") == Markup("<bdi>وكالة</bdi>")
    assert own_text(arabic, "Demo & Wire") == Markup("<bdi>Demo &amp; Wire</bdi>")
    assert own_text(arabic, "") == ""


def test_numbers_and_days_have_latin_digits(site: Site) -> None:
    """In every language, so that counts look the same on a page and in a file."""
    arabic = language("ar")
    day = site.clock().date()
    shown = (
        number_text(arabic, 12345.5),
        day_text(arabic, day),
        moment_text(arabic, site.zone, site.clock()),
    )
    assert shown[0] == "12,345.5"
    assert str(day.year) in shown[1]
    assert all(sign.isascii() for each in shown for sign in each if sign.isdigit())


def test_codes_are_words_of_the_language() -> None:
    """As the catalogue has them; English needs none."""
    assert label(language("en"), "apparent_breach") == "apparent breach"
    assert label(language("ar"), "apparent_breach") == "خرق ظاهري"


def test_the_neutral_voice_holds_in_arabic(kept: Catalog) -> None:
    """No word that takes a side; a place not listed is no zero."""
    texts = {message.id: forms(message)[1] for message in kept if message.id}
    for strings in texts.values():
        for string in strings:
            assert "إرهاب" not in string
            assert not re.search(r"نظام (?:الأسد|السوري)", string)
    three = {texts[each][0] for each in ("not listed", "no report", "reports none")}
    assert len(three) == 3
    assert not any("صفر" in each for each in three)


def test_the_visitors_language_is_the_cookies_or_the_browsers() -> None:
    """An unknown one counts for nothing."""
    assert chosen_language("ar", "en").code == "ar"
    assert chosen_language("xx", "fr, ar;q=0.5").code == "ar"
    assert chosen_language(None, "fr").code == "en"
    assert language("ar").name == "العربية"


def test_incidents_are_named_in_the_visitors_language(visit: Visit) -> None:
    """On lists and on drawings, which are kept by language."""
    anna, told = visit("reviewer"), language("ar")
    named = re.compile(r'<text[^>]* class="[^"]*name[^"]*"[^>]*>([^<]+)<')
    english = named.findall(anna.page("/desk/charts"))
    anna.client.cookies.set("language", "ar")
    assert english
    arabic = named.findall(anna.page("/desk/charts"))
    assert arabic == [told.text(each) for each in english]
    assert all(f">{each}" in anna.page("/desk/incidents") for each in arabic)


def test_no_words_of_the_judge_are_left_over() -> None:
    """Each is written so in its code, or made there of a pattern."""
    patterns = []
    for node in judge_nodes():
        match node:
            case ast.Constant(value=str(words)):
                patterns.append(re.escape(words))
            case ast.JoinedStr(values=parts) if len(parts) > 1:
                said = (p.value if isinstance(p, ast.Constant) else "" for p in parts)
                patterns.append(".+".join(re.escape(str(s)) for s in said if s))
    kinds = (REASONS, QUESTIONS, ANSWERS, MISSING, ASSUMED)
    known = {words for kind in kinds for words in kind}
    left = {w for w in known if not any(re.fullmatch(p, w) for p in patterns if p)}
    assert left == set()


def judge_nodes() -> Iterator[ast.AST]:
    """The code of the judge, piece by piece."""
    for file in JUDGE.glob("*.py"):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def test_what_the_judge_says_in_fixed_words_is_in_the_catalogue() -> None:
    """Of all that it says of the demonstration cases; names and days stay English."""
    fixed = {
        node.value
        for node in judge_nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    said: set[str] = set()
    for entry in judge_hearing(demo_hearing()):
        for finding in entry.findings:
            said |= {finding.reason, *finding.facts_missing, *finding.assumptions}
            for step in finding.path:
                said |= {step.question, step.answer}
    known = {str(message.id) for message in catalogue.template()}
    assert len(said & fixed) > 10
    assert (said & fixed) - known == set()
