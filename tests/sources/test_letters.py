"""Feeds that are not well-formed, or that few parsers read whole: every letter of an entry is kept."""

from datetime import timedelta

import pytest

from digest.model.feed import EntryText, FeedEntry
from digest.sources.entry_text import text_of
from digest.sources.feed_documents import entry_document
from digest.sources.feed_publisher import Outlet
from digest.sources.parse import read_feed

SPACES = (
    "xmlns:media='http://search.yahoo.com/mrss/' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:a10='http://www.w3.org/2005/Atom' "
    "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'"
)
LINK = "<link>https://courier.example/weir</link>"
ATOM_LINK = "<link href='https://courier.example/weir'/><id>1</id>"


def rss(item: str, prolog: str = "<?xml version='1.0' encoding='utf-8'?>", spaces: str = SPACES) -> str:
    return (
        f"{prolog}<rss version='2.0' {spaces}><channel><title>Courier</title><link>https://courier.example/</link>"
        f"<item>{item}</item></channel></rss>"
    )


def atom(entry: str) -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
        f"xmlns:media='http://search.yahoo.com/mrss/'><title>Courier</title><entry>{entry}</entry></feed>"
    )


def entry_of(feed: str | bytes, charset: str | None = None) -> FeedEntry:
    body = feed if isinstance(feed, bytes) else feed.encode()
    [entry] = read_feed(body, "https://courier.example/feed", charset).entries
    return entry


@pytest.mark.parametrize(
    ("item", "title", "text"),
    [
        ("<title>Weir</title><description>One. <b>Bold</b> two.</description>", "Weir", "One. Bold two."),
        ("<title>The <i>weir</i> &amp; the lock</title>", "The weir & the lock", ""),
        ("<title>Weir</title><description><p>A & B.</p><p>C < D.</p></description>", "Weir", "A & B.\nC < D."),
        ("<title>Weir</title><description>Fish & <em>chips</em> & peas.</description>", "Weir", "Fish & chips & peas."),
        ("<title>Weir</title><content:encoded><p>R&D<br/>grew.</p></content:encoded>", "Weir", "R&D\ngrew."),
        ("<title>Weir</title><description>A<!-- cut -->B.</description>", "Weir", "AB."),
        ("<title>Weir</title><description>A <![CDATA[<b>B</b>]]> C.</description>", "Weir", "A B C."),
        ("<title>Weir</title><media:description>A video & a song.</media:description>", "Weir", "A video & a song."),
        ("<title>It&#146;s &#147;shut&#148; &#150; now</title>", "It’s “shut” – now", ""),
        ("<title>It&#x92;s shut</title><description>It&#146;s shut.</description>", "It’s shut", "It’s shut."),
        ("<title>It\u0092s shut</title><description><![CDATA[<p>It&#146;s</p>]]></description>", "It’s shut", "It’s"),
        ("<title>5&#8364; or 4&#128;</title>", "5€ or 4€", ""),
        ("<title>Weir\x0b & lock\x01</title><description><![CDATA[A\x0cB.]]></description>", "Weir & lock", "AB."),
        ("<title>Weir</title><content:encoded><![CDATA[Ask &lt;b&gt; twice.]]></content:encoded>", "Weir", "Ask <b> twice."),
        ("<title>Weir</title><description>&lt;p&gt;A &amp;amp; B&lt;/p&gt;</description>", "Weir", "A & B"),
        ("<title>&amp;#8222;Weir&amp;#8220;</title>", "„Weir“", ""),
        ("<title>A&nbsp;&eacute;t&eacute; &mdash; fini</title>", "A été — fini", ""),
        ("<TITLE>Weir</TITLE><Description>In capitals.</Description>", "Weir", "In capitals."),
        ("<title/><media:title>Weir</media:title>", "Weir", ""),
    ],
)  # fmt: skip
def test_every_letter_of_an_item_is_kept(item: str, title: str, text: str) -> None:
    entry = entry_of(rss(item + LINK))
    assert (entry.title, text_of(entry.html)) == (title, text)


XHTML = "<div xmlns='http://www.w3.org/1999/xhtml'>"


