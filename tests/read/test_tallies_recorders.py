"""Patterns 7-9, 11, 15-19, 21, 23, 24: who counts, over what, since when."""

from __future__ import annotations

import pytest

from tests.read.tally_case import Case, case, read

CASES = (
    # 7: the verb left out for side two
    case(
        "7-dash",
        "Russia logged 10 truce breaches, Turkey – eight.",
        "RUS 10",
        "TUR 8",
    ),
    case("7-no-minus", "Russia counted 15 breaches, Turkey-19.", "RUS 15", "TUR 19"),
    case(
        "7-with-cells",
        "The Turkish side noted 4 violations (Homs – 4), the Russian side – 3 "
        "(Idlib – 1, Hama – 2).",
        "TUR 4 = Homs 4",
        "RUS 3 = Idlib 1 + Hama 2",
    ),
    case(
        "7-while",
        "The Russian side detected 14 violations, while the Turkish side, nine.",
        "RUS 14",
        "TUR 9",
    ),
    case(
        "7-said-it-had",
        "Turkey said it had counted 5 breaches, Russia said it had counted 4.",
        "TUR 5",
        "RUS 4",
    ),
    case(
        "7-possessive",
        "Eight breaches were seen by Russia's side (Homs: 8) and 12 by Turkey's (Nawa: "
        "7, Hama: 5).",
        "RUS 8 = Homs 8",
        "TUR 12 = Nawa 7 + Hama 5",
    ),
    case(
        "7-cells-of-two-agents",
        "Breaches were noted in Idlib (6) and Homs (7) by the Russian side and in Nawa "
        "(17), Hama (2) by the Turkish side.",
        "RUS 13 = Idlib 6 + Homs 7 [derived_count]",
        "TUR 19 = Nawa 17 + Hama 2 [derived_count]",
    ),
    case(
        "7-agent-with-bound-count",
        "Nine breaches by the Russian side in Hama (9), and five in Idlib by Turkey, "
        "were registered.",
        "RUS 9 = Hama 9",
        "TUR 5 = Idlib 5",
    ),
    case(
        "7-agents",
        "Ten breaches were logged by the Russian side in Hama (8) and Nawa (2), and "
        "eight by the Turkish side in Idlib (8).",
        "RUS 10 = Hama 8 + Nawa 2",
        "TUR 8 = Idlib 8",
    ),
    # 8: zeros
    case("8-no-cases", "The Turkish side registered no cases of firing.", "TUR 0"),
    case("8-not-any", "The Russian side has not recorded any violations.", "RUS 0"),
    case(
        "8-none",
        "Russia counted 5 breaches; Turkey counted none.",
        "RUS 5",
        "TUR 0",
    ),
    case("8-single", "Not a single breach was noted by the Turkish side.", "TUR 0"),
    case(
        "8-there-were-none",
        "According to the Russian side, there were no truce violations.",
        "RUS 0",
    ),
    case("8-contracted", "The Turkish part didn't register any breaches.", "TUR 0"),
    case(
        "8-both-none",
        "Russia and Turkey detected no ceasefire violations.",
        "RUS 0",
        "TUR 0",
    ),
    case("8-verb-negated", "The Turkish part did not log violations.", "TUR 0"),
    case("8-zero-word", "The Turkish side noted zero breaches.", "TUR 0"),
    case(
        "8-neither",
        "Neither side registered any breaches, the Russian and Turkish armies said.",
        "RUS 0",
        "TUR 0",
    ),
    case(
        "8-by-either-side",
        "No breaches were registered by either side, Russia and Turkey said.",
        "RUS 0",
        "TUR 0",
    ),
    case(
        "8-nobodys-zero",
        "No new breaches were registered; the Russian side had noted 3 on Monday.",
        "- 0",
        "RUS 3",
    ),
    # 9: "only one" is one
    case("9-only-one", "The Turkish side noted only one violation.", "TUR 1"),
    case("9-just", "Russia logged just one breach in Nawa.", "RUS 1 = Nawa 1"),
    case("9-single", "Turkey documented a single ceasefire breach.", "TUR 1"),
    case("9-article", "The Turkish side recorded a breach in Homs.", "TUR 1 = Homs 1"),
    # 11: a second recorder in brackets
    case(
        "11-brackets",
        "The Russian side logged 23 attacks (22 of them according to the Syrian side), "
        "of which Idlib 10, Hama 13.",
        "RUS 23 = Idlib 10 + Hama 13",
        "SYR 22 [second_recorder]",
    ),
    case(
        "11-noun-again",
        "Russian monitors counted 38 shellings (30 shellings according to the Syrian "
        "side) in Idlib (21), Latakia (17).",
        "RUS 38 = Idlib 21 + Latakia 17",
        "SYR 30 [second_recorder]",
    ),
    case(
        "11-confirmed",
        "The Turkish side reported 12 breaches; the Russian side confirmed only three "
        "of them.",
        "TUR 12",
        "RUS 3 [second_recorder]",
    ),
    # 15: "more" counts the other side
    case(
        "15-by",
        "Russia noted 39 violations, and 16 more were noted by the Turkish side.",
        "RUS 39",
        "TUR 16",
    ),
    case(
        "15-another",
        "The Turkish side logged 9 breaches; another 6 were logged by Russia.",
        "TUR 9",
        "RUS 6",
    ),
    case(
        "15-unnamed",
        "Russia logged 39 violations, another 16 were recorded in Hama.",
        "RUS 39",
        "TUR 16 = Hama 16 [recorder_inferred]",
    ),
    case(
        "15-more-in-a-list",
        "Russia noted 16 breaches: 10 in Hama and another 6 in Aleppo.",
        "RUS 16 = Hama 10 + Aleppo 6",
    ),
    case(
        "15-more-first",
        "The Russian side noted 4 breaches. Another 7 were registered.",
        "RUS 4",
        "TUR 7 [recorder_inferred]",
    ),
    case(
        "15-none-by",
        "Russia noted 9 breaches, and none by the Turkish side were heard of.",
        "RUS 9",
        "TUR 0",
    ),
    # 17: cumulative beside daily
    case(
        "17-today-since",
        "The Turkish side noted 5 violations today, 271 since 27 February.",
        "TUR 5",
        "cumulative TUR 271",
    ),
    case(
        "17-in-all",
        "Monitors recorded 497 breaches in all, 27 on Saturday.",
        "cumulative - 497",
        "- 27",
    ),
    case(
        "17-since-first",
        "Since the start of the truce the Russian side has logged 1,042 violations, "
        "including 5 in the past day.",
        "cumulative RUS 1042",
        "RUS 5",
    ),
    case(
        "17-bringing",
        "Turkey counted three breaches, bringing the total to 51.",
        "TUR 3",
        "cumulative TUR 51",
    ),
    # 18: the period before
    case(
        "18-previous",
        "The mission logged 112 violations, including 16 explosions; in the previous "
        "24 hours 11.",
        "- 112 > explosions 16 [partial_breakdown]",
        "- 11 [previous_period]",
    ),
    case(
        "18-compared",
        "Monitors counted 540 breaches, compared with 480 in the previous week.",
        "- 540",
        "- 480 [previous_period]",
    ),
    case(
        "18-up-from",
        "Russia recorded seven breaches, up from four a day earlier.",
        "RUS 7",
        "RUS 4 [previous_period]",
    ),
    # 21: headline totals
    case(
        "21-sum",
        "55 truce breaches were noted in Syria. The Russian side counted 39 and the "
        "Turkish side 16.",
        "headline - 55",
        "RUS 39",
        "TUR 16",
    ),
    case(
        "21-each-own",
        "Four breaches were seen in Syria. Russia registered four, Turkey four.",
        "headline - 4",
        "RUS 4",
        "TUR 4",
    ),
    case(
        "21-both-together",
        "Russia and Turkey registered 10 violations over the past day.",
        "headline - 10",
    ),
    case(
        "21-both-each",
        "Both the Russian and Turkish sides noted four breaches.",
        "RUS 4",
        "TUR 4",
    ),
    case("21-sides", "Russia's and Turkey's sides counted 5 breaches.", "headline - 5"),
    case(
        "21-each-behind",
        "Four breaches each were recorded by Russia and Turkey.",
        "RUS 4",
        "TUR 4",
    ),
    case(
        "21-the-two-sides",
        "The two sides registered 9 violations: Russia 5, Turkey 4.",
        "headline - 9",
        "RUS 5",
        "TUR 4",
    ),
    case(
        "21-each",
        "Russia and Turkey each registered one violation.",
        "RUS 1",
        "TUR 1",
    ),
    case(
        "21-respectively",
        "The Russian and Turkish sides noted 5 and 7 breaches respectively.",
        "RUS 5",
        "TUR 7",
    ),
    case(
        "21-ledger",
        "Four violations were registered (by Russia – 3, by Turkey – 1).",
        "headline - 4",
        "RUS 3",
        "TUR 1",
    ),
    case(
        "21-shares-by",
        "Five breaches were noted: three by the Russian side in Nawa and two by the "
        "Turkish side in Idlib.",
        "headline - 5",
        "RUS 3 = Nawa 3",
        "TUR 2 = Idlib 2",
    ),
    case(
        "21-same-number-too",
        "Russia registered 5 breaches, Turkey registered 5 too.",
        "RUS 5",
        "TUR 5",
    ),
    case(
        "21-commission",
        "The Russian-Turkish commission registered 12 violations.",
        "headline - 12",
    ),
    # 23: nobody named; "does not confirm"
    case(
        "23-unattributed",
        "Fourteen violations were registered in Homs.",
        "- 14 = Homs 14",
    ),
    case(
        "23-speaker-is-no-recorder",
        "Nine breaches were recorded, the Russian Defence Ministry said.",
        "- 9",
    ),
    case(
        "23-not-confirmed",
        "The Turkish side reported 26 breaches. The Russian side does not confirm any "
        "of them.",
        "TUR 26",
    ),
    case(
        "23-none-confirmed",
        "Turkey counted 9 breaches, none of which was confirmed by the Russian side.",
        "TUR 9",
    ),
)


