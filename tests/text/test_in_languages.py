"""Two short articles in each of 20 languages: their sentences, and the ones that point back.

The articles were written before the rules they test; the ones marked "unseen" were opened when the rules were done.
One hand wrote both.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from digest import api
from digest.model.article import Article
from digest.text.openers import dangles
from digest.text.sentences import spans_of

_FILE = Path(__file__).with_name("in_languages.jsonl")
RECORDS: list[dict[str, Any]] = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
NAMES = [f"{record['lang']}-{record['half']}" for record in RECORDS]
_WITHOUT_BLANKS = ("ja", "zh")


def _text(record: dict[str, Any]) -> str:
    return ("" if record["lang"] in _WITHOUT_BLANKS else " ").join(record["sentences"])


def test_of_100_sentences_in_20_languages_99_are_cut_right() -> None:
    right = 0
    for record in RECORDS:
        text = _text(record)
        found = {text[start:end] for start, end, _ in spans_of(text, record["lang"])}
        right += sum(sentence in found for sentence in record["sentences"])
    assert right >= 0.99 * sum(len(record["sentences"]) for record in RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=NAMES)
def test_sentences_that_point_back_are_found_and_no_others(record: dict[str, Any]) -> None:
    sentences = record["sentences"]
    assert [at for at, sentence in enumerate(sentences) if at and dangles(sentence, record["lang"])] == record["back"]


@pytest.mark.parametrize("record", RECORDS, ids=NAMES)
def test_no_summary_has_a_sentence_that_points_back_without_the_one_before(record: dict[str, Any]) -> None:
    article = Article.from_text(_text(record), "", language=record["lang"])
    for most in (1, 2, 3):
        chosen = [sentence.position for sentence in api.summarize(article, sentences=most).sentences]
        assert all(at not in record["back"] or at - 1 in chosen for at in chosen)