@pytest.mark.parametrize(
    ("entry", "title", "text"),
    [
        (f"<title>Weir</title><summary type='xhtml'>{XHTML}A <b>b</b> c.</div></summary>", "Weir", "A b c."),
        (f"<title type='xhtml'>{XHTML}The <i>weir</i> &lt;1&gt;</div></title>", "The weir <1>", ""),
        (f"<title>Weir</title><content type='xhtml'>{XHTML}<p>1 &lt; 2</p><p/>R&D.</div></content>", "Weir", "1 < 2\nR&D."),
        (
            "<title>Weir</title><content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>A.</x:p>"
            "<x:p>B.</x:p></x:div></content>", "Weir", "A.\nB.",
        ),
        ("<title type='text'>How should &lt;weirs&gt; work?</title>", "How should <weirs> work?", ""),
        ("<title type='text'>Where does &lt;b&gt; go?</title>", "Where does <b> go?", ""),
        ("<title type='html'>&lt;b&gt;Weir&lt;/b&gt; &amp;amp; lock</title>", "Weir & lock", ""),
        ("<title>Weir</title><summary type='text'>Use &lt;p&gt; here.</summary>", "Weir", "Use <p> here."),
        ("<title>Weir</title><summary type='text'>&lt;p&gt;Shut.&lt;/p&gt;</summary>", "Weir", "Shut."),
        ("<title>Weir</title><media:group><media:description>A film.</media:description></media:group>", "Weir", "A film."),
    ],
)  # fmt: skip
def test_every_letter_of_an_atom_entry_is_kept(entry: str, title: str, text: str) -> None:
    found = entry_of(atom(entry + ATOM_LINK))
    assert (found.title, text_of(found.html)) == (title, text)


GERMAN = "Brücke “gesperrt” – für Jahre"
RUSSIAN = "Мост закрыт до весны, сообщил в среду порт"


@pytest.mark.parametrize(
    ("text", "declared", "written", "header"),
    [
        (GERMAN, "utf-8", "cp1252", None),
        (GERMAN, "iso-8859-1", "cp1252", None),
        (GERMAN, "iso-8859-1", "utf-8", None),
        (GERMAN, "us-ascii", "utf-8", "iso-8859-1"),
        (GERMAN, "", "cp1252", None),
        (GERMAN, "", "cp1252", "utf-8"),
        (GERMAN, "utf-16", "utf-8", None),
        (GERMAN, "utf-8", "utf-16", None),
        (GERMAN, "", "utf-16-le", "utf-16le"),
        (RUSSIAN, "windows-1251", "cp1251", None),
        (RUSSIAN, "", "cp1251", "windows-1251"),
        (RUSSIAN, "utf-8", "cp1251", "windows-1251"),
        (RUSSIAN, "", "koi8-r", "koi8-r"),
        (RUSSIAN, "", "koi8-r", None),
        ("橋が水曜日に閉鎖されたと市は述べた", "shift_jis", "cp932", None),
        ("橋が水曜日に閉鎖されたと市は述べた", "", "euc_jp", "euc-jp"),
        ("橋が水曜日に閉鎖されたと市は述べた", "iso-2022-jp", "iso2022_jp", None),
        ("大桥星期三关闭，市政府说", "gb2312", "gb18030", None),
        ("Most zamknięty, powiedział burmistrz łódzki", "", "iso8859_2", "iso-8859-2"),
        ("الجسر مغلق منذ يوم الأربعاء", "", "cp1256", "windows-1256"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(text: str, declared: str, written: str, header: str | None) -> None:
    prolog = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    item = f"<title>{text}</title>{LINK}<description>{text}.</description>"
    entry = entry_of(rss(item, prolog).encode(written), header)
    assert (entry.title, entry.html) == (text, f"{text}.")


WEIR = "https://courier.example/weir"


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("<enclosure url='https://courier.example/a.mp3' type='audio/mpeg'/><link>WEIR</link>", WEIR),
        ("<a10:link rel='enclosure' href='https://courier.example/a.mp3'/><link>WEIR</link>", WEIR),
        ("<a10:link rel='self' href='https://courier.example/me'/><a10:link href='WEIR'/>", WEIR),
        ("<link>WEIR</link><feedburner:origLink>https://tolm.example/weir</feedburner:origLink>", "https://tolm.example/weir"),
        ("<link>WEIR</link><feedburner:origLink>weir</feedburner:origLink>", WEIR),
        ("<link>https://courier.example/a b.html</link>", "https://courier.example/a%20b.html"),
        ("<link>\n  WEIR\n</link>", WEIR),
        ("<link>/weir?a=1&b=2&copy=3</link>", f"{WEIR}?a=1&b=2&copy=3"),
        ("<link>WEIR?a=1&amp;b=2</link>", f"{WEIR}?a=1&b=2"),
        ("<link><![CDATA[WEIR?a=1&b=2]]></link>", f"{WEIR}?a=1&b=2"),
        ("<guid>WEIR</guid>", WEIR),
        ("<guid isPermaLink='false'>WEIR</guid>", None),
        ("<comments>https://courier.example/talk</comments><guid isPermaLink='true'>WEIR</guid>", WEIR),
    ],
)  # fmt: skip
def test_the_address_of_an_item_is_that_of_its_page(item: str, address: str | None) -> None:
    assert entry_of(rss("<title>Weir</title>" + item.replace("WEIR", WEIR))).url == address


@pytest.mark.parametrize(
    "links",
    [
        "<link rel='enclosure' href='https://courier.example/a.mp3'/><link href='WEIR'/>",
        "<link rel='enclosure' href='https://courier.example/a.mp3'/><link rel='alternate' href='WEIR'/>",
        "<link rel='replies' href='https://courier.example/talk'/><link rel='Alternate' href='WEIR'/>",
        "<link rel='alternate' type='application/json' href='https://courier.example/x.json'/>"
        "<link rel='alternate' type='text/html' href='WEIR'/>",
    ],
)
def test_an_enclosure_before_the_link_is_not_the_link(links: str) -> None:
    assert entry_of(atom(f"<title>Weir</title><id>1</id>{links.replace('WEIR', WEIR)}")).url == WEIR


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("<author>desk@courier.example (Ada Lee)</author>", ("Ada Lee",)),
        ("<dc:creator>Ada Lee</dc:creator><dc:creator>Bo Ray</dc:creator>", ("Ada Lee", "Bo Ray")),
        ("<a10:author><a10:name>Ada Lee</a10:name><a10:email>a@b.example</a10:email></a10:author>", ("Ada Lee",)),
        ("<author><name>Ada & Bo</name></author>", ("Ada & Bo",)),
        ("<media:credit>Photo Desk</media:credit><dc:creator>Zoë M&#252;ller</dc:creator>", ("Zoë Müller",)),
    ],
)
def test_every_author_is_named_once(names: str, authors: tuple[str, ...]) -> None:
    assert entry_of(rss(f"<title>Weir</title>{LINK}{names}")).authors == authors


