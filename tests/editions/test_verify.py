"""An edition is proved, and a change of one byte is found and named."""

import dataclasses
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran
from digest import api
from digest.editions.remade import differing
from digest.errors import VerifyError
from digest.model.article import Article
from digest.model.edition import Edition
from digest.model.story_parts import Join, PastLine, TitleQuote


@pytest.fixture
def written(sample: Edition, tmp_path: Path) -> Path:
    api.write(sample, tmp_path, ["text"])
    return tmp_path / "edition.json"


def _change(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _sentence(record: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = record["sections"][0]["stories"][1]["summary"]["sentences"][2]
    return found


def test_an_edition_as_written_is_proved(written: Path, run: Callable[..., Ran]) -> None:
    assert api.verify_file(written) == []
    assert run("verify", written).code == 0
    assert run("verify", written.parent).code == 0


def test_white_space_of_the_file_is_no_change(written: Path) -> None:
    _change(written, lambda record: None)
    assert api.verify_file(written) == []


CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "a byte of the sentence": lambda r: _sentence(r).update(text=_sentence(r)["text"].replace("e", "o", 1)),
    "its start": lambda r: _sentence(r).update(start=_sentence(r)["start"] + 1),
    "its end": lambda r: _sentence(r).update(end=_sentence(r)["end"] - 1),
    "its position": lambda r: _sentence(r).update(position=_sentence(r)["position"] + 1),
    "its paragraph": lambda r: _sentence(r).update(paragraph=_sentence(r)["paragraph"] + 1),
    "its article": lambda r: _sentence(r).update(article="0" * 16),
    "its revision": lambda r: _sentence(r).update(text_hash="0" * 64),
    "its source": lambda r: r["sections"][0]["stories"][1]["places"].__setitem__(2, "elsewhere.txt"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_a_sentence_is_found_and_the_sentence_named(
    written: Path, run: Callable[..., Ran], what: str
) -> None:
    _change(written, CHANGES[what])
    ran = run("verify", written)
    assert ran.code == 7
    assert "story 2, sentence 3" in ran.err
    assert "Traceback" not in ran.err


def test_a_change_of_the_source_of_an_article_names_the_sentences_quoted_from_it(
    written: Path, run: Callable[..., Ran]
) -> None:
    def change(record: dict[str, Any]) -> None:
        name = _sentence(record)["article"]
        [article] = [item for item in record["articles"] if item["id"] == name]
        article["source"] = article["url"] = None if article["url"] else "elsewhere.txt"
        article["source"] = "elsewhere.txt"

    _change(written, change)
    ran = run("verify", written)
    assert ran.code == 7
    assert "story 2, sentence 3" in ran.err


def test_a_change_of_the_text_behind_a_sentence_is_found(written: Path, run: Callable[..., Ran]) -> None:
    def change(record: dict[str, Any]) -> None:
        sentence = _sentence(record)
        [article] = [item for item in record["articles"] if item["id"] == sentence["article"]]
        at = sentence["start"]
        article["text"] = article["text"][:at] + "X" + article["text"][at + 1 :]

    _change(written, change)
    ran = run("verify", written)
    assert ran.code == 7
    assert "story 2, sentence 3" in ran.err
    assert "its text is not the text of its hash" in ran.err


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r["articles"][0]["removed"].append({"text": "x", "reason": "y"}),
        lambda r: r["articles"][-1].update(publisher="Somebody else"),
        lambda r: r["account"].pop(),
        lambda r: r["sections"][0]["stories"].pop(),
        lambda r: r.update(extra=1),
    ],
    ids=["removed", "publisher", "account", "story", "unknown field"],
)
def test_any_other_change_breaks_the_hash(
    written: Path, run: Callable[..., Ran], change: Callable[[dict[str, Any]], None]
) -> None:
    _change(written, change)
    ran = run("verify", written)
    assert ran.code == 7
    assert "its hash does not hold" in ran.err


def test_a_headline_that_nobody_wrote_is_found(sample: Edition) -> None:
    story = dataclasses.replace(sample.stories[0], headline="Everything is fine")
    section = dataclasses.replace(sample.sections[0], stories=(story, *sample.stories[1:]))
    problems = api.verify(dataclasses.replace(sample, sections=(section,)))
    assert [problem.subject for problem in problems] == ['story 1, headline, "Everything is fine"']


def test_articles_of_ones_own_can_be_set_against_an_edition(sample: Edition) -> None:
    assert api.verify(sample, sample.articles) == []
    assert api.verify(sample, [])


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"format": "digest-edition/9"}', b"[" * 100_000])
def test_another_file_is_refused_in_one_line(run: Callable[..., Ran], tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "edition.json"
    path.write_bytes(body)
    with pytest.raises(VerifyError):
        api.verify_file(path)
    ran = run("verify", path)
    assert ran.code == 7
    assert len(ran.err.splitlines()) == 1


def test_a_damaged_edition_tells_where(run: Callable[..., Ran], written: Path) -> None:
    _change(written, lambda record: _sentence(record).pop("start"))
    ran = run("verify", written)
    assert ran.code == 7
    assert "sections.0.stories.1.summary.sentences.2.start" in ran.err


def test_a_file_that_is_missing_is_no_failed_proof(run: Callable[..., Ran], tmp_path: Path) -> None:
    assert run("verify", tmp_path / "none.json").code == 9


def test_a_broken_byte_inside_a_sentence_names_it(written: Path, run: Callable[..., Ran]) -> None:
    body = written.read_bytes()
    sentence = json.loads(body)["sections"][0]["stories"][1]["summary"]["sentences"][2]["text"]
    at = body.index(sentence.encode()) + 5
    for byte in (b"\xff", b"\x01"):
        written.write_bytes(body[:at] + byte + body[at + 1 :])
        ran = run("verify", written)
        assert ran.code == 7
        assert "story 2, sentence 3" in ran.err
    start = body.rindex(b'"start": ', 0, body.index(sentence.encode())) + 9
    written.write_bytes(body[:start] + b"x" + body[start + 1 :])
    ran = run("verify", written)
    assert ran.code == 7
    assert f'in the sentence "{sentence[:40]}' in ran.err


def test_a_value_of_another_kind_names_the_sentence(written: Path, run: Callable[..., Ran]) -> None:
    _change(written, lambda record: _sentence(record).update(start="many"))
    assert "story 2, sentence 3" in run("verify", written).err


def test_a_name_that_stands_twice_is_refused(written: Path, run: Callable[..., Ran]) -> None:
    body = written.read_bytes()
    at = body.index(b'"text": "', body.index(b'"sentences"'))
    written.write_bytes(body[:at] + b'"text": "The trust admitted fraud.",' + body[at:])
    ran = run("verify", written)
    assert ran.code == 7
    assert "'text' is twice" in ran.err


def test_half_a_sentence_is_found(make: Callable[..., Article]) -> None:
    article = make("The mayor did not take the money that was offered to him. Nobody saw him.", "Mayor", source="a.txt")
    edition = api.compose([article])
    halved = dataclasses.replace(article, spans=((0, 31, 0), *article.spans[1:]))
    assert any("not cut where" in problem.reason for problem in api.verify(edition, [halved]))


@pytest.mark.parametrize(
    ("part", "value", "name"),
    [
        ("titles", (TitleQuote("a", "Depot burns"),), "quoted titles"),
        ("past", (PastLine("e", None, "It burned."),), "earlier sentences"),
        ("since", date(2026, 11, 1), "day of its first edition"),
        ("told", date(2026, 11, 1), "day of its last edition"),
        ("merged", ("b",), "joined stories"),
        ("split", "b", "story that it was separated from"),
        ("joins", (Join("a", "b", 0.5, ()),), "reasons of its joins"),
        ("score", 99.0, "figures"),
        ("terms", (("tellers", 99.0),), "figures"),
        ("seconds", 99, "figures"),
        ("followed", 0.99, "figures"),
    ],
)
def test_each_part_in_which_a_story_differs_is_named(
    make: Callable[..., Article], part: str, value: object, name: str
) -> None:
    made = api.compose([make("The tram depot of Eastmere burned down on Monday.", "Tram depot burns", day=2)])
    other = replace(made.stories[0], **{part: value})  # type: ignore[arg-type]
    changed = replace(made, sections=(replace(made.sections[0], stories=(other,)),))
    [failure, *_] = differing(changed, made)
    assert (failure.subject, failure.reason) == ("story 1", f"other {name} than its inputs give")
