"""Acts between two actors, measured on sets with marked actors.

``python -m evals.acts <shared>`` prints, with the definitions of the design notes:

* *actors given* (``zsp_plv_train``): sentence, source and target are given; the class
  between them is scored over all rows, no answer counts as wrong. Fifteen roots
  (CONCEDE and RETREAT are one, YIELD), four quads, cooperation against conflict.
* *from raw text* (the same rows): an event counts when the head of its source and of
  its target each fall inside the marked words and the root is right; precision over
  the events between the two marked actors, recall over all rows.
* *spans* (``cameo_ner_train``): F of the source's (target's) words against the marked
  ones, averaged over sentences.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.accuracy import write_run
from trucewatch.read.relations.between import act_between
from trucewatch.read.relations.find import Relation, main_relation, phrase, relations
from trucewatch.read.relations.lexicon import Act, act_lexicon
from trucewatch.read.relations.trees import trees_of
from trucewatch.text.parsed import Parsed
from trucewatch.text.parsing import open_parser

RUNS = Path(__file__).parent / "runs"
YIELD = "YIELD"
QUADS = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    YIELD: "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
Rows = list[dict[str, Any]]


def root(act: Act | None) -> str:
    """The root as the set names it; "" for no answer."""
    if act is None:
        return ""
    return YIELD if act in {Act.CONCEDE, Act.RETREAT} else act.value.upper()


_MARK = re.compile(r"</?[st]>")


def plain(row: dict[str, Any]) -> str:
    """The row's sentence without its marks."""
    return _MARK.sub("", str(row["marked"]))


def marked(row: dict[str, Any], tag: str) -> tuple[int, int]:
    """Code points of the source (``s``) or target (``t``) in `plain` of the row.

    Where the row has no such mark, the first place of the words it names.
    """
    text = str(row["marked"])
    opened, closed = text.find(f"<{tag}>"), text.find(f"</{tag}>")
    if opened < 0 or closed < 0:
        words = row["expected"][0][0 if tag == "s" else 1]
        start = plain(row).find(words)
        return max(start, 0), max(start, 0) + len(words)
    before = len(_MARK.sub("", text[:opened]))
    return before, before + len(_MARK.sub("", text[opened:closed]))


