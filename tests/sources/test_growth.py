"""What reading a feed costs grows with its length, whatever it is made of."""

import contextlib
import time
from collections.abc import Callable

import pytest

import digest
from digest.errors import DigestError
from digest.model.feed import FeedEntry, FeedText
from digest.sources.aggregators import aggregated
from digest.sources.entry_text import text_of
from digest.sources.feed_publisher import outlet_of
from digest.sources.opml import read_opml
from digest.sources.parse import read_feed
from digest.sources.teaser import is_teaser

UNITS = """< &lt; & &amp; &# &a; <a <b> </b> <a=" <!-- <!--x--> <![CDATA[ ]]> <? <! <!DOCTYPE[ <!ENTITY <iframe <iframe>
    &lt;iframe &lt;b&gt; <p> <br> <item> <entry> <title> <link> <source> " ' = > /> [ … ... é 東 read &nbsp; &eacute; &copy
    http:// &#32; submitted by <p>Points: href="x" Comments</a> - A a- <a><![CDATA[b</a> <title>a<b>""".split()
SPACED = [f"{unit} " for unit in UNITS]
SHORT, LONG = 10_000, 40_000
# Four times the letters may cost four times the time; sixteen times is the mark of a square, and 8 lies between.  The
# collector of garbage alone can make a ratio half as large again.
MOST = 8.0
# Seconds that are too few to be compared: the expressions that were squares took over one.
NOTHING = 1.0
# Seconds after which a reading hangs.
HANG = 20


def _in_feed(text: str) -> None:
    body = (
        f"<rss><channel><item><title>{text}</title><description><![CDATA[{text}]]></description></item></channel></rss>"
    )
    for entry in digest.parse_feed(body.encode()):
        text_of(entry.html)


def _in_aggregator(text: str) -> None:
    """As posts of an aggregator, with the marks that its expressions look for before and behind."""
    for before, behind in (("[link] ", ""), ("[link] ", "submitted by me"), ("<a ", ">[link]"), ("<p>Points: ", "")):
        entry = FeedEntry("1", f"News - {text}"[:2_000], url=None, published=None, html=f"{before}{text}{behind}")
        aggregated(FeedText("News", (entry,), "https://www.reddit.com/r/news"))


def _as_outlet(text: str) -> None:
    """As the fields of a feed that name its outlet."""
    for field in ("title", "copyright", "managingEditor", "image><title"):
        closing = "".join(f"</{name}>" for name in reversed(field.split("><")))
        outlet_of(
            _feed_of(f"<rss><channel><{field}>News from {text} x{closing}</channel></rss>"), f"{'a' * 59}b.example"
        )


def _feed_of(xml: str) -> FeedText:
    return read_feed(f"{xml[: -len('</channel></rss>')]}<item><title>Rain</title></item></channel></rss>".encode(), "")


def _alone(text: str) -> None:
    digest.parse_feed(text.encode())


def _as_html(text: str) -> None:
    text_of(text)


def _as_teaser(text: str) -> None:
    is_teaser(text)


def _as_opml(text: str) -> None:
    read_opml(
        f"<opml><body><outline text='{text}' xmlUrl='http://a.example/rss'/>{text}</body></opml>".encode(), "list"
    )


READERS: list[Callable[[str], None]] = [_in_feed, _in_aggregator, _as_outlet, _alone, _as_html, _as_teaser, _as_opml]


def _seconds(reads: Callable[[str], None], text: str) -> float:
    """The processor's time."""
    started = time.process_time()
    with contextlib.suppress(DigestError):
        reads(text)
    return time.process_time() - started


def _growth(reads: Callable[[str], None], unit: str) -> float:
    """Return the ratio of the times; of the least of three if it is large, since other work makes a time larger."""
    long, short = (unit * LONG)[:LONG], (unit * SHORT)[:SHORT]
    first = _seconds(reads, long)
    if first < NOTHING:
        return 1.0
    ratio = first / _seconds(reads, short)
    if ratio <= MOST:
        return ratio
    return min(_seconds(reads, long) for _ in range(3)) / min(_seconds(reads, short) for _ in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("reads", READERS)
def test_four_times_the_letters_cost_about_four_times_the_time(reads: Callable[[str], None]) -> None:
    units = UNITS if reads in (_in_feed, _as_outlet, _alone) else [*UNITS, *SPACED]
    growth = {unit: _growth(reads, unit) for unit in units}
    assert {unit: ratio for unit, ratio in growth.items() if ratio > MOST} == {}


def test_a_list_of_feeds_may_be_nested_deeply() -> None:
    depth = 5_000
    inner = '<outline text="Courier" xmlUrl="http://courier.example/rss"/>'
    body = f"<opml><body>{'<outline text=a>'.replace('a', chr(34) + 'News' + chr(34)) * depth}{inner}{'</outline>' * depth}</body></opml>"
    [outline] = read_opml(body.encode(), "list")
    assert (outline.url, set(outline.folders)) == ("http://courier.example/rss", {"News"})


@pytest.mark.parametrize("title", ["A" * 60, "a-" * 60, "A b " * 60, "Ab" * 60, " A" * 60])
def test_a_title_of_a_feed_is_read_at_once(title: str) -> None:
    """An expression for the name behind "from" took twice the time for each letter: 60 of them, for ever."""
    started = time.process_time()
    outlet_of(FeedText(f"News from {title} x", (), "https://c.example/"), "c.example")
    assert time.process_time() - started < HANG


def test_groups_of_media_may_be_nested_deeply() -> None:
    group = "<media:group>" * 5_000 + "</media:group>" * 5_000
    body = f"<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>Rain</title>{group}</item></channel></rss>"
    assert [entry.title for entry in digest.parse_feed(body.encode())] == ["Rain"]
