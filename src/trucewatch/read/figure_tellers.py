"""Who gives a figure that no verb of saying names: "the agency counts 41,000"."""

from __future__ import annotations

from trucewatch.model.actor import ActorKind
from trucewatch.model.source import Hop, HopMode
from trucewatch.read.figure_nouns import Found
from trucewatch.read.lexing import Token
from trucewatch.read.passage import Passage
from trucewatch.read.recorder_lexicon import STATES
from trucewatch.read.tally_recorders import recorder_at
from trucewatch.reference.actors import load_actors


def figure_chain(
    passage: Passage, tokens: tuple[Token, ...], found: Found
) -> tuple[Hop, ...]:
    """The passage's chain, led by whom the sentence says to have counted.

    Where the sentence names a speaker, that is who gives the figure. A country is
    where people are ("Chad counts 600,000 refugees"), not who counted them.

    Args:
        passage: the sentence.
        tokens: its tokens.
        found: the figure; who counted stands before it.
    """
    if any(hop.outlet is None for hop in passage.chain):
        return passage.chain
    before = (n for n, token in enumerate(tokens) if token.end <= found.span.start)
    namings = (recorder_at(tokens, index) for index in before)
    naming = next((one for one in namings if one is not None), None)
    if naming is None or not naming.recorder.named or _is_state(naming.recorder.text):
        return passage.chain
    codes = naming.recorder.codes
    hop = Hop(
        body=naming.recorder.text,
        mode=HopMode.PARAPHRASE,
        side=codes[0] if len(codes) == 1 else None,
    )
    return (hop, *passage.chain)


def _is_state(name: str) -> bool:
    actor = load_actors().by_name(name)
    known = actor is not None and actor.kind is ActorKind.STATE
    return known or name.lower() in STATES
