"""The share of an edition that is quoted, worked out by hand."""

from evals.tasks.reading import _letters, _quotations, _share, measure_samples

from conftest import ROOT
from digest import api
from digest.model.article import Article


def test_of_each_line_the_quoted_letters_and_all_are_counted() -> None:
    article = Article.from_text("Abc def.", "Ghi", source="s", clean=False)
    edition = api.compose([article])
    found = _share("share", "1. Ghi\n- Abc def. (Post)", edition, bar=0.5)
    assert _quotations(edition) == ["Abc def.", "Ghi"]
    assert _letters("Abc 1, ü") == 5
    assert found.value == (3 + 6) / (4 + 10)


def test_the_sample_edition_reaches_its_bars() -> None:
    assert all(figure.holds for figure in measure_samples(ROOT))