def test_all_authors_of_an_atom_entry_are_named() -> None:
    names = "".join(f"<author><name>{name}</name></author>" for name in ("Ada Lee", "Bo Ray"))
    assert entry_of(atom(f"<title>Weir</title>{ATOM_LINK}{names}")).authors == ("Ada Lee", "Bo Ray")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wed, 18 Nov 2026 22:52:30+5:30", "2026-11-18T22:52:30+05:30"),
        ("Wed, 18 Nov 2026 22:52:30 -3:00", "2026-11-18T22:52:30-03:00"),
        ("Wed, 18 Nov 2026 22:52:30 +05:30", "2026-11-18T22:52:30+05:30"),
        ("2026-11-18T22:52:30+0530", "2026-11-18T22:52:30+05:30"),
        ("Wed, 18 Nov 26 22:52:30 GMT", "2026-11-18T22:52:30+00:00"),
        ("Mon, 01 Jan 0001 00:00:00 +0000", ""),
        ("0001-01-01T00:00:00Z", ""),
        ("Sat, 30 Nov 0000 00:00:00 +0000", ""),
    ],
)
def test_a_zone_is_read_and_a_zero_date_is_none(written: str, read: str) -> None:
    found = entry_of(rss(f"<title>Weir</title>{LINK}<pubDate>{written}</pubDate>")).published
    assert (found.isoformat() if found else "") == read


def test_a_long_text_is_whole_without_a_content_of_its_own() -> None:
    text = "The weir was shut on Monday. " * 200
    assert entry_of(rss(f"<title>Weir</title>{LINK}<description>{text}</description>")).html == text.strip()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Wrap it in &lt;p&gt; and in &lt;div&gt;, says the guide.", "Wrap it in <p> and in <div>, says the guide."),
        ("&lt;p&gt;A weir.&lt;/p&gt; &lt;p&gt;A lock.&lt;/p&gt;", "A weir.\nA lock."),
        ("&lt;!-- top --&gt;&lt;div class=\"md\"&gt;A weir.&lt;/div&gt;", "A weir."),
        ("&lt;p&gt; and &lt;br&gt; are the oldest tags.", "<p> and <br> are the oldest tags."),
        ("<p>Close a list with &lt;/ul&gt;, not with &lt;br&gt;.</p>", "Close a list with </ul>, not with <br>."),
    ],
)  # fmt: skip
def test_content_is_decoded_twice_only_if_all_of_it_is_escaped_markup(html: str, text: str) -> None:
    entry = FeedEntry("1", "Weir", WEIR, html=html)
    document = entry_document(entry, WEIR, Outlet("Courier"), "courier.example")
    assert EntryText.unpacked(document.body).text == text


def test_the_numbers_of_zones_are_hours() -> None:
    found = entry_of(rss(f"<title>Weir</title>{LINK}<pubDate>18 Nov 2026 22:52:30 +5:30</pubDate>")).published
    assert found is not None
    assert found.utcoffset() == timedelta(hours=5, minutes=30)
