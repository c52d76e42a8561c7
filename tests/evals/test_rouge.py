"""ROUGE by hand, and the faults that a reader would stumble over."""

import pytest
from evals.faults import FAULTS, faults, is_dangling, near_duplicates
from evals.rouge import cut_words, recall, rouge, words_of

from digest.model.article import Article


def test_rouge_by_hand() -> None:
    one, two, *_ = rouge(["the bridge closed"], [["the bridge was closed today"]], "en")
    assert one == pytest.approx(100 * 2 * 3 / (3 + 5))
    assert two == pytest.approx(100 * 2 * 1 / (2 + 4))
    assert recall(["the bridge closed"], [["the bridge was closed today"]], "en")[0] == pytest.approx(60)


def test_several_references_count_by_their_mean() -> None:
    assert rouge(["the bridge"], [["the bridge"], ["a ferry"]], "en")[0] == pytest.approx(50)


def test_other_languages_keep_their_letters() -> None:
    assert rouge(["다리 폐쇄"], [["다리 폐쇄"]], "ko")[0] == 100
    assert rouge(["Brücke"], [["Brucke"]], "de")[0] == 0


def test_english_is_stemmed_and_other_languages_are_not() -> None:
    assert rouge(["bridges"], [["bridge"]], "en")[0] == 100
    assert rouge(["bridges"], [["bridge"]], "fr")[0] == 0


def test_a_budget_of_words_cuts_inside_the_last_sentence() -> None:
    assert cut_words(["one two three", "four five six", "seven"], 5) == ["one two three", "four five"]
    assert cut_words(["one two three"], 0) == []
    assert words_of([["one two", "three"], ["four"]]) == 2


def test_the_neighbour_carries_a_pronoun_and_an_opening_is_exempt() -> None:
    article = Article.from_text("It rained in Tolm. He stayed. The ferry left. She waved.", language="en", clean=False)
    first, second, third, fourth = article.sentences
    assert not is_dangling([first, second], 1, "en")
    assert not is_dangling([first], 0, "en")
    assert is_dangling([first, fourth], 1, "en")
    assert is_dangling([second, third], 0, "en")


def test_half_of_the_shorter_ones_long_words_is_a_near_duplicate() -> None:
    assert near_duplicates("Ferry sinks near Tolm", "A ferry near the port of Brack capsized")
    assert not near_duplicates("Ferry sinks near Tolm harbour", "Ferry strike ends after talks in Brack")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('He said "it rained.', "quote_broken"),
        ("“It rained.” (So he said.", "quote_broken"),
        ("Photo: Ada Lunt", "furniture"),
        ("The ferry sank near Tolm harbour. A ferry sank near Tolm harbour.", "near_dup"),
    ],
)
def test_each_fault_is_found_alone(text: str, fault: str) -> None:
    article = Article.from_text(text, language="en", clean=False)
    assert [name for name, has in zip(FAULTS, faults(article.sentences, [article]), strict=True) if has] == [fault]


def test_a_german_quotation_is_balanced() -> None:
    article = Article.from_text("„Die Brücke bleibt zu“, sagte Mara Quist.", language="de", clean=False)
    assert not any(faults(article.sentences, [article]))
