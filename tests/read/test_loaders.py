"""Loaders: from the bytes of a text, a page or a PDF to working text."""

from __future__ import annotations

import codecs

import pytest

from trucewatch.errors import UnreadableDocument
from trucewatch.read.loaders import load, sniff
from trucewatch.read.loaders.decoding import decode
from trucewatch.read.loaders.html import load_html
from trucewatch.read.loaders.loaded import Loaded

ENGLISH = "The monitors crossed the river and met the council — “briefly”."
RUSSIAN = (
    "Наблюдатели посетили деревню у реки и записали слова жителей. "
    "Обстрелов за прошедшие сутки не было, дороги открыты для машин. "
    "Совет просит прислать врачей, муку и топливо до начала зимы. "
)
ARABIC = (
    "زار المراقبون القرية قرب النهر وسجلوا أقوال السكان هناك. "
    "لم يقع قصف خلال اليوم الماضي والطرق مفتوحة أمام السيارات. "
    "يطلب المجلس إرسال الأطباء والطحين والوقود قبل الشتاء. "
)


ENCODED = [
    ("utf-8", ENGLISH.encode(), ENGLISH),
    ("utf-8-mark", codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH),
    ("utf-16-little", codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), ENGLISH),
    ("utf-16-big", codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH),
    ("utf-32-little", codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"), ENGLISH),
    ("windows-western", ENGLISH.encode("cp1252"), ENGLISH),
    ("windows-cyrillic", RUSSIAN.encode("cp1251"), RUSSIAN),
    ("windows-arabic", ARABIC.encode("cp1256"), ARABIC),
    ("line-ends-kept", b"One line.\r\nAnother.\r", "One line.\r\nAnother.\r"),
]


@pytest.mark.parametrize(
    ("raw", "text"), [c[1:] for c in ENCODED], ids=[c[0] for c in ENCODED]
)
def test_text_is_decoded_and_nothing_else_is_changed(raw: bytes, text: str) -> None:
    """A mark decides, then UTF-8, then a guess that fits the whole."""
    assert decode(raw, "note.txt") == text


def test_a_hint_decides_where_utf_8_does_not_fit() -> None:
    """The declared encoding comes before a guess; an unknown one is passed over."""
    raw = "дождь".encode("koi8-r")
    assert decode(raw, "note.txt", hint="koi8-r") == "дождь"
    western = ENGLISH.encode("cp1252")
    assert decode(western, "note.txt", hint="no-such-code") == ENGLISH


def twice(text: str) -> bytes:
    """The text as somebody's wrong decoding left it."""
    return text.encode().decode("latin-1").encode()


MIXED = b"Fire was heard \xff\xfe\x80 and \xc3\x28 caf\xe9 \x9d\x81 there, they say."
"""Bytes of several encodings in one line: no single one reads it."""

REFUSED = [
    ("png", b"\x89PNG\r\n\x1a\n1234", "binary file", "a PNG image"),
    ("zip", b"PK\x03\x04 and more", "binary file", "a ZIP archive or office file"),
    ("nul", b"a report\x00with NUL", "binary file", "NUL bytes"),
    ("controls", b"\x01\x02\x03 report \x04", "binary file", "control characters"),
    ("cyrillic-twice", twice(RUSSIAN), "wrong encoding", "broken characters"),
    ("mixed", MIXED, "wrong encoding", "fit no known encoding"),
    ("broken-mark", b"\xff\xfea", "wrong encoding", "byte order mark of utf-16-le"),
]


@pytest.mark.parametrize(
    ("raw", "what", "got"),
    [c[1:] for c in REFUSED],
    ids=[c[0] for c in REFUSED],
)
def test_what_is_no_text_is_refused_with_its_reason(
    raw: bytes, what: str, got: str
) -> None:
    """The error says what it is and which file."""
    with pytest.raises(UnreadableDocument) as caught:
        decode(raw, "note.txt")
    assert caught.value.what.startswith(what)
    assert got in caught.value.got
    assert caught.value.where == "note.txt"


