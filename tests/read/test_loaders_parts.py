"""Feeds and JSON Lines: one file, several reports, each with bytes of its own."""

from __future__ import annotations

import json
import random
import socket

import pytest

from trucewatch.errors import UnreadableDocument
from trucewatch.read.document import read_document
from trucewatch.read.loaders import load, sniff
from trucewatch.read.loaders.parts import is_feed, is_lines, split_feed, split_lines

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Demo Wire</title><link>https://demo.example/</link>
<item><title>Two shells near the mill</title><link>https://demo.example/1</link>
<pubDate>Mon, 05 Jun 2017 18:20:00 +0300</pubDate><dc:creator>A. Writer</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>Two shells fell near the mill on Monday.</p>
<p>Nobody was hurt.<script>alert(1)</script></p>]]></content:encoded></item>
<item><title>هدوء في القرية</title><link>https://demo.example/2</link>
<dc:date>2017-06-06</dc:date><description>لم يقع قصف اليوم.</description></item>
<item><guid>empty</guid></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Northern team</title>
<entry><title>Evening note</title><id>urn:1</id>
<updated>2018-05-03T18:20:00Z</updated>
<link href="https://demo.example/note"/>
<content type="text">Our team heard two explosions near the bridge.</content>
</entry></feed>
"""


def test_each_entry_of_a_feed_is_a_document_of_its_own() -> None:
    """Title, link, time, publisher and the longest content, without scripts."""
    first, second, third = split_feed(RSS.encode(), "feed.xml")
    one = read_document(first.raw, name="feed.xml#1")
    two = read_document(second.raw, name="feed.xml#2")
    assert (one.title, one.publisher, one.byline) == (
        "Two shells near the mill",
        "Demo Wire",
        "A. Writer",
    )
    assert one.text.split("\n\n") == [
        "Two shells near the mill",
        "Two shells fell near the mill on Monday.",
        "Nobody was hurt.",
    ]
    assert first.link == "https://demo.example/1"
    assert one.published is not None
    assert str(one.published.start) == "2017-06-05 15:20:00+00:00"
    assert two.published is not None
    assert str(two.published.start) == "2017-06-06"
    assert "لم يقع قصف اليوم." in two.text
    assert third.refusal is not None
    assert third.refusal.where == "feed.xml, entry 3"
    assert one.id != two.id


def test_an_atom_feed_is_read_alike() -> None:
    """`updated` stands where nothing says when it was published."""
    (part,) = split_feed(ATOM.encode(), "note.atom")
    found = read_document(part.raw, name="note.atom#1")
    assert (found.title, found.publisher) == ("Evening note", "Northern team")
    assert found.text.endswith("Our team heard two explosions near the bridge.")
    assert found.published is not None
    assert str(found.published.start) == "2018-05-03 18:20:00+00:00"


def test_an_entry_has_the_same_bytes_in_tomorrows_copy_of_the_feed() -> None:
    """What is news in the feed's head, or stands before it, changes no entry."""
    later = RSS.replace(
        "<item><title>Two",
        "<lastBuildDate>Wed, 07 Jun 2017 00:00:00 GMT</lastBuildDate>"
        "<item><title>New</title><description>Later.</description></item>"
        "<item><title>Two",
    )
    before = split_feed(RSS.encode(), "a")
    after = split_feed(later.encode(), "b")
    assert [part.raw for part in after[1:]] == [part.raw for part in before]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (RSS, True),
        (ATOM, True),
        ('<?xml version="1.0"?><rdf:RDF xmlns="x">', True),
        ("<html><body>the rss feed</body></html>", False),
        ("An <rss> feed is a file.", False),
        ("", False),
    ],
    ids=["rss", "atom", "rdf", "html", "words", "empty"],
)
def test_a_feed_is_told_by_its_first_tag(head: str, *, expected: bool) -> None:
    """Declarations and comments may stand before it."""
    assert is_feed(head.encode()) is expected


