"""Feeds, on loopback."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digest
from digest.errors import NotAnArticleError
from digest.model.article import Document, Failure
from digest.sources.feeds import Feed
from newsroom import door
from servers import web
from servers.web import Reply

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour &amp; Port</title>
<item><title>Bridge &lt;b&gt;closed&lt;/b&gt; &amp;amp; shut</title><link>https://courier.example/a</link><guid>id1</guid>
<pubDate>Thu, 19 Nov 2026 16:05:00 +0000</pubDate><author>Ann Lee</author><description>Short.</description>
<content:encoded><![CDATA[<p>The bridge was closed on Monday. Nobody was hurt.</p>]]></content:encoded></item>
<item><title>No link</title><guid>id2</guid><description>Nothing to see here on this day.</description></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><id>urn:1</id><title>One</title>
<link href="https://a.example/1"/><updated>2026-11-19T16:05:00Z</updated><summary>It rained.</summary></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "JSON",
        "items": [{"id": "1", "url": "https://j.example/1", "title": "One", "content_html": "<p>It rained.</p>"}],
    }
).encode()
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://r.example/"><title>RDF</title><link>https://r.example/</link></channel>
<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><description>It rained.</description>
</item></rdf:RDF>"""


def test_an_entry_has_its_id_title_address_date_and_content() -> None:
    entry, bare = digest.parse_feed(RSS)
    assert entry.id == "id1"
    assert entry.title == "Bridge closed & shut"
    assert entry.url == "https://courier.example/a"
    assert entry.published == datetime(2026, 11, 19, 16, 5, tzinfo=UTC)
    assert entry.html == "<p>The bridge was closed on Monday. Nobody was hurt.</p>"
    assert (bare.id, bare.url, bare.title) == ("id2", None, "No link")


@pytest.mark.parametrize(
    ("body", "url"), [(ATOM, "https://a.example/1"), (JSON, "https://j.example/1"), (RDF, "https://r.example/1")]
)
def test_every_kind_of_feed_is_read(body: bytes, url: str) -> None:
    [entry] = digest.parse_feed(body)
    assert (entry.title, entry.url) == ("One", url)
    assert "It rained." in entry.html


@pytest.mark.parametrize("body", [b"", b"<html><p>no feed</p></html>", b"{}", b"\xff\xfe\x00", b"plain text"])
def test_what_is_no_feed_is_told(body: bytes) -> None:
    with pytest.raises(NotAnArticleError, match="no feed"):
        digest.parse_feed(body)


@given(st.binary(max_size=200) | st.integers(0, len(RSS)).map(lambda cut: RSS[:cut]))
def test_any_bytes_give_entries_or_our_error(body: bytes) -> None:
    try:
        entries = digest.parse_feed(body)
    except NotAnArticleError:
        return
    assert all("\n" not in entry.title for entry in entries)


def test_the_publisher_of_the_settings_comes_before_the_title_of_the_feed() -> None:
    with web.serve({"/rss": (200, RSS)}) as address:
        own, settings = (next(Feed(f"{address}/rss", publisher=name, door=door())()) for name in (None, "Courier"))
    assert isinstance(own, Document)
    assert isinstance(settings, Document)
    assert json.loads(own.body)["publisher"] == "Harbour & Port"
    assert settings.publisher == "Courier"


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"/rss": (404, b"")}, "answers 404"),
        ({"/rss": (500, b"")}, "answers 500"),
        ({"/rss": (200, b"<html></html>")}, "no feed"),
        ({"/rss": (302, b"/rss")}, "more than 5 redirects"),
    ],
)
def test_what_goes_wrong_is_one_failure_with_its_reason(answers: dict[str, tuple[int, bytes]], reason: str) -> None:
    with web.serve(answers) as address:
        [failure] = Feed(f"{address}/rss", door=door())()
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    assert "\n" not in failure.reason


def test_a_server_that_is_not_there_is_a_failure() -> None:
    [failure] = Feed("http://127.0.0.1:9/rss", door=door())()
    assert isinstance(failure, Failure)
    assert "connection refused" in failure.reason
    assert "object at" not in failure.reason


SENTENCES = {
    "cp1252": "Não há comboios na região até à próxima estação, diz a câmara de São Brás.",
    "cp1251": "Разводной мост закрыт с понедельника, паромы ходят каждый час до полуночи.",
    "gb18030": "大桥从星期一起关闭，渡轮每小时开一班，直到午夜为止，市政府说。",
    "utf-8": "Não há comboios na região: o “Ponte” fecha — diz a câmara.",
}


def _in_words(sentence: str, declaration: str = "") -> str:
    return f"{declaration}<rss><channel><title>P</title><item><title>{sentence}</title><link>http://c.example/1</link><description>{sentence}</description></item></channel></rss>"


@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>'])
@pytest.mark.parametrize("codec", SENTENCES)
def test_an_encoding_that_is_not_declared_or_wrongly_costs_no_letter(codec: str, declaration: str) -> None:
    sentence = SENTENCES[codec]
    [entry] = digest.parse_feed(_in_words(sentence, declaration).encode(codec))
    assert (entry.title, entry.html) == (sentence, sentence)


def test_utf8_that_is_declared_to_be_another_encoding_is_utf8() -> None:
    sentence = SENTENCES["utf-8"]
    [entry] = digest.parse_feed(_in_words(sentence, '<?xml version="1.0" encoding="ISO-8859-1"?>').encode())
    assert entry.title == sentence


def test_the_encoding_of_the_server_counts_where_the_feed_names_none() -> None:
    body = _in_words("Mönch").encode("cp850")
    reply = Reply(body, headers={"Content-Type": "application/rss+xml; charset=cp850"})
    with web.site({"/rss": reply}) as site:
        [document] = Feed(site.url("/rss"), door=door())()
    assert isinstance(document, Document)
    assert "Mönch" in document.body.decode()


@pytest.mark.parametrize("title", ["Bridge shut", ""])  # without a title the thorough parser reads it
def test_a_link_that_counts_clicks_gives_way_to_the_one_at_the_outlet(title: str) -> None:
    body = f"""<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Courier</title><item>
    <title>{title}</title><link>http://feedproxy.example/~r/courier/~3/abc/</link><description>It rained.</description>
    <feedburner:origLink>https://courier.example/a</feedburner:origLink></item></channel></rss>"""
    [entry] = digest.parse_feed(body.encode())
    assert entry.url == "https://courier.example/a"


def test_a_redirect_is_followed() -> None:
    with web.serve({"/old": (301, b"/rss"), "/rss": (200, RSS)}) as address:
        assert len(list(Feed(f"{address}/old", door=door())())) == 2


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/atom+xml", "application/feed+json"])
def test_a_server_that_answers_by_accept_is_asked_for_a_feed(kind: str) -> None:
    with web.site() as site:
        site.every = lambda request: Reply(RSS) if kind in request.headers["accept"] else Reply(status=406)
        assert len(list(Feed(site.url("/rss"), door=door())())) == 2
