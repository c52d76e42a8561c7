"""The pages of an edition are asked again: each sentence stands there, was changed, or is gone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from digest import api
from digest.api.live import verify_live
from digest.model.article import Article, Document
from digest.reading.live_sentences import LiveSentence, compare
from servers import web
from servers.web import Reply, Site

pytestmark = pytest.mark.slow
PAGES = 200
HTML = {"Content-Type": "text/html; charset=utf-8"}


def text(number: int, cracks: int) -> str:
    return f"Inspectors in town {number} found {cracks} cracks in pier {number} of the old harbour bridge on Monday morning."


def reply(*sentences: str) -> Reply:
    return Reply(f"<html><body><article><p>{' '.join(sentences)}</p></article></body></html>".encode(), headers=HTML)


def edition_of(site: Site, folder: Path) -> Path:
    """An edition that quotes a sentence of each page."""
    articles = [
        Article.from_text(text(number, 3), f"Bridge {number}", id=f"{number:016x}", url=site.url(f"/{number}"), source=site.url(f"/{number}"), clean=False)
        for number in range(PAGES)
    ]  # fmt: skip
    path = folder / "edition.json"
    path.write_bytes(api.render(api.compose(articles, minutes=300.0), "json"))
    return path


def test_of_200_pages_exactly_the_changed_sentences_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
) -> None:
    (tmp_path / "digest.toml").write_text('[[source]]\npath = "."\n[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n')
    monkeypatch.setenv("DIGEST_CONFIG", str(tmp_path / "digest.toml"))
    with web.site({"/robots.txt": Reply(b"User-agent: *\nDisallow: /7\n")}) as site:
        path = edition_of(site, tmp_path)
        quoted = {sentence.text for story in api.proofs.edition_in(path).stories for sentence in story.quoted}
        assert len(quoted) > PAGES / 2
        expected: dict[str, str] = {}
        for number in range(PAGES):
            if number % 10 == 1:
                site.replies[f"/{number}"] = reply(text(number, 5))
                expected[text(number, 3)] = "changed"
            elif number % 10 == 2:
                site.replies[f"/{number}"] = reply("The market square will be paved anew in spring, the council said.")
                expected[text(number, 3)] = "gone"
            elif number % 10 == 3:
                expected[text(number, 3)] = "gone"  # 404
            else:
                site.replies[f"/{number}"] = reply("Rain fell.", text(number, 3), "The bridge is shut.")
                expected[text(number, 3)] = "unread" if str(number).startswith("7") else "unchanged"
        expected.update({one: "unread" for one in quoted if one.split()[3].startswith("7")})
        found = verify_live(path)
        ran = run("verify", path, "--live")
    assert {item.text: item.state for item in found} == {one: state for one, state in expected.items() if one in quoted}
    changed = [item for item in found if item.state == "changed"]
    assert all(item.now == item.text.replace(" 3 cracks", " 5 cracks") for item in changed)
    assert ran.code == 4  # the pages that begin with 7 could not be read
    assert ran.out.count("changed: ") == len(changed)
    assert ran.out.count("  reason: the whole page is gone (HTTP 404)") == ran.out.count("gone: ") - _gone_alone(found)


def _gone_alone(found: list[LiveSentence]) -> int:
    """Return the number of sentences that are gone from pages that are there."""
    return sum(item.state == "gone" and not item.now for item in found)


def test_a_sentence_of_a_file_has_no_page_and_is_counted(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "a.txt").write_text(
        "The bridge in Tarn was closed on Monday after three cracks were found in a girder."
    )
    run("brief", tmp_path / "a.txt", "-o", tmp_path / "out", "-q")
    ran = run("verify", tmp_path / "out", "--live")
    assert (ran.code, ran.out) == (0, "0 unchanged, 0 changed, 0 gone, 0 unread, 1 without a page\n")


def test_a_page_that_cannot_be_read_says_nothing_of_its_sentences() -> None:
    """A picture, a wall of script: the sentence is not known to be gone."""
    document = Document("https://gazette.example/1", b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png")
    [found] = compare(document, ["Rain fell."])
    assert found.state == "unread"
    assert found.now


def test_json_is_one_value_with_the_sentences_in_it_and_an_unread_page_has_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
) -> None:
    monkeypatch.setattr("editions.test_live.PAGES", 3)
    (tmp_path / "digest.toml").write_text('[[source]]\npath = "."\n[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n')
    monkeypatch.setenv("DIGEST_CONFIG", str(tmp_path / "digest.toml"))
    with web.site({"/robots.txt": Reply(b"User-agent: *\nDisallow: /\n")}) as site:
        path = edition_of(site, tmp_path)
        ran = run("verify", path, "--live", "--json")
        found = json.loads(ran.out)
        shown = run("verify", path, "--live").out
    assert (ran.code, found["problems"]) == (4, [])
    assert {item["state"] for item in found["live"]} == {"unread"}
    assert "  reason: " in shown
    assert "  now: " not in shown
