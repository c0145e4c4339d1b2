"""Sentences: where one ends, and that they cover the body."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.document import Span
from trucewatch.text.segment import sentences


def split(text: str) -> list[str]:
    """The sentences of a text that is one body span."""
    return [span.cut(text) for span in sentences(text, (Span(0, len(text)),))]


TWO = [
    ("plain", "The guns fell silent.", "Shops opened again."),
    ("question", "Who fired first?", "Nobody would say."),
    ("quotation", 'He said: "We hold the line."', "Then he left."),
    ("curly-quotation", "“Nothing has changed.”", "So the mayor told us."),
    ("bracket", "(The road stayed shut.)", "Buses turned back."),
    ("ellipsis", "They waited…", "Aid came at dusk."),
    ("starter-after-initials", "The text went to the U.N.", "The envoy praised it."),
    ("starter-after-etc", "They lost tents, stoves, etc.", "All were replaced."),
    ("no-as-an-answer", "They answered no.", "Talks ended there."),
    ("month-without-number", "It was signed in Dec.", "Guns kept firing."),
    ("number-then-opener", "They counted 12.", "“We saw more,” he said."),
    ("year-at-end", "That was in 2016.", "People came back."),
    ("article-name", "The convoy turned.", "al-Bab was its goal."),
    ("two-marks", "Was it shelled?!", "Witnesses disagreed."),
    ("arabic-question-mark", "Is it over؟", "Nobody knows."),
    ("part-of-day-at-end", "Firing began at 7 p.m.", "Residents took cover."),
    ("digits-open", "The truce held.", "12 villages were calm."),
    ("sign-before-the-stop", "They lost 40 %.", "Nobody left."),
    ("symbols-follow", "The truce held.", "**"),
]


@pytest.mark.parametrize(
    ("first", "second"), [case[1:] for case in TWO], ids=[case[0] for case in TWO]
)
def test_a_stop_before_a_new_start_ends_the_sentence(first: str, second: str) -> None:
    """A stop, its closing marks, a gap and a new start make two sentences."""
    assert split(f"{first} {second}") == [first, second]


ONE = [
    ("lower-case-follows", "The patrol stopped... and then drove on."),
    ("title", "A letter by Gen. Karam reached us."),
    ("number-sign", "They cited Resolution No. 2254 again."),
    ("month-before-number", "It began on Sept. 5 near the mill."),
    ("clock-before-zone", "Calm from 11 p.m. Damascus time onwards."),
    ("clock-before-weekday", "It starts at 9 a.m. Monday in the town."),
    ("clock-before-capitals", "It starts at 9 a.m. GMT in the town."),
    ("initials-of-a-name", "The report by J. Sanders is short."),
    ("initials-of-a-body", "The R.C.C. Bureau spoke."),
    ("country-as-adjective", "The U.S. Embassy closed."),
    ("decimal", "It lies 3.5 km away"),
    ("list-number", "1. Hama stayed calm"),
    ("domain-name", "Written for example.com by hand"),
    ("stop-at-the-very-end", "Nothing moved."),
    ("quotation-at-the-very-end", "He said: “Nothing moved.”"),
    ("trailing-space-only", "Nothing moved."),
]


@pytest.mark.parametrize(
    "text", [case[1] for case in ONE], ids=[case[0] for case in ONE]
)
def test_a_stop_inside_a_name_or_number_ends_nothing(text: str) -> None:
    """Abbreviations, initials, decimals and lists go on."""
    assert split(text) == [text]


GLUED = [
    ("two-words", "The envoy left, he said.He gave no reason.", 2),
    ("starter-after-capital-word", "They met in Astana.The talks failed.", 2),
    ("after-closing-quote", 'It was "a lull."Then came the planes.', 2),
    ("single-letter-before", "The M.Sources list is long.", 1),
    ("abbreviation-before", "The U.S.Embassy closed.", 1),
    ("digit-follows", "Nothing new.5 was the count.", 1),
    ("capitals-both", "The file is REPORT.DOC here.", 1),
    ("lower-follows-quote", 'The "so-called."truce held.', 1),
    ("quote-opens-right-after", 'He paused."We are tired," he said.', 2),
]


@pytest.mark.parametrize(
    ("text", "count"), [case[1:] for case in GLUED], ids=[case[0] for case in GLUED]
)
def test_a_glued_stop_ends_only_between_two_words(text: str, count: int) -> None:
    """A stop without a space after it ends a sentence between words only."""
    assert len(split(text)) == count


def test_an_opening_quote_glued_to_the_stop_belongs_to_the_next_sentence() -> None:
    """The mark that opens a quotation is not the end of the sentence before."""
    assert split('He paused."We are tired," he said.') == [
        "He paused.",
        '"We are tired," he said.',
    ]


def test_a_sentence_never_crosses_a_body_span() -> None:
    """A heading without a stop is a sentence of its own."""
    text = "Truce holds\nBuses left. Nobody fired."
    found = sentences(text, (Span(0, 11), Span(12, len(text))))
    assert [one.cut(text) for one in found] == [
        "Truce holds",
        "Buses left.",
        "Nobody fired.",
    ]


def test_text_outside_the_body_is_in_no_sentence() -> None:
    """Only body spans are split."""
    text = "Menu. Home.\nBuses left."
    assert [s.cut(text) for s in sentences(text, (Span(12, 23),))] == ["Buses left."]


def test_white_space_alone_is_no_sentence() -> None:
    """A body span of blanks holds nothing."""
    assert split("  \t ") == []


SIGNS = st.sampled_from(
    [
        "Mr",
        "p.m",
        "No",
        "al-Bab",
        "U.S",
        "said",
        "He",
        "5",
        ".",
        ".",
        "?",
        "…",
        '"',
        "”",
        "(",
        ")",
        " ",
        " ",
        "\n",
        "'",
        "؟",
        "The",
        "x",
    ]
)


@given(st.lists(SIGNS, min_size=1, max_size=40).map("".join), st.data())
def test_sentences_cover_the_body_once(text: str, data: st.DataObject) -> None:
    """Every visible character of the body is in exactly one sentence."""
    cut = data.draw(st.integers(0, len(text)))
    edges = [edge for edge in ((0, cut), (cut, len(text))) if edge[0] < edge[1]]
    body = tuple(Span(*edge) for edge in edges)
    found = sentences(text, body)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(any(part.covers(one) for part in body) for one in found)
    inside = {place for one in found for place in range(one.start, one.end)}
    missing = set(range(len(text))) - inside
    assert all(text[place].isspace() for place in missing)
    assert all(one.cut(text) == one.cut(text).strip() for one in found)
