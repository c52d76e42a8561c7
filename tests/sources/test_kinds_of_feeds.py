"""Feeds that people have, each in its true shape: title, text, publisher, date and link of an entry."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from digest.model.article import Article, Document
from digest.model.feed import FeedEntry, FeedText
from digest.reading.articles import read
from digest.sources.aggregators import aggregated, is_aggregator
from digest.sources.entry_publisher import publisher_of
from digest.sources.entry_text import text_of
from digest.sources.feed_publisher import outlet_of
from digest.sources.feeds import Feed
from digest.sources.files import Files
from newsroom import door
from servers import web
from servers.web import Reply


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
BLUESKY = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss version="2.0"><channel>
<description>Notes from the harbour office of Brackwater.</description>
<link>https://bsky.app/profile/harbour.bsky.social</link><title>@harbour.bsky.social - Harbour Office</title>
<item><link>https://bsky.app/profile/harbour.bsky.social/post/3mabc</link>
<description>The swing bridge stays shut today.

The ferry sails every hour until midnight.</description><pubDate>20 Nov 2026 07:30 +0000</pubDate>
<guid isPermaLink="false">at://did:plc:harbour/app.bsky.feed.post/3mabc</guid></item></channel></rss>"""
SUBSTACK = """<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0">
<channel><title><![CDATA[The Weir Letter]]></title><description><![CDATA[Rivers, and who decides on them.]]></description>
<link>https://weirletter.substack.com</link><image><url>https://substackcdn.com/image/fetch/a.png</url><title>The Weir Letter</title>
<link>https://weirletter.substack.com</link></image><generator>Substack</generator><lastBuildDate>Fri, 20 Nov 2026 09:00:00 GMT</lastBuildDate>
<atom:link href="https://weirletter.substack.com/feed" rel="self" type="application/rss+xml"/><copyright><![CDATA[Ann Lee]]></copyright>
<language><![CDATA[en]]></language><webMaster><![CDATA[weirletter@substack.com]]></webMaster>
<itunes:owner><itunes:email><![CDATA[weirletter@substack.com]]></itunes:email><itunes:name><![CDATA[Ann Lee]]></itunes:name></itunes:owner>
<itunes:author><![CDATA[Ann Lee]]></itunes:author>
<item><title><![CDATA[A dry year for keepers]]></title><description><![CDATA[And who pays for it]]></description>
<link>https://weirletter.substack.com/p/a-dry-year</link><guid isPermaLink="false">https://weirletter.substack.com/p/a-dry-year</guid>
<dc:creator><![CDATA[Ann Lee]]></dc:creator><pubDate>Thu, 19 Nov 2026 12:03:11 GMT</pubDate>
<enclosure url="https://substackcdn.com/image/fetch/b.png" length="0" type="image/jpeg"/>
<content:encoded><![CDATA[<p>Three weirs on the Tolm ran dry in August.</p><p>Their keepers were paid for a full summer.</p>
<p class="button-wrapper" data-component-name="ButtonCreateButton"><a class="button primary" href="https://weirletter.substack.com/subscribe?"><span>Subscribe now</span></a></p>]]></content:encoded></item>
</channel></rss>"""
ARXIV = """<?xml version='1.0' encoding='UTF-8'?><rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>
<title>cs.CE updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.CE</link>
<description>cs.CE updates on the arXiv.org e-print archive.</description>
<atom:link href="http://rss.arxiv.org/rss/cs.CE" rel="self" type="application/rss+xml"/><docs>http://www.rssboard.org/rss-specification</docs>
<language>en-us</language><lastBuildDate>Fri, 20 Nov 2026 05:00:11 +0000</lastBuildDate><managingEditor>rss-help@arxiv.org</managingEditor>
<pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate><item><title>Cracks in Girders of Movable Bridges</title>
<link>https://arxiv.org/abs/2611.01234</link><description>arXiv:2611.01234v1 Announce Type: new
Abstract: We measured 41 movable bridges over six years. Cracks grew fastest in the third winter.</description>
<guid isPermaLink="false">oai:arXiv.org:2611.01234v1</guid><category>cs.CE</category><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>
<arxiv:announce_type>new</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
<dc:creator>Ann Lee, Tom Osei</dc:creator></item></channel></rss>"""
ARXIV_QUERY = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<link href="http://arxiv.org/api/query?search_query%3Dcat%3Acs.CE%26start%3D0" rel="self" type="application/atom+xml"/>
<title type="html">ArXiv Query: search_query=cat:cs.CE&amp;amp;id_list=&amp;amp;start=0&amp;amp;max_results=10</title>
<id>http://arxiv.org/api/abc</id><updated>2026-11-20T00:00:00-05:00</updated><entry><id>http://arxiv.org/abs/2611.01234v1</id>
<updated>2026-11-19T18:01:02Z</updated><published>2026-11-19T18:01:02Z</published><title>Cracks in Girders of
  Movable Bridges</title><summary>  We measured 41 movable bridges over six years. Cracks grew fastest
