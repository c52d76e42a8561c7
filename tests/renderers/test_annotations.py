"""The quoted sentences as annotations of their pages, for programs of the W3C Web Annotation Data Model."""

import json
from typing import Any

import pytest

from digest import api
from digest.model.article import Article
from digest.model.edition import Edition


def _record(edition: Edition) -> Any:
    return json.loads(api.render(edition, "annotations"))


def test_each_quoted_sentence_is_an_annotation_with_its_quotation_and_its_place(sample: Edition) -> None:
    record = _record(sample)
    quoted = [sentence for story in sample.stories for sentence in story.quoted]
    items = record["first"]["items"]
    assert record["type"] == "AnnotationCollection"
    assert record["total"] == len(items) == len(quoted) > 10
    texts = {article.text_hash: article for article in sample.articles}
    for item, sentence in zip(items, quoted, strict=True):
        page, place = item["target"]
        article = texts[sentence.text_hash]
        assert page["selector"]["exact"] == sentence.text
        assert place["source"] == f"urn:digest:text:{sentence.text_hash}"
        start, end = place["selector"]["start"], place["selector"]["end"]
        assert article.text[start:end] == sentence.text
        around = page["selector"]["prefix"] + sentence.text + page["selector"]["suffix"]
        assert around in article.text
        assert item["motivation"] == "highlighting"


def test_names_of_annotations_are_unique_and_name_the_edition(sample: Edition) -> None:
    record = _record(sample)
    names = [item["id"] for item in record["first"]["items"]]
    assert len({record["id"], record["first"]["id"], *names}) == len(names) + 2
    assert all(name.startswith(f"urn:digest:edition:{sample.hash}#") for name in names)


@pytest.mark.parametrize(
    ("url", "source", "shown"),
    [
        ("https://a.example/x", "https://a.example/rss", "https://a.example/x"),
        (None, "in box/a b.txt", "in%20box/a%20b.txt"),
        ("javascript:alert(1)", "a.txt", "a.txt"),
        (None, "half \udcff.txt", "half%20%ED%B3%BF.txt"),
    ],
)
def test_the_target_is_the_page_else_the_file(url: str | None, source: str, shown: str) -> None:
    text = "It rained on Monday in the port of Tarn, and the ferry to the island did not sail at all."
    edition = api.compose([Article.from_text(text, "Rain in the port", id="a" * 16, url=url, source=source)])
    assert {item["target"][0]["source"] for item in _record(edition)["first"]["items"]} == {shown}
