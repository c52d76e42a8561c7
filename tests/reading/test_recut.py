"""`sentences = "punkt"`: the archive teaches how its articles are cut."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.app.runner import open_runner
from digest.cli import digest as cli
from digest.editions.record import load
from digest.model.article import Article
from digest.settings import settings_file as config

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
SETTINGS = """
[[source]]
path = "inbox"
[[brief]]
minutes = 600
[reading]
sentences = "{}"
"""


def news(number: int) -> str:
    return (
        f"The old mill number {number} stands at Tarrow zrk. Nine in the town of Orme. "
        f"Its owner left for Quay zrk. Ten {number} years ago, and nobody knows who pays the bills.\n"
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    for number in range(60):
        (tmp_path / "inbox" / f"{number}.txt").write_text(news(number))
    return tmp_path


def spans_of(article: Article) -> int:
    return len(article.spans)


@pytest.mark.parametrize(("sentences", "found"), [("sentencex", {4}), ("punkt", {2})])
def test_what_came_before_teaches_how_the_next_is_cut(place: Path, sentences: str, found: set[int]) -> None:
    (place / "digest.toml").write_text(SETTINGS.format(sentences))
    desk = replace(open_runner(config.load(place / "digest.toml")), clock=lambda: NOW)
    desk.fetch()
    first = desk.store.documents.position()
    (place / "inbox" / "new.txt").write_text(news(99))
    desk.fetch()
    assert set(map(spans_of, desk.store.documents.articles(first, desk.store.documents.position()))) == found


@pytest.mark.slow
def test_a_brief_of_files_is_cut_by_what_they_teach(place: Path) -> None:
    (place / "digest.toml").write_text(SETTINGS.format("punkt"))
    result = CliRunner().invoke(cli, ["brief", "--config", str(place / "digest.toml"), "--format", "json", "-q"])
    assert result.exit_code == 0, result.output
    edition, problems = load(result.stdout_bytes, "edition.json")
    assert set(map(spans_of, edition.articles)) == {2}
    assert not problems
