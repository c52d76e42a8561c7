"""Forty articles that lure a summarizer: scenes, corrections on top, questions, live blogs, lists, satire, and others.

They were written before the rules; every second one of a kind was left unopened.  An article is well summarized if its
three sentences hold the news (in satire the label) and none of the sentences that lure.
"""

import json
from pathlib import Path
from typing import Any

from digest import api
from digest.model.article import Article

_FILE = Path(__file__).with_name("lures.jsonl")
RECORDS: list[dict[str, Any]] = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]


def _is_well_summarized(record: dict[str, Any]) -> bool:
    article = Article.from_text(record["text"], record["title"], language="en")
    chosen = [sentence.text for sentence in api.summarize(article, sentences=3).sentences]
    lured = any(never in text for text in chosen for never in record["never"])
    return not lured and any(record["must"] in text for text in chosen)


def test_of_forty_articles_that_lure_36_are_well_summarized() -> None:
    assert len(RECORDS) == 40
    assert sum(map(_is_well_summarized, RECORDS)) >= 36


def test_a_batch_is_lured_no_more_than_a_single_article() -> None:
    articles = [Article.from_text(record["text"], record["title"], language="en") for record in RECORDS] * 2
    alone = [api.summarize(article, sentences=3) for article in articles]
    assert list(api.summaries(articles, sentences=3)) == alone


def test_the_label_of_satire_is_part_of_the_shortest_summary() -> None:
    labelled = [
        record for record in RECORDS if record["kind"] == "satire" and record["must"] == "This article is satire"
    ]
    for record in labelled:
        article = Article.from_text(record["text"], record["title"], language="en")
        assert api.summarize(article, sentences=1).sentences[0].text == "This article is satire."
