"""Agreements that cannot be judged by: each problem with file, line, got and wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trucewatch.errors import InvalidAgreement
from trucewatch.reference.agreement_files import load_agreements, read_agreement

HEAD = """
id = "{id}"
version = "1"
title = "Test"
form = "multilateral"
agreement_class = "preliminary"
purpose = "peace_process"
{more}

[[interpretations]]
id = "day"
title = "Day"
starts = 2017-05-05
"""


def problems(folder: Path, more: str, *, tail: str = "") -> list[str]:
    (folder / "agreements").mkdir(exist_ok=True)
    file = folder / "agreements" / "X.toml"
    file.write_text(HEAD.format(id="X", more=more) + tail, encoding="utf-8")
    return [str(problem) for problem in read_agreement(file)[1]]


ZONES = """
[[zones]]
id = "A"
name = "a"
text = "a"
units = [{place_id = "iso:SY-ID", name = "Idlib", extent = "whole"}]
{first}

[[zones]]
id = "B"
name = "b"
text = "b"
units = [{place_id = "iso:SY-ID", name = "Idlib", extent = "whole"}]
{second}
"""


def zones(first: str = "", second: str = "") -> str:
    return ZONES.replace("{first}", first).replace("{second}", second)


BROKEN = [
    (
        "unknown actor",
        '[[roles]]\nrole = "signatory"\nactor = "NOBODY"',
        "X.toml:10:1: roles[1].actor: unknown actor code; got NOBODY; "
        "wanted a code of the actor files",
    ),
    (
        "unknown actor in a list",
        '[[bodies]]\nid = "J"\nname = "J"\nmembers = ["RUS", "XYZ"]',
        "X.toml:11:1: bodies[J].members: unknown actor code; got XYZ; "
        "wanted a code of the actor files",
    ),
    (
        "unknown actor in a dispute",
        '[[disputes]]\nabout = "x"\npositions = [{by = "XYZ", says = "y"}]',
        "X.toml:10:15: disputes[1].positions[1].by: unknown actor code; got XYZ; "
        "wanted a code of the actor files",
    ),
    (
        "a term that cites no provision",
        '[[terms]]\nid = "T1"\nkind = "duration"\nprovision = "P9"\ntext = "x"',
        "X.toml:11:1: terms[T1].provision: cites no provision; got P9; "
        "wanted an entry of that id",
    ),
    (
        "zones that overlap",
        zones(),
        "X.toml:16:1: zones[B]: zones overlap; got A and B share Idlib; "
        "wanted one zone only, or inside = 'A'",
    ),
    (
        "an end before the first period's",
        "[validity]\nfirst_period_ends = 2017-11-05\nends = 2017-11-04",
        "X.toml:8:1: validity: broken entry; got ends 2017-11-04, before its first "
        "period does, 2017-11-05; wanted entries that fit together",
    ),
    (
        "a term that ends before it begins",
        '[[provisions]]\nid = "P1"\ntitle = "x"\ntext = "x"\nsource = "x"\n'
        '[[terms]]\nid = "T1"\nkind = "duration"\nprovision = "P1"\ntext = "x"\n'
        "since = 2018-01-02\nuntil = 2018-01-02",
        "X.toml:13:1: terms[T1]: broken entry; got T1: holds until 2018-01-02, before "
        "it begins; wanted entries that fit together",
    ),
    (
        "a zone file that is missing",
        zones('geometry = "none.geojson"', "since = 2030-01-01").replace(
            '[[zones]]\nid = "B"', '[[zones]]\nid = "B"\ninside = "A"'
        ),
        "X.toml:14:1: zones[A].geometry: no such zone file; got none.geojson; wanted "
        "zones/none.geojson beside its folder, or SY-2017-05-04.geojson, "
        "SY-2018-09-17.geojson, SY-2020-03-05.geojson",
    ),
    (
        "a track that is not in the register",
        'tracks = ["Nowhere"]',
        "X.toml:8:11: tracks[1]: no such track; got Nowhere; wanted Amman",
    ),
    (
        "joinings of no agreement",
        'joinings_from = ["YY"]',
        "X.toml:8:18: joinings_from[1]: no such packaged agreement; got YY; wanted ",
    ),
    (
        "one id twice",
        '[[bodies]]\nid = "J"\nname = "J"\n[[bodies]]\nid = "J"\nname = "J"',
        "X.toml:12:1: bodies[J].id: id used twice; got J; wanted one",
    ),
    (
        "rounds in the file itself",
        '[[rounds]]\ntrack = "Astana"\nstart = 2017-01-01\nend = 2017-01-01\n'
        'place = "x"\noutcome = "x"\nsource = "x"',
        "X.toml:8:1: rounds: unknown key; got rounds; wanted tracks, the ids of "
        "tracks in the register of talks",
    ),
]


@pytest.mark.parametrize(
    ("why", "more", "complaint"), BROKEN, ids=[b[0] for b in BROKEN]
)
def test_a_broken_entry_is_named_with_line_got_and_wanted(
    tmp_path: Path, why: str, more: str, complaint: str
) -> None:
    """Nothing is judged with it."""
    found = problems(tmp_path, more)
    assert len(found) == 1, why
    assert found[0].startswith(complaint)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(zones("until = 2018-01-01", "since = 2018-01-01"), id="in turn"),
        pytest.param(zones("", 'inside = "A"'), id="nested on purpose"),
    ],
)
def test_zones_that_share_ground_rightly_are_no_problem(
    tmp_path: Path, more: str
) -> None:
    """One after the other, or one inside the other."""
    assert problems(tmp_path, more) == []


def outline(zone: str, west: float) -> str:
    ring = [[west, 35], [west + 1, 35], [west + 1, 36], [west, 36], [west, 35]]
    named = {"id": f"X/{zone}", "name": zone, "zone": zone, "status": "approximate"}
    made = {"source": "s", "method": "m", "tolerance_m": 0}
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": named | made, "geometry": geometry}
    return json.dumps(feature)


@pytest.mark.parametrize(
    ("west", "found"),
    [
        pytest.param(37.0, [], id="side by side"),
        pytest.param(
            36.5,
            [
                "X.toml:16:1: zones[B]: zones overlap; got A and B share ground by "
                "their outlines; wanted one zone only, or inside = 'A'"
            ],
            id="over each other",
        ),
    ],
)
def test_outlines_may_touch_but_not_overlap(
    tmp_path: Path, west: float, found: list[str]
) -> None:
    """A shared border is no overlap."""
    (tmp_path / "zones").mkdir()
    features = ",".join([outline("A", 36.0), outline("B", west)])
    (tmp_path / "zones" / "own.geojson").write_text(
        f'{{"type": "FeatureCollection", "features": [{features}]}}', encoding="utf-8"
    )
    unit = 'units = [{place_id = "iso:SY-ID", name = "Idlib", extent = "whole"}]'
    more = zones('geometry = "own.geojson"', 'geometry = "own.geojson"')
    assert problems(tmp_path, more.replace(unit, "units = []")) == found


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    """Two misspelt keys, two complaints."""
    found = problems(tmp_path, 'colour = "red"\nsize = 3')
    assert sorted(text.split(";")[0] for text in found) == [
        "X.toml:8:1: colour: unknown key",
        "X.toml:9:1: size: unknown key",
    ]


LINK = '[[links]]\nkind = "{kind}"\nto = "{to}"'


def write(root: Path, name: str, *links: tuple[str, str]) -> None:
    more = "\n".join(LINK.format(kind=kind, to=to) for kind, to in links)
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "agreement.toml").write_text(HEAD.format(id=name, more=more))


def test_a_circle_of_supersession_is_named_with_its_line(tmp_path: Path) -> None:
    """A takes B's place, B takes C's, C takes A's."""
    write(tmp_path, "A", ("supersedes", "B"))
    write(tmp_path, "B", ("supplements", "A"), ("supersedes", "C"))
    write(tmp_path, "C", ("supersedes", "A"))
    with pytest.raises(InvalidAgreement) as caught:
        load_agreements(("A", "B", "C"), root=tmp_path)
    assert str(caught.value) == (
        "agreement.toml:10:1: links[1].to: agreements supersede each other in a "
        "circle; got A > B > C > A; wanted each superseded by later ones only"
    )


