"""A folder and a web of hostile inputs, each in several forms: the good ones among them are read, within their time."""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from newsroom import item, rss
from servers import web
from servers.web import Reply

pytestmark = pytest.mark.slow
# Seconds for a run over all hostile inputs on a machine that is busy with other work; alone it takes about ten.
BUDGET = 150.0
GOOD = "The harbour of {} was closed on Monday after a storm, and {} ships had to wait for the pilots."
TOWNS = ("Merrin", "Skarne", "Farrow")
COMMENTS = "<!--x-->"


def _feed(text: str, title: str = "a") -> bytes:
    return (
        f"<rss><channel><title>a</title><item><title>{title}</title>"
        f"<description><![CDATA[{text}]]></description></item></channel></rss>"
    ).encode()


# A feed that costs the square of its length: markup without an end, in a title, a text and a frame, and their kin.
FEEDS: dict[str, bytes] = {
    "text": _feed("<" * 150_000),
    "title": _feed("a", "&lt;" * 150_000),
    "frame": _feed("<iframe " * 60_000),
    "comment": _feed("<!--" * 40_000),
    "tag": _feed("<a " * 60_000),
    "attribute": _feed("<a b=" * 40_000),
    "entity": _feed("&#" * 80_000),
    "quotes": _feed("<a '" * 40_000),
    "title of tags": _feed("a", "&lt;b " * 40_000),
    "links": _feed("<a href=x>[link]" * 12_000),
    "one paragraph of Japanese": _feed("東京は雨です。" * 8_000),
    "one line of Chinese": _feed("今天下雨。" * 12_000),
    "Thai": _feed("วันนี้ฝนตก" * 6_000),
    "nested": b"<rss><channel>" + b"<item>" * 30_000,
    "outlines": b"<opml><body>" + b"<outline text='a'>" * 5_000,
    "broken": b"(<>&#xD800;",
    "half a character": b"<rss><channel><item><title>&#xDFFF;&#xD800;</title></item></channel></rss>",
    "NUL": b"<rss>\x00" * 900,
    "a billion": b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss>&c;</rss>",
    "JSON": b'{"items":' + b"[" * 90_000,
    "packed": gzip.compress(b"<" * 9_000_000),
}
# Files: what hung or broke a reader of folders, and its kin.
FILES: dict[str, bytes] = {
    "note": (COMMENTS * 60 + "It rained.").encode(),
    "a.dat": (COMMENTS * 400 + "It rained.").encode(),
    "b.dat": ("<!-- -->\n" * 900 + "<p>It rained.").encode(),
    "c.dat": b" " * 4_096 + b"<!doctype html><p>It rained.",
    "d.dat": b"<?xml ?>" * 400,
    "e.dat": b"<!--" * 9_000,
    "f.xml": b"(<>&#xD800;",
    "g.xml": b"<rss>&#xDFFF;",
    "h.xml": b"(<>&#55296;",
    "i.opml": b"<opml><body>" + b"<outline text='a'>" * 1_600,
    "j.opml": b"<opml><body>" + b"<outline>" * 90_000,
    "k.pdf": b"%PDF-1.4\n" + b"1 0 obj<</Length 9>>" * 900,
    "l.pdf": b"%PDF-",
    "m.txt": "東京は雨です。".encode() * 12_000,
    "n.txt": "今天下雨。".encode() * 12_000,
    "o.txt": b"a" * 400_000,
    "p.txt": ("a" + "\u0301" * 90_000).encode(),
    "q.html": b"<p>" * 40_000,
    "r.html": b"<div><!--" * 20_000,
    "s.html": b"<a " * 60_000,
    "t.md": b"[" * 60_000,
    "u.md": b"> " * 40_000,
    "v.eml": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 9_000,
    "w.eml": b"Subject: " + b"=?utf-8?q?a?= " * 9_000 + b"\n\nIt rained.\n",
    "x.json": b"[" * 90_000,
    "y.jsonl": b"{\n" * 20_000,
    "z.gz": gzip.compress(b"<!--x-->" * 900_000),
    "z.mbox": b"From a@b Thu Nov 19 16:05:00 2026\n" * 4_000,
}


def _shown(ran: Ran) -> str:
    assert "Traceback" not in ran.err
    assert "please report it" not in ran.err
    return ran.out


def test_good_files_are_read_among_hostile_ones(tmp_path: Path, run: Callable[..., Ran]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, body in FILES.items():
        (folder / name).write_bytes(body)
    for number, town in enumerate(TOWNS, start=2):
        (folder / f"good{number}.txt").write_text(GOOD.format(town, number))
    (folder / "link.txt").symlink_to("/etc/passwd")
    started = time.monotonic()
    ran = run("brief", folder, "--minutes", "90")
    assert time.monotonic() - started < BUDGET
    assert all(town in _shown(ran) for town in TOWNS)
    assert "root:x" not in ran.out


def test_good_feeds_are_read_among_hostile_ones(tmp_path: Path, run: Callable[..., Ran]) -> None:
    names = ["Reuters", "AP", "BBC News", "Le Monde", "The Guardian"]
    lies = [item(n, text=GOOD.format("Evilport", 9), link=f"http://news.example/{n}") for n in range(5)]
    sold = [
        one.replace("</item>", f'<source url="x">{name}</source></item>') for one, name in zip(lies, names, strict=True)
    ]
    bodies = {**FEEDS, "one feed as five": rss(*sold)}
    bodies |= {
        town: rss(item(n, text=GOOD.format(town, n), title=f"Storm at {town}"))
        for n, town in enumerate(TOWNS, start=10)
    }
    with web.site({f"/{n}": Reply(body) for n, body in enumerate(bodies.values())}) as site:
        sources = "".join(
            f'[[source]]\nurl = "{site.url(f"/{n}", f"127.0.0.{n + 1}")}"\nfull_text = "never"\n'
            for n in range(len(bodies))
        )
        settings = tmp_path / "digest.toml"
        settings.write_text(
            f'[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n{sources}'
            '[[brief]]\nname = "morning"\ntime = "00:00"\nmax_age = "all"\nminutes = 90\nchannel = "file"\nfolder = "out"\n'
        )
        settings.chmod(0o600)
        started = time.monotonic()
        ran = run("run", "--once", "--config", settings)
        assert time.monotonic() - started < BUDGET
    _shown(ran)
    [path] = tmp_path.glob("out/*/edition.json")
    stories = [story for section in json.loads(path.read_text())["sections"] for story in section["stories"]]
    said = {town: [story for story in stories if town in str(story["summary"])] for town in (*TOWNS, "Evilport")}
    assert all(said.values())
    assert {len(story["publishers"]) for story in said["Evilport"]} <= {0, 1}, "one feed speaks for one publisher"
