"""The archive: a static site whose links lead somewhere, a book that is well formed, and a feed that is read back."""

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import feedparser
import lxml.etree
import lxml.html
import pytest

from conftest import Ran
from digest import api
from digest.building.site import Site
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Edition, History, Plan, Slot
from renderers.test_pages import HARD

TEXTS = (
    "The Tarn Bridge was closed on Monday after an inspector found cracks in its north girder.",
    "The Tarn Bridge will stay closed until spring, since the cracks in its girder are deeper than was thought.",
)


def _edition(day: int, text: str, history: History | None = None) -> Edition:
    article = Article.from_text(text, f"Tarn Bridge and its cracks, day {day}", url=f"https://a.example/{day}")
    made = api.compose([article], day=date(2026, 11, day), plan=Plan(name="morning"), history=history)
    return replace(made, slot=Slot(date(2026, 11, day), time(6, 45)))


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    first = _edition(16, TEXTS[0])
    said = frozenset(map(hash_text, (TEXTS[0], first.stories[0].headline)))
    second = _edition(17, TEXTS[1], History(said=said, threads=first.threads))
    assert first.stories[0].id == second.stories[0].id
    return {edition.key: edition for edition in (second, first)}


@pytest.fixture(scope="module")
def files(editions: dict[str, Edition]) -> dict[str, bytes]:
    return dict(Site(list(editions), editions.__getitem__).files())


@pytest.mark.parametrize("page", ["index.html", "headlines-2026.html", "editions/"])
def test_the_pages_have_the_look_of_the_settings(sample: Edition, page: str) -> None:
    def styled(style: str) -> bytes:
        files = dict(Site([sample.key], {sample.key: sample}.__getitem__, style=style).files())
        return next(body for name, body in files.items() if name.startswith(page))

    assert len({styled(style) for style in ("plain", "newspaper", "compact")}) == 3


def test_a_site_has_a_page_for_each_edition_a_list_a_feed_and_the_stories_of_several_days(
    files: dict[str, bytes], editions: dict[str, Edition]
) -> None:
    story = next(iter(editions.values())).stories[0].id
    assert sorted(files) == [
        "editions/morning-2026-11-16-0645.html",
        "editions/morning-2026-11-17-0645.html",
        "feed.xml",
        "headlines-2026.html",
        "index.html",
        f"stories/{story}.html",
    ]


def test_every_link_within_a_site_leads_to_a_file_and_a_place_in_it(files: dict[str, bytes]) -> None:
    places = {
        name: set(lxml.html.document_fromstring(body).xpath("//@id"))
        for name, body in files.items()
        if name.endswith(".html")
    }
    followed = 0
    for name, body in files.items():
        if not name.endswith(".html"):
            continue
        for link in lxml.html.document_fromstring(body).xpath("//a/@href"):
            if "://" in link:
                continue
            path, _, place = link.partition("#")
            target = str((Path("/") / name).parent.joinpath(path).resolve())[1:] if path else name
            assert target in files, (name, link)
            assert not place or place in places[target], (name, link)
            followed += 1
    assert followed > 8


def test_a_site_has_no_script_and_loads_nothing(files: dict[str, bytes]) -> None:
    for name, body in files.items():
        if name.endswith(".html"):
            tree = lxml.html.document_fromstring(body)
            assert not tree.xpath("//script | //img | //link | //iframe")
            assert not re.search(rb"url\(|@import", body)


def test_the_page_of_a_story_has_its_sentences_day_by_day_the_oldest_first(files: dict[str, bytes]) -> None:
    [body] = [body for name, body in files.items() if name.startswith("stories/")]
    text = lxml.html.document_fromstring(body).text_content()
    assert text.index(TEXTS[0]) < text.index(TEXTS[1])
    assert "16 Nov 2026" in text


def test_the_page_of_a_year_has_every_headline_as_a_link_to_its_story(
    files: dict[str, bytes], editions: dict[str, Edition]
) -> None:
    """So the search of a browser finds a word in them."""
    page = lxml.html.document_fromstring(files["headlines-2026.html"])
    assert [(link.text, link.get("href")) for link in page.xpath("//li/a")] == [
        (story.headline, f"editions/morning-{edition.slot.day}-0645.html#story-{number}")
        for edition in editions.values()
        for number, story in enumerate(edition.stories, start=1)
    ]
    assert b'<a href="headlines-2026.html">2026</a>' in files["index.html"]


