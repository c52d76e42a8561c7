"""An edition is as large as its stories: it carries the texts that it shows, and names the rest."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran
from digest import api
from digest.editions.record import load
from digest.editions.references import with_references
from digest.model.article import Article
from digest.model.canonical import hash_of
from digest.model.edition import Edition, Plan

pytestmark = pytest.mark.slow

FORMAT_1 = Path(__file__).parent / "format1"

Make = Callable[..., Article]


def _word(rng: random.Random) -> str:
    """A word that no other article is likely to have."""
    return "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(4))


@pytest.fixture
def crowded(make: Make) -> Edition:
    """A day of one story of five sources, and a hundred others that find no room."""
    text = "The old bridge of Eastmere was closed on Monday after {} cracks were found in its main girder by divers."
    bridge = [make(text.format(count), "Bridge closed", source=f"bridge{count}.txt") for count in range(3, 8)]
    rng = random.Random(1)
    others = [
        make(". ".join("The " + " ".join(_word(rng) for _ in range(12)) for _ in range(20)) + ".", f"Of {_word(rng)}")
        for _ in range(100)
    ]
    named = [replace(article, source=f"other{at}.txt") for at, article in enumerate(others)]
    return api.compose([*bridge, *named], plan=Plan(minutes=0.2))


def test_the_texts_are_those_of_quoted_articles_headlines_and_mentions(crowded: Edition) -> None:
    assert {article.id for article in crowded.articles} == crowded.shown
    assert len(crowded.articles) < 30 < len(crowded.inputs.articles)
    listed = {name for story in crowded.stories for name in story.articles}
    known = {article.id for article in crowded.articles} | {reference.id for reference in crowded.references}
    assert listed <= known


def test_each_other_article_has_its_hash_title_source_and_fate(crowded: Edition) -> None:
    names = {name for name, _ in crowded.inputs.articles}
    assert {entry.article for entry in crowded.account} == names
    assert all(entry.title and entry.source and entry.reason for entry in crowded.account)


def test_every_story_over_the_budget_is_mentioned_or_counted(crowded: Edition) -> None:
    over = {entry.article for entry in crowded.account if entry.bucket == "over budget"}
    assert len(crowded.mentions) == 24
    assert len(crowded.mentions) + crowded.unmentioned == len(over)
    assert f"{crowded.unmentioned} more had no room" in api.render(crowded, "text").decode()


def test_the_file_is_read_back_as_the_same_edition(crowded: Edition) -> None:
    body = api.render(crowded, "json")
    edition, problems = load(body, "edition.json")
    assert (edition, problems) == (crowded, [])
    assert api.verify(edition) == []
    assert api.render(edition, "html") == api.render(crowded, "html")


def test_the_hash_can_be_worked_out_from_the_file_alone(crowded: Edition) -> None:
    record = json.loads(api.render(crowded, "json"))
    assert crowded.hash == record["hash"]
    assert hash_of({name: value for name, value in record.items() if name not in ("format", "hash")}) == crowded.hash


def test_an_edition_without_the_other_texts_stays_as_it_is(crowded: Edition) -> None:
    assert with_references(crowded) is crowded


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r["account"][0].pop("reason"),
        lambda r: r["account"][0]["entries"][0].pop(),
        lambda r: r.update(account=3),
        lambda r: r["account"].append("shown"),
    ],
)
def test_a_damaged_account_is_one_clear_line(
    crowded: Edition, tmp_path: Path, run: Callable[..., Ran], change: Callable[[dict[str, Any]], None]
) -> None:
    record = json.loads(api.render(crowded, "json"))
    change(record)
    (tmp_path / "edition.json").write_text(json.dumps(record), encoding="utf-8")
    ran = run("verify", tmp_path)
    assert ran.code == 7
    assert "damaged at account" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_article_that_the_edition_was_not_made_of_is_found(crowded: Edition) -> None:
    inputs = replace(
        crowded.inputs, articles=tuple(item for item in crowded.inputs.articles if item[0] not in crowded.shown)
    )
    problems = api.verify(replace(crowded, inputs=inputs))
    assert any("not one that the edition was made of" in problem.reason for problem in problems)


def test_a_file_of_the_first_format_is_read_on(run: Callable[..., Ran]) -> None:
    """Each of its articles has its text, also the one over the budget."""
    assert run("verify", FORMAT_1).code == 0
    assert run("verify", FORMAT_1, FORMAT_1, "--raw").code == 0
    assert re.search(r"mill\.txt \(.+\): over budget", run("explain", FORMAT_1).out)
    assert run("diff", FORMAT_1, FORMAT_1).out == ""
    edition, problems = load((FORMAT_1 / "edition.json").read_bytes(), "edition.json")
    assert problems == []
    assert "4 articles from 4 sources" in api.render(edition, "text").decode()


def test_a_change_in_a_file_of_the_first_format_is_found(tmp_path: Path, run: Callable[..., Ran]) -> None:
    body = (FORMAT_1 / "edition.json").read_text(encoding="utf-8")
    (tmp_path / "edition.json").write_text(body.replace("8.2 million", "8.3 million"), encoding="utf-8")
    assert run("verify", tmp_path).code == 7
