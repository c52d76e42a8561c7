"""Two briefs of one store, each with sources, subjects, languages and publishers of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Ran
from digest import api
from digest.app.configuration import warnings_of
from digest.app.runner import Runner, open_runner
from digest.errors import SettingsError
from digest.model.edition import Edition
from digest.settings import settings_file
from newsroom import item, rss
from servers import web
from servers.web import Reply, Site

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
DAM = """The dam of Westerford broke on Friday after a week of rain, and 300 people left their houses. The water of the
    Wester covered the road to Eastmere. The mayor of Westerford opened the school for people from the valley."""
DAM_TOO = """After a week of rain the dam of Westerford broke on Friday. The minister for energy came to Westerford in the
    evening. Firemen brought 300 people out of the valley of the Wester, and the school gave them beds."""
CUP = "Eastmere won the cup of the county on Friday, and the whole town came to the stadium to see the football team."
STROM = (
    "Die Stadtwerke von Ostmeer bauen im nächsten Jahr einen großen Speicher für Energie aus Wind und Sonne am Hafen."
)
SALE = "Buy a new vacuum cleaner this week in the shop of the newspaper, with a discount for all readers of the paper."

FEEDS = {
    "/world.xml": rss(
        item(1, title="Dam of Westerford breaks", text=DAM),
        item(4, title="Stadtwerke bauen Speicher", text=STROM),
        title="Courier",
    ),
    "/sport.xml": rss(item(2, title="Eastmere wins the cup", text=CUP), title="Courier Sport"),
    "/post.xml": rss(
        item(3, title="Westerford dam breaks after rain", text=DAM_TOO),
        item(2, title="Eastmere wins the cup", text=CUP),  # the entry of the other feed
        item(5, title="Offer: a cleaner for you", text=SALE),
        title="Post",
    ),
}
BRIEFS = {
    "energy": 'sources = ["section:World"]\nonly = ["energy"]\nlanguages = ["en"]\npublishers = 2',
    "sport": 'sources = ["Post", "section:Sport"]\nonly = ["football"]',
}


@pytest.fixture
def site() -> Iterator[Site]:
    with web.site() as here:
        here.replies.update({path: Reply(body) for path, body in FEEDS.items()})
        yield here


def _runner(folder: Path, site: Site, **briefs: str) -> Runner:
    sources = {
        "world": 'section = "World"\npublisher = "Courier"',
        "sport": 'section = "Sport"\npublisher = "Courier"',
        "post": 'section = "World"\npublisher = "Post"\ndrop_title = ["offer"]',
    }
    urls = {name: site.url(f"/{name}.xml") for name in sources}
    tables = [f'[[source]]\nurl = "{urls[name]}"\nfull_text = "never"\n{more}\n' for name, more in sources.items()]
    tables += [f'[[brief]]\nname = "{name}"\ntime = "06:45"\nfolder = "out"\n{more}\n' for name, more in briefs.items()]
    (folder / "digest.toml").write_text("".join(tables) + '[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n')
    return open_runner(settings_file.load(folder / "digest.toml"), clock=lambda: NOW)


def _titles(edition: Edition, bucket: str) -> set[str]:
    return {entry.title for entry in edition.account if entry.bucket == bucket}


def test_each_brief_has_its_own_stories_and_accounts_for_every_article(tmp_path: Path, site: Site) -> None:
    runner = _runner(tmp_path, site, **BRIEFS)
    runner.run_once()
    energy, sport = runner.kept("energy").edition, runner.kept("sport").edition
    [dam], [cup] = energy.stories, sport.stories
    assert len(dam.articles) == 2
    assert cup.headline == "Eastmere wins the cup"
    assert _titles(energy, "other language") == {"Stadtwerke bauen Speicher"}
    assert _titles(energy, "source rules") == _titles(sport, "source rules") == {"Offer: a cleaner for you"}
    assert _titles(sport, "other source") == {"Dam of Westerford breaks", "Stadtwerke bauen Speicher"}
    assert _titles(sport, "off topic") == {"Westerford dam breaks after rain"}
    for edition in (energy, sport):
        assert len(edition.account) == 5
        assert api.verify(edition) == []


def test_an_entry_of_two_feeds_belongs_to_the_briefs_of_both(tmp_path: Path, site: Site) -> None:
    runner = _runner(tmp_path, site, post='sources = ["Post"]', sport='sources = ["section:Sport"]')
    runner.run_once()
    for brief in ("post", "sport"):
        assert "Eastmere wins the cup" in [story.headline for story in runner.kept(brief).edition.stories]


def test_two_briefs_share_one_fetch(tmp_path: Path, site: Site) -> None:
    _runner(tmp_path, site, **BRIEFS).run_once()
    feeds = [path for path in site.paths() if path.endswith(".xml")]
    assert sorted(feeds) == sorted(FEEDS)


def test_the_edition_of_a_brief_with_sources_can_be_rebuilt(
    tmp_path: Path, site: Site, run: Callable[..., Ran]
) -> None:
    runner = _runner(tmp_path, site, **BRIEFS)
    runner.run_once()
    for brief in BRIEFS:
        assert runner.rebuilt(brief, "2026-11-20 06:45").hash == runner.kept(brief).edition.hash
    for edition in ("energy", tmp_path / "out" / "sport-2026-11-20-0645"):
        ran = run("verify", edition, "--rebuild", "--config", tmp_path / "digest.toml")
        assert (ran.code, ran.err.endswith("its inputs give this edition\n")) == (0, True), ran


def test_a_source_of_another_brief_that_fails_is_no_news_to_this_one(tmp_path: Path, site: Site) -> None:
    site.replies["/world.xml"] = Reply(status=500)
    runner = _runner(tmp_path, site, sport='sources = ["section:Sport"]', world='sources = ["section:World"]')
    runner.run_once()
    assert runner.kept("sport").edition.notices == ()
    assert "world.xml" in " ".join(runner.kept("world").edition.notices)


def test_a_brief_that_names_no_known_source_is_owed_and_the_others_are_built(tmp_path: Path, site: Site) -> None:
    runner = _runner(tmp_path, site, wrong='sources = ["Curier"]', sport='sources = ["section:Sport"]')
    report = runner.run_once()
    [fault] = report.faults
    assert isinstance(fault, SettingsError)
    assert str(fault) == "brief 'wrong', sources: there is no source 'Curier'; did you mean 'Courier'?"
    assert [note.outcome for note in runner.store.editions.slots("wrong")] == ["owed"]
    assert runner.kept("sport").edition.stories
    [warning] = warnings_of(tmp_path / "digest.toml")
    assert "did you mean 'Courier'?" in warning
