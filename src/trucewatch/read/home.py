"""What a name means in the country that a report is from.

"The rebels" are the Syrian opposition in a report on Syria and somebody else's
rebels in a report on Colombia; there they keep their words and lose the code.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, make_claim
from trucewatch.model.document import Document
from trucewatch.model.source import Hop
from trucewatch.read.coding import Coding
from trucewatch.reference.actors import load_actors
from trucewatch.reference.local_names import (
    LocalNames,
    load_local_names,
    names_country,
)


def at_home(coding: Coding, document: Document) -> Coding:
    """The coding with each local name without its code, where it is not at home.

    Args:
        coding: what was read in the document.
        document: the document; it speaks of a country that it names anywhere.
    """
    if not coding.claims:
        return coding
    local = load_local_names()
    countries = {names.country for names in local.values()}
    foreign = {c for c in countries if not names_country(document.text, c)}
    away = {code: names for code, names in local.items() if names.country in foreign}
    if not away:
        return coding
    claims = tuple(_renamed(claim, document, away) for claim in coding.claims)
    return replace(coding, claims=claims)


Away = dict[str, LocalNames]


def _renamed(claim: Claim, document: Document, away: Away) -> Claim:
    body = _without(claim.body, away)
    chain = _without(claim.source_chain, away)
    if body == claim.body and chain == claim.source_chain:
        return claim
    return make_claim(
        document,
        spans=claim.spans,
        body=body,
        chain=chain,
        time=claim.time,
        coder=claim.coder,
        polarity=claim.polarity,
        modality=claim.modality,
        certainty=claim.certainty,
        denied_by=claim.denied_by,
        places=claim.places,
        references=claim.references,
    )


def _without(value: Any, away: Away) -> Any:  # noqa: ANN401 - any part of a claim
    """The value with the mentions and hops inside it made nobody's in particular."""
    match value:
        case ActorMention():
            return _mention(value, away)
        case Hop():
            return _hop(value, away)
        case tuple():
            return tuple(_without(item, away) for item in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
            changed = {name: _without(part, away) for name, part in parts.items()}
            same = all(changed[name] is parts[name] for name in parts)
            return value if same else replace(value, **changed)
        case _:
            return value


def _mention(mention: ActorMention, away: Away) -> ActorMention:
    local = away.get(mention.actor or "")
    if local is None or not _is_local(mention.text, local):
        return mention
    return replace(mention, actor=None)


def _hop(hop: Hop, away: Away) -> Hop:
    for code, local in away.items():
        name = load_actors().actor(code).name
        if hop.body == name:
            return replace(hop, body=local.instead, side=None)
        if hop.side == code or (hop.body and _is_local(hop.body, local)):
            return replace(hop, side=None)
    return hop


def _is_local(text: str, local: LocalNames) -> bool:
    words = text.lower().removeprefix("the ")
    return words in local.names or any(words.endswith(f" {n}") for n in local.names)
