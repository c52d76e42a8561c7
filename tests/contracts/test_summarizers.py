"""What every summarizer keeps, for one article and for several."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import plugins
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.summary import Budget, Frequencies
from digest.ports import BatchSummarizer, LengthsSummarizer

NAMES = sorted(plugins.names("summarizers"))
# A story's summarizer leaves sentences out that cannot stand alone, so that it need not give all of them back.
GIVES_ALL = [name for name in NAMES if not name.startswith("coverage")]

SENTENCES = (
    "The swing bridge in the port of Brackwater was closed on Monday.",
    "An inspector had found three cracks in its main girder.",
    "He said they were long.",
    "Repairs will cost about 2.3 million pounds and take six weeks.",
    "What will happen to the ferry?",
    "“We will pay for it,” said the harbour trust’s engineer.",
    "However, lorries need seventy minutes for the detour.",
    "Seven vessels are shut in behind the bridge until the spring.",
    "Short one.",
)
# Of many languages, and with what is hard to tell by its bytes.
OTHERS = (
    "Die Brücke bleibt bis Weihnachten gesperrt: Übermorgen prüft Ærø die Straße.",
    "İstanbul’da köprü kapandı.",
    "Η ΓΕΦΥΡΑ ΕΚΛΕΙΣΕ.",
    "다리가 폐쇄됐다.",
    "Donaudampfschifffahrtsgesellschaftskapitäne streiken (seit Montag).",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=9).map(" ".join)
STORIES = st.lists(TEXTS, min_size=1, max_size=3).map(
    lambda texts: [Article.from_text(text, f"Title {at}", clean=False, id=f"a{at}") for at, text in enumerate(texts)]
)
BUDGETS = (
    st.builds(Budget, sentences=st.integers(0, 12))
    | st.builds(Budget, words=st.integers(0, 90))
    | st.builds(Budget, share=st.floats(0, 1))
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30)
@given(articles=STORIES, budget=BUDGETS)
def test_sentences_are_verbatim_in_reading_order_and_within_the_budget(
    name: str, articles: list[Article], budget: Budget
) -> None:
    summary = plugins.load("summarizers", name)(articles, budget)
    by_id = {article.id: article for article in articles}
    for sentence in summary.sentences:
        assert by_id[sentence.article].text[sentence.start : sentence.end] == sentence.text
    places = [(sentence.article, sentence.position) for sentence in summary.sentences]
    assert len(set(places)) == len(places)
    order = list(dict.fromkeys(name for name, _ in places))
    assert places == sorted(places, key=lambda place: (order.index(place[0]), place[1]))
    assert budget.admits(
        len(places), sum(len(s.text.split()) for s in summary.sentences), sum(len(a.spans) for a in articles)
    )
    assert len(summary.why) == len(summary.sentences)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10)
@given(articles=STORIES)
def test_the_same_input_gives_the_same_output(name: str, articles: list[Article]) -> None:
    first, second = (plugins.load("summarizers", name)(articles, Budget(sentences=3)) for _ in range(2))
    assert first == second
    assert plugins.load("summarizers", name)(articles[::-1], Budget(sentences=3)) == first


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if hasattr(plugins.load("summarizers", name), "each")])
@settings(max_examples=200)
@given(
    texts=st.lists(st.lists(st.sampled_from((*SENTENCES, *OTHERS)), max_size=9), max_size=6),
    titles=st.lists(st.sampled_from(("", "Bridge closed in Brackwater", *SENTENCES[:2])), min_size=6, max_size=6),
    budget=BUDGETS,
)
def test_many_articles_at_once_are_told_as_each_is_alone(
    name: str, texts: list[list[str]], titles: list[str], budget: Budget
) -> None:
    summarizer: Any = plugins.load("summarizers", name)  # `each` is no part of the port
    articles = [
        Article.from_text(" ".join(text), title, clean=False) for text, title in zip(texts, titles, strict=False)
    ]
    assert isinstance(summarizer, BatchSummarizer)
    assert list(summarizer.each(articles, budget)) == [summarizer([article], budget) for article in articles]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if hasattr(plugins.load("summarizers", name), "lengths")])
@settings(max_examples=100)
@given(articles=STORIES, said=st.sets(st.sampled_from(SENTENCES), max_size=3), most=st.integers(0, 9))
def test_all_lengths_at_once_are_as_each_alone(name: str, articles: list[Article], said: set[str], most: int) -> None:
    summarizer: Any = plugins.load("summarizers", name)  # `lengths` is no part of the port
    avoid = frozenset(map(hash_text, said))
    assert isinstance(summarizer, LengthsSummarizer)
    found = list(summarizer.lengths(articles, most, None, avoid))
    assert found == [summarizer(articles, Budget(sentences=length), None, avoid) for length in range(most + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_what_has_been_said_is_not_said_again(name: str) -> None:
    article = Article.from_text(" ".join(SENTENCES), clean=False)
    summary = plugins.load("summarizers", name)([article], Budget(sentences=9), avoid={hash_text(SENTENCES[0])})
    assert SENTENCES[0] not in [sentence.text for sentence in summary.sentences]
    assert summary.sentences


@pytest.mark.parametrize("name", GIVES_ALL)
def test_asked_for_more_than_there_is_all_comes_back_in_order(name: str) -> None:
    article = Article.from_text(" ".join(SENTENCES), clean=False)
    summary = plugins.load("summarizers", name)([article], Budget(sentences=50))
    assert summary.sentences == article.sentences


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_article_gives_an_empty_summary(name: str) -> None:
    assert plugins.load("summarizers", name)([Article.from_text("")], Budget(sentences=3)).sentences == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ranked", "coverage", "coverage-2004", "lead"])
@settings(max_examples=60)
@given(articles=STORIES, words=st.integers(0, 60), more=st.integers(0, 30))
def test_a_longer_budget_never_gives_fewer_words(name: str, articles: list[Article], words: int, more: int) -> None:
    def length(budget: Budget) -> int:
        return sum(len(s.text.split()) for s in plugins.load("summarizers", name)(articles, budget).sentences)

    assert length(Budget(words=words)) <= length(Budget(words=words + more))
    assert length(Budget(sentences=words % 9)) <= length(Budget(sentences=words % 9 + more))


@pytest.mark.parametrize("name", NAMES)
def test_frequencies_that_are_handed_over_are_used_or_make_no_difference(name: str) -> None:
    articles = [Article.from_text(" ".join(SENTENCES), clean=False)]
    summarize = plugins.load("summarizers", name)
    assert summarize(articles, Budget(sentences=3), Frequencies.of(articles)) == summarize(
        articles, Budget(sentences=3)
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Brücke ist gesperrt. Eine Gutachterin fand Risse. Die Fähre fährt weiter. Der Hafen ist voll."),
        ("ko", "다리가 폐쇄됐다. 항만공사가 균열을 발견했다. 배는 계속 다닌다. 수리에는 여섯 주가 걸린다."),
        ("ja", "橋が閉鎖された。検査官が亀裂を発見した。船は運航を続ける。修理には六週間かかる。"),
        ("fi", "Silta on suljettu. Tarkastaja löysi halkeamia. Lautta kulkee yhä. Korjaus kestää kuusi viikkoa."),
    ],
)
def test_every_language_that_we_can_split_can_be_summarized(name: str, language: str, text: str) -> None:
    article = Article.from_text(text, clean=False, language=language)
    summary = plugins.load("summarizers", name)([article], Budget(sentences=2))
    assert len(article.spans) == 4
    assert len(summary.sentences) <= 2
    assert summary.sentences