in the third winter.
</summary><author><name>Ann Lee</name></author><author><name>Tom Osei</name></author>
<link href="http://arxiv.org/abs/2611.01234v1" rel="alternate" type="text/html"/>
<link title="pdf" href="http://arxiv.org/pdf/2611.01234v1" rel="related" type="application/pdf"/></entry></feed>"""
REDDIT_PICTURE = REDDIT.replace(
    "&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;I crossed it on Thursday and heard nothing odd.&lt;/p&gt;&lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by",
    "&lt;table&gt; &lt;tr&gt;&lt;td&gt; &lt;a href=&quot;https://www.reddit.com/r/bridges/comments/1/a/&quot;&gt; &lt;img src=&quot;https://preview.redd.it/a.png&quot; alt=&quot;The swing bridge in Brackwater is shut&quot; title=&quot;The swing bridge in Brackwater is shut&quot; /&gt; &lt;/a&gt; &lt;/td&gt;&lt;td&gt; &amp;#32; submitted by",
).replace(
    "[comments]&lt;/a&gt;&lt;/span&gt;", "[comments]&lt;/a&gt;&lt;/span&gt; &lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;"
).replace("https://gazette.example/bridge", "https://i.redd.it/a.png")  # fmt: skip
LOBSTERS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Lobsters</title><description></description><link>https://lobste.rs/</link><item><title>A girder that repairs itself</title>
<link>https://labs.tolm.example/girder</link><guid isPermaLink="false">https://lobste.rs/s/abc</guid><author>ann@users.lobste.rs (ann)</author>
<pubDate>Fri, 20 Nov 2026 06:00:00 -0600</pubDate><comments>https://lobste.rs/s/abc/a_girder</comments>
<description>&lt;p&gt;&lt;a href="https://lobste.rs/s/abc/a_girder"&gt;Comments&lt;/a&gt;&lt;/p&gt;</description><category>materials</category></item></channel></rss>"""
PODCAST_WITHOUT_LINK = PODCAST.replace("<link>https://theweir.example/12</link>", "").replace(
    "https://theweir.example</link>", "https://podcasters.spotify.com/pod/show/theweir</link>"
).replace("Podbean", "Anchor Podcasts")  # fmt: skip
GITHUB_NOTES = GITHUB.replace(
    "&lt;p&gt;v3.8.4&lt;/p&gt;",
    "&lt;h2&gt;What's changed&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Girders are read in half the time.&lt;/li&gt;&lt;/ul&gt;",
)
YOUTUBE_CHAPTERS = YOUTUBE.replace(
    "We spent a night under the bridge of Brackwater with its keeper.",
    "We spent a night under the bridge of Brackwater &amp; its keeper.\n\nThe ferry of the town sails every hour\nThe keeper has turned the bridge for thirty years",
)
BLUESKY_LINES = BLUESKY.replace(
    "The swing bridge stays shut today.\n\nThe ferry sails every hour until midnight.",
    "The swing bridge &amp; its lock stay shut today\n\nThe ferry sails every hour until midnight.",
)
YOUTUBE_ALONE = YOUTUBE.replace("We spent a night under the bridge of Brackwater with its keeper.", "")
MASTODON_LONG = MASTODON.replace(
    "&lt;p&gt;The swing bridge stays shut today. The ferry sails every hour.&lt;/p&gt;",
    "&lt;p&gt;The swing bridge stays shut today.&lt;/p&gt;&lt;p&gt;Read the order: &lt;a href=&quot;https://gazette.example/order&quot; target=&quot;_blank&quot;&gt;&lt;span class=&quot;invisible&quot;&gt;https://&lt;/span&gt;&lt;span class=&quot;&quot;&gt;gazette.example/order&lt;/span&gt;&lt;span class=&quot;invisible&quot;&gt;&lt;/span&gt;&lt;/a&gt; &lt;a href=&quot;https://social.example/tags/bridges&quot; class=&quot;mention hashtag&quot; rel=&quot;tag&quot;&gt;#&lt;span&gt;bridges&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;",
)

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
    "podcast without links": (
        PODCAST_WITHOUT_LINK,
        Expected("Episode 12: Low water", "Who owns a river in a dry year? Two keepers of weirs disagree.", "The Weir",
                 "2026-11-19T05:00", ""),
    ),
    "Bluesky": (
        BLUESKY,
        Expected("", "The swing bridge stays shut today.\n\nThe ferry sails every hour until midnight.", "Harbour Office",
                 "2026-11-20T07:30", "https://bsky.app/profile/harbour.bsky.social/post/3mabc"),
    ),
    "Substack": (
        SUBSTACK,
        Expected("A dry year for keepers",
                 "Three weirs on the Tolm ran dry in August.\n\nTheir keepers were paid for a full summer.",
                 "The Weir Letter", "2026-11-19T12:03", "https://weirletter.substack.com/p/a-dry-year"),
    ),
    "arXiv": (
        ARXIV,
        Expected("Cracks in Girders of Movable Bridges",
                 "We measured 41 movable bridges over six years. Cracks grew fastest in the third winter.",
                 "arXiv.org", "2026-11-20T05:00", "https://arxiv.org/abs/2611.01234"),
    ),
    "arXiv, a query": (
        ARXIV_QUERY,
        Expected("Cracks in Girders of Movable Bridges",
                 "We measured 41 movable bridges over six years. Cracks grew fastest in the third winter.",
                 "ArXiv", "2026-11-19T18:01", "http://arxiv.org/abs/2611.01234v1"),
    ),
    "Reddit, a picture": (
        REDDIT_PICTURE,
        Expected("The swing bridge in Brackwater is shut", "The swing bridge in Brackwater is shut",
                 "reddit.com", "2026-11-20T07:30", "https://www.reddit.com/r/bridges/comments/1/a/"),
    ),
    "Lobsters": (
        LOBSTERS,
        Expected("A girder that repairs itself", "A girder that repairs itself", "labs.tolm.example", "2026-11-20T12:00",
                 "https://labs.tolm.example/girder"),
    ),
    "GitHub releases with notes": (
        GITHUB_NOTES,
        Expected("v3.8.4", "Girders are read in half the time.", "github.com", "2026-11-20T05:00",
                 "https://github.com/tolm/girder/releases/tag/v3.8.4"),
    ),
    "YouTube, a description of several lines": (
        YOUTUBE_CHAPTERS,
        Expected("How a swing bridge turns",
                 "We spent a night under the bridge of Brackwater & its keeper.\n\n"
                 "The ferry of the town sails every hour\n\nThe keeper has turned the bridge for thirty years",
                 "Harbour Films", "2026-11-19T17:00", "https://www.youtube.com/watch?v=abc"),
    ),
    "Bluesky, lines without a full stop": (
        BLUESKY_LINES,
        Expected("The swing bridge & its lock stay shut today", "The ferry sails every hour until midnight.",
                 "Harbour Office", "2026-11-20T07:30", "https://bsky.app/profile/harbour.bsky.social/post/3mabc"),
    ),
    "YouTube without a description": (
        YOUTUBE_ALONE,
        Expected("How a swing bridge turns", "How a swing bridge turns", "Harbour Films", "2026-11-19T17:00",
                 "https://www.youtube.com/watch?v=abc"),
    ),
    "Mastodon with a link and a tag": (
        MASTODON_LONG,
        Expected("", "The swing bridge stays shut today.", "Harbour Office", "2026-11-20T04:00", "https://social.example/@harbour/1"),
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


@pytest.mark.parametrize("host", ["", "www.google.com"])
def test_the_entries_of_an_alert_are_published_by_the_outlets_they_lead_to(host: str) -> None:
    address = "https://www.google.com/url?rct=j&sa=t&url=https://tolmgazette.example/bridge&ct=ga"
    feed = FeedText("Alert - bridge", (FeedEntry("1", "Bridge shut", address),))
    assert is_aggregator(feed, host)
    [own] = aggregated(feed).entries
    _, publisher = publisher_of(own, outlet_of(feed, host), host, is_aggregated=True)
    assert (own.url, publisher) == ("https://tolmgazette.example/bridge", "tolmgazette.example")


def test_a_feed_that_looks_like_an_alert_names_no_publisher_itself() -> None:
    """Anybody can write addresses of a search engine's counter, and another outlet's name beside them."""
    address = "https://www.google.com/url?rct=j&sa=t&url=https://rumours.example/bridge&ct=ga"
    entry = FeedEntry("1", "Bridge shut", address, publisher="Tolm Gazette")
    feed = FeedText("Alert - bridge", (entry,))
    [own] = aggregated(feed).entries
    _, publisher = publisher_of(own, outlet_of(feed, "feeds.example"), "feeds.example", is_aggregated=True)
    assert publisher == "rumours.example"
    lookalike = FeedText("T", (FeedEntry("1", "T", "https://google.rumours.example/url?url=https://gazette.example/"),))
    assert not is_aggregator(lookalike, "rumours.example")


def test_the_setting_makes_any_feed_an_aggregator() -> None:
    entry = FeedEntry("1", "Bridge shut - Tolm Gazette", "https://planet.example/1", publisher="Tolm Gazette",
                      published=datetime(2026, 11, 20, tzinfo=UTC))  # fmt: skip
    [own] = aggregated(FeedText("Planet", (entry,), "https://planet.example/")).entries
    assert (own.title, own.publisher) == ("Bridge shut", "Tolm Gazette")


def test_a_headline_with_a_dash_of_its_own_keeps_it() -> None:
    entry = FeedEntry("1", "Bridge shut - for good", "https://planet.example/1", publisher="Tolm Gazette")
    [own] = aggregated(FeedText("Planet", (entry,), "https://planet.example/")).entries
    assert own.title == "Bridge shut - for good"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Wrapped by its feed: a line that goes on with a small letter shows it.
        ("The keepers of three weirs were paid for a summer\nin which no boat passed. The council of\nBrackwater wants it back.",
         "The keepers of three weirs were paid for a summer in which no boat passed. The council of\nBrackwater wants it back."),
        ("The keepers of three weirs were paid for the summer by\nBrackwater, in which no boat passed at all, and the council\nwants it back.",
         "The keepers of three weirs were paid for the summer by Brackwater, in which no boat passed at all, and the council wants it back."),
        # Lines of their own: items, lines of verse, addresses, sentences.
        ("Three weirs\nran dry\nin August", "Three weirs\nran dry\nin August"),
        ("The swing bridge stays shut today and tomorrow.\nThe ferry sails.", "The swing bridge stays shut today and tomorrow.\nThe ferry sails."),
        ("The order of the council on the swing bridge is here\nhttps://gazette.example/order", "The order of the council on the swing bridge is here\nhttps://gazette.example/order"),
        ("The swing bridge in the port of Brackwater stays shut\n\nthe ferry sails.", "The swing bridge in the port of Brackwater stays shut\n\nthe ferry sails."),
    ],
)  # fmt: skip
def test_lines_that_were_wrapped_are_joined_and_others_are_not(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_a_front_page_is_the_article_of_an_aggregators_entry_and_of_no_other() -> None:
    def documents(host: str) -> list[Document]:
        items = "".join(
            f"<item><title>Show HN: Part {n}</title><link>https://girder{n}.example/</link></item>" for n in range(3)
        )
        body = f"<rss><channel><title>News</title><link>https://{host}/</link>{items}</channel></rss>"
        with web.site({"/rss": Reply(body.encode())}) as site:
            return [item for item in Feed(site.url("/rss"), door=door())() if isinstance(item, Document)]

    assert [document.url for document in documents("news.ycombinator.com")][:2] == [
        "https://girder0.example/",
        "https://girder1.example/",
    ]
    assert [document.url for document in documents("girder0.example")] == [None] * 3


def test_paragraphs_of_text_that_is_shown_as_it_is_written_are_paragraphs() -> None:
    html = "<pre style='white-space:pre-wrap'>Read girders from a file\n\nThis makes them\n<b>new</b> each time.\n\nFixes 3.</pre>"
    assert text_of(html) == "Read girders from a file\nThis makes them new each time.\nFixes 3."


@pytest.mark.parametrize(
    ("title", "source", "expected"),
    [
        ("Bridge shut - Al-Monitor", "Al-Monitor", ("Bridge shut", "Al-Monitor")),
        ("Bridge shut - Al-Monitor", "", ("Bridge shut", "Al-Monitor")),
        ("Bridge shut | Local News - The Post-Star", "The Post-Star", ("Bridge shut | Local News", "The Post-Star")),
        ("Bridge shut - Harbour TV - Home", "Harbour TV - Home", ("Bridge shut", "Harbour TV - Home")),
        ("Bridge shut", "Tolm Gazette", ("Bridge shut", "Tolm Gazette")),
        ("The truth about the Tolm Gazette", "Tolm Gazette", ("The truth about the Tolm Gazette", "Tolm Gazette")),
        ("橋閉鎖 - 港湾新聞", "港湾新聞", ("橋閉鎖", "港湾新聞")),
    ],
)
def test_an_outlet_behind_a_headline_is_taken_off_whatever_dashes_it_has(
    title: str, source: str, expected: tuple[str, str]
) -> None:
    entry = FeedEntry("1", title, "https://news.google.com/rss/articles/1", publisher=source)
    [own] = aggregated(FeedText("q - Google News", (entry,), "https://news.google.com/search")).entries
    assert (own.title, own.publisher) == expected
