"""Source chains: who says a sentence, and through whom it came."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, document_of
from trucewatch.model.source import Hop
from trucewatch.read.passage import passages_of

CASES: list[tuple[str, str, list[str]]] = [
    (
        "shelling hit salma the",
        ("Shelling hit Salma, the Russian Defence Ministry said, Interfax reported."),
        ["Russian Defence Ministry (indirect) < Interfax (indirect)"],
    ),
    (
        "shelling hit salma the russian",
        ("Shelling hit Salma, the Russian Defence Ministry said, according to TASS."),
        ["Russian Defence Ministry (indirect) < TASS (indirect)"],
    ),
    (
        "according to the syrian",
        ("According to the Syrian Observatory for Human Rights, jets struck Binnish."),
        ["Syrian Observatory for Human Rights (indirect)"],
    ),
    (
        "maria zakharova spokeswoman for",
        (
            "Maria Zakharova, spokeswoman for the Russian Foreign Ministry, "
            "said the truce holds. She added that shelling had stopped."
        ),
        [
            "Maria Zakharova/spokeswoman/Russian Foreign Ministry (indirect)",
            "Maria Zakharova/spokeswoman/Russian Foreign Ministry (indirect)",
        ],
    ),
    (
        "the truce holds in",
        (
            '"The truce holds in all four zones," Elif Demir, a spokeswoman for'
            ' the Turkish Defence Ministry, said. "We expect it to last. '
            'Shelling has stopped," she said.'
        ),
        [
            "Elif Demir/spokeswoman/Turkish Defence Ministry (direct)",
            "Elif Demir/spokeswoman/Turkish Defence Ministry (direct)",
            "Elif Demir/spokeswoman/Turkish Defence Ministry (direct)",
        ],
    ),
    (
        "the army shelled the",
        (
            '"The army shelled the town of Salma. Three people were killed," '
            "said Omar Haddad, head of the Salma council."
        ),
        [
            "Omar Haddad/head/Salma council (direct)",
            "Omar Haddad/head/Salma council (direct)",
        ],
    ),
    (
        "the official told anadolu",
        "The official told Anadolu that shelling hit Salma.",
        ["official (indirect) < Anadolu Agency (indirect)"],
    ),
    (
        "an opposition commander told",
        (
            "An opposition commander told Reuters that shelling hit Salma. The "
            "commander said two men died."
        ),
        [
            "opposition commander (indirect) < Reuters (indirect)",
            "opposition commander (indirect) < Reuters (indirect)",
        ],
    ),
    (
        "tass quoted the ministry's",
        (
            "TASS quoted the ministry's spokesman Igor Petrov as saying that "
            "shelling hit Salma."
        ),
        ["Igor Petrov/spokesman (indirect) < TASS (indirect)"],
    ),
    (
        "the general was quoted",
        "The general was quoted by SANA as saying that the army took Salma.",
        ["general (indirect) < SANA (indirect)"],
    ),
    (
        "beirut reuters shelling hit",
        "BEIRUT (Reuters) – Shelling hit Salma on Monday.",
        ["Reuters (indirect)"],
    ),
    (
        "ankara anadolu shelling hit",
        "ANKARA /Anadolu/ Shelling hit Salma.",
        ["Anadolu Agency (indirect)"],
    ),
    ("it is reported that", "It is reported that shelling hit Salma.", [""]),
    (
        "turkey denied shelling salma",
        "Turkey denied shelling Salma.",
        ["Turkey (paraphrase)"],
    ),
    ("shelling hit salma i", 'Shelling hit Salma. "I saw it," he said.', ["", ""]),
    (
        "moscow said its jets",
        "Moscow said its jets struck Salma.",
        ["Russia (indirect)"],
    ),
    (
        "a source in the",
        (
            "A source in the Turkish Foreign Ministry said on Monday that "
            "shelling hit Salma."
        ),
        ["source/Turkish Foreign Ministry (indirect)"],
    ),
    (
        "earlier on monday a",
        "Earlier on Monday, a local activist said shelling hit Salma.",
        ["local activist (indirect)"],
    ),
    (
        "activists said shelling hit",
        "Activists said shelling hit Salma. They said two people died.",
        ["Activists (indirect)", "Activists (indirect)"],
    ),
    (
        "the demo gazette newspaper",
        "The Demo Gazette newspaper reported that shelling hit Salma.",
        ["Demo Gazette newspaper (indirect)"],
    ),
    (
        "the ministry which monitors",
        "The ministry, which monitors the truce, said shelling hit Salma.",
        ["ministry (indirect)"],
    ),
    (
        "the mayor speaking to",
        "The mayor, speaking to Reuters, said shelling hit Salma.",
        ["mayor (indirect) < Reuters (indirect)"],
    ),
    (
        "citing witnesses sana said",
        "Citing witnesses, SANA said shelling hit Salma.",
        ["witnesses (indirect) < SANA (indirect)"],
    ),
    (
        "the ministry reported five",
        "The ministry reported five violations in Hama.",
        [""],
    ),
    (
        "calm was how omar",
        '"Calm" was how Omar Haddad, mayor of Salma, described it.',
        [""],
    ),
    (
        "sergei lavrov the russian",
        (
            "Sergei Lavrov, the Russian foreign minister, said the truce holds."
            " Lavrov added that shelling had stopped."
        ),
        [
            "Sergei Lavrov/foreign minister/Russian Foreign Ministry (indirect)",
            "Sergei Lavrov/foreign minister/Russian Foreign Ministry (indirect)",
        ],
    ),
    (
        "shelling hit salma it",
        (
            '"Shelling hit Salma. It went on all night." The words were those '
            "of a witness."
        ),
        ["", "", ""],
    ),
    (
        "shelling hit salma it went",
        '"Shelling hit Salma. It went on all night.\n\nThe truce broke.',
        ["", "", ""],
    ),
    (
        "shelling hit salma it went on",
        (
            "“Shelling hit Salma. It went on. It killed two.” Omar Haddad, "
            "mayor of Salma, said that."
        ),
        [
            "Omar Haddad/mayor/Salma (direct)",
            "Omar Haddad/mayor/Salma (direct)",
            "Omar Haddad/mayor/Salma (direct)",
            "Omar Haddad/mayor/Salma (indirect)",
        ],
    ),
    (
        "the russian side recorded",
        (
            "The Russian side recorded shelling in Salma, the statement said. "
            "The side said it was calm."
        ),
        ["statement (indirect)", "statement (indirect)"],
    ),
    (
        "the statement was carried",
        "The statement was carried by SANA.",
        ["SANA (indirect)"],
    ),
    (
        "the syrian army said",
        "The Syrian army said it had taken Salma. It said the road was open.",
        ["Syrian army (indirect)", "Syrian army (indirect)"],
    ),
    ("he said shelling hit", "He said shelling hit Salma.", [""]),
    (
        "the group said that",
        'The group said that "the army shelled us".',
        ["group (indirect)"],
    ),
    (
        "the kremlin's spokesman dmitry",
        (
            "The Kremlin's spokesman Dmitry Orlov said shelling hit Salma. The "
            "Russian official said it had stopped."
        ),
        [
            "Dmitry Orlov/spokesman/Russia (indirect)",
            "Dmitry Orlov/spokesman/Russia (indirect)",
        ],
    ),
    (
        "shelling hit salma said",
        "Shelling hit Salma, said Omar Haddad, a doctor.",
        ["Omar Haddad/doctor (indirect)"],
    ),
    ("reuters reported shelling in", "Reuters reported shelling in Salma.", [""]),
    (
        "shelling hit salma the army",
        "Shelling hit Salma, the army said and TASS reported.",
        ["army (indirect) < TASS (indirect)"],
    ),
    (
        "moscow said on monday",
        (
            'Moscow said on Monday that the truce holds. "We watch it," the '
            "Russian official said."
        ),
        ["Russia (indirect)", "official/Russia (indirect)"],
    ),
    (
        "mr demir said the",
        ("Mr Demir said the truce holds. She disagreed. He said shelling had stopped."),
        ["Demir (indirect)", "", "Demir (indirect)"],
    ),
    (
        "mrs demir said the",
        "Mrs Demir said the truce holds. She said shelling had stopped.",
        ["Demir (indirect)", "Demir (indirect)"],
    ),
    (
        "sources said shelling hit",
        "Sources said shelling hit Salma. They added that it went on.",
        ["Sources (indirect)", "Sources (indirect)"],
    ),
    (
        "omar haddad mayor of",
        (
            "Omar Haddad, mayor of Salma, said it was calm. Karim Haddad, an "
            "envoy, said so too."
        ),
        ["Omar Haddad/mayor/Salma (indirect)", "Karim Haddad/envoy (indirect)"],
    ),
    (
        "the ministry told reporters",
        "The ministry told reporters that shelling hit Salma.",
        ["ministry (indirect)"],
    ),
    (
        "shelling hit salma at",
        (
            '"Shelling hit Salma at dawn and at noon." It was calm then.\n\n"We '
            'saw it all from the hill above." "And so did they."'
        ),
        ["", "", "", ""],
    ),
    ("according to plan shelling", "According to plan, shelling hit Salma.", [""]),
    (
        "in an interview with",
        "In an interview with Reuters, the envoy said the truce holds.",
        ["envoy (indirect) < Reuters (indirect)"],
    ),
    (
        "the envoy cited nobody",
        "The envoy cited nobody. The envoy cited Reuters.",
        ["", "envoy (indirect) < Reuters (indirect)"],
    ),
    (
        "reuters citing interfax reported",
        "Reuters, citing Interfax, reported that shelling hit Salma.",
        ["Interfax (indirect) < Reuters (indirect)"],
    ),
    (
        "officials say shelling hit",
        "Officials say shelling hit Salma.",
        ["Officials (indirect)"],
    ),
    (
        "earlier the head of",
        "Earlier, the head of the office of Salma relief said aid had come.",
        ["head/office of Salma relief (indirect)"],
    ),
    ("the chief said it", "The chief said it.", ["chief (indirect)"]),
    (
        "turkey which guards the",
        "Turkey, which guards the truce, said it holds.",
        ["Turkey (indirect)"],
    ),
    (
        "on 4 may the",
        "On 4 May the ministry's bulletin reported that shelling hit Salma.",
        ["bulletin (indirect)"],
    ),
]


def hop_line(hop: Hop) -> str:
    """A hop in short: "Elif Demir/spokeswoman/Turkish Defence Ministry (direct)"."""
    named = [hop.speaker, hop.role, hop.body, hop.outlet]
    return f"{'/'.join(part for part in named if part)} ({hop.mode.value})"


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_chain_runs_from_the_first_speaker_to_the_publisher(
    text: str, expected: list[str]
) -> None:
    """One chain a sentence, the paper last; "" where nobody else is named."""
    chains = [passage.chain for passage in passages_of(document_of(text))]
    assert [" < ".join(map(hop_line, chain[:-1])) for chain in chains] == expected
    assert {chain[-1].outlet for chain in chains} == {"Demo Wire"}


def test_a_side_is_known_by_its_body() -> None:
    """A ministry speaks for its state, an unknown body for no side."""
    texts = ("Moscow said the truce holds.", "The group said the truce holds.")
    hops = [passages_of(document_of(text))[0].chain[0] for text in texts]
    assert [hop.side for hop in hops] == ["RUS", None]


def test_two_spokesmen_of_one_ministry_are_one_origin() -> None:
    """Origins are bodies, not the persons who speak for them."""
    text = (
        "Jets bombed Binnish, said Elif Demir, a spokeswoman for the Turkish Defence"
        " Ministry. The army shelled Azaz, Orhan Kaya, a spokesman for the Turkish"
        " Defence Ministry, said."
    )
    assert {claim.origin for claim in claims_of(text)} == {"Turkish Defence Ministry"}
