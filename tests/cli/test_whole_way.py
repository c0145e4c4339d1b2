"""A report's way by commands: taken in, read, reviewed, verified, judged, printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.missions import CACHE
from tests.service.desk import ONE, TWO
from trucewatch.cli.main import cli

MISSION = """
id = "whole-way"
title = "Whole way (demonstration)"
tz = "Asia/Damascus"
starts = 2017-01-01
country = "SY"
agreements = ["XX-2017-01-01"]
demonstration = true

[[sides]]
code = "RUS"
name = "Side one"
role = "guarantor"

[[sides]]
code = "TUR"
name = "Side two"
role = "guarantor"
"""

AGREEMENT = """
id = "XX-2017-01-01"
version = "1"
title = "Invented ceasefire"
form = "multilateral"
agreement_class = "cessation_of_hostilities"
purpose = "peace_process"
signed = 2017-01-01
source = "invented for this test"
not_defined = ["how long it runs"]

[validity]
rule = "No period and no end is given."
source = "invented for this test"

[[roles]]
role = "bound_party"
actor = "SYR"
since = 2017-01-01
source = "invented for this test"

[[provisions]]
id = "P1"
title = "ceasefire"
text = "From 1 January 2017 the Government fires on nobody."
source = "invented for this test"

[[terms]]
id = "T1"
kind = "prohibition"
provision = "P1"
text = "The Government does not fire."
actors = ["bound_party"]
acts = ["fire", "air"]

[[interpretations]]
id = "plain"
title = "as the text says"
starts = 2017-01-01
assumptions = ["the whole of 1 January is taken"]
source = "invented for this test"
"""


def run(*words: str) -> Result:
    """A command that has to succeed."""
    environment = {"TRUCEWATCH_CACHE": str(CACHE)}
    result = CliRunner(env=environment).invoke(cli, words)
    assert result.exit_code == 0, (words, result.output)
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A mission of an invented agreement with two reports and its people."""
    root = tmp_path / "m"
    folder = root / "agreements" / "XX-2017-01-01"
    folder.mkdir(parents=True)
    (root / "mission.toml").write_text(MISSION, encoding="utf-8")
    (folder / "agreement.toml").write_text(AGREEMENT, encoding="utf-8")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, text in enumerate((ONE, TWO)):
        report = text.replace("shelled Morek", "shelled civilians in Morek")
        (inbox / f"{number}.txt").write_text(report, encoding="utf-8")
    run("ingest", str(inbox), "--mission", str(root))
    return root


def verdict(root: Path) -> str:
    """What the term says of the only incident now."""
    told = run("judge", "--json", "--mission", str(root)).stdout
    (record,) = [json.loads(line) for line in told.splitlines()]
    (finding,) = record["findings"]
    return str(finding["verdict"])


def test_two_reports_come_to_an_apparent_breach_in_the_bulletin(root: Path) -> None:
    """Not before two persons verified it and one set who did it."""
    here = ("--mission", str(root))
    run("user", "add", "ada", "--role", "admin", *here)
    for user, role in (
        ("anna", "reviewer"),
        ("boris", "reviewer"),
        ("pia", "publisher"),
    ):
        run("user", "add", user, "--role", role, "--by", "ada", *here)
    lines = run("incidents", *here).output.splitlines()
    incident = lines[0].split()[0]
    claims = [line.split()[0] for line in lines[1:] if line.strip().startswith("clm_")]
    assert len(claims) == 2
    for claim in claims:
        desk("claim", claim, "--review", "accepted", by="anna", here=here)
    for state in ("triaged", "corroborated"):
        desk("review", incident, "--state", state, by="anna", here=here)
    assert verdict(root) == "undetermined"
    basis = ("--basis", "crater_analysis:visit to the site")
    desk("review", incident, "--state", "verified", *basis, by="boris", here=here)
    assert verdict(root) == "undetermined"
    run(
        *("desk", "attribute", incident, "--level", "assessed_high"),
        *("--actor", "SYR/ARMY", "--basis", "direction of fire", "--by", "anna"),
        *here,
    )
    assert verdict(root) == "apparent_breach"
    run("bulletin", "--by", "pia", *here)
    (page,) = (root / "bulletins").glob("*.html")
    (record,) = (root / "bulletins").glob("*.json")
    (entry,) = json.loads(record.read_text(encoding="utf-8"))["incidents"]
    assert (entry["id"], entry["state"]) == (incident, "verified")
    assert [f["verdict"] for f in entry["findings"]] == ["apparent_breach"]
    assert "pparent breach" in page.read_text(encoding="utf-8")
    checked = run("verify", "--bulletin", str(page), *here)
    assert checked.output.splitlines()[-1] == "ok"


def desk(*words: str, by: str, here: tuple[str, ...]) -> Result:
    """A command of the desk with its reason."""
    return run("desk", *words, "--reason", "looked at", "--by", by, *here)
