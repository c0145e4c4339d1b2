"""Keys under which place names are stored and looked up.

Two keys a name: `fold` makes spellings that differ only in accents, case, hyphens
or ayn and hamza equal; `skeleton` also makes romanisations of one Arabic name
equal ("Maarat al-Numan", "Ma'arrat an-Nu'man"; "Khan Sheikhoun", "Khan Shaykhun").

Source of the classes: shared/design/places.md; the article's assimilation before
sun letters is standard Arabic; letters by ISO 9 and common Russian practice.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = "ʿʾʻʼ‘’'`´ʹʺ′″“”\"ъьـ\u200e\u200f"
_LETTERS = str.maketrans(
    {
        **dict.fromkeys(_DROPPED),
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ء": None,
    }
)
_BREAK = re.compile(r"[^\w]+")
_CODE = re.compile(r"(?:[^\W\d_]\.? ?){2,6}")
_OPENINGS = (
    (re.compile(r"^st(?= )"), "saint"),
    (re.compile(r"^ft(?= )"), "fort"),
    (re.compile(r"^mt(?= )"), "mount"),
)

_CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэіґ", "abvgdeziklmnoprstufieig", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"}
    | {"ю": "iu", "я": "ia", "є": "e"}
)

_TURKISH = str.maketrans({"ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "ğ": "gh"})

_ARTICLES_WORDS = (
    "al el ul ad ar as ash at az an adh ath ed er es esh ech et en ez eh il "
    "ehl ehn ehs eht ej aj l"
)
_ARTICLES = frozenset(_ARTICLES_WORDS.split())
_DIGRAPHS = (
    ("sch", "š"), ("tch", "š"), ("sh", "š"), ("ch", "š"), ("dzh", "j"), ("dj", "j"),
    ("zh", "j"), ("kh", "h"), ("gh", "g"), ("rha", "ga"), ("rhe", "ge"), ("rhi", "gi"),
    ("rho", "go"), ("rhu", "gu"), ("th", "t"), ("dh", "d"), ("ph", "f"),
)  # fmt: skip
_SINGLE = (("q", "k"), ("c", "k"), ("v", "w"))
_OPEN = frozenset("aeiouy")
_VOWELS = re.compile(r"[aeiouyw]*[aeiou][aeiouyw]*|(?<=[^aeiouyw ])[yw]+(?= |$)")
_DOUBLE = re.compile(r"(.)(?=\1)")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name without accents, case, ayn, hamza and hyphens; spaces single.

    Works on any script; Arabic letters are reduced to one alef, ya, kaf and ha.
    """
    words = name.split()
    if name.isascii() and "".join(words).isalnum():  # the shortest way for most names
        return _spelled_out(" ".join(words).lower())
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    folded = name.casefold().translate(_LETTERS)
    return _spelled_out(_BREAK.sub(" ", folded).strip())


def _spelled_out(folded: str) -> str:
    """The folded name with a shortened opening written out: "st louis"."""
    if folded[2:3] == " ":
        for pattern, word in _OPENINGS:
            folded = pattern.sub(word, folded)
    return folded


@lru_cache(maxsize=65536)
def acronym(name: str) -> str:
    """The letters of a name written as an acronym ("U.S." and "US" give "us").

    Empty where it is none: not in capitals, one letter, or longer than six.
    """
    if not name.isupper() or not _CODE.fullmatch(name):
        return ""
    return _BREAK.sub("", name.casefold())


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What is left when romanisations of one Arabic name are made equal.

    Articles and word breaks go, a run of vowels becomes one mark, doubled letters
    single ones, q and k, kh and h, gh and g, sh, ch and ş, dj and j one letter each,
    and a closing -ah, -eh or -at loses its consonant. Cyrillic is transliterated
    first. Empty where fewer than two consonants are left, for such a skeleton
    says nothing.
    """
    plain = name.isascii()
    folded = fold(name) if plain else fold(name.translate(_TURKISH))
    words = (folded if plain else folded.translate(_CYRILLIC)).split()
    kept = [word for word in words if word not in _ARTICLES] or words
    bones = _bones([word for word in kept if word.isascii()])
    return bones if len(bones) - bones.count("a") >= 2 else ""


def _bones(words: list[str]) -> str:
    """Folded words without what romanisations of one name differ in."""
    text = " ".join([_opened(word) for word in words])
    if "h" in text or "j" in text:
        for pair, letter in _DIGRAPHS:
            text = text.replace(pair, letter)
    for letter, same in _SINGLE:
        text = text.replace(letter, same)
    return _VOWELS.sub("a", _DOUBLE.sub("", text)).replace(" ", "")


def _opened(word: str) -> str:
    """The word without a closing h or t behind a vowel."""
    return word[:-1] if word[-1] in "ht" and word[-2:-1] in _OPEN else word