def test_a_guess_must_fit_the_whole_and_not_only_the_sample() -> None:
    """Bytes beyond the sample that the guess cannot read refuse the text."""
    head = RUSSIAN.encode("cp1251") * 400
    assert len(head) > 65536
    with pytest.raises(UnreadableDocument, match="wrong encoding"):
        decode(head + b"\x98", "note.txt")


def test_western_bytes_with_a_gap_in_the_code_page_are_guessed_again() -> None:
    """A byte that the code page leaves open sends the text to the guess."""
    raw = b"Plain words of a long enough report. " * 3 + b"\x81"
    assert decode(raw, "note.txt").startswith("Plain words")


def test_few_broken_signs_are_borne() -> None:
    """Two broken signs are a slip of the pen, three in a line are an encoding."""
    assert decode("It isnâ€™t over, itâ€™s on.".encode(), "n").count("â€") == 2
    with pytest.raises(UnreadableDocument):
        decode("It isnâ€™t over, itâ€™s on, heâ€™s in.".encode(), "n")


SNIFFED = [
    ("pdf", b"%PDF-1.4\n", "application/pdf"),
    ("pdf-after-noise", b"\n\n%PDF-1.4\n", "application/pdf"),
    ("doctype", b"<!DOCTYPE html><p>x", "text/html"),
    ("marked", b"\xef\xbb\xbf \n<html>", "text/html"),
    ("xhtml", b'<?xml version="1.0"?>\n<!DOCTYPE html>', "text/html"),
    ("fragment", b"<p>Calm", "text/html"),
    ("tag-of-another-kind", b"<note>Calm", "text/plain"),
    ("text", b"Calm in the <p> town", "text/plain"),
]


@pytest.mark.parametrize(
    ("raw", "kind"), [c[1:] for c in SNIFFED], ids=[c[0] for c in SNIFFED]
)
def test_the_media_type_is_told_from_the_first_bytes(raw: bytes, kind: str) -> None:
    """Only the top of the file decides."""
    assert sniff(raw) == kind


def test_a_media_type_without_a_loader_is_refused() -> None:
    """The error names those that are read."""
    with pytest.raises(UnreadableDocument) as caught:
        load(b"x", media_type="image/png", name="map.png")
    assert caught.value.got == "image/png"
    assert "text/html" in caught.value.wanted


