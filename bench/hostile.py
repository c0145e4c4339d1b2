"""Hostile text: shapes that grow, and damage done to reports. Our own wording."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

PLACES = ("Aleppo", "Damascus", "Daraa", "Hama", "Homs", "Idlib", "Latakia", "Saraqib")
SIDES = ("Russia", "Turkey", "Iran", "the Syrian army", "the opposition", "Damascus")
SPEAKERS = ("the ministry", "a local council", "the envoy", "residents", "the governor")

UNITS: dict[str, str] = {
    "reports": "Shells hit the market of {place}, killing {n} civilians. ",
    "acts": "{side} praised {other}, and {other} accused {side} near {place}. ",
    "one sentence": "shells hit the market of {place}, killing {n} people, and ",
    "acts in one sentence": "{side} sided with {other} over {place} and ",
    "said that": "{speaker} said that {side} said that ",
    "of whom": "{side}, which blamed {other}, who met the envoy of {side}, ",
    "quotes in quotes": '"{Speaker} said: “we heard ‘{side} shelled {place}. ',
    "odd quotes": '"\'“”‘’«»„‟"',
    "open brackets": "({place} [",
    "cells": "{place} ({n}), ",
    "commas": ",{n},,",
    "numbers": "{n},{n}{n}.{n} ",
    "number words": "twenty-{n} hundred and three thousand ",
    "digits": "{n}{n}{n}",
    "long word": "shelling",
    "hyphens": "al-{place}-",
    "full stops": "....",
    "spaced stops": ". . . shelled ",
    "initials": "U.S.A.B. {place} ",
    "triggers": "shelled killed airstrike {n} violations ",
    "dashes": "—shelled {place}—",
    "no, not, never": "no {n} never denied not shelled ",
    "conditions": "if {side} would have been shelled, ",
    "pronouns": "they accused {other} of it, and he said that she blamed them; ",
    "possessives": "{side}'s rebels' ",
    "places": "{place} and {place}, ",
    "dates": "on {n} May, 4 and {n} June 201{n} ",
    "clocks": "at {n}:30 p.m. ",
    "emoji": "\U0001f600\u200d\U0001f468\u200d\U0001f469 shelled {place} ",
    "combining marks": "a\u0301\u0302\u0303\u0304\u0316\u0317",
    "zero-width joiners": "shel\u200dled \u200c{pl\u200dace}\u2060 ",
    "right to left": "\u202eshelled {place}\u202c \u200f\u2067{n} killed\u2069 ",
    "mixed scripts": "обстрел قصف {place} 砲撃 shelled הפגזה ",
    "surrogates in JSON": '{{"a": "\\ud83d shelled {place} \\udc00"}} ',
    "control characters": "shelled {place} in the valley on a calm day\x0b\x1f ",
    "blanks": " \t\u00a0\u2003\u3000",
    "tabs": "{place}\t{n}\t",
    "pipes": "| {place} | {n} killed ",
    "lines": "{place} - {n} shelled\n",
    "list": "- {place}: {n} violations\n",
    "empty lines": "shelled\r\n\r\n",
    "menus": "Home | {place} » News › ",
    "menu lines": "Home | News | a b c d e f g h | {place} » a › b c d\n",
    "addresses": "http://{n}.example/shelled?{place}@",
    "capitals": "SHELLING IN {place} KILLS {n} ",
    "recorder": "{side} side registered {n} violations in {place} ({n}) and ",
    "sources": "According to {speaker}, citing {speaker}, ",
    "percentages": "{n}0% of {n}.5% killed ",
    "closed tags": "</p></div><p>shelled {place}",
    "open tags": "<div><b>shelled {place} ",
    "less than": "<<p <shelled {place} ",
    "entities": "&amp&#x110000;&#xd83d;&bogus; shelled ",
    "rows": "<tr><td>{place}<td>{n} killed<tr>",
    "comments": "<!-- {place} -->shelled <!--",
}
"""What a shape repeats, with blanks to fill so that no two repetitions are equal."""

MARKUP = frozenset(
    {"closed tags", "open tags", "less than", "entities", "rows", "comments"}
)
GATED = ("acts", "acts in one sentence", "said that", "of whom", "pronouns")
"""Shapes that the sieve of the coder of acts lets pass to the parser."""

FRONT = "---\npublished: 2017-05-04\nlanguage: en\n---\n\n"


def shape(name: str, size: int, rng: random.Random) -> str:
    """About `size` characters of the shape, said to be English."""
    opening = '<html lang="en"><body><p>' if name in MARKUP else FRONT
    return opening + grown(UNITS[name], size, rng)


def grown(unit: str, size: int, rng: random.Random) -> str:
    """The unit repeated to `size` characters, its blanks filled anew each time."""
    parts, length = [], 0
    while length < size:
        parts.append(_filled(unit, rng))
        length += len(parts[-1])
    return "".join(parts)[:size]


def _filled(unit: str, rng: random.Random) -> str:
    side, other = rng.sample(SIDES, 2)
    speaker, place = rng.choice(SPEAKERS), rng.choice(PLACES)
    text = unit.replace("{place}", place).replace("{n}", str(rng.randrange(1, 10)))
    text = text.replace("{side}", side).replace("{other}", other)
    return text.replace("{speaker}", speaker).replace("{Speaker}", speaker.title())


ODD = (
    *("\u202e", "\u200f", "\u2067", "\u200d", "\u200b", "\ufeff", "\u0301", "\u2028"),
    *("\x07", "\x0b", "\x1b", "\x85", "\u00ad", "\ufffd", "\ufffe", "\U0010ffff"),
    *(
        "“",
        "”",
        "«",
        "»",
        "'",
        '"',
        "(",
        ")",
        "[",
        "–",
        "—",
        "|",
        "\t",
        "\n",
        "\r",
        " ",
    ),
    *(
        "\U0001f600",
        "\U0001f468\u200d\U0001f469",
        "é",
        "ش",
        "ق",
        "٣",
        "Ⅷ",
        "²",
        "½",
        "İ",
    ),
    *("<", "&", "</p>", "<!--", "<table><tr><td>", "&#xd800;", "\\ud800", "{{", "%s"),
    *("0", "-1", "1e999", "9" * 400, "31 February 2017", "99:99", "No.", "said.He"),
)
"""What reports are strewn with; some of it changes length when its case is folded."""


def damaged(text: str, rng: random.Random) -> str:
    """The text with characters replaced, multiplied, cut out, copied, shuffled."""
    letters = list(text)
    for _ in range(rng.randrange(1, 60)):
        at = rng.randrange(len(letters))
        match rng.randrange(6):
            case 0:
                letters[at] = rng.choice(ODD)
            case 1:
                letters[at] *= rng.randrange(2, 400)
            case 2:
                del letters[at : at + rng.randrange(1, 30)]
            case 3:
                letters[at:at] = rng.choices(letters, k=rng.randrange(1, 200))
            case 4:
                letters.insert(at, rng.choice(ODD))
            case _:
                letters[at:at] = grown(
                    UNITS[rng.choice(list(UNITS))], rng.randrange(1, 400), rng
                )
        letters = letters or ["x"]
    return "".join(letters)


def as_page(text: str, rng: random.Random) -> str:
    """The text as a page with broken markup, and facts in JSON that lie."""
    lines = [
        f"<p>{line}" + rng.choice(("", "</p>", "</div>")) for line in text.split("\n")
    ]
    facts = rng.choice(
        (
            '{"datePublished": "2017-05-04\\ud83d", "headline": "\\udc00"}',
            '[{"datePublished": "\\u202e2017-13-45"}, 3, null, "x"]',
            "[" * rng.randrange(1, 5000),
            '{"datePublished": {"a": 1}}',
            "not JSON",
        )
    )
    charset = rng.choice(("utf-8", "utf-7", "unicode_escape", "idna", "x", "undefined"))
    page = (
        f'<html lang="en"><head><meta charset="{charset}"><title>{lines[0]}</title>'
        f'<script type="application/ld+json">{facts}</script></head>'
        f"<body><h1>{lines[0]}</h1>{''.join(lines)}</body></html>"
    )
    cut = rng.randrange(len(page)) if rng.random() < 0.2 else len(page)
    return page[:cut] or page


ENCODINGS: tuple[Callable[[str], bytes], ...] = (
    *(lambda text: text.encode("utf-8", "replace"),) * 4,
    lambda text: text.encode("utf-8-sig", "replace"),
    lambda text: text.encode("utf-8", "surrogatepass"),
    lambda text: text.encode("utf-16", "surrogatepass"),
    lambda text: text.encode("utf-16-le", "replace"),
    lambda text: text.encode("utf-32", "replace"),
    lambda text: text.encode("cp1251", "replace"),
    lambda text: text.encode("cp1256", "replace"),
    lambda text: text.encode("latin-1", "replace"),
    lambda text: text.encode("utf-8", "replace").decode("cp1252", "replace").encode(),
    lambda text: text.encode("utf-8", "replace")[:-1],
)


def mutants(texts: Iterator[str], rng: random.Random) -> Iterator[bytes]:
    """A damaged document in some encoding for each of the texts."""
    for text in texts:
        page = text
        if rng.random() < 0.4:
            name = rng.choice(list(UNITS) if rng.random() < 0.7 else GATED)
            size = 100_000 if rng.random() < 0.05 else rng.randrange(50, 6000)
            page = shape(name, size, rng)
        if rng.random() < 0.9:
            page = damaged(page, rng)
        if rng.random() < 0.25:
            page = as_page(page, rng)
        raw = bytearray(rng.choice(ENCODINGS)(page))
        for _ in range(rng.randrange(1, 6) if rng.random() < 0.1 else 0):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
        yield bytes(raw)