@pytest.mark.parametrize("bulletin", CASES, ids=lambda c: c.id)
def test_each_count_goes_to_the_recorder_that_the_words_name(bulletin: Case) -> None:
    """Every made-up bulletin is read exactly."""
    assert read(bulletin.text) == list(bulletin.expected)


VIOLATORS = (
    case(
        "16-at-least",
        "Armed groups breached the truce at least 14 times.",
        "TUR 14 [at_least]",
    ),
    case(
        "16-over",
        "The army violated it over 80 times, breaking the ceasefire.",
        "TUR 80 [at_least]",
    ),
    case("16-passive", "The ceasefire was violated 21 times.", "TUR 21"),
    case("16-army", "The Russian military violated the truce six times.", "TUR 6"),
)


@pytest.mark.parametrize("bulletin", VIOLATORS, ids=lambda c: c.id)
def test_a_violator_is_never_the_recorder(bulletin: Case) -> None:
    """Pattern 16: who breaks the truce does not count; who tells it does."""
    assert read(bulletin.text, side="TUR") == list(bulletin.expected)


def test_a_told_breach_without_a_side_stays_unattributed() -> None:
    """A teller without a side gives no recorder."""
    text = "Armed groups breached the truce 14 times."
    assert read(text) == ["- 14"]


NAMED = (
    ("the Russian - Turkish commission's Turkish side", "TUR"),
    ("the Turkish half of the group on ceasefire breaches", "TUR"),
    ("the Russian Centre for Reconciliation", "RUS"),
    ("observers from the Turkish side", "TUR"),
    ("monitors of Russia", "RUS"),
    ("the UN", "UN"),
    ("the Russian part of the joint Russian-Turkish commission", "RUS"),
    ("the Turkish part of the group", "TUR"),
    ("representatives of Turkey in the commission", "TUR"),
    ("the Russian representatives of the commission", "RUS"),
    ("Russia's observers", "RUS"),
    ("Turkish officers", "TUR"),
    ("the Turkish military", "TUR"),
    ("the Russian Defence Ministry", "RUS"),
    ("Ankara", "TUR"),
    ("the Azerbaijani side", "AZE"),
    ("the United Nations Mission", "UN"),
    ("the OSCE", "OSCE"),
    ("the Syrian Observatory for Human Rights", "NGO/SOHR"),
)


