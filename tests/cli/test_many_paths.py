"""Several paths and addresses at once: what can be read is used, and the rest is named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from newsroom import item, page, rss
from servers import web
from servers.web import Reply

SITE = (
    b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><body><p>News.</p></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "digest.toml").write_text('[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n')
    monkeypatch.setenv("DIGEST_CONFIG", str(tmp_path / "digest.toml"))
    return tmp_path


def test_each_of_several_files_is_summarized_under_its_title(run: Callable[..., Ran], seeds: Path) -> None:
    ran = run("summarize", seeds / "harbour-courier-bridge.html", seeds / "orchard-weekly-hail.json", "-n", "1")
    titles = [line for line in ran.out.splitlines() if line.startswith("# ")]
    assert (ran.code, len(titles)) == (0, 2)


def test_a_file_that_cannot_be_read_costs_itself(run: Callable[..., Ran], seeds: Path) -> None:
    ran = run("summarize", "missing.txt", seeds / "orchard-weekly-hail.json", "-n", "1")
    assert ran.code == 4
    assert ran.out.count("\n") == 1
    assert ran.err.startswith("digest: missing.txt: no such file")


@pytest.mark.parametrize(("paths", "kind"), [(1, dict), (2, list)])
def test_the_form_of_the_json_is_that_of_the_paths_whether_they_can_be_read_or_not(
    run: Callable[..., Ran], seeds: Path, paths: int, kind: type
) -> None:
    given = ["missing.txt", seeds / "orchard-weekly-hail.json"][-paths:]
    assert isinstance(json.loads(run("summarize", *given, "--json").out), kind)


def test_nothing_that_can_be_read_is_an_error(run: Callable[..., Ran]) -> None:
    ran = run("summarize", "missing.txt", "gone.txt")
    assert (ran.code, ran.out) == (9, "")
    assert "missing.txt" in ran.err
    assert "gone.txt" in ran.err


@pytest.mark.parametrize("path", ["/rss", "/"])
def test_an_edition_of_a_feed_or_of_a_site_with_a_feed(run: Callable[..., Ran], folder: Path, path: str) -> None:
    with web.site({"/rss": Reply(rss(item(1), item(2))), "/": Reply(SITE)}) as site:
        ran = run("brief", site.url(path))
    assert ran.code == 0, ran.err
    assert "2 articles" in ran.out


def test_the_page_of_an_article_is_the_article_though_it_names_a_feed(run: Callable[..., Ran], folder: Path) -> None:
    body = page(1).replace(b"<head>", b"<head><link rel='alternate' type='application/rss+xml' href='/rss'>")
    with web.site({"/rss": Reply(rss(item(2), item(3))), "/news/1": Reply(body)}) as site:
        ran = run("brief", site.url("/news/1"))
    assert ran.code == 0, ran.err
    assert "1 article" in ran.out
    assert not site.paths().count("/rss")


def test_an_address_without_an_answer_costs_itself(run: Callable[..., Ran], folder: Path, seeds: Path) -> None:
    with web.site({"/picture": Reply(b"GIF89a", headers={"Content-Type": "image/gif"})}) as site:
        ran = run("brief", site.url("/picture"), seeds)
    assert "16 articles" in ran.out
    assert "no web page but image/gif" in ran.err
