"""Examples: how each operation is called, with curl and with the Python client.

Both are made from the description: what a parameter or field is called with is the
first of its `examples`. Ids in them are made up.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from trucewatch.web.api.describing import Schema

TOKEN = "$TRUCEWATCH_TOKEN"  # noqa: S105 - a variable of the reader's shell
ROOT = "/api/v1"
BYTES = "application/octet-stream"
WIDTH = 78
DAYS = "first=date(2017, 9, 1), last=date(2017, 9, 30)"

NAMED = {
    "mission_about": 'truce.mission()["mission"]["title"]',
    "bulletin_list": "for bulletin in truce.bulletins():\n"
    '    print(bulletin["day"], bulletin["label"])',
    "bulletin_record": 'raw = truce.bulletin_record("{bulletin}")',
    "incident_list": "from datetime import date\n\n"
    'for line in truce.incidents(state=["corroborated"], since=date(2017, 9, 1)):\n'
    '    print(line["day"], line["type"], line["supporting"])',
    "incident_one": 'incident = truce.incident("{incident}")\n'
    'print(incident["line"]["state"], incident["seen"])',
    "incident_review": "truce.review_incident(\n"
    '    "{incident}", "triaged", "Two origins.", seen=0\n)',
    "claim_review": "truce.review_claim(\n"
    '    "{claim}", "accepted", "As the source says it.", seen=0\n)',
    "incident_dispute": "truce.dispute_incident(\n"
    '    "{incident}", "RUS", "It says that it has no guns there.", seen=0\n)',
    "incident_determine": "from datetime import date\n\n"
    "truce.record_determination(\n"
    '    "{incident}",\n'
    '    agreement="SY-2017-05-04",\n'
    '    term="T1",\n'
    '    body="Joint working group",\n'
    '    status="referred",\n'
    '    reason="No consensus yet.",\n'
    "    on=date(2017, 9, 20),\n"
    "    seen=0,\n"
    ")",
    "incident_mark": "truce.mark_incident(\n"
    '    "{incident}", "restricted", "It names a person.", seen=0\n)',
    "document_mark": 'report = truce.document("{document}")\n'
    "truce.mark_document(\n"
    '    "{document}", "restricted", "It names a person.", seen=report\n)',
    "log_growth": "from trucewatch.client import check_proof\n\n"
    'kept = truce.log_growth(3, 3)["head"]["head"]  # keep it outside\n'
    'grown = check_proof(truce.log_growth(kept["size"]), trusted=kept)\n'
    "print(grown.shown, grown.note)",
    "log_proof": "from trucewatch.client import check_proof\n\n"
    "proof = truce.log_proof({seq})\n"
    'print(check_proof(proof, trusted=proof["head"]["head"]).shown)',
    "document_list": "for report in truce.documents():\n"
    '    print(report["id"], report["name"])',
    "document_one": 'document = truce.document("{document}")\n'
    'for claim in document["claims"]:\n'
    '    print(claim["sentence"])',
    "document_add": "from datetime import date\n\n"
    "truce.add_text(\n"
    '    "Morek was shelled on 13 September 2017, the council said.",\n'
    '    title="Evening report",\n'
    '    publisher="Demo Wire",\n'
    '    language="en",\n'
    "    day=date(2017, 9, 13),\n"
    ")",
    "document_file": 'truce.add_file("report.txt")',
    "tallies_rows": "from datetime import date\n\n"
    f"for row in truce.tallies({DAYS}):\n"
    '    print(row["day"], row["recorder"], row["place"], row["count"])',
    "search": 'for hit in truce.search("Morek shelled"):\n'
    '    print(hit["kind"], hit["id"], hit["snippet"])',
    "export_file": 'saved = truce.export("incidents", "geojson",'
    ' "incidents.geojson")\nprint(saved.rows, saved.sha256)',
} | {
    f"{table}_rows": "from datetime import date\n\n"
    f'for row in truce.rows("{table}", {DAYS}):\n'
    "    print(row)"
    for table in ("figures", "claims", "findings", "coverage")
}
"""What the client has a method of its own for, by the operation's id."""

