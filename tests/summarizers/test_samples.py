"""A summary of every sample article, as it was read and found good.  After a change that is meant: `make golden`."""

from pathlib import Path

import pytest

from digest import api
from digest.model.article import Article
from digest.model.summary import Summary
from digest.text.openers import dangles

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "summaries"
SAMPLES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "tests" / "samples").iterdir()])


def _summaries(path: Path) -> list[tuple[Article, Summary]]:
    return [(article, api.summarize(article)) for article in api.read_all(path)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_summary_is_the_one_that_was_read(path: Path) -> None:
    lines = [sentence.text for _, summary in _summaries(path) for sentence in summary.sentences]
    assert (GOLDEN / f"{path.name}.txt").read_text(encoding="utf-8").splitlines() == lines


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_summary_opens_in_the_middle_of_a_thought(path: Path) -> None:
    for article, summary in _summaries(path):
        places = {sentence.position for sentence in summary.sentences}
        for sentence in summary.sentences:
            alone = sentence.position - 1 not in places
            assert not (sentence.position and alone and dangles(sentence.text, article.language)), sentence.text


def test_every_golden_summary_has_its_sample() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {path.name for path in SAMPLES}


@pytest.mark.parametrize(
    ("sample", "news"),
    [
        ("anecdotal-lead.txt", "will become permanent from 1 November"),
        ("correction-on-top.txt", "has bought the lightship Constance"),
        ("live-blog.txt", "barrier at Tarn Mouth has been closed"),
        ("questions-and-answers.txt", "carries a deposit of 20 cents"),
        ("he-said-chain.txt", "defended the sale of the town's water works"),
    ],
)
def test_the_news_is_found_where_it_is_not_in_the_first_lines(sample: str, news: str) -> None:
    (_, summary), *_ = _summaries(ROOT / "tests" / "samples" / sample)
    assert any(news in sentence.text for sentence in summary.sentences)
