"""Sentences that share most of their words and cannot both be true."""

import json
from pathlib import Path
from typing import Any

import pytest

from digest.text.contradictions import contradict

# Half of the pairs were left unread until the rule was done: 21 of 21 seen and 19 of 19 unseen ones are judged right.
# All are by one writer, so that pairs of strangers will do worse.
PAIRS = [json.loads(line) for line in Path(__file__).with_name("contradictions.jsonl").read_text("utf-8").splitlines()]
BRIDGE = "The new bridge over the Orrin {} on 14 May, the council said."


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['language']}: {pair['second'][:40]}")
def test_contradictions_and_repeats_of_eight_languages_are_told_apart(pair: dict[str, Any]) -> None:
    for one, other in ((pair["first"], pair["second"]), (pair["second"], pair["first"])):
        assert contradict(one, other, pair["language"]) == pair["contradict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BRIDGE.format("will open"), BRIDGE.format("won't open")),
        (BRIDGE.format("will open"), BRIDGE.format("cannot open")),
        (BRIDGE.format("will open"), BRIDGE.format("will open").replace("May", "June")),
        (BRIDGE.format("will open"), BRIDGE.format("will open").replace("14", "24")),
        ("The bridge in Tarnby closed on Monday.", "The bridge in Tarnby closed on Tuesday."),
        ("A fire broke out at a mill in Tarnby.", "A fire broke out at a mill in Ostwick."),
        ("The bridge will open before June.", "The bridge will not open before June."),
    ],
)
def test_a_negation_a_number_a_day_or_a_name_contradicts(one: str, other: str) -> None:
    assert contradict(one, other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The new bridge will not open before June.", "The new bridge will open in June."),
        ("The bridge was not only closed but damaged.", "The bridge was closed and damaged."),
        ("No fewer than 12 people were hurt in Tarnby.", "At least 12 people were hurt in Tarnby."),
        ("Nobody was hurt in the Tarnby fire.", "The Tarnby fire did not hurt anyone."),
        (
            "The bridge closed on Monday after 12 cracks were found.",
            "The bridge closed on Monday after cracks were found.",
        ),
        ("Mayor Orr closed the bridge on Monday.", "Ann Orr closed the bridge on Monday."),
        ("The bridge is closed on Monday.", "The bridge is closed on 14 May."),
        ("It rained in Tarnby, no ferry ran.", "The council raised the tax on dogs."),
    ],
)
def test_other_words_for_one_thing_and_details_do_not(one: str, other: str) -> None:
    assert not contradict(one, other, "en")
    assert not contradict(other, one, "en")


def test_in_a_language_without_a_list_of_negations_numbers_and_names_count() -> None:
    assert contradict("Sillan avaus on 14 päivänä.", "Sillan avaus on 15 päivänä.", "et")
    assert not contradict("", "", "et")
