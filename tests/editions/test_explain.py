"""The reasons behind an edition."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from digest import api
from digest.editions.explain import explain
from digest.errors import UsageError
from digest.model.edition import Edition


@pytest.fixture
def written(sample: Edition, tmp_path: Path) -> Path:
    api.write(sample, tmp_path, [])
    return tmp_path / "edition.json"


def test_what_came_in_is_the_sum_of_the_buckets(written: Path) -> None:
    reasons = api.explain(written)
    assert sum(reasons["counts"].values()) == len(reasons["documents"]) == 16


def test_the_terms_of_each_sentence_are_shown(written: Path) -> None:
    for story in api.explain(written)["stories"]:
        for sentence in story["sentences"]:
            assert sentence["terms"]
            assert sentence["place"]


@pytest.mark.parametrize("name", ["", "²", "٢", "-1", "9" * 5_000, "\udcff", "\x1b[2J"])
def test_a_name_of_nothing_is_refused_in_our_words(sample: Edition, name: str) -> None:
    with pytest.raises(UsageError, match="no story and no document"):
        explain(sample, name)


@pytest.mark.parametrize("by", ["number", "id"])
def test_one_story_can_be_asked_for(written: Path, sample: Edition, by: str) -> None:
    story = sample.stories[1]
    reasons = api.explain(written, "2" if by == "number" else story.id[:5])
    assert [item["headline"] for item in reasons["stories"]] == [story.headline]
    assert len(reasons["documents"]) == len(story.articles) + len(story.reprints)


def test_a_story_that_is_not_there_is_wrong_usage(written: Path, run: Callable[..., Ran]) -> None:
    with pytest.raises(UsageError, match="no story and no document"):
        api.explain(written, "99")
    ran = run("explain", written, "99")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_the_same_is_printed_as_json(written: Path, run: Callable[..., Ran]) -> None:
    assert json.loads(run("explain", written, "--json").out) == api.explain(written)


@pytest.mark.parametrize("name", ["valley-ledger-bridge-reprint.json", "cracked BRACKWATER crossing"])
def test_one_document_is_explained_by_the_end_of_its_place_or_a_part_of_its_title(written: Path, name: str) -> None:
    reasons = api.explain(written, name)
    [document] = reasons["documents"]
    assert (reasons["stories"], document["bucket"]) == ([], "reprint")
    assert document["source"] == "valley-ledger-bridge-reprint.json"


def test_a_name_of_no_story_and_no_document_is_one_clear_line(written: Path) -> None:
    with pytest.raises(UsageError, match=r"no story and no document 'nowhere\.txt' in .*1 to 8"):
        api.explain(written, "nowhere.txt")