SAVED = {
    "bulletin_page": "bulletin.html",
    "bulletin_record": "bulletin.json",
    "document_original": "report",
    "export_codebook": "incidents-codebook.csv",
    "export_file": "incidents.geojson",
}
"""Files that curl writes, of answers that are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One call of an operation.

    Args:
        curl: for a shell that has the token in ``TRUCEWATCH_TOKEN``.
        python: for a program that has a client named ``truce``; "" where the client
            has nothing for it.
    """

    curl: str
    python: str


def example_of(
    described: Schema, path: str, method: str, said: Schema, *, address: str
) -> Example:
    """How an operation is called.

    Args:
        described: the whole description.
        path: of the operation, with names in braces.
        method: like ``get``.
        said: the operation's own description.
        address: of the instance, like ``https://truce.example``.
    """
    told = [each for each in said.get("parameters", ()) if each["in"] != "header"]
    parts = {e["name"]: sample(e["schema"]) for e in told if e["in"] == "path"}
    query = {e["name"]: sample(e["schema"]) for e in told if e["in"] == "query"}
    query = {name: value for name, value in query.items() if value is not None}
    body = body_of(described, said)
    at = path.format(**parts)
    return Example(
        curl=_curl(f"{address}{at}", method, said, query=query, body=body),
        python=_python(
            at.removeprefix(ROOT), method, said, parts=parts, query=query, body=body
        ),
    )


def sample(schema: Schema) -> Any:  # noqa: ANN401 - JSON
    """The first example of a parameter or field, or None."""
    return next(iter(schema.get("examples", ())), None)


def body_of(described: Schema, said: Schema) -> Schema | None:
    """A body of an operation: every field that has an example; None of no JSON."""
    content = said.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return None
    name = content["schema"]["$ref"].rpartition("/")[2]
    fields = described["components"]["schemas"][name]["properties"]
    made = {field: sample(each) for field, each in fields.items()}
    return {field: value for field, value in made.items() if value is not None}


def _curl(
    url: str, method: str, said: Schema, *, query: Schema, body: Schema | None
) -> str:
    whole = f"{url}?{urlencode(query, doseq=True)}" if query else url
    words = [f"curl {shlex.quote(whole)}"]
    if said.get("x-token-scope"):
        words.append(f'-H "Authorization: Bearer {TOKEN}"')
    if body is not None:
        words.append('-H "Content-Type: application/json"')
        words.append(f"-d {shlex.quote(json.dumps(body, indent=2))}")
    elif "requestBody" in said:
        words.append(f'-H "Content-Type: {BYTES}"')
        words.append(f"--data-binary @{query['name']}")
    elif method == "post":
        words.append("-X POST")
    if said["operationId"] in SAVED:
        words.append(f"-o {SAVED[said['operationId']]}")
    return " \\\n  ".join(words)


def _python(
    at: str,
    method: str,
    said: Schema,
    *,
    parts: Schema,
    query: Schema,
    body: Schema | None,
) -> str:
    named = NAMED.get(said["operationId"])
    if named is not None:
        return re.sub(r"\{([a-z]+)\}", lambda m: str(parts[m[1]]), named)
    if method == "post":
        return f'truce.post("{at}", {_literal(body or {})})'
    if "application/json" not in said["responses"]["200"].get("content", {}):
        return ""
    more = "".join(f", {name}={value!r}" for name, value in query.items())
    if any(each["name"] == "cursor" for each in said["parameters"]):
        return f'for each in truce.pages("{at}"{more}):\n    print(each)'
    return f'print(truce.get("{at}"{more}))'


def _literal(body: Schema) -> str:
    """A body as Python has it, on lines of its own where it is long."""
    short = _of(body)
    if len(short) < WIDTH - 40:
        return short
    lines = "".join(f"    {_of(name)}: {_of(each)},\n" for name, each in body.items())
    return f"{{\n{lines}}}"


def _of(value: object) -> str:
    match value:
        case bool() | None:
            return repr(value)
        case dict():
            inside = ", ".join(f"{_of(k)}: {_of(v)}" for k, v in value.items())
            return f"{{{inside}}}"
        case list():
            return f"[{', '.join(_of(each) for each in value)}]"
        case _:
            return json.dumps(value, ensure_ascii=False)
