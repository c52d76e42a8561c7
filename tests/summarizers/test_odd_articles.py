"""Articles that are hardly articles: each has one documented outcome, whatever the method."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from digest import api
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.summary import Budget
from digest.ports import Summarizer
from digest.summarizers.coverage import Coverage
from digest.summarizers.ranked import Ranked

OURS = (Ranked(), Coverage())
FACT = "The harbour board of Tolm will close pier {} for repairs until the spring of next year."


@pytest.mark.parametrize("summarize", OURS)
def test_an_article_of_one_sentence_is_its_own_summary(summarize: Summarizer) -> None:
    article = Article.from_text(FACT.format(1), clean=False)
    assert summarize([article], Budget(sentences=3)).sentences == article.sentences


@pytest.mark.parametrize("summarize", OURS)
def test_an_article_without_text_has_an_empty_summary(summarize: Summarizer) -> None:
    assert summarize([Article.from_text("", "Pier closes")], Budget(sentences=3)).sentences == ()
    assert summarize([], Budget(sentences=3)).sentences == ()


@pytest.mark.parametrize("summarize", OURS)
def test_a_headline_alone_comes_back(summarize: Summarizer) -> None:
    article = Article.from_text("Pier at Tolm closed until spring", clean=False)
    assert summarize([article], Budget(sentences=3)).sentences == article.sentences


FLASHES = (
    Article.from_text("A quake of 6.1 hit Tolm. No wave is expected.", "Quake hits Tolm", clean=False),
    Article.from_text("A 6.1 quake shook Tolm. Nobody was hurt. Will there be more?", "Tolm quake of 6.1", clean=False),
)


def test_a_story_of_flashes_is_told_by_its_short_sentences() -> None:
    said = {sentence.text for sentence in Coverage()(FLASHES, Budget(sentences=9)).sentences}
    assert {"No wave is expected.", "Nobody was hurt."} < said
    assert "Will there be more?" not in said
    [story] = api.compose(FLASHES).stories
    assert {sentence.text for sentence in story.summary.sentences} <= said


def test_a_story_whose_statements_were_all_said_is_not_eked_out_with_its_scraps() -> None:
    told = Article.from_text(f"{FACT.format(1)} Nobody was hurt. He left.", "Pier closes", clean=False)
    avoid = {hash_text(FACT.format(1))}
    assert Coverage()([told], Budget(sentences=3), avoid=avoid).sentences == ()
    everything = {hash_text(sentence.text) for sentence in told.sentences}
    assert all(summarize([told], Budget(sentences=3), avoid=everything).sentences == () for summarize in OURS)


def test_a_story_of_nothing_but_lines_is_told_by_its_lines() -> None:
    lists = [
        Article.from_text(f"Alder Ward: Pell, {votes} votes\n\nHook Ward: Marsh, {votes} votes", clean=False)
        for votes in (412, 388)
    ]
    assert Coverage()(lists, Budget(sentences=3)).sentences


def test_a_list_gives_its_sentences_before_its_headings() -> None:
    text = f"Pier one\n\n{FACT.format(1)}\n\nPier two\n\n{FACT.format(2).replace('harbour board', 'council')}"
    article = Article.from_text(text, clean=False)
    chosen = [s.text for s in Ranked()([article], Budget(sentences=1)).sentences]
    assert chosen == [FACT.format(1)]
    assert Ranked()([article], Budget(sentences=9)).sentences == article.sentences


def test_pieces_of_one_long_quotation_come_back_when_there_is_nothing_else() -> None:
    article = Article.from_text(
        "“We saw the pier of Tolm fall.\n\nNobody was on it.\n\nThe sea took it at four.”", clean=False
    )
    assert len(Ranked()([article], Budget(sentences=2)).sentences) == 2
    assert [s.text for s in Coverage()([article], Budget(sentences=2)).sentences] == ["Nobody was on it."]


@pytest.mark.slow
def test_of_ten_thousand_sentences_three_are_taken_and_all_can_be() -> None:
    article = Article.from_text(
        " ".join(f"Ship {n} left Tolm on day {n * 7 % 365} with cargo {n * 13}." for n in range(10_000)),
        language="en",
        clean=False,
    )
    assert len(article.spans) == 10_000
    assert len(Ranked()([article], Budget(sentences=3)).sentences) == 3
    assert Ranked()([article], Budget(sentences=10_000)).sentences == article.sentences
    # A story says a thing once, however often it is said.
    assert Coverage()([article], Budget(sentences=3)).sentences == article.sentences[:1]


def test_two_languages_in_one_article_are_ranked_together() -> None:
    article = Article.from_text(
        f"{FACT.format(1)} „Der Steg bleibt zu“, sagte Ratsfrau Elke Marbach. Ferries go on.", clean=False
    )
    assert Ranked()([article], Budget(sentences=3)).sentences == article.sentences
    assert article.sentences[1] in Coverage()([article], Budget(sentences=3)).sentences


def test_a_note_on_a_correction_is_not_the_news() -> None:
    text = f"Correction: An earlier version named pier 2. It is pier 1. {FACT.format(1)}"
    article = Article.from_text(text, clean=False)
    for summarize in OURS:
        assert [s.text for s in summarize([article], Budget(sentences=1)).sentences] == [FACT.format(1)]


def test_asked_for_more_than_there_are_a_story_gives_all_that_are_eligible(make: Callable[..., Article]) -> None:
    first = make(
        "The swing bridge of Brackwater was shut on Monday after an inspection. Will it open again soon in spring?"
    )
    second = make(
        "Ferries carry people over the water of the port until Christmas. They are free of charge for everybody.",
        day=19,
    )
    chosen = [s.text for s in Coverage()([first, second], Budget(sentences=50)).sentences]
    assert sorted(chosen) == [
        "Ferries carry people over the water of the port until Christmas.",
        "The swing bridge of Brackwater was shut on Monday after an inspection.",
    ]


WORDS = st.text(st.sampled_from('abcde éß가다"“”().!?:;,-’—1'), max_size=30)


@given(st.lists(WORDS, max_size=12).map("\n".join), st.integers(0, 5), st.integers(0, 40))
def test_any_text_gives_sentences_of_it_in_order_within_the_budget(text: str, sentences: int, words: int) -> None:
    article = Article.from_text(text)
    for budget in (Budget(sentences=sentences), Budget(words=words)):
        for summarize in OURS:
            chosen = summarize([article], budget).sentences
            assert [s.position for s in chosen] == sorted({s.position for s in chosen})
            assert all(article.text[s.start : s.end] == s.text for s in chosen)
            assert budget.admits(len(chosen), sum(len(s.text.split()) for s in chosen), len(article.spans))


@given(st.lists(WORDS, max_size=12).map("\n".join), st.integers(0, 30), st.integers(0, 10))
def test_of_any_text_a_longer_budget_never_gives_fewer_words(text: str, words: int, more: int) -> None:
    article = Article.from_text(text)
    for summarize in OURS:
        short, long = (
            sum(len(s.text.split()) for s in summarize([article], Budget(words=most)).sentences)
            for most in (words, words + more)
        )
        assert short <= long


def test_a_bare_text_can_be_given() -> None:
    assert [s.text for s in api.summarize(FACT.format(3)).sentences] == [FACT.format(3)]


def test_each_row_of_the_table_names_its_test() -> None:
    rows = [
        line for line in (ROOT / "docs" / "summaries.md").read_text(encoding="utf-8").splitlines() if "`test_" in line
    ]
    named = [re.search(r"`(test_\w+)` \|$", row) for row in rows]
    assert len(named) >= 12
    assert all(found and found[1] in globals() for found in named)