@pytest.mark.parametrize(("words", "code"), NAMED, ids=[n[0] for n in NAMED])
@pytest.mark.parametrize("verb", ["registered", "has recorded", "counted", "detected"])
def test_sides_are_known_by_their_words(words: str, code: str, verb: str) -> None:
    """The recorder is the side named, whatever the verb."""
    subject = words[0].upper() + words[1:]
    text = f"{subject} {verb} 12 ceasefire violations."
    assert read(text) == [f"{code} 12"]


def test_both_sides_may_count_over_several_sentences() -> None:
    """Each sentence's own recorder holds for its own count."""
    text = (
        "The Russian side of the commission registered seven cases of opening fire in "
        "Aleppo (5) and Hama (2). The situation is assessed as calm. The Turkish side "
        "registered eight."
    )
    assert read(text) == ["RUS 7 = Aleppo 5 + Hama 2", "TUR 8"]


def test_a_sentence_without_a_count_lends_its_recorder() -> None:
    """A side named right before the count it introduces is its recorder."""
    text = "The Russian side of the commission said this. 5 breaches were noted."
    assert read(text) == ["RUS 5 [recorder_inferred]"]


def test_a_breakdown_in_the_next_sentence_joins_its_count() -> None:
    """Cells that sum to the count before them are its cells."""
    text = "The Russian side logged 9 breaches. Six were in Hama and three in Homs."
    assert read(text) == ["RUS 9 = Hama 6 + Homs 3"]


