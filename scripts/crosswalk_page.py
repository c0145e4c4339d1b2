"""Write the tables of ``docs/reference/crosswalk.md`` from the packaged crosswalk.

Usage: ``python scripts/crosswalk_page.py`` in the repository root. What stands outside
the two marks is written by hand and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from trucewatch.model.event import FAMILY_OF, EventFamily
from trucewatch.reference.crosswalk import load_crosswalk
from trucewatch.reference.crosswalk_table import Choice, Code, Row, Scheme

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "crosswalk.md"
START = "<!-- tables: written by scripts/crosswalk_page.py -->\n"
END = "<!-- end of tables -->\n"
TITLES = {
    Scheme.PLOVER: "From PLOVER",
    Scheme.CAMEO: "From CAMEO",
    Scheme.ACLED: "From ACLED",
}


def tables() -> str:
    """The generated part of the page: our types first, then each scheme's codes."""
    parts = ["## From our types\n"]
    for family in EventFamily:
        parts.append(f"### {family.value.replace('_', ' ').capitalize()}\n")
        parts.append("\n".join(_family(family)) + "\n")
    for scheme, title in TITLES.items():
        parts.append(f"## {title}\n")
        parts.append("\n".join(_scheme(scheme)) + "\n")
    return "\n".join(parts)


def with_tables(page: str) -> str:
    """The page with its tables as they have to be."""
    before, _, rest = page.partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n{tables()}\n{END}{after}"


def _family(family: EventFamily) -> Iterator[str]:
    yield "| type | PLOVER | CAMEO | ACLED |"
    yield "|---|---|---|---|"
    for event_type, row in load_crosswalk().rows.items():
        if FAMILY_OF[event_type] is family:
            yield (
                f"| `{event_type.value}` | {_plover(row)} "
                f"| {_choices(row, Scheme.CAMEO, row.cameo)} "
                f"| {_choices(row, Scheme.ACLED, row.acled)} |"
            )


def _plover(row: Row) -> str:
    if row.plover is None:
        return f"none: {row.none[Scheme.PLOVER]}"
    mode = f", {row.plover.mode}" if row.plover.mode else ""
    return f"{row.plover.type}{mode}"


def _choices(row: Row, scheme: Scheme, choices: Iterable[Choice]) -> str:
    if scheme in row.none:
        return f"none: {row.none[scheme]}"
    return "; ".join(
        f"{choice.code} (if {choice.when})" if choice.when else choice.code
        for choice in choices
    )


def _scheme(scheme: Scheme) -> Iterator[str]:
    crosswalk = load_crosswalk()
    third = "event type" if scheme is Scheme.ACLED else "quad class"
    yield f"| code | {third} | our types |"
    yield "|---|---|---|"
    for code in crosswalk.codes[scheme].values():
        types = crosswalk.types_of(scheme, code.code)
        ours = ", ".join(f"`{event_type.value}`" for event_type in types)
        yield f"| {_named(code)} | {_class(code)} | {ours or f'none: {code.none}'} |"


def _named(code: Code) -> str:
    if code.merges:
        return f"{code.code} ({' + '.join(code.merges)})"
    return f"{code.code} {code.name}".rstrip()


def _class(code: Code) -> str:
    return code.group if code.quad is None else code.quad.value.replace("_", " ")


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), encoding="utf-8")
