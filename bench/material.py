"""Made-up reports of any number for benchmarks and fault runs: our own wording."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PLACES = ("Aleppo", "Damascus", "Daraa", "Hama", "Homs", "Idlib", "Latakia", "Quneitra")
TOWNS = ("Saraqib", "Rastan", "Khan Sheikhoun", "Morek", "Talbiseh", "Nawa", "Ariha")
MANY_TOWNS = (
    *TOWNS,
    *("Afis", "Al Kasrah", "Al Khafsah", "Al Kiswah", "Al Musayfirah", "Al Qabw"),
    *("Al Qaryatayn", "An Nabk", "As Sukhnah", "Ash Shajarah", "Ayn Halaqim"),
    *("Az Zarbah", "Batabo", "Binnish", "Inkhil", "Jablah", "Jindayris"),
    *("Jubb Ramlah", "Kabbasin", "Kafr Buhum", "Kafr Shams", "Kafranbel", "Kassab"),
    *("Maharda", "Manbij", "Markadah", "Maskanah", "Nubl", "Tadmur", "Tall Tamr"),
    *("Talldaww", "Tallkalakh", "Tremseh", "Houla", "Al-Lataminah", "Latmin"),
    *("Sarmada", "Kernaz", "Zamalka", "Saqba", "Ayn Tarma", "Jobar", "Qabun"),
    *("Misraba", "Nasib", "Anadan", "Al-Eis", "Khan al-Asal", "Kinsabba", "Salma"),
    *("Tell Tuqan", "Surman", "Kafriya", "Kabani", "Trumba"),
)
"""Sixty-odd places of the gazetteer; a day that speaks of `TOWNS` alone is denser
than any real one."""
FILLER = (
    "Shops in the town opened late and closed early, residents said.",
    "The road to the coast stayed open during the day.",
    "Officials on both sides were expected to speak later in the week.",
    "Prices of bread and fuel have not changed since the spring.",
    "A delegation is due to travel to the Kazakh capital next month.",
)


def bulletin(day: date, rng: random.Random) -> str:
    """A two-sided bulletin of `day` with cells that add up."""
    lines = []
    for side in ("Russian", "Turkish"):
        cells = {place: rng.randint(1, 9) for place in rng.sample(PLACES, 4)}
        listed = ", ".join(f"{place} ({number})" for place, number in cells.items())
        lines.append(
            f"The {side} side of the joint commission registered "
            f"{sum(cells.values())} ceasefire violations in the provinces of {listed} "
            "over the past 24 hours."
        )
    return _page("Daily bulletin", day, lines)


def article(
    day: date,
    rng: random.Random,
    *,
    paragraphs: int = 12,
    towns: tuple[str, ...] = TOWNS,
) -> str:
    """A news report of about 400 words with a few events in it."""
    lines = []
    for _ in range(paragraphs):
        town, killed = rng.choice(towns), rng.randint(1, 9)
        lines.append(
            rng.choice(
                (
                    f"Artillery shells hit the market of {town} on Tuesday, killing "
                    f"{killed} civilians, a local council said.",
                    f"A convoy with food for 500 families reached {town}.",
                    f"Clashes broke out near {town}, field reporters said.",
                )
            )
            + " "
            + " ".join(rng.sample(FILLER, 2))
        )
    return _page(f"Report from {rng.choice(towns)}", day, lines)


def _page(title: str, day: date, lines: list[str]) -> str:
    front = f"title: {title}\npublisher: Bench Wire\npublished: {day}T12:00:00+03:00"
    return f"---\n{front}\nlanguage: en\n---\n\n" + "\n\n".join(lines) + "\n"


def reports(
    number: int,
    *,
    seed: int,
    same_day: bool = False,
    towns: tuple[str, ...] = TOWNS,
) -> Iterator[str]:
    """`number` reports, every fifth a bulletin; on one day, or one a day."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    first = date(2017, 1, 1)
    for index in range(number):
        day = first if same_day else first + timedelta(days=index % 1000)
        yield bulletin(day, rng) if index % 5 == 0 else article(day, rng, towns=towns)


def write_reports(folder: Path, number: int, *, seed: int) -> None:
    """`number` reports as files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, text in enumerate(reports(number, seed=seed)):
        (folder / f"{index:05d}.txt").write_text(text, encoding="utf-8")