def test_a_breakdown_in_the_next_sentence_may_be_partial() -> None:
    """One cell of less than the count leaves the rest open."""
    text = "The Russian side logged 9 breaches. Of these, six were in Hama."
    assert read(text) == ["RUS 9 > Hama 6 [partial_breakdown]"]


def test_both_sides_of_another_war_name_nobody() -> None:
    """As for "both sides": Russia and Turkey only where the report names them."""
    text = "Both sides recorded no violations near Agdam."
    assert read(text) == ["- 0 = Agdam 0"]


def test_a_title_is_a_headline_and_nobodys_side() -> None:
    """Pattern 21: the headline's number is a claim of its own."""
    title = "Russia registers 10 truce breaches in Syria"
    text = f"{title}\n\nThe Russian side registered 6 breaches, Turkey – 4."
    assert read(text, title=title)[:1] == ["headline - 10"]


WRONG = (
    case("34-calibre", "Three 85-mm shells hit the M4 highway at 8.50 am."),
    case("34-distance", "The convoy stopped 10 km from zone No. 1 in Hama."),
    case("34-resolution", "The fifth meeting welcomed Resolution 2254."),
    case("19-joined", "The number of settlements that joined the truce reached 2,222."),
    case("19-groups", "The number of armed groups that signed up remained 234."),
    case("32-conditional", "If 10 violations are recorded, the sides will meet."),
    case("32-planned", "The Turkish side will register 5 violations."),
    case("casualties", "The Russian side registered 5 dead civilians in Hama (3)."),
    case("people", "Turkey recorded 14 refugees in Idlib and 3 in Hama."),
    case("disease", "Doctors registered 12 cases of cholera in Idlib."),
    case("rights", "The Observatory documented 30 violations of human rights."),
    case("commission-speaks", "The Russian military reported on its losses in 2017."),
    case("attack-event", "Two attacks were reported near Hama on Friday."),
    case("silence", "The Turkish side did not report any violations."),
    case("no-tally-word", "Five of them went to Hama (3) and Homs (2)."),
)


@pytest.mark.parametrize("bulletin", WRONG, ids=lambda c: c.id)
def test_numbers_that_count_no_cases_give_no_tally(bulletin: Case) -> None:
    """Wrong readings fail: pattern 34 and its like."""
    assert read(bulletin.text) == []
