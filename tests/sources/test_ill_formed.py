"""Feeds that are not well formed: title, text, author and address keep their letters, in 42 kinds and their siblings."""

import pytest

from digest.sources.entry_text import text_of
from digest.sources.parse import read_feed
from digest.sources.unescaped import with_escaped_texts
from sources.ill_formed_feeds import FEEDS, LINK, TEXT, TITLE, IllFormed, items


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.name)
def test_an_entry_has_the_letters_of_a_feed_that_is_not_well_formed(feed: IllFormed) -> None:
    charset = feed.content_type.partition("charset=")[2] or None
    entry = read_feed(feed.body, "https://courier.example/rss", charset).entries[0]
    assert (entry.title, ", ".join(entry.authors), entry.url) == (feed.title, feed.author, feed.link)
    assert text_of(entry.html).replace("\n", " ") == feed.text


OPEN = f"<item><title>{TITLE}</title>{LINK}<description><![CDATA[<p>{TEXT}</p></description></item>"
CLOSED = OPEN.replace("</p><", "</p>]]><")


@pytest.mark.parametrize("markup", [OPEN + CLOSED, CLOSED + OPEN, OPEN + OPEN, CLOSED.replace("]]>", "]]>]]>") * 2])
def test_a_section_ends_with_its_element_at_the_latest(markup: str) -> None:
    entries = read_feed(items(markup), "").entries
    assert [text_of(entry.html) for entry in entries] == [TEXT, TEXT]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One.<br>Two.<br>Three <i>four</i>.", "One.\nTwo.\nThree four."),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<p>One <b>two<p>three", "One two\nthree"),
        ("One <img src=a.jpg> two <hr> R&D < 3.", "One two\nR&D < 3."),
    ],
)
@pytest.mark.parametrize("name", ["description", "content:encoded"])
def test_html_that_is_not_escaped_is_read_as_html(name: str, markup: str, text: str) -> None:
    feed = items(f"<item><title>{TITLE}</title>{LINK}<{name}>{markup}</{name}></item>" * 2)
    entries = read_feed(feed, "").entries
    assert [(entry.title, text_of(entry.html)) for entry in entries] == [(TITLE, text)] * 2


def test_references_to_control_characters_are_dropped_and_others_are_kept() -> None:
    entry = read_feed(
        items(f"<item><title>A&#8;B&#x00;C&#x1f;D&#65;&#x7E;&#10;&#39;</title>{LINK}</item>"), ""
    ).entries[0]
    assert entry.title == "ABCDA~ '"


@pytest.mark.parametrize(
    "body",
    [
        b"<item><title>One</title></item>",
        b"<media:content><media:title>One <b>two</b></media:title></media:content>",
        b"<item><title>One<b></item><item></title></item>",
        b"<description><![CDATA[<p>One</p>]]></description>",
        b"<title>",
    ],
)
def test_the_markup_of_the_feed_itself_is_not_escaped(body: bytes) -> None:
    expected = b"<media:content><media:title>One &lt;b&gt;two&lt;/b&gt;</media:title></media:content>"
    assert with_escaped_texts(body) == (expected if b"media" in body else body)