def test_plain_text_is_loaded_as_it_is() -> None:
    """No metadata, no change."""
    assert load(b"Calm.\n", media_type="text/plain", name="n") == Loaded(text="Calm.\n")


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Road reopens | Valley News</title>
<meta property="og:site_name" content="Valley News">
<meta name="author" content="  Rana   Haddad ">
<meta property="article:published_time" content="2017-05-04T10:00:00+03:00">
<meta name="description" content="ignored">
<meta name="twitter:title" content=" ">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="menu"><a href="/a">Regions</a> <a href="/b">Opinion</a></div>
<article><h1>Road reopens after talks</h1>
<p>The road along the river was reopened on Thursday after elders from both banks
spoke for six hours in the school.</p>
<p>Nobody was hurt during the day, and <a href="/x">the council</a> thanked the
drivers who had waited since dawn.<br>Buses follow on Friday, an official said.</p>
<!-- an editor's note --><?pi note?>
<ul><li>Northern bank: 3 breaches</li><li>Southern bank: 5 breaches</li></ul>
<table><tr><th>Bank</th><th>Count</th></tr><tr><td>East</td><td>2</td></tr></table>
<script>var x = 1;</script>
</article>
<aside>Most read stories of the week are listed here for you.</aside>
<footer>All rights reserved by the valley paper.</footer>
</body></html>"""


def page(html: str = PAGE) -> Loaded:
    """The loaded page."""
    return load_html(html.encode(), "page.html")


def test_the_blocks_of_the_article_are_lines_and_its_furniture_is_left_out() -> None:
    """Paragraphs, list items and table rows stay; menus and feet go."""
    assert page().text.split("\n\n") == [
        "Road reopens after talks",
        "The road along the river was reopened on Thursday after elders from both "
        "banks spoke for six hours in the school.",
        "Nobody was hurt during the day, and the council thanked the drivers who had "
        "waited since dawn. Buses follow on Friday, an official said.",
        "Northern bank: 3 breaches",
        "Southern bank: 5 breaches",
        "Bank | Count",
        "East | 2",
    ]


def test_the_head_of_a_page_gives_its_facts() -> None:
    """Site, author, time and title, with white space put right."""
    assert page().facts == {
        "title": "Road reopens after talks",
        "publisher": "Valley News",
        "byline": "Rana Haddad",
        "published": "2017-05-04T10:00:00+03:00",
    }
    assert page().stated_by == frozenset()


BODY = "<body><p>The road along the river was reopened after talks today.</p></body>"
FACTS = [
    ("title-tag", "<title>Road reopens - Valley News</title>", "title", "Road reopens"),
    (
        "own-tag",
        '<meta name="trucewatch:published" content="2017-05-04">'
        '<meta name="date" content="2016-01-01">',
        "published",
        "2017-05-04",
    ),
    (
        "json",
        '<script type="application/ld+json">[{"datePublished": "2017-05-04"}, 3]'
        "</script>",
        "published",
        "2017-05-04",
    ),
    (
        "item",
        '<meta itemprop="datePublished" content="2017-05-04">',
        "published",
        "2017-05-04",
    ),
]


@pytest.mark.parametrize(
    ("head", "key", "value"), [c[1:] for c in FACTS], ids=[c[0] for c in FACTS]
)
def test_a_fact_is_taken_from_where_pages_keep_it(
    head: str, key: str, value: str
) -> None:
    """Our own tags first, then the usual ones."""
    assert page(f"<html><head>{head}</head>{BODY}</html>").facts[key] == value


def test_our_own_tags_are_stated_facts() -> None:
    """They outrank what the text shows."""
    head = '<meta name="TruceWatch:demo" content="true">'
    loaded = page(f"<html><head>{head}</head>{BODY}</html>")
    assert loaded.facts["demo"] == "true"
    assert loaded.stated_by == {"demo"}


def test_a_time_tag_dates_the_page() -> None:
    """Where the head gives no time."""
    html = f'<html>{BODY}<time datetime="2017-05-04">4 May</time></html>'
    assert page(html).facts["published"] == "2017-05-04"


@pytest.mark.parametrize(
    "script", ["not json", '{"datePublished": 5}', '{"headline": "x"}', ""]
)
def test_a_script_that_dates_nothing_is_passed_over(script: str) -> None:
    """Broken or other records give no fact."""
    head = f'<script type="application/ld+json">{script}</script><script>1</script>'
    assert "published" not in page(f"<html><head>{head}</head>{BODY}</html>").facts


def test_the_declared_encoding_of_a_page_is_used() -> None:
    """A meta tag names the code page."""
    html = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}</p></html>'
    loaded = load_html(html.encode("cp1251"), "page.html")
    assert loaded.text == RUSSIAN.strip()


def test_an_xml_line_with_an_encoding_is_borne() -> None:
    """XHTML pages begin with one."""
    html = f'<?xml version="1.0" encoding="utf-8"?><html>{BODY}</html>'
    assert page(html).text.startswith("The road along")


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", "<html><p>12 34</p></html>", "<!-- nothing -->"],
    ids=["empty", "digits", "comment"],
)
def test_a_page_without_words_is_refused(html: str) -> None:
    """Markup alone is no report."""
    with pytest.raises(UnreadableDocument) as caught:
        page(html)
    assert caught.value.what in {"HTML without text", "broken HTML"}


def test_broken_markup_is_repaired() -> None:
    """Unclosed tags lose no paragraph."""
    html = "<div><p>The first bus left at dawn for the hills.<p>The second waited."
    assert page(html).text.split("\n\n") == [
        "The first bus left at dawn for the hills.",
        "The second waited.",
    ]


def test_list_items_after_the_article_are_kept() -> None:
    """A lost list item would be a lost count."""
    items = "".join(f"<li>{bank}: {n}</li>" for bank, n in (("East", 2), ("West", 3)))
    html = PAGE.replace("</article>", f"</article><ul>{items}</ul>")
    assert page(html).text.endswith("East: 2\n\nWest: 3")
