"""Sentences stand where they say, whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.model.article import Article
from digest.text.sentences import cut

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=300)
NEWS_LIKE = st.lists(
    st.sampled_from(
        ["The U.S. said no.", "“We will,” he said.", "Dr. Lee left.", "Why?", "\n\n", "\u00a0", "W\u00a0.", "a"]
    ),
    max_size=20,
).map(" ".join)


@given(ANY_TEXT | NEWS_LIKE, st.sampled_from(["en", "de", "ko", "zh", "und", "xx"]))
@example("W\u00a0.", "en")
@example("\ud800 lone. half.", "en")
def test_spans_are_in_order_without_overlap_and_without_blanks_around(text: str, language: str) -> None:
    end_before = 0
    for start, end, _ in cut(text, language):
        assert end_before <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        end_before = end


@given(ANY_TEXT | NEWS_LIKE)
def test_every_sentence_of_an_article_is_a_slice_of_its_text(text: str) -> None:
    article = Article.from_text(text)
    ends = [0]
    for position, sentence in enumerate(article.sentences):
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.position == position
        assert sentence.start >= ends[-1]
        ends.append(sentence.end)


@given(ANY_TEXT | NEWS_LIKE)
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    article = Article.from_text(text, clean=False)
    inside = "".join(sentence.text for sentence in article.sentences)
    assert [c for c in inside if not c.isspace()] == [c for c in article.text if not c.isspace()]


def test_a_line_end_always_ends_a_sentence() -> None:
    assert cut("Title without a stop\n\nIt rained.", "en") == ((0, 20, 0), (22, 32, 1))


def test_abbreviations_and_quotations_of_news_stay_whole() -> None:
    text = "Dr. J. R. Lee of the U.S. office left at 5 p.m. on Jan. 3. “It was late,” she said. “We will go on.”"
    assert [text[a:b] for a, b, _ in cut(text, "en")] == [
        "Dr. J. R. Lee of the U.S. office left at 5 p.m. on Jan. 3.",
        "“It was late,” she said.",
        "“We will go on.”",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He met Ms. Ruth Adeyemi, 67, of Lower Torvel."),
        ("en", "It opens at 8 a.m. Monday in the town hall."),
        ("de", "Das teilte das Unternehmen am Montag, den 2. März, mit."),
        ("de", "Im 19. Jahrhundert war das anders."),
        ("fr", "« Nous partons », a déclaré M. Paul Girard."),
        ("ja", "知事は「負担を軽くしたい。」と述べた。"),
        ("ko", "그는 “간다. 나도 간다.”라고 말했다."),
    ],
)
def test_a_sentence_is_not_cut_behind_what_ends_none(language: str, text: str) -> None:
    assert [text[start:end] for start, end, _ in cut(text, language)] == [text]


def test_two_speakers_in_straight_quotes_are_two_sentences() -> None:
    text = '"Nobody showed it to me." "That is a lie," said his aide.'
    assert [text[start:end] for start, end, _ in cut(text, "en")] == [
        '"Nobody showed it to me."',
        '"That is a lie," said his aide.',
    ]
