"""The edition of the sample articles, as its reader gets it."""

import html
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import api
from digest.model.edition import Edition, Story

GIVEN = {"000_1849d80c19bf1d30.txt", "001_4971168cbfb67383.txt"}
FURNITURE = (
    "Quick access",
    "Most Commented",
    "+1",
    "Comments0",
    "Share it on",
    "0005669944_001_20240207161716411",
    "YONHAP NO-4718",
    "정례브리핑",
    "Yonhap News",
    "Profile image",
    "shook hands at the Vostochny",
    "is holding a regular briefing",
    "Barriers went up at the Old Town end",
    "cookies",
    "Cookie",
    "Unsubscribe",
    "View this mail",
    "저작권자",
    "많이 본",
    "공유하기",
    "Anzeige",
    "Artikel teilen",
)


def _sources(edition: Edition, story: Story) -> set[str]:
    return {article.source for article in edition.articles if article.id in story.articles}


def test_the_two_given_seeds_are_one_story_under_a_headline(sample: Edition) -> None:
    [story] = [story for story in sample.stories if _sources(sample, story) & GIVEN]
    assert _sources(sample, story) == GIVEN
    assert story.headline == "Russia Warns of Possible 7th Nuclear Test by North Korea, South Korea Reacts"


def test_the_stories_of_the_other_samples_are_told_together(sample: Edition) -> None:
    groups = sorted(sorted(_sources(sample, story)) for story in sample.stories if len(story.articles) > 1)
    assert groups == [
        sorted(GIVEN),
        ["eastmere-herald-tram.html", "transit-notes-tram.txt"],
        ["kuestenbote-bruecke.html", "north-coast-wire-bridge.eml"],
        ["merrin-observer-hail.html", "orchard-weekly-hail.json", "valley-ledger-hail.md"],
    ]


def test_the_bridge_is_one_story_in_two_languages_and_quotes_both(sample: Edition) -> None:
    [story] = [story for story in sample.stories if "Küstenbote" in story.publishers]
    language = {article.id: article.language for article in sample.articles}
    assert len(story.articles) == 4
    assert {language[sentence.article] for sentence in story.summary.sentences} == {"en", "de"}
    assert story.headline == "Brackwater bridge to stay shut for at least six weeks – harbour trust"
    page = api.render(sample, "html").decode()
    assert (
        '<p lang="de" dir="auto">Nach der Sperrung' in page or 'lang="de"' in page.split("Nach der Sperrung")[0][-200:]
    )


def test_the_reprint_is_folded_and_its_publisher_not_counted(sample: Edition) -> None:
    [story] = [story for story in sample.stories if story.reprints]
    [reprint] = story.reprints
    assert reprint.publisher == "Valley Ledger"
    assert "Valley Ledger" not in story.publishers


def test_every_sentence_stands_word_for_word_in_its_file(sample: Edition, seeds: Path) -> None:
    sources = {article.id: article.source for article in reversed(sample.articles)}
    for story in sample.stories:
        for sentence in story.summary.sentences:
            assert _letters(sentence.text) in _letters(_visible(seeds / sources[sentence.article])), sentence.text


def _visible(path: Path) -> str:
    """What a file says, with the marks of its format undone and no code of ours."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".eml":
        import quopri

        text = quopri.decodestring(path.read_bytes()).decode("utf-8", "ignore")
    if path.suffix == ".json":
        text = json.loads(text)["text"]
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize("format_", ["text", "html", "markdown"])
@pytest.mark.parametrize("line", FURNITURE)
def test_no_furniture_is_in_the_edition(sample: Edition, format_: str, line: str) -> None:
    assert line not in api.render(sample, format_).decode("utf-8")


def test_explain_shows_each_line_of_furniture_and_why(run: Callable[..., object], tmp_path: Path, seeds: Path) -> None:
    run("brief", seeds, "-o", tmp_path)
    shown = run("explain", tmp_path).out  # type: ignore[attr-defined]
    for line in FURNITURE[:12]:
        assert re.search(rf"    - [a-z ]+: .*{re.escape(line)}", shown), line
    record = json.loads((tmp_path / "edition.json").read_text(encoding="utf-8"))
    [given] = [article for article in record["articles"] if article["source"].startswith("001")]
    assert {"text": "Share it on", "reason": "menu"} in given["removed"]


def test_every_document_ends_in_exactly_one_bucket(sample: Edition, seeds: Path) -> None:
    files = sorted(path.name for path in seeds.iterdir())
    assert [entry.source for entry in sample.account] == files
    assert {entry.bucket for entry in sample.account} == {"shown", "merged", "reprint"}


@pytest.mark.slow
def test_the_minutes_are_kept(seeds: Path) -> None:
    from digest.model.edition import Plan

    for minutes in (0.2, 0.5, 1.0, 2.0, 3.0, 5.0):
        edition = api.brief([seeds], Plan(minutes=minutes))
        assert edition.seconds <= minutes * 60
        assert sum(story.seconds for story in edition.stories) == pytest.approx(
            edition.seconds, abs=len(edition.stories)
        )
        assert not api.verify(edition)
        assert len(edition.account) == 16


def test_every_score_is_the_sum_of_its_terms(sample: Edition) -> None:
    for story in sample.stories:
        assert story.score == pytest.approx(sum(value for _, value in story.terms))


GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("format_", "name"), [("text", "seeds.txt"), ("markdown", "seeds.md"), ("html", "seeds.html")])
def test_the_edition_is_the_one_that_was_looked_at(sample: Edition, format_: str, name: str) -> None:
    """After a change that is meant: `make golden`, then read what came out as its reader would."""
    assert api.render(sample, format_).decode("utf-8") == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_same_files_give_the_same_bytes_anywhere_at_any_time(
    start: Callable[..., subprocess.CompletedProcess[bytes]], seeds: Path, tmp_path: Path
) -> None:
    import os
    import shutil

    outputs = []
    for number, environment in enumerate(
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Asia/Seoul", "LANG": "ko_KR.UTF-8"},
        )
    ):
        folder = tmp_path / f"{number}"
        shutil.copytree(seeds, folder / "articles")
        done = start("brief", "articles", "-o", "out", cwd=folder, env={**os.environ, **environment})
        assert done.returncode == 0, done.stderr
        outputs.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert sorted(outputs[0]) == ["edition.html", "edition.json", "edition.md", "edition.txt"]
    assert outputs[0] == outputs[1]


@pytest.mark.slow
@pytest.mark.skipif(not __import__("shutil").which("faketime"), reason="faketime is not installed")
def test_the_date_of_the_machine_makes_no_difference(
    start: Callable[..., subprocess.CompletedProcess[bytes]], seeds: Path, tmp_path: Path
) -> None:
    import sys

    code = "from digest.cli import main; main()"
    outputs = []
    for day in ("2001-02-03 04:05:06", "2031-02-03 04:05:06"):
        out = tmp_path / day[:4]
        command = ["faketime", day, sys.executable, "-c", code, "brief", str(seeds), "-q", "-o", str(out)]
        done = subprocess.run(command, check=False, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr
        outputs.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert outputs[0] == outputs[1]