def test_supersession_without_a_circle_is_no_problem(tmp_path: Path) -> None:
    """Two that take one's place, in any order."""
    write(tmp_path, "A")
    write(tmp_path, "B", ("supersedes", "A"))
    write(tmp_path, "C", ("supersedes", "B"), ("supersedes", "A"))
    found = load_agreements(("C", "A", "B"), root=tmp_path)
    assert [agreement.id for agreement in found] == ["C", "A", "B"]


def test_a_link_to_no_agreement_is_named(tmp_path: Path) -> None:
    """A packaged id is known, another is not."""
    write(tmp_path, "A", ("supplements", "SY-2017-05-04"), ("amends", "ZZ"))
    with pytest.raises(
        InvalidAgreement, match=r"links\[2\]\.to: no such agreement; got ZZ"
    ):
        load_agreements(("A",), root=tmp_path)


def test_a_folder_of_files_is_one_agreement(tmp_path: Path) -> None:
    """Lists follow each other; a complaint names the file it stands in."""
    write(tmp_path, "A")
    terms = '[[roles]]\nrole = "signatory"\nactor = "RUS"\n'
    (tmp_path / "A" / "roles.toml").write_text(terms)
    (agreement,) = load_agreements(("A",), root=tmp_path)
    assert [role.actor for role in agreement.roles] == ["RUS"]
    (tmp_path / "A" / "roles2.toml").write_text(terms.replace("RUS", "XYZ"))
    with pytest.raises(InvalidAgreement, match=r"roles2\.toml:3:1: roles\[2\]\.actor"):
        load_agreements(("A",), root=tmp_path)
    (tmp_path / "A" / "roles2.toml").write_text('title = "again"')
    with pytest.raises(InvalidAgreement, match="key given in two files; got title"):
        load_agreements(("A",), root=tmp_path)


def test_an_empty_folder_is_no_agreement(tmp_path: Path) -> None:
    """It says which file is wanted."""
    (tmp_path / "A").mkdir()
    with pytest.raises(InvalidAgreement, match=r"empty folder; wanted agreement\.toml"):
        load_agreements(("A",), root=tmp_path)
