"""The language of a text, or None where there is too little of it to tell."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Any

LANGUAGES = ("ar", "az", "de", "en", "es", "fa", "fr", "he", "ku", "ru", "tr", "uk")
"""Languages that ceasefire reports of our missions come in."""

_ENOUGH = 40
_SAMPLE = 3000
_SURE = 0.8
_SPOT, _SPOTS, _CERTAIN = 240, 3, 0.999
"""Code points of each spot of a long sample, how many, and when they are enough."""
_SCRIPTS = {"LATIN": frozenset({"az", "de", "en", "es", "fr", "ku", "tr"})}


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language, one of `LANGUAGES`, or None.

    None where there are fewer than forty letters, or where the best guess has a
    probability under 0.8.

    Args:
        text: report text; only its first three thousand characters count.
    """
    sample = text[:_SAMPLE]
    letters = islice(filter(str.isalpha, sample), _ENOUGH)
    if sum(1 for _ in letters) < _ENOUGH:
        return None
    if len(sample) > 2 * _SPOT * _SPOTS:
        code, probability = _identifier().classify(_spots(sample))
        if probability >= _CERTAIN:
            return str(code)
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else None


def _spots(sample: str) -> str:
    """A few stretches of a sample, spread over it: quicker to judge than all of it."""
    step = len(sample) // _SPOTS
    return " ".join(sample[at * step : at * step + _SPOT] for at in range(_SPOTS))


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
