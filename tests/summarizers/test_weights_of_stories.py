"""Weights of the concepts of a story: names in small ones; concepts of one article and quotations in large ones."""

from dataclasses import replace

import pytest

from digest.model.article import Article
from digest.model.summary import Budget
from digest.summarizers import coverage
from digest.summarizers.candidates import candidates
from digest.summarizers.coverage import LARGE, SMALL, Coverage, CoverageSettings
from digest.summarizers.story_names import shares_of_names


def _articles(texts: list[str]) -> list[Article]:
    return [Article.from_text(text, "", id=f"{at:02}", language="en") for at, text in enumerate(texts)]


def _second(articles: list[Article]) -> str:
    """The sentence that is added to the opening one."""
    one, two = (Coverage()(articles, Budget(sentences=n)).sentences for n in (1, 2))
    (added,) = {sentence.text for sentence in two} - {sentence.text for sentence in one}
    return added


def _set(monkeypatch: pytest.MonkeyPatch, small: CoverageSettings = SMALL, large: CoverageSettings = LARGE) -> None:
    monkeypatch.setattr(coverage, "SMALL", small)
    monkeypatch.setattr(coverage, "LARGE", large)


def test_the_names_of_a_story_are_its_words_with_capitals_inside_of_sentences() -> None:
    found = candidates(_articles(["The mayor met Orla Finch at Brackwater. Ferries left Brackwater at noon."]))
    assert shares_of_names(found) == {"orla": 1.0, "finch": 1.0, "brackwat": 1.0}


def test_german_nouns_are_no_names() -> None:
    article = Article.from_text("Gestern hat die Stadt Olm den Hafen gesperrt.", "", language="de")
    assert shares_of_names(candidates([article])) == {}


NAMED = "Repairs to the quay were planned by Orla Finch of Brackwater."
PLAIN = "Repairs to the quay were planned by some engineers of ferries."


def test_in_a_small_story_the_sentence_with_names_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    story = _articles([f"The ferry to the island stopped on Monday. {PLAIN} {NAMED}"])
    assert _second(story) == NAMED
    _set(monkeypatch, small=replace(SMALL, names=0.0))
    assert _second(story) == PLAIN


QUOTED = "The harbour engine “failed” before dawn at the northern pier."
UNQUOTED = "A harbour engine failed before dawn at a southern pier."


def test_in_a_large_story_a_quotation_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    lead = "The ferry to the island stopped on Monday after a fire."
    story = _articles([f"{lead} {QUOTED} {UNQUOTED}", *(f"{lead} More of it in part {at}." for at in range(6))])
    assert _second(story) == UNQUOTED
    _set(monkeypatch, large=replace(LARGE, quoted=1.0))
    assert _second(story) == QUOTED


def test_in_a_large_story_concepts_of_one_article_weigh_less() -> None:
    weights = [coverage._weight(LARGE, articles, sentences=2) for articles in (1, 2, 3)]
    assert weights[0] == pytest.approx(LARGE.alone * weights[1])
    assert weights[1] == weights[2]


def test_stories_whose_weights_are_forgotten_have_the_same_summaries(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [
        _articles([f"The mayor of {town} opened the new ferry pier on Monday.", f"A ferry pier was opened in {town}."])
        for town in ("Brackwater", "Olm", "Saltmarsh")
    ]
    kept = Coverage()
    expected = [kept(story, Budget(sentences=2)) for story in stories]
    monkeypatch.setattr(coverage, "_REMEMBERED", 0)
    forgetful = Coverage()
    assert [forgetful(story, Budget(sentences=2)) for story in [*stories, *stories]] == expected * 2
    assert len(forgetful._stories) < len(stories)