def test_the_feed_is_read_back(files: dict[str, bytes], editions: dict[str, Edition]) -> None:
    read = feedparser.parse(files["feed.xml"])
    assert not read.bozo
    assert [entry.title for entry in read.entries] == [
        "Morning, Tuesday 17 November 2026",
        "Morning, Monday 16 November 2026",
    ]
    assert len({entry.id for entry in read.entries}) == 2
    assert read.entries[0].link == "editions/morning-2026-11-17-0645.html"
    assert next(iter(editions.values())).stories[0].headline in read.entries[0].content[0].value


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_book_is_a_package_of_well_formed_files_and_its_contents_lead_to_the_stories(
    sample: Edition, language: str
) -> None:
    edition = replace(sample, inputs=replace(sample.inputs, plan=replace(sample.inputs.plan, language=language)))
    body = api.render(edition, "epub")
    assert body == api.render(edition, "epub")
    package = zipfile.ZipFile(BytesIO(body))
    first = package.infolist()[0]
    assert (first.filename, first.compress_type, package.read(first)) == ("mimetype", 0, b"application/epub+zip")
    trees = {name: lxml.etree.fromstring(package.read(name)) for name in package.namelist()[1:]}
    [root] = trees["META-INF/container.xml"].xpath("//@full-path")
    items = trees[root].xpath("//*[local-name()='item']/@href")
    assert {f"EPUB/{item}" for item in items} | {root, "META-INF/container.xml"} == set(trees)
    ids = set(trees["EPUB/edition.xhtml"].xpath("//@id"))
    links = trees["EPUB/nav.xhtml"].xpath("//*[local-name()='a']/@href")
    assert len(links) == len(edition.stories)
    assert {link.partition("#")[2] for link in links} <= ids
    assert sample.stories[0].summary.sentences[0].text in "".join(trees["EPUB/edition.xhtml"].itertext())


def _full_edition() -> Edition:
    """All that a book can have: several languages, differing figures, stories in brief, controls from outside."""
    articles = [article for name in ("sample", "six languages") for article in HARD[name]().articles]
    edition = api.compose(articles, plan=Plan(minutes=2, language="ar"))
    assert edition.mentions
    assert any(story.differences for story in edition.stories)
    return replace(edition, brief="a\x07<b>")


@pytest.mark.slow
def test_a_book_is_valid_for_epubcheck(tmp_path: Path) -> None:
    """Debian's epubcheck is a package of Java; the kernel of a container starts no such file by itself."""
    checker = shutil.which("epubcheck")
    if checker is None or shutil.which("java") is None:
        pytest.skip("epubcheck is not installed")
    book = tmp_path / "edition.epub"
    book.write_bytes(api.render(_full_edition(), "epub"))
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-jar", checker, "--failonwarnings", str(book)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "0 fatals / 0 errors / 0 warnings" in ran.stdout


def test_controls_and_marks_of_outside_break_neither_the_book_nor_the_feed() -> None:
    article = Article.from_text("<b>Prices</b> rose & fell on Monday in Norland.", "A <i>title</i> & more", id="a")
    edition = replace(api.compose([article]), brief="a\x07<b>")
    assert not feedparser.parse(api.render(edition, "atom")).bozo
    package = zipfile.ZipFile(BytesIO(api.render(edition, "epub")))
    for name in package.namelist()[1:]:
        lxml.etree.fromstring(package.read(name))


def test_the_commands_write_a_site_and_a_book(run: Callable[..., Ran], seeds: Path, tmp_path: Path) -> None:
    settings = tmp_path / "digest.toml"
    settings.write_text(
        f'[store]\nurl = "sqlite:///{tmp_path}/s.db"\n[[source]]\npath = "{seeds}"\n'
        f'[[brief]]\nname = "morning"\nlanguage = "de"\nfolder = "out"\n'
    )
    assert run("site", tmp_path / "public", "--config", settings).code == 1
    assert run("fetch", "--config", settings, "-q").code == 0
    assert run("build", "--now", "--config", settings, "-q").code == 0
    made = run("site", tmp_path / "public", "--config", settings)
    assert made.code == 0, made.err
    assert "Alle Ausgaben" in (tmp_path / "public" / "index.html").read_text()
    again = run("site", tmp_path / "public", "--config", settings)
    assert "0 of them new or changed" in again.err
    book = run("export", "--format", "epub", "-o", tmp_path / "a.epub", "--config", settings)
    assert book.code == 0, book.err
    assert zipfile.is_zipfile(tmp_path / "a.epub")
    assert run("export", "--format", "atom", "--config", settings).out.startswith("<?xml")


def test_a_site_has_the_editions_of_the_asked_days(run: Callable[..., Ran], seeds: Path, tmp_path: Path) -> None:
    settings = tmp_path / "digest.toml"
    settings.write_text(
        f'[store]\nurl = "sqlite:///{tmp_path}/s.db"\n[[source]]\npath = "{seeds}"\n[[brief]]\nfolder = "out"\ntimezone = "UTC"\n'
    )
    run("fetch", "--config", settings, "-q")
    run("build", "--now", "--config", settings, "-q")
    row = json.loads(run("list", "--config", settings, "--json").out)[0]
    day, config = row["slot"]["day"], ("--config", settings)
    assert run("site", tmp_path / "all", *config).code == 0
    assert run("site", tmp_path / "day", "--since", day, "--until", day, *config).code == 0
    assert len(list((tmp_path / "day" / "editions").iterdir())) == 1
    none = run("site", tmp_path / "none", "--until", "2026-01-31", *config)
    assert none.code == 1
    assert none.err == f"digest: there is no edition of these days; there are some from {day} to {day}\n"
    assert not (tmp_path / "none").exists()
