"""Whoever proposes the ends of sentences: offsets are exact, nothing is lost, and editions of what was cut are proved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import api
from digest.model.article import Article
from digest.reading.resplit import LEAST, learned_from
from digest.text.punkt import train
from digest.text.sentences import Splitter, are_spans, pieces, spans_of

LEARNED = [
    f"The mill of Tarrow zrk. {n} is shut. Its owner left for Orme zrk. {n} last year. Who pays? Nobody knows."
    for n in range(60)
]
SPLITTERS: dict[str, Splitter] = {
    "sentencex": pieces,
    "punkt": train(LEARNED),
    "one by one": lambda line, _: list(line),
    "none": lambda line, _: [line],
}
TEXT = st.text(alphabet=st.characters(codec=None), max_size=120) | st.lists(
    st.sampled_from("The|mill|“is|shut.”|Why?|Dr.|Lee|...|(so)|\n|\u00a0|5.|«|»|。|J.|zrk.|'t|-|🙂".split("|")),
    max_size=25,
).map(" ".join)


@pytest.mark.parametrize("name", SPLITTERS)
@given(text=TEXT, language=st.sampled_from(["en", "de", "ko", "zh", "und"]))
def test_nothing_is_lost_and_no_sentence_is_torn(name: str, text: str, language: str) -> None:
    spans = spans_of(text, language, SPLITTERS[name])
    assert are_spans(text, spans)
    assert "".join("".join(text[a:b] for a, b, _ in spans).split()) == "".join(text.split())


def test_punkt_learns_an_abbreviation() -> None:
    text = "The office at Quay zrk. Nine is shut. Nobody knows why."
    assert len(spans_of(text, "en", SPLITTERS["punkt"])) == 2
    assert len(spans_of(text, "en", train(["It rained. Nobody came."]))) == 3


def articles(texts: list[str]) -> list[Article]:
    return [Article.from_text(text, title=f"Mill {n}", language="en") for n, text in enumerate(texts)]


@pytest.mark.slow
def test_articles_are_cut_by_what_they_teach() -> None:
    given = articles(LEARNED)
    again = [learned_from(given)(article) for article in given]
    assert {len(article.spans) for article in again} == {4}
    assert [article.text for article in again] == [article.text for article in given]


def test_too_few_articles_teach_nothing() -> None:
    given = articles(LEARNED[: LEAST - 1])
    assert [learned_from(given)(article) for article in given] == given


@pytest.mark.slow
def test_an_edition_of_articles_cut_in_another_way_is_proved() -> None:
    given = articles(LEARNED)
    edition = api.compose([learned_from(given)(article) for article in given])
    assert edition.stories
    assert api.verify(edition) == []
