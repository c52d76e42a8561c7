"""What in a feed is markup and what is text: no letter of a text is lost, in any format, by any command."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import digest
from conftest import Ran
from digest.sources.entry_text import text_of
from digest.sources.opml import read_opml
from newsroom import item, rss
from servers import web
from servers.web import Reply

# Texts as people type them into feeds, without a thought of XML.
TEXTS = [
    "AT&T cut its R&D budget on Monday, the company said.",
    "Rates < 3% & rising > 2% worried the bank on Monday.",
    "Bäcker & Söhne schließt: 5 < 7 Filialen bleiben, sagt die Stadt.",
    "Dupont & Fils vend l'usine à H&M, dit le maire.",
    "Los precios suben <3% en junio & julio, dijo el banco.",
    "三菱&三井は月曜日、金利<3%と発表した。",
    "Цены выросли на <3% & не упали, сообщил банк.",
    "Shop at ?a=1&copy=2&region=3 said the notice on Friday.",
]
LINK = "https://courier.example/s?a=1&b=2&copy=3"


def _rss(text: str) -> str:
    return f"<rss version='2.0'><channel><title>T</title><item><title>{text}</title><link>{LINK}</link><description>{text}</description></item></channel></rss>"


def _cdata(text: str) -> str:
    held = f"<![CDATA[{text}]]>"
    return f"<rss version='2.0'><channel><title>T</title><item><title>{held}</title><link>{LINK}</link><description>{held}</description></item></channel></rss>"


def _atom(text: str) -> str:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>{text}</title><link href='{LINK}'/><id>1</id><summary>{text}</summary></entry></feed>"


def _rdf(text: str) -> str:
    return (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel rdf:about='http://c.example'><title>T</title></channel>"
        f"<item><title>{text}</title><link>{LINK}</link><description>{text}</description></item></rdf:RDF>"
    )


def _json(text: str) -> str:
    return json.dumps({"version": "1.1", "items": [{"id": "1", "url": LINK, "title": text, "content_text": text}]})


FORMATS: list[Callable[[str], str]] = [_rss, _cdata, _atom, _rdf, _json]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("feed", FORMATS)
def test_an_ampersand_and_a_sign_that_open_nothing_are_text(feed: Callable[[str], str], text: str) -> None:
    [entry] = digest.parse_feed(feed(text).encode())
    assert (entry.title, text_of(entry.html), entry.url) == (text, text, LINK)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rates &lt; 3% &amp; rising &gt; 2%", "Rates < 3% & rising > 2%"),
        ("&lt;b&gt;Bridge&lt;/b&gt; closed", "Bridge closed"),
        ("How should &lt;bridge&gt; work?", "How should <bridge> work?"),
        ("<![CDATA[<i>Bridge</i> & port]]>", "Bridge & port"),
        ("Caf&eacute; &amp;eacute; &#233; &#xE9;", "Café é é é"),
        ("A&B; C&D", "A&B; C&D"),
        ("x<y and z", "x<y and z"),
        ("<!-- a < b & c -->Bridge", "Bridge"),
    ],
)
def test_what_is_markup_stays_markup(written: str, read: str) -> None:
    [entry] = digest.parse_feed(_rss(written).encode())
    assert entry.title == read


@pytest.mark.parametrize("encoding", ["utf-16", "iso-2022-jp", "shift_jis", "gb18030", "windows-1251", "iso-8859-1"])
def test_letters_of_other_encodings_are_no_markup(encoding: str) -> None:
    text = {"iso-8859-1": "Bäcker & Söhne", "windows-1251": "Цены & банк"}.get(encoding, "三菱は金利を発表した")
    body = f"<?xml version='1.0' encoding='{encoding}'?>{_rss(text)}".encode(encoding)
    [entry] = digest.parse_feed(body)
    assert entry.title == text


def test_a_feed_in_a_list_of_feeds_keeps_its_whole_address() -> None:
    listed = f"<opml><body><outline text='R&D < us' xmlUrl='{LINK}'/></body></opml>"
    [outline] = read_opml(listed.encode(), "feeds.opml")
    assert (outline.url, outline.title) == (LINK, "R&D < us")


@pytest.mark.parametrize("text", TEXTS)
def test_a_brief_of_a_file_quotes_the_letters_and_proves_them(
    run: Callable[..., Ran], tmp_path: Path, text: str
) -> None:
    (tmp_path / "feed.xml").write_text(_rss(text).replace(text, "A notice", 1))
    assert run("brief", tmp_path / "feed.xml", "-o", tmp_path / "out", "--format", "json").code == 0
    edition = json.loads((tmp_path / "out" / "edition.json").read_text())
    assert [article["text"] for article in edition["articles"]] == [text]
    assert [article["url"] for article in edition["articles"]] == [LINK]
    assert run("verify", "--raw", tmp_path / "out", tmp_path / "feed.xml").code == 0


def test_what_is_fetched_keeps_its_letters(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{TEXTS[0]} {TEXTS[1]} " + "The port & the town (<3 of them) said so. " * 15
    body = rss(item(1, text="TEXT")).replace(b"&lt;p&gt;TEXT&lt;/p&gt;", text.encode())
    with web.site({"/rss": Reply(body)}) as site:
        path = tmp_path / "digest.toml"
        path.write_text(f'[[source]]\nurl = "{site.url("/rss")}"\n[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n')
        monkeypatch.setenv("DIGEST_CONFIG", str(path))
        assert run("source", "check").out == f"{site.url('/rss')}  1 documents\n"
        assert run("fetch").err == "1 document, 1 article\n"
    [hit] = json.loads(run("search", "budget", "--json").out)
    assert hit["text"].startswith(f"{TEXTS[0]} {TEXTS[1]}")
