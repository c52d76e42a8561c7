"""Sentences of a running story that recall its earlier days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from digest.model.article import Article
from digest.stories.recalled import recalled

FIRST, TOLD = date(2026, 11, 2), date(2026, 11, 4)  # Monday, Wednesday


def _recalled(text: str, language: str = "en", told: date | None = TOLD) -> list[str]:
    article = Article.from_text(text, "The dam of Orne", id="a", language=language)
    thursday = replace(article, published=datetime(2026, 11, 5, 9, tzinfo=UTC))
    return [sentence.text for sentence in recalled([thursday], FIRST, told)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Inspectors had discovered that the wall was cracked.", "en"),
        ("The village was cleared on Tuesday.", "en"),
        ("Ein Zug hatte am Dienstag ein Tier getötet.", "de"),
        ("Das Dorf war schon vorher geräumt worden.", "de"),
        ("Les experts avaient trouvé des piliers rouillés.", "fr"),
        ("El alcalde había ordenado cortes nocturnos.", "es"),
    ],
)
def test_a_pluperfect_or_a_covered_day_recalls(text: str, language: str) -> None:
    assert _recalled(text, language) == [text]


@pytest.mark.parametrize(
    "text",
    [
        # of the day of the article, and of the evening after the last edition
        "The residents came home on Thursday.",
        "The gates were opened on Wednesday.",
        # ahead
        "The gates will be opened on Tuesday.",
        # news in the main clause
        "They came home as the lake had been emptied.",
        "The owner had to pay.",
        # a correction stays beside what it corrects
        "The ministry corrected its figure: 1,600 people had been warned.",
    ],
)
def test_news_does_not_recall(text: str) -> None:
    assert _recalled(text) == []


@pytest.mark.parametrize(
    "text", ["Die Straßen im Tal waren gesperrt.", "Die Helfer hatten keine Zeit.", "Die Lage war am Abend gut."]
)
def test_a_german_sentence_without_a_pluperfect_does_not_recall(text: str) -> None:
    assert _recalled(text, "de") == []


def test_a_new_story_has_nothing_to_recall() -> None:
    assert _recalled("The wall had cracked on Monday.", told=None) == []
