"""A field of authors that is too long for names is emptied, and nothing else of the feed."""

import pytest

from digest.sources.author_fields import LONGEST, without_long_authors
from digest.sources.parse import read_feed

LONG = "a" * (LONGEST + 1)


def _feed(*items: str) -> bytes:
    return (
        f"<rss><channel><title>News</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>".encode()
    )


@pytest.mark.parametrize("name", ["author", "dc:creator", "managingEditor", "name", "itunes:owner"])
def test_a_long_field_is_emptied(name: str) -> None:
    opening, closing = f"<{name} a='b'>".encode(), f"</{name}>".encode()
    assert without_long_authors(b"x" + opening + LONG.encode() + closing + b"y") == b"x" + opening + closing + b"y"


@pytest.mark.parametrize(
    "item",
    [
        f"<author>{'a' * LONGEST}</author>",
        f"<author /><description>{LONG}</description><author>Ann</author>",
        f"<author>Ann<description>{LONG}</description>",
        f"<title>{LONG}</title><description>author {LONG}</description></author>",
        "".join(f"<author>Ann {number}</author>" for number in range(1_000)),
    ],
)
def test_all_else_stays(item: str) -> None:
    assert without_long_authors(_feed(item)) == _feed(item)


def test_an_author_without_an_end_takes_no_later_entry_with_it() -> None:
    body = _feed("<title>Rain</title><author>Ann", f"<title>Sun</title><description>{LONG}</description>", "</author>")
    assert without_long_authors(body) == body


def test_what_lies_around_a_name_is_emptied_with_it() -> None:
    body = f"<author>{LONG}<name>{LONG}</name>{LONG}</author>".encode()
    assert without_long_authors(body) == b"<author></author>"


def test_a_feed_with_a_long_author_keeps_its_entries() -> None:
    feed = read_feed(_feed(f"<title>Rain</title><author>{LONG}</author>", "<title>Sun</title>"), "")
    assert [(entry.title, entry.authors) for entry in feed.entries] == [("Rain", ()), ("Sun", ())]
