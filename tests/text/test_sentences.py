"""Sentences stand where they say, whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.model.article import Article
from digest.text.sentences import cut, is_cut

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=300)
NEWS_LIKE = st.lists(
    st.sampled_from(
        """The|U.S.|said|no.|“We|will,”|he|Dr.|Lee|left.|Why?|"|\n\n|\u00a0|W\u00a0.|a|(so|it)|».|«|„Ja.“|‘it’|'90s|3.|Mai|``x''|…|"Go!|。|
        5。|」|「|라고.”|१|।|:-)|!|...|J.|R.|p.m.|www.a.example?b=C|end.The|1.|🙂|etc.""".replace(
            "\n        ", ""
        ).split("|")
    ),
    max_size=25,
).map(" ".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ko", "zh", "ja", "ru", "hi", "he", "th", "und", "xx"])


@given(ANY_TEXT | NEWS_LIKE, LANGUAGES)
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


@given(ANY_TEXT | NEWS_LIKE, LANGUAGES)
def test_no_letter_is_lost_between_sentences(text: str, language: str) -> None:
    inside = "".join(text[start:end] for start, end, _ in cut(text, language))
    assert "".join(inside.split()) == "".join(text.split())


@given(ANY_TEXT | NEWS_LIKE, LANGUAGES)
def test_what_was_cut_reads_as_cut(text: str, language: str) -> None:
    assert is_cut(text, cut(text, language))


@given(
    st.lists(st.sampled_from(["It rained.", "“Go. Now,” he said.", "Why?", "Dr. Lee left."]), min_size=1, max_size=9)
)
def test_sentences_on_lines_of_their_own_are_the_sentences_of_the_text(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert [text[start:end] for start, end, _ in cut(text, "en")] == sentences


def test_a_line_end_always_ends_a_sentence() -> None:
    assert cut("Title without a stop\n\nIt rained.", "en") == ((0, 20, 0), (22, 32, 1))


@pytest.mark.parametrize(
    "spans",
    [((0, 6, 0), (7, 21, 0)), ((0, 10, 0),), ((0, 21, 0), (0, 10, 0)), ((0, 10, 0), (10, 21, 0)), ((0, 21, 1),), ()],
)
def test_a_cut_inside_a_sentence_and_a_lost_sentence_are_seen(spans: tuple[tuple[int, int, int], ...]) -> None:
    assert not is_cut("It rained. It stopped", spans)


@pytest.mark.parametrize("spans", [((0, 10, 0), (11, 21, 0)), ((0, 21, 0),)])
def test_another_splitter_may_cut_elsewhere(spans: tuple[tuple[int, int, int], ...]) -> None:
    assert is_cut("It rained. It stopped", spans)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            ["Dr. J. R. Lee of the U.S. office left at 5 p.m. on Jan. 3.", "“It was late,” she said.", "“We go on.”"],
        ),
        ("en", ["He met Ms. Ruth Adeyemi, 67, of Lower Torvel."]),
        ("en", ["It opens at 8 a.m. Monday in the town hall.", "It closes at 5 p.m.", "The hall is full."]),
        ("en", ["(Wire)Gov. Ann Dell left.", "Nobody came."]),
        ("en", ["They gave it to me.", "Asked why, they laughed."]),
        ("en", ["“Who was it?” Ann Dell asked.", "Nobody spoke."]),
        ("en", ["“Nobody came. Nobody called,” she said.", "He did."]),
        ("en", ['"Nobody showed it to me."', '"That is a lie," said his aide.']),
        ("en", ['The "bridge is closed.', "Nobody knows why.", 'It "opens in May.']),
        ("en", ["``Nobody came. Nobody called,'' she said.", "``He did.''"]),
        ("en", ["It is shut.", "(It may open in May. Nobody knows.)", "He left."]),
        ("de", ["Das teilte das Unternehmen am Montag, den 2. März, mit.", "2019 war es anders."]),
        ("de", ["Im 19. Jahrhundert war das anders.", "Er ist 45.", "Sie ist älter."]),
        ("de", ["Das steht in der Hauptstr. 9 in Tolldorf.", "Es brennt."]),
        ("fr", ["« Nous partons. Nous revenons », a déclaré M. Paul Girard.", "« Demain. »"]),
        ("fr", ["Le roman de P. Girard plaît.", "Il se vend !"]),
        ("es", ["No lo quieren en su casa ni en el bar de en.", "Nadie viene."]),
        ("it", ["Lo ha detto l’on. Sarti.", "Non ci va."]),
        ("pl", ["„Nie!” – wskazał burmistrz.", "Nikt nie przyszedł."]),
        ("he", ["הוא דיבר עם בי. בי. סי. אתמול.", "איש לא בא."]),
        ("hi", ["पुल बंद है |", "नाव चलती है |"]),
        ("km", ["ស្ពានបិទ។", "ទូកដើរ។"]),
        ("ja", ["知事は「負担を軽くしたい。」と述べた。"]),
        ("zh", ["大桥关闭了。", "2019年它开过。"]),
        ("ko", ["그는 “간다. 나도 간다.”라고 말했다."]),
    ],
)
def test_news_is_cut_where_its_sentences_end(language: str, sentences: list[str]) -> None:
    text = ("" if language in ("ja", "zh") else " ").join(sentences)
    assert [text[start:end] for start, end, _ in cut(text, language)] == sentences


def test_a_quotation_as_long_as_a_page_is_not_held_together() -> None:
    text = "“" + "Nobody came. " * 100 + "”"
    assert len(cut(text, "en")) == 100


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The strike ended.The ferries ran.", ["The strike ended.", "The ferries ran."]),
        ("“It ended.”The ferries ran.", ["“It ended.”", "The ferries ran."]),
        ("See https://a.example/news.asp?ArticleID=97 now.", ["See https://a.example/news.asp?ArticleID=97 now."]),
        ("Ask Tolland.Com or Desk@Post.Example for it.", ["Ask Tolland.Com or Desk@Post.Example for it."]),
        ("The J.R.Miller mill burnt.", ["The J.R.Miller mill burnt."]),
    ],
)
def test_a_missing_blank_is_forgiven_and_an_address_is_whole(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end, _ in cut(text, "en")] == sentences