def test_a_feed_opens_no_file_and_no_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """External entities stay unread; the feed's bytes are never taken for a name."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    hostile = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<rss version='2.0'><channel><title>t</title><item><title>Note &x; &b;</title>"
        "<description>Words of the note.</description></item></channel></rss>"
    )
    (part,) = split_feed(hostile.encode(), "feed.xml")
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123 - a plain look
        name = file.read().strip()
    assert name not in json.loads(part.raw)["title"]


def test_a_feed_without_entries_is_refused() -> None:
    """An empty channel and broken markup say what is wrong."""
    with pytest.raises(UnreadableDocument, match=r"feed.xml: feed without entries"):
        split_feed(b"<rss><channel><title>t</title></channel></rss>", "feed.xml")
    with pytest.raises(UnreadableDocument, match="feed without entries"):
        split_feed(b"<rss><chan", "feed.xml")


LINE = {
    "text": "The post reported two shells at the bridge on Monday.",
    "title": "Note of the northern post",
    "publisher": "Northern post",
    "published": "2018-05-03T18:20:00+03:00",
    "url": "https://demo.example/n",
    "language": "en-GB",
    "reliability": 3,
}


def test_a_line_is_a_report_with_what_it_states_of_itself() -> None:
    """Its keys outrank what the text shows; unknown keys are passed over."""
    (part,) = split_lines([json.dumps(LINE).encode()], "a.jsonl")
    found = read_document(part.raw, name="a.jsonl#1")
    assert part.link == "https://demo.example/n"
    assert found.text == f"{LINE['title']}\n\n{LINE['text']}"
    assert (found.title, found.publisher, found.language, found.media_type) == (
        "Note of the northern post",
        "Northern post",
        "en",
        "application/json",
    )
    assert found.published is not None
    assert str(found.published.start) == "2018-05-03 18:20:00+03:00"


def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    """Nor is a text needed beside a title."""
    text = "Quiet day\n\nNothing was heard."
    raw = json.dumps({"text": text, "title": "Quiet day"}).encode()
    assert load(raw, media_type="application/json", name="a").text == text
    raw = b'{"title": "Quiet day on the coast"}'
    assert load(raw, media_type=sniff(raw), name="a").text == "Quiet day on the coast"


BROKEN = {
    "cut": (b'{"text": "cut', "broken JSON"),
    "list": (b'["text"]', "no JSON object"),
    "no text": (b'{"words": "x", "n": 1}', "without text"),
    "number": (b'{"text": 5}', "“text” is no text"),
    "half a character": (b'{"text": "a\\ud800b"}', "half a character"),
    "wrong encoding": (b'{"text": "\xff\xfe"}', "broken JSON"),
    "deep": (b"[" * 100_000, "broken JSON"),
}


def test_a_broken_line_is_named_by_its_number_and_the_rest_goes_on() -> None:
    """Blank lines count but are no reports."""
    good = json.dumps(LINE).encode()
    lines = [good, b"", *(raw for raw, _ in BROKEN.values()), good]
    parts = list(split_lines(lines, "a.jsonl"))
    assert [part.number for part in parts] == [1, *range(3, 3 + len(BROKEN)), 10]
    assert parts[0].refusal is parts[-1].refusal is None
    for part, (_, what) in zip(parts[1:-1], BROKEN.values(), strict=True):
        assert part.refusal is not None
        assert what in part.refusal.what
        assert part.refusal.where == f"a.jsonl, line {part.number}"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', True),
        (b'\xef\xbb\xbf{"text": "a"}\n{broken\n', True),
        (b'{"text": "a"}\n', False),
        (b'{"n": 1}\n{"n": 2}\n', False),
        (b"{curly} words\nmore\n", False),
    ],
    ids=["two lines", "mark", "one report", "no reports", "words"],
)
def test_json_lines_are_told_by_their_first_line(raw: bytes, *, expected: bool) -> None:
    """One object alone is one report."""
    assert is_lines(raw) is expected


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_feed_is_split_or_refused(seed: int) -> None:
    """Bytes are changed, cut out and doubled at random; nothing else ever comes."""
    dice = random.Random(seed)  # noqa: S311 - not secret
    raw = bytearray((RSS if seed % 2 else ATOM).encode())
    for _ in range(dice.randint(1, 30)):
        at = dice.randrange(len(raw))
        raw[at : at + dice.randint(0, 9)] = dice.randbytes(dice.randint(0, 6))
    try:
        parts = split_feed(bytes(raw), "damaged")
    except UnreadableDocument:
        return
    for part in parts:
        if part.refusal is None:
            load(part.raw, media_type=sniff(part.raw), name="damaged")
