"""A mission's own places over the index: they win, and what they leave out stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.place import PlacePrecision
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer

SMALL = ("SY", "CH", "KZ", "LB", "LY", "US")
Laid = Callable[[str], Gazetteer]


@pytest.fixture
def laid(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Iterator[Laid]:
    """A function that lays a TOML supplement over the small index."""
    assert gazetteer.version
    cache = tmp_path_factory.getbasetemp() / "gazetteer"
    opened: list[Gazetteer] = []

    def lay(text: str) -> Gazetteer:
        file = tmp_path / f"mine-{len(opened)}.toml"
        file.write_text(text, encoding="utf-8")
        ours = open_gazetteer(cache, supplements=(file,), countries=SMALL)
        opened.append(ours)
        return ours

    yield lay
    for each in opened:
        each.close()
        (cache / f"{each.version}.sqlite").unlink(missing_ok=True)


def test_an_entry_of_its_own_stands_before_every_town(laid: Laid) -> None:
    """The mission knows which Suran it means."""
    ours = laid(
        '[[place]]\nid = "m:suran"\nname = "Suran"\nlat = 35.0\nlon = 36.0\n'
        'country = "SY"\nsource = "our survey"'
    )
    assert ours.candidates("Suran")[0].place.id == "m:suran"


def test_an_entry_with_a_known_id_replaces_it_and_keeps_its_names(laid: Laid) -> None:
    """A better coordinate for Jobar; its spellings lead there still."""
    ours = laid(
        '[[place]]\nid = "tw:SY/jobar"\nname = "Jobar"\nlat = 33.53\nlon = 36.34\n'
        'country = "SY"\nsource = "our survey"'
    )
    best = ours.candidates("جوبر")[0].place
    assert (best.id, best.lat, best.source) == ("tw:SY/jobar", 33.53, "our survey")
    assert best.admin1 == "iso:SY-DI"


def test_a_base_town_keeps_its_areas_and_its_government(laid: Laid) -> None:
    """An import says nothing of either."""
    ours = laid(
        '[[place]]\nid = "geonames:170592"\nname = "Dūmā"\nlat = 33.57\nlon = 36.4\n'
        'country = "SY"\n'
        '[[place]]\nid = "geonames:170654"\nname = "Damascus"\nlat = 33.51\n'
        'lon = 36.29\ncountry = "SY"'
    )
    douma = ours.place("geonames:170592")
    assert (douma.name, douma.areas) == ("Douma", ("tw:SY/eastern-ghouta",))
    damascus = next(
        c for c in ours.candidates("Damascus") if c.place.id == "geonames:170654"
    )
    assert damascus.capital_of == "SY"


def test_a_replaced_town_gives_its_names_away(laid: Laid) -> None:
    """One place, one entry."""
    ours = laid(
        '[[place]]\nid = "m:morek"\nname = "Morek"\nlat = 35.4\nlon = 36.7\n'
        'country = "SY"\nreplaces = "geonames:166640"'
    )
    assert [c.place.id for c in ours.candidates("Мурак")] == ["m:morek"]
    with pytest.raises(InvalidReference):
        ours.place("geonames:166640")


def test_spellings_and_areas_are_added_to_any_entry(laid: Laid) -> None:
    """Names are added and taken away by id."""
    ours = laid(
        '[[spelling]]\nid = "geonames:164816"\nname = "Saraqeb"\n'
        'names = ["Seraqba"]\ndropped = ["Серакиб"]\nareas = ["m:belt"]'
    )
    best = ours.candidates("Seraqba")[0].place
    assert (best.name, best.areas) == ("Saraqeb", ("m:belt",))
    exact = [c for c in ours.candidates("Серакиб") if c.score >= 1]
    assert exact == []


def test_a_spelling_of_nothing_is_refused(laid: Laid) -> None:
    """A slip in an id is not passed over."""
    with pytest.raises(InvalidReference, match="in no file; got m:nowhere"):
        laid('[[spelling]]\nid = "m:nowhere"\nnames = ["X"]')


def test_a_province_of_its_own_takes_over_the_towns(laid: Laid) -> None:
    """Its code says which towns lie in it."""
    ours = laid(
        '[[province]]\nid = "m:GE"\nname = "Geneva canton"\nbase_code = "GE"\n'
        'lat = 46.2\nlon = 6.1\nradius_m = 20_000\ncountry = "CH"'
    )
    assert ours.place("geonames:2660646").admin1 == "m:GE"
    assert ours.place("m:GE").precision is PlacePrecision.GOVERNORATE


def test_the_days_on_which_an_entry_holds_come_with_it(laid: Laid) -> None:
    """A camp that stood for a year."""
    ours = laid(
        '[[place]]\nid = "m:camp"\nname = "Willow Camp"\nlat = 35.0\nlon = 36.0\n'
        "since = 2017-05-04\nuntil = 2018-05-04"
    )
    (found,) = ours.candidates("Willow Camp")
    assert (found.since, found.until) == (date(2017, 5, 4), date(2018, 5, 4))


def test_a_small_namesake_of_its_own_stays_small(laid: Laid) -> None:
    """What the mission calls minor is taken only where the text says which."""
    ours = laid(
        '[[place]]\nid = "m:idlib"\nname = "Idlib"\nlat = 36.0\nlon = 37.0\n'
        'country = "SY"\nminor = true'
    )
    mine = next(c for c in ours.candidates("Idlib") if c.place.id == "m:idlib")
    assert mine.score < 0.6


def test_a_failed_overlay_leaves_nothing(
    laid: Laid, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No half-written index can be taken for a finished one."""
    cache = tmp_path_factory.getbasetemp() / "gazetteer"
    before = sorted(cache.iterdir())
    with pytest.raises(InvalidReference):
        laid('[[spelling]]\nid = "m:nowhere"\nnames = ["Y"]')
    assert sorted(cache.iterdir()) == before