def macro_f(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F over the gold classes of (gold, predicted) pairs."""
    scores = []
    for name in sorted({gold for gold, _ in pairs}):
        right = sum(g == p == name for g, p in pairs)
        wanted = sum(g == name for g, _ in pairs)
        given = sum(p == name for _, p in pairs)
        scores.append(2 * right / (wanted + given))
    return sum(scores) / len(scores)


def accuracy(pairs: Iterable[tuple[str, str]]) -> float:
    """Share of pairs that agree."""
    held = list(pairs)
    return sum(gold == given for gold, given in held) / len(held)


def _side(name: str) -> str:
    return QUADS[name].split()[1] if name else ""


def actors_given(rows: Rows, trees: list[Parsed]) -> dict[str, Any]:
    """Scores of the class between the two marked actors."""
    lexicon = act_lexicon()
    pairs = []
    for row, tree in zip(rows, trees, strict=True):
        act = act_between(tree, marked(row, "s"), marked(row, "t"), lexicon)
        pairs.append((str(row["category"]), root(act)))
    quads = [(QUADS[g], QUADS.get(p, "")) for g, p in pairs]
    sides = [(_side(g), _side(p)) for g, p in pairs]
    confused = Counter(f"{g} read as {p or 'nothing'}" for g, p in pairs if g != p)
    return {
        "rows": len(pairs),
        "root accuracy": round(accuracy(pairs), 3),
        "root macro-F": round(macro_f(pairs), 3),
        "quad accuracy": round(accuracy(quads), 3),
        "cooperation/conflict macro-F": round(macro_f(sides), 3),
        "no answer": sum(not p for _, p in pairs),
        "by root": _by_root(pairs),
        "most confused": dict(confused.most_common(25)),
    }


def _by_root(pairs: list[tuple[str, str]]) -> dict[str, float]:
    found: dict[str, list[bool]] = defaultdict(list)
    for gold, given in pairs:
        found[gold].append(gold == given)
    return {name: round(sum(v) / len(v), 3) for name, v in sorted(found.items())}


def _inside(tree: Parsed, heads: tuple[int, ...], span: tuple[int, int]) -> bool:
    return any(span[0] <= tree.starts[head] < span[1] for head in heads)


def from_raw_text(rows: Rows, trees: list[Parsed]) -> dict[str, float]:
    """Dyad found and root right, reading the sentences as they are."""
    lexicon = act_lexicon()
    right = emitted = found = 0
    for row, tree in zip(rows, trees, strict=True):
        spans = marked(row, "s"), marked(row, "t")
        events = {
            root(relation.act)
            for relation in relations(tree, lexicon)
            if _inside(tree, relation.sources, spans[0])
            and _inside(tree, relation.targets, spans[1])
        }
        emitted += len(events)
        found += bool(events)
        right += row["category"] in events
    precision, recall = right / max(emitted, 1), right / len(rows)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "F": round(2 * right / max(emitted + len(rows), 1), 3),
        "dyads found": round(found / len(rows), 3),
    }


def spans(rows: Rows, trees: list[Parsed]) -> dict[str, float]:
    """Overlap of the words of source and target, averaged over sentences.

    Once over all sentences, where nothing marked and nothing read is right, and once
    over those in which the side is marked.
    """
    lexicon = act_lexicon()
    found: dict[str, list[tuple[bool, float]]] = {"source": [], "target": []}
    for row, tree in zip(rows, trees, strict=True):
        told = relations(tree, lexicon)
        for side, scores in found.items():
            gold = _words(row[side])
            scores.append((bool(gold), _best_overlap(tree, told, side, gold)))
    shown = {}
    for side, scores in found.items():
        shown[side] = _mean([score for _, score in scores])
        shown[f"{side}, where marked"] = _mean(
            [s for is_marked, s in scores if is_marked]
        )
    shown["both"] = round((shown["source"] + shown["target"]) / 2, 3)
    marked_ones = [
        s for scores in found.values() for is_marked, s in scores if is_marked
    ]
    shown["both, where marked"] = _mean(marked_ones)
    return shown


def _mean(scores: list[float]) -> float:
    return round(sum(scores) / len(scores), 3)


def _words(phrases: list[str]) -> Counter[str]:
    return Counter(word for text in phrases for word in text.split())


def _best_overlap(
    tree: Parsed, told: tuple[Relation, ...], side: str, gold: Counter[str]
) -> float:
    """F of the words of the sentence's main relation's side."""
    relation = main_relation(tree, told)
    heads: tuple[int, ...] = ()
    if relation is not None:
        targets = relation.targets
        joined = {*tree.children(targets[0], "conj"), targets[0]} if targets else set()
        own = tuple(head for head in targets if head in joined)
        heads = relation.sources if side == "source" else own
    if not heads and not gold:
        return 1.0
    mine = Counter(tree.tokens[i] for head in heads for i in phrase(tree, head))
    shared = sum((mine & gold).values())
    return 2 * shared / max(sum(mine.values()) + sum(gold.values()), 1)


def load(path: Path) -> Rows:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(shared: Path) -> int:
    """Print the scores and write the dated run file."""
    parser = open_parser()
    folder = shared / "eval" / "events"
    zsp = load(folder / "zsp_plv_train.jsonl")
    trees = trees_of([plain(row) for row in zsp], parser)
    cameo = load(folder / "cameo_ner_train.jsonl")
    others = trees_of([str(row["text"]) for row in cameo], parser)
    record = {
        "zsp_plv_train, actors given": actors_given(zsp, trees),
        "zsp_plv_train, from raw text": from_raw_text(zsp, trees),
        "cameo_ner_train, spans": spans(cameo, others),
    }
    for name, scores in record.items():
        print(name)
        for key, value in scores.items():
            print(f"  {key}: {value}")
    write_run(RUNS, "acts", datetime.now(UTC).date(), record)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
