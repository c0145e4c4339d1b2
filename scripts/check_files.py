"""House rules that no linter knows: sizes, leaks, lock files, gaps. Exit 1 on a breach.

Usage: ``python scripts/check_files.py`` in the repository root.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MODULE_LINES = 400
"""Look again at 300; refused from here on."""
PIPELINE_LINES = 120
FUNCTION_LINES = 60
"""Without the docstring."""
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:tmp|root|home|work)/\w")
PLACEHOLDER = re.compile(r"\{\{ ?[A-Z_]+ ?\}\}")
SHARED = "../" + "shared"
TEXT = {".py", ".md", ".toml", ".j2", ".txt", ".html", ".yml", ".json"}


def tracked() -> list[Path]:
    """Files that git tracks, in order."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git is what tracks the files
        capture_output=True,
        check=True,
    ).stdout
    return [Path(name) for name in listed.decode().split("\0") if name]


def breaches(path: Path) -> Iterator[str]:
    """What is wrong with one file."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".py":
        yield from _sizes(path, text)
    if path.suffix in TEXT and (found := MACHINE_PATH.search(text)):
        yield f"{path}: a machine's path: {found.group()}"
    if path.suffix == ".md" and (found := PLACEHOLDER.search(text)):
        yield f"{path}: a placeholder is left: {found.group()}"
    inside = path.parts[0] in {"src", "tests"}
    if inside and SHARED in text:
        yield f"{path}: reads outside the clone"
    if path.suffix == ".lock" and "://" in text:
        yield f"{path}: names a host"
    if path.name == "package-lock.json" and '"resolved"' in text:
        yield f"{path}: names a host"
    if path.suffix == ".json":
        json.loads(text)


def _sizes(path: Path, text: str) -> Iterator[str]:
    lines = text.count("\n")
    limit = PIPELINE_LINES if path.name == "pipeline.py" else MODULE_LINES
    if path.parts[0] == "src" and lines > limit:
        yield f"{path}: {lines} lines, at most {limit}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            length -= (ast.get_docstring(node, clean=False) or "").count("\n")
            if length > FUNCTION_LINES:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines"


def main() -> int:
    """Print every breach; 1 where there is one."""
    found = [line for path in tracked() if path.is_file() for line in breaches(path)]
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
