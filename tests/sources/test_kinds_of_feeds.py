"""Feeds that people have, each in its true shape: title, text, publisher, date and link of an entry."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from digest.model.article import Article, Document
from digest.model.feed import FeedEntry, FeedText
from digest.reading.articles import read
from digest.sources.aggregators import aggregated, is_aggregator
from digest.sources.files import Files


class Expected(NamedTuple):
    title: str
    text: str
    publisher: str
    published: str
    url: str


GOOGLE_NEWS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss xmlns:media="http://search.yahoo.com/mrss/" version="2.0">
<channel><generator>NFE/5.0</generator><title>"swing bridge" - Google News</title>
<link>https://news.google.com/search?q=%22swing+bridge%22&amp;hl=en-US&amp;gl=US&amp;ceid=US:en</link><language>en-US</language>
<copyright>© 2026 Google LLC. All rights reserved.</copyright><description>Google News</description>
<item><title>Three cracks close the swing bridge in Brackwater - Tolm Gazette</title>
<link>https://news.google.com/rss/articles/CBMiXkFV?oc=5</link><guid isPermaLink="false">CBMiXkFV</guid>
<pubDate>Fri, 20 Nov 2026 07:15:00 GMT</pubDate><description>&lt;a href="https://news.google.com/rss/articles/CBMiXkFV?oc=5"
target="_blank"&gt;Three cracks close the swing bridge in Brackwater&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font
color="#6f6f6f"&gt;Tolm Gazette&lt;/font&gt;</description><source url="https://gazette.example">Tolm Gazette</source></item>
</channel></rss>"""
REDDIT = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<category term="bridges" label="r/bridges"/><updated>2026-11-20T08:00:00+00:00</updated><id>/r/bridges/.rss</id>
<link rel="self" href="https://www.reddit.com/r/bridges/.rss" type="application/atom+xml"/>
<link rel="alternate" href="https://www.reddit.com/r/bridges/" type="text/html"/><title>Bridges of all kinds</title>
<entry><author><name>/u/girder</name><uri>https://www.reddit.com/user/girder</uri></author>
<content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;I crossed it on Thursday and heard nothing odd.&lt;/p&gt;&lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by &amp;#32; &lt;a href=&quot;https://www.reddit.com/user/girder&quot;&gt; /u/girder &lt;/a&gt; &lt;br/&gt; &lt;span&gt;&lt;a href=&quot;https://gazette.example/bridge&quot;&gt;[link]&lt;/a&gt;&lt;/span&gt; &amp;#32; &lt;span&gt;&lt;a href=&quot;https://www.reddit.com/r/bridges/comments/1/a/&quot;&gt;[comments]&lt;/a&gt;&lt;/span&gt;</content>
<id>t3_1</id><link href="https://www.reddit.com/r/bridges/comments/1/a/"/><updated>2026-11-20T07:30:00+00:00</updated>
<published>2026-11-20T07:30:00+00:00</published><title>The swing bridge in Brackwater is shut</title></entry></feed>"""
HACKER_NEWS = """<rss version="2.0"><channel><title>Hacker News</title><link>https://news.ycombinator.com/</link>
<description>Links for the curious.</description><item><title>A girder that repairs itself</title>
<link>https://labs.tolm.example/girder</link><pubDate>Fri, 20 Nov 2026 06:00:00 +0000</pubDate>
<comments>https://news.ycombinator.com/item?id=1</comments>
<description><![CDATA[<a href="https://news.ycombinator.com/item?id=1">Comments</a>]]></description></item></channel></rss>"""
HNRSS = HACKER_NEWS.replace(
    "Hacker News</title><link>https://news.ycombinator.com/",
    "Hacker News: Front Page</title><link>https://news.ycombinator.com/",
).replace(
    '<a href="https://news.ycombinator.com/item?id=1">Comments</a>',
    '<p>Article URL: <a href="https://labs.tolm.example/girder">https://labs.tolm.example/girder</a></p> <p>Comments URL: <a href="https://news.ycombinator.com/item?id=1">https://news.ycombinator.com/item?id=1</a></p> <p>Points: 210</p> <p># Comments: 64</p>',
)
YOUTUBE = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"
xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
<link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=UCharbour"/><id>yt:channel:harbour</id>
<yt:channelId>harbour</yt:channelId><title>Harbour Films</title>
<link rel="alternate" href="https://www.youtube.com/channel/UCharbour"/><author><name>Harbour Films</name>
<uri>https://www.youtube.com/channel/UCharbour</uri></author><published>2015-01-01T00:00:00+00:00</published>
<entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><title>How a swing bridge turns</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><author><name>Harbour Films</name></author>
<published>2026-11-19T17:00:00+00:00</published><updated>2026-11-20T01:00:00+00:00</updated>
<media:group><media:title>How a swing bridge turns</media:title>
<media:description>We spent a night under the bridge of Brackwater with its keeper.</media:description></media:group></entry></feed>"""
GITHUB = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<id>tag:github.com,2008:https://github.com/tolm/girder/releases</id>
<link type="text/html" rel="alternate" href="https://github.com/tolm/girder/releases"/>
<link type="application/atom+xml" rel="self" href="https://github.com/tolm/girder/releases.atom"/>
<title>Release notes from girder</title><updated>2026-11-20T05:00:00Z</updated><entry>
<id>tag:github.com,2008:Repository/1/v3.8.4</id><updated>2026-11-20T05:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://github.com/tolm/girder/releases/tag/v3.8.4"/><title>v3.8.4</title>
<content type="html">&lt;p&gt;v3.8.4&lt;/p&gt;</content><author><name>annlee</name></author></entry></feed>"""
MASTODON = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour Office</title><description>Public posts from @harbour@social.example</description>
<link>https://social.example/@harbour</link><image><url>https://social.example/a.png</url><title>Harbour Office</title>
<link>https://social.example/@harbour</link></image><generator>Mastodon v4.3.2</generator>
<item><guid isPermaLink="true">https://social.example/@harbour/1</guid><link>https://social.example/@harbour/1</link>
<pubDate>Fri, 20 Nov 2026 04:00:00 +0000</pubDate>
<description>&lt;p&gt;The swing bridge stays shut today. The ferry sails every hour.&lt;/p&gt;</description></item></channel></rss>"""
PODCAST = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Weir: a podcast on water</title><link>https://theweir.example</link><copyright>© 2026 Tolm Sound</copyright>
<itunes:author>Tolm Sound</itunes:author><generator>Podbean</generator><item><title>Episode 12: Low water</title>
<link>https://theweir.example/12</link><guid isPermaLink="false">w12</guid><pubDate>Thu, 19 Nov 2026 05:00:00 +0000</pubDate>
<enclosure url="https://theweir.example/12.mp3" type="audio/mpeg" length="1"/><itunes:duration>31:10</itunes:duration>
<description>&lt;p&gt;Who owns a river in a dry year? Two keepers of weirs disagree.&lt;/p&gt;</description></item></channel></rss>"""

KINDS = {
    "Google News": (
        GOOGLE_NEWS,
        Expected("Three cracks close the swing bridge in Brackwater", "Three cracks close the swing bridge in Brackwater",
                 "Tolm Gazette", "2026-11-20T07:15", "https://news.google.com/rss/articles/CBMiXkFV?oc=5"),
    ),
    "Google News without <source>": (
        GOOGLE_NEWS.replace('<source url="https://gazette.example">Tolm Gazette</source>', ""),
        Expected("Three cracks close the swing bridge in Brackwater", "Three cracks close the swing bridge in Brackwater",
                 "Tolm Gazette", "2026-11-20T07:15", "https://news.google.com/rss/articles/CBMiXkFV?oc=5"),
    ),
    "Reddit": (
        REDDIT,
        Expected("The swing bridge in Brackwater is shut", "I crossed it on Thursday and heard nothing odd.",
                 "gazette.example", "2026-11-20T07:30", "https://gazette.example/bridge"),
    ),
    "Reddit, a post of its own": (
        REDDIT.replace("https://gazette.example/bridge", "https://www.reddit.com/r/bridges/comments/1/a/"),
        Expected("The swing bridge in Brackwater is shut", "I crossed it on Thursday and heard nothing odd.",
                 "reddit.com", "2026-11-20T07:30", "https://www.reddit.com/r/bridges/comments/1/a/"),
    ),
    "Hacker News": (
        HACKER_NEWS,
        Expected("A girder that repairs itself", "A girder that repairs itself", "labs.tolm.example", "2026-11-20T06:00",
                 "https://labs.tolm.example/girder"),
    ),
    "hnrss.org": (
        HNRSS,
        Expected("A girder that repairs itself", "A girder that repairs itself", "labs.tolm.example", "2026-11-20T06:00",
                 "https://labs.tolm.example/girder"),
    ),
    "YouTube": (
        YOUTUBE,
        Expected("How a swing bridge turns", "We spent a night under the bridge of Brackwater with its keeper.",
                 "Harbour Films", "2026-11-19T17:00", "https://www.youtube.com/watch?v=abc"),
    ),
    "GitHub releases": (
        GITHUB,
        Expected("v3.8.4", "v3.8.4", "github.com", "2026-11-20T05:00", "https://github.com/tolm/girder/releases/tag/v3.8.4"),
    ),
    "Mastodon": (
        MASTODON,
        Expected("", "The swing bridge stays shut today. The ferry sails every hour.", "Harbour Office",
                 "2026-11-20T04:00", "https://social.example/@harbour/1"),
    ),
    "podcast": (
        PODCAST,
        Expected("Episode 12: Low water", "Who owns a river in a dry year? Two keepers of weirs disagree.", "The Weir",
                 "2026-11-19T05:00", "https://theweir.example/12"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_is_read_as_it_is_meant(tmp_path: Path, kind: str) -> None:
    body, expected = KINDS[kind]
    (tmp_path / "feed.xml").write_text(body)
    [document] = Files((tmp_path / "feed.xml",))()
    assert isinstance(document, Document)
    [article] = read(document)  # type: ignore[misc]
    assert isinstance(article, Article)
    assert article.published is not None
    published = article.published.astimezone(UTC).isoformat()[:16]
    assert Expected(article.title, article.text, article.publisher or "", published, article.url or "") == expected


@pytest.mark.parametrize(
    ("host", "link", "known"),
    [
        ("news.google.com", "https://blog.example/", True),
        ("www.reddit.com", "", True),
        ("old.reddit.com", "", True),
        ("blog.example", "https://news.google.com/", False),
        ("127.0.0.1", "https://news.google.com/search", True),
        ("", "https://www.google.com/alerts/feeds/1/2", True),
        ("", "https://www.google.com/", False),
        ("notreddit.com", "", False),
    ],
)
def test_an_aggregator_is_known_by_its_own_host(host: str, link: str, known: bool) -> None:
    assert is_aggregator(FeedText("T", (), link), host) is known


def test_the_setting_makes_any_feed_an_aggregator() -> None:
    entry = FeedEntry("1", "Bridge shut - Tolm Gazette", "https://planet.example/1", publisher="Tolm Gazette",
                      published=datetime(2026, 11, 20, tzinfo=UTC))  # fmt: skip
    [own] = aggregated(FeedText("Planet", (entry,), "https://planet.example/")).entries
    assert (own.title, own.publisher) == ("Bridge shut", "Tolm Gazette")


def test_a_headline_with_a_dash_of_its_own_keeps_it() -> None:
    entry = FeedEntry("1", "Bridge shut - for good", "https://planet.example/1", publisher="Tolm Gazette")
    [own] = aggregated(FeedText("Planet", (entry,), "https://planet.example/")).entries
    assert own.title == "Bridge shut - for good"
