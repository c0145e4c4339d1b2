"""Agreements that cannot be judged by: each problem with file, line, got and wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trucewatch.errors import InvalidAgreement
from trucewatch.reference.agreement_files import load_agreements, read_agreement
from trucewatch.reference.agreement_links import read_with_links

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


SIGNED = "signed = 2017-05-04"

BROKEN += [
    (
        "a role that ends before it begins",
        '[[roles]]\nrole = "signatory"\nactor = "RUS"\n'
        "since = 2018-01-02\nuntil = 2018-01-01",
        "X.toml:8:1: roles[1]: broken entry; got signatory RUS: until 2018-01-01, "
        "which is not after its 2018-01-02; wanted entries that fit together",
    ),
    (
        "a zone that ends before it begins",
        '[[zones]]\nid = "A"\nname = "a"\ntext = "a"\nunits = []\n'
        "since = 2018-01-02\nuntil = 2018-01-01",
        "X.toml:8:1: zones[A]: broken entry; got A: until 2018-01-01",
    ),
    (
        "a post that ends before it begins",
        '[[posts]]\nkind = "centre"\nname = "C"\noperator = "RUS"\n'
        "since = 2018-01-02\nuntil = 2018-01-01",
        "X.toml:8:1: posts[1]: broken entry; got C: until 2018-01-01",
    ),
    (
        "a body that ends before it begins",
        '[[bodies]]\nid = "J"\nname = "J"\nsince = 2018-01-02\nuntil = 2018-01-02',
        "X.toml:8:1: bodies[J]: broken entry; got J: until 2018-01-02",
    ),
    (
        "a first period that is over before signing",
        f"{SIGNED}\n[validity]\nfirst_period_ends = 2017-05-04",
        "X.toml:10:1: validity.first_period_ends: over before signed; "
        "got 2017-05-04; wanted a day after its signature, 2017-05-04",
    ),
    (
        "a reading that starts long before signing",
        "signed = 2017-06-06",
        "X.toml:13:1: interpretations[day].starts: starts long before signed; "
        "got 2017-05-05; wanted a day near its signature, 2017-06-06, or no signed",
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


def test_a_reading_may_start_some_days_before_signing(tmp_path: Path) -> None:
    """Within a month of it, and a first period may end on the next day."""
    assert problems(tmp_path, "signed = 2017-06-05") == []
    more = f"{SIGNED}\n[validity]\nfirst_period_ends = 2017-05-05"
    assert problems(tmp_path, more) == []


def test_a_reading_s_instant_counts_by_its_own_day(tmp_path: Path) -> None:
    """The offset of the instant tells which day it is."""
    instant = "2017-05-05T23:30:00-05:00"
    (tmp_path / "agreements").mkdir()
    file = tmp_path / "agreements" / "X.toml"
    text = HEAD.format(id="X", more="signed = 2017-06-05")
    file.write_text(text.replace("starts = 2017-05-05", f"starts = {instant}"))
    assert read_agreement(file)[1] == ()


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


def test_a_folder_of_agreements_says_so(tmp_path: Path) -> None:
    """And names what it holds."""
    write(tmp_path, "A")
    write(tmp_path, "B")
    (problem,) = read_agreement(tmp_path)[1]
    assert str(problem) == (
        f"{tmp_path.name}: a folder of agreements, not one of them; got A, B; "
        f"wanted one of them, such as {tmp_path.name}/A"
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param('id = "X"\nversion 1\n', "X.toml:2:9", id="in a line"),
        pytest.param('id = "X"\ntracks = [', "X.toml:2:11", id="at the end"),
    ],
)
def test_a_mistake_of_syntax_has_its_line_and_column(
    tmp_path: Path, text: str, where: str
) -> None:
    """As every other complaint has."""
    file = tmp_path / "X.toml"
    file.write_text(text, encoding="utf-8")
    (problem,) = read_agreement(file)[1]
    assert str(problem).startswith(f"{where}: not TOML; got ")
    assert "(at " not in str(problem)


def told(path: Path) -> list[str]:
    return [str(problem) for problem in read_with_links(path)[1]]


CIRCLE = "agreements supersede each other in a circle"
LATER = "wanted each superseded by later ones only"


def test_an_agreement_does_not_take_its_own_place(tmp_path: Path) -> None:
    """Wherever its file lies."""
    write(tmp_path, "A", ("supersedes", "A"))
    (tmp_path / "A").rename(tmp_path / "elsewhere")
    assert told(tmp_path / "elsewhere") == [
        f"agreement.toml:10:1: links[1].to: {CIRCLE}; got A > A; {LATER}"
    ]


def test_two_that_supersede_each_other_are_found_from_either(tmp_path: Path) -> None:
    """The circle is told of the file that is checked."""
    write(tmp_path, "A", ("supersedes", "B"))
    write(tmp_path, "B", ("supersedes", "A"))
    for own, other in (("A", "B"), ("B", "A")):
        assert told(tmp_path / own) == [
            f"agreement.toml:10:1: links[1].to: {CIRCLE}; "
            f"got {own} > {other} > {own}; {LATER}"
        ]


def test_links_are_followed_from_file_to_file(tmp_path: Path) -> None:
    """A circle further on and a link to nowhere are told under their agreement."""
    write(tmp_path, "A", ("amends", "B"), ("supplements", "SY-2017-05-04"))
    write(tmp_path, "B", ("supersedes", "C"))
    write(tmp_path, "C", ("supersedes", "B"), ("amends", "NOWHERE"))
    assert told(tmp_path / "A") == [
        "C: agreement.toml:13:1: links[2].to: no such agreement; got NOWHERE; "
        "wanted the id of a packaged agreement, or of one beside it",
        f"B: agreement.toml:10:1: links[1].to: {CIRCLE}; got B > C > B; {LATER}",
    ]
    assert read_with_links(tmp_path / "A")[0] is None


def test_a_link_to_nowhere_is_told_of_the_file_itself(tmp_path: Path) -> None:
    """With its line."""
    write(tmp_path, "A", ("amends", "NOWHERE"))
    (problem,) = told(tmp_path / "A")
    assert problem.startswith("agreement.toml:10:1: links[1].to: no such agreement")


def test_a_broken_file_that_is_linked_to_is_told_under_its_id(tmp_path: Path) -> None:
    """One that cannot be read is not gone by."""
    write(tmp_path, "A", ("amends", "B"))
    (tmp_path / "B.toml").write_text('colour = "red"', encoding="utf-8")
    problems = told(tmp_path / "A")
    assert any(text.startswith("B: B.toml:1:1: colour: unknown") for text in problems)


def test_a_sound_file_with_its_links_is_no_problem(tmp_path: Path) -> None:
    """Also where two links lead to one agreement."""
    write(tmp_path, "A", ("amends", "B"), ("framework", "B"))
    write(tmp_path, "B", ("supersedes", "SY-2016-03-28"))
    agreement, problems = read_with_links(tmp_path / "A")
    assert (agreement is not None, problems) == (True, ())
    (tmp_path / "A" / "agreement.toml").write_text("no", encoding="utf-8")
    assert read_with_links(tmp_path / "A")[0] is None


def test_joinings_taken_over_in_a_circle_are_told(tmp_path: Path) -> None:
    """Instead of being followed without end."""
    for name, other in (("A", "B"), ("B", "A")):
        more = f'joinings_from = ["{other}"]'
        text = HEAD.format(id=name, more=more)
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidAgreement, match="joinings taken over in a circle"):
        load_agreements(("A",), root=tmp_path)
