"""How lines of pages are labelled, and how what cleaning left of them is counted."""

from evals.page_lines import labelled, overlap, own_pages
from evals.tasks.furniture import OWN_FILES, _kept

from evals import sets

GOLD = "The mole broke on Monday after a storm.\n\nNobody was hurt, said Ada Quill."


def test_a_line_is_true_by_its_runs_of_four_words_and_a_short_one_by_the_whole_of_it() -> None:
    text = "Mole breaks\nThe mole broke on Monday after a storm.\nAda Quill\nSport\nThe mole broke, and here is more to read"
    lines = labelled(text, GOLD, "Mole breaks")
    assert [line.true for line in lines] == [None, True, True, False, False]
    assert [line.sentence for line in lines] == [False, True, False, False, False]


def test_a_line_that_is_part_article_and_part_furniture_is_not_counted() -> None:
    (line,) = labelled("The mole broke on Monday after a storm. Share it with your friends on all channels", GOLD, "")
    assert line.true is None


def test_a_line_stays_when_more_than_half_of_it_does() -> None:
    lines = labelled("Menu\nWIRE -- The mole broke on Monday after a storm.\nMenu", GOLD, "")
    assert _kept(lines, "The mole broke on Monday after a storm.") == [False, True, False]
    assert _kept(lines, "Menu\n\nMenu") == [True, False, True]
    assert _kept(lines, "") == [False, False, False]


def test_overlap_is_precision_and_recall_of_runs_of_four_words() -> None:
    assert overlap("a b c d e", "a b c d x") == (0.5, 0.5)
    assert overlap("", "a b") == (0.0, 0.0)


def test_the_texts_of_our_own_have_articles_and_furniture() -> None:
    found = own_pages(sets.OWN / OWN_FILES[0])
    assert len(found) > 20
    assert all(any(line.true for line in page.lines) for page in found)
    assert sum(line.true is False for page in found for line in page.lines) > 100
