"""Sentences of a story that report one fact in other words, other facts of the event, and contradictions."""

import json
from pathlib import Path
from typing import Any

import pytest

from digest.model.article import Article
from digest.model.summary import Budget
from digest.summarizers.candidates import are_contradictory, candidates
from digest.summarizers.coverage import Coverage
from digest.summarizers.repeats import Repeats

# 60 + 60 pairs and 20 contradictions, written before the rule was; "unseen" ones were not looked at until it was done.
CASES = [json.loads(line) for line in Path(__file__).with_name("same_fact.jsonl").read_text("utf-8").splitlines()]


def _repeated(case: dict[str, Any]) -> bool:
    """Return whether the second sentence repeats the first, in a story of all sentences of the language."""
    language = case["language"]
    texts = [text for other in CASES if other["language"] == language for text in (other["first"], other["second"])]
    pair = [Article.from_text(case[side], id=side, language=language, clean=False) for side in ("first", "second")]
    story = [*pair, *(Article.from_text(text, language=language, clean=False) for text in dict.fromkeys(texts))]
    first, second = candidates(pair)[0], candidates(pair)[-1]
    repeats = Repeats(candidates(story))
    repeats.add(first)
    return repeats.holds(second)


def _right(kind: str, half: str) -> float:
    cases = [case for case in CASES if case["kind"] == kind and case["half"] == half]
    return sum(_repeated(case) == (kind == "same") for case in cases) / len(cases)


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_another_fact_of_the_event_is_no_repeat(half: str) -> None:
    assert _right("other", half) >= 0.95


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_most_facts_in_other_words_are_repeats(half: str) -> None:
    assert _right("same", half) >= 0.5


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_contradictions_are_no_repeats(half: str) -> None:
    assert _right("contradiction", half) == 1


@pytest.mark.parametrize(
    ("first", "second", "language", "other"),
    [
        ("The council of Aldmoor passed the budget.", "The council of Aldmoor debated the budget.", "en", True),
        ("Der Rat von Lohfeld will den Turm abreißen.", "Der Rat von Lohfeld will den Turm sanieren.", "de", True),
        ("De raad van Lohveld stemde voor de brug.", "De raad van Lohveld stemde tegen de brug.", "nl", True),
        # synonyms at the same place, and the same in another order
        ("The council of Aldmoor shut the pool.", "The council of Aldmoor closed the pool.", "en", False),
        ("The council of Aldmoor passed the budget.", "The budget was passed by Aldmoor's council.", "en", False),
    ],
)
def test_a_word_in_the_place_of_another_makes_another_fact(first: str, second: str, language: str, other: bool) -> None:
    pair = [Article.from_text(text, id=text, language=language, clean=False) for text in (first, second)]
    taken, found = candidates(pair)
    assert are_contradictory(found, taken) is other


def test_a_vote_is_reported_once() -> None:
    texts = (
        "Aldmoor will get its first night buses in spring after the council voted 19 to 12 on Monday. Fares stay the same.",
        "Councillors agreed on Monday, by 19 votes to 12, to run night buses in Aldmoor from spring. Drivers want a bonus.",
    )
    story = [Article.from_text(text, id=text, clean=False) for text in texts]
    chosen = [sentence.text for sentence in Coverage()(story, Budget(sentences=4)).sentences]
    assert sum("19" in text for text in chosen) == 1


@pytest.mark.parametrize(
    ("second", "repeated"),
    [
        # the same with another speaker
        ("Mayor Ida Pell announced that people", True),
        # a number of its own
        ("Mayor Ida Pell announced that for nine weeks people", False),
        # a reply to it
        ("Ida Pell of the Ramblers condemned that people", False),
    ],
)
def test_a_name_of_its_own_makes_less_of_another_fact_than_a_number_or_a_reply(second: str, repeated: bool) -> None:
    texts = (
        "Wardens shut the harbour wall at Aldmoor to all walkers after the storm, the town said. "
        "Cranes from Velt will lift new blocks into the sea.",
        f"{second} may not enter the wall of the harbour after this storm, not even with a guide. "
        "The relay of lanterns was stopped by rain. It had drawn crowds to the quay for a week.",
    )
    story = [
        Article.from_text(text, id=text, title=title, clean=False, language="en")
        for text, title in zip(texts, ("Aldmoor shuts harbour wall after storm", ""), strict=True)
    ]
    found = {candidate.text[:5]: candidate for candidate in candidates(story)}
    repeats = Repeats(list(found.values()), story[0])
    repeats.add(found[texts[0][:5]])
    assert repeats.holds(found[second[:5]]) is repeated


@pytest.mark.parametrize(("articles", "repeated"), [(2, True), (6, False)])
def test_in_a_large_story_a_name_of_its_own_is_a_fact(articles: int, repeated: bool) -> None:
    first = "Wardens shut the harbour wall at Aldmoor to all walkers after the storm, the town said."
    second = (
        "Mayor Ida Pell announced that people may not enter the wall of the harbour after this storm, not even with a "
        "guide, dogs or bicycles."
    )
    others = ("Cranes from Velt lift blocks.", "A relay of lanterns stopped.", "Crowds left the quay.", "Buses wait.")
    texts = (first, second, *others) if articles == 6 else (first, " ".join((second, *others)))
    story = [
        Article.from_text(
            text, id=text, title="" if at else "Aldmoor shuts harbour wall after storm", clean=False, language="en"
        )
        for at, text in enumerate(texts)
    ]
    found = {candidate.text: candidate for candidate in candidates(story)}
    repeats = Repeats(list(found.values()), story[0])
    repeats.add(found[first])
    assert repeats.holds(found[second]) is repeated


if __name__ == "__main__":
    for kind in ("same", "other", "contradiction"):
        print(kind, {half: round(_right(kind, half), 3) for half in ("seen", "unseen")})
