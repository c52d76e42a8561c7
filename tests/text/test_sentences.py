"""Sentences stand where they say, whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.model.article import Article
from digest.text.sentences import are_spans, parts, pieces, spans_of

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
    for start, end, _ in spans_of(text, language):
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
    inside = "".join(text[start:end] for start, end, _ in spans_of(text, language))
    assert "".join(inside.split()) == "".join(text.split())


@given(ANY_TEXT | NEWS_LIKE, LANGUAGES)
def test_what_was_cut_reads_as_cut(text: str, language: str) -> None:
    assert are_spans(text, spans_of(text, language))


@given(
    st.lists(st.sampled_from(["It rained.", "“Go. Now,” he said.", "Why?", "Dr. Lee left."]), min_size=1, max_size=9)
)
def test_sentences_on_lines_of_their_own_are_the_sentences_of_the_text(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert [text[start:end] for start, end, _ in spans_of(text, "en")] == sentences


def test_a_line_end_always_ends_a_sentence() -> None:
    assert spans_of("Title without a stop\n\nIt rained.", "en") == ((0, 20, 0), (22, 32, 1))


@pytest.mark.parametrize(
    "spans",
    [((0, 6, 0), (7, 21, 0)), ((0, 10, 0),), ((0, 21, 0), (0, 10, 0)), ((0, 10, 0), (10, 21, 0)), ((0, 21, 1),), ()],
)
def test_a_cut_inside_a_sentence_and_a_lost_sentence_are_seen(spans: tuple[tuple[int, int, int], ...]) -> None:
    assert not are_spans("It rained. It stopped", spans)


@pytest.mark.parametrize("spans", [((0, 10, 0), (11, 21, 0)), ((0, 21, 0),)])
def test_another_splitter_may_cut_elsewhere(spans: tuple[tuple[int, int, int], ...]) -> None:
    assert are_spans("It rained. It stopped", spans)


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
        ("en", ["The train ran at 300 km/h.", "The driver braked after 100 m.", "Winds of 60 mph. blew."]),
        ("en", ["It lives at 12 W. Main Street.", "It uses 5.6 FPS/W.", "That is little."]),
        ("de", ["Der Zug fuhr 300 km/h.", "Der Fahrer bremste nach 40 m.", "Niemand kam um 5 h. früh."]),
        ("it", ["Il treno andava a 300 km/h.", "Il macchinista ha frenato."]),
        ("en", ["“Nobody came. Nobody called,” she said.", "He did."]),
        ("en", ['"Nobody showed it to me."', '"That is a lie," said his aide.']),
        ("en", ['The "bridge is closed.', "Nobody knows why.", 'It "opens in May.']),
        ("en", ["``Nobody came. Nobody called,'' she said.", "``He did.''"]),
        ("en", ["It is shut.", "(It may open in May. Nobody knows.)", "He left."]),
        ("en", ["Prices fell in Nov.", "Traders wait."]),
        ("en", ["The Nov. Prices table is wrong."]),
        ("en", ["He sold it to Orne Corp.", "Workers struck."]),
        ("en", ["Orne Corp. Chairman Asa Dell left.", "Workers struck."]),
        ("en", ["They filmed Asa Dell Jr.", "Neighbours waved."]),
        ("en", ["The road leads to Asa Dell Jr. Park and ends there."]),
        ("en", ["The ship left Olm, Mass.", "Crowds waved."]),
        ("ar", ["قالت د. منى سليم إن الميناء مغلق."]),
        ("hi", ["डॉ. रवि मेहता ने पुल देखा।", "वे चले गए।"]),
        ("vi", ["ThS. Lê Văn Minh đã đến cảng.", "Cảng đóng cửa."]),
        ("de", ["Das teilte das Unternehmen am Montag, den 2. März, mit.", "2019 war es anders."]),
        ("de", ["Am Sonntagmorgen, 28. April, fiel der Startschuss.", "Er kam auf Seite 3.", "Anleger sind froh."]),
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
def test_news_is_split_where_its_sentences_end(language: str, sentences: list[str]) -> None:
    text = ("" if language in ("ja", "zh") else " ").join(sentences)
    assert [text[start:end] for start, end, _ in spans_of(text, language)] == sentences


def test_a_quotation_as_long_as_a_page_is_not_held_together() -> None:
    text = "“" + "Nobody came. " * 100 + "”"
    assert len(spans_of(text, "en")) == 100


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
    assert [text[start:end] for start, end, _ in spans_of(text, "en")] == sentences


PLAIN = st.lists(
    st.sampled_from(
        """It rained all day.|Nobody came!|Why not?|Dr. Lee of the U.S. Navy left at 5 p.m. on Friday.|東京は雨です。|明日は晴れ。
        |서울은 맑습니다.|नमस्ते।|The end""".replace("\n        ", "").split("|")
    ),
    min_size=1,
    max_size=30,
)


@given(PLAIN, st.integers(60, 200), st.sampled_from(["en", "ja", "zh", "ko", "hi", "und"]))
def test_a_line_in_parts_has_the_pieces_of_the_whole_line(sentences: list[str], most: int, language: str) -> None:
    line = " ".join(sentences)
    assert list(parts(line, language, most)) == list(parts(line, language, len(line)))


@given(ANY_TEXT | NEWS_LIKE, st.integers(1, 40), LANGUAGES)
def test_parts_lose_no_letter_and_keep_their_order(text: str, most: int, language: str) -> None:
    line = "".join(text.splitlines()).encode("utf-8", "replace").decode()
    if line:
        assert "".join(parts(line, language, most)) == line


def test_a_long_line_with_blanks_is_split_whole_and_longer_ones_have_the_same_sentences() -> None:
    ordinary = "It rained on Monday. “We saw it,” said Dr. Lee. " * 400  # 19,200 letters
    assert list(pieces(ordinary, "en")) == list(parts(ordinary, "en", len(ordinary)))
    sentences = [text.strip() for text in ("It rained on Monday. ", "Dr. Lee saw it. ", "Nobody else did. ")] * 1000
    line = " ".join(sentences)
    assert [line[start:end] for start, end, _ in spans_of(line, "en")] == sentences


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("東京は雨です。", "ja"),
        ("雨。", "zh"),
        ("नमस्ते।", "hi"),
        ("서울은맑습니다。", "ko"),
    ],
)
def test_sentences_without_blanks_are_all_found_at_their_places(sentence: str, language: str) -> None:
    times = 30_000 // len(sentence)
    spans = spans_of(sentence * times, language)
    assert [start for start, _, _ in spans] == list(range(0, times * len(sentence), len(sentence)))


def test_a_mark_in_a_run_of_letters_without_blanks_is_judged_by_the_letters_near_it() -> None:
    run = "x" * 5000
    assert len(spans_of(f"{run} https://a.example/{'y' * 900}.Html shows it.", "en")) == 1
    assert len(spans_of(f"{run}ended.The next began.", "en")) == 2


def test_the_sentences_of_a_long_quotation_are_apart() -> None:
    said = [f"We looked at girder {number}, and it was sound from end to end." for number in range(5)]
    long = [f"“{said[0]}", *said[1:4], f"{said[4]}” he said."]
    for sentences in (long, [f"“{said[0]} {said[1]}” he said."], ["(" + " ".join(said) + ")"]):
        text = " ".join(sentences)
        assert [text[start:end] for start, end, _ in spans_of(text, "en")] == sentences
