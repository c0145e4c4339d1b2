"""Languages: told from enough words, or not at all."""

from __future__ import annotations

import pytest

from trucewatch.read.language import language_of

TEXTS = [
    ("en", "The council of the valley reopened the road after talks on Thursday."),
    ("ru", "Совет долины вновь открыл дорогу после переговоров в четверг утром."),
    ("tr", "Vadi meclisi perşembe günü yapılan görüşmelerden sonra yolu yeniden açtı."),
    ("ar", "أعاد مجلس الوادي فتح الطريق بعد محادثات جرت يوم الخميس في المدرسة"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS, ids=[code for code, _ in TEXTS])
def test_a_language_is_told_from_a_sentence(code: str, text: str) -> None:
    """By its ISO 639-1 code."""
    assert language_of(text) == code


def test_fewer_than_forty_letters_tell_nothing() -> None:
    """Digits and signs do not count."""
    text = "The council of the valley reopened the roads"
    letters = "".join(text.split())
    assert len(letters) == 37
    assert language_of(f"{text} 2017, 2018!") is None
    assert language_of(f"{text} now.") == "en"


def test_a_text_of_no_language_has_none() -> None:
    """No code is likely enough."""
    assert language_of("xq zv " * 20) is None
