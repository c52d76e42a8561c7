"""The publisher of a feed is its outlet, and never the name of the feed or of a section."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.article import Document
from digest.model.feed import EntryText, FeedEntry, FeedText
from digest.reading.articles import read
from digest.sources.entry_publisher import publisher_of
from digest.sources.feed_documents import entry_document
from digest.sources.feed_publisher import Outlet, outlet_of
from digest.sources.feeds import Feed
from digest.sources.files import Files
from newsroom import door
from servers import web
from sources.outlets import FRESH, SEEN, UNSEEN, Named


def _name(row: Named) -> str:
    entry = FeedEntry("1", url=row.entry or row.link)
    return outlet_of(FeedText(row.title, (entry,), row.link, row.rights, row.author, row.image), "").name


# "Latest News from Science Magazine": the name has words of sections alone, so the host is shown.
NOT_COVERED = "Latest News from Science Magazine"


@pytest.mark.parametrize("row", [*SEEN, *UNSEEN, *FRESH], ids=lambda row: row.title[:30])
def test_the_outlet_of_a_feed_is_named(row: Named) -> None:
    if row.title == NOT_COVERED:
        assert _name(row) == "sciencemag.org"
    else:
        assert _name(row) in row.right


def test_the_list_has_more_hosts_than_thirty() -> None:
    assert len({row.link.split("/")[2] for row in (*SEEN, *UNSEEN, *FRESH)}) > 130


def test_feeds_of_one_outlet_have_one_publisher() -> None:
    titles = {"/": "Brackwater Courier – News and Video", "/world": "World", "/sport": "Sport | Brackwater Courier"}
    rights = "© 2026 Brackwater Courier Ltd. All rights reserved."
    found = {
        outlet_of(FeedText(title, (), f"https://brackwatercourier.example{path}", rights), "").name
        for path, title in titles.items()
    }
    assert found == {"Brackwater Courier"}


@pytest.mark.parametrize("title", ["World", "Top Stories", "Sport", "Politik", "A la une", "Últimas noticias", "RSS"])
@pytest.mark.parametrize("path", ["", "/news", "/a/b"])
def test_a_section_is_no_publisher(title: str, path: str) -> None:
    assert outlet_of(FeedText(title, (), f"https://www.tolm.example{path}"), "") == Outlet(
        "tolm.example", is_named=False
    )


@given(
    st.builds(
        FeedText, st.text(max_size=60), st.just(()), st.text(max_size=40), st.text(max_size=60), st.text(max_size=30)
    )
)
def test_any_feed_has_an_outlet_on_one_line(feed: FeedText) -> None:
    assert outlet_of(feed, "tolm.example").name.count("\n") <= feed.title.count("\n")
    assert outlet_of(feed, "tolm.example").name


HEAD = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title><link>{link}</link>
<copyright>{rights}</copyright><item><title>Bridge shut</title><link>{link}/1</link>
<description>The swing bridge in Brackwater is shut since Friday.</description></item></channel></rss>"""


def _of_file(folder: Path, **fields: str) -> list[EntryText]:
    (folder / "a.xml").write_text(HEAD.format(**fields))
    return [EntryText.unpacked(item.body) for item in Files((folder / "a.xml",))() if isinstance(item, Document)]


def test_the_line_of_rights_of_a_feed_is_read(tmp_path: Path) -> None:
    [entry] = _of_file(
        tmp_path,
        title="Harbour",
        link="https://www.tolmgazette.example/harbour",
        rights="Copyright © 2026 The Tolm Gazette Ltd",
    )
    assert entry.publisher == "The Tolm Gazette"


def test_the_setting_comes_before_the_outlet() -> None:
    body = HEAD.format(title="World", link="https://tolm.example/world", rights="").encode()
    with web.serve({"/rss": (200, body)}) as address:
        document = next(Feed(f"{address}/rss", publisher="My Tolm", door=door())())
    assert isinstance(document, Document)
    [article] = read(document)  # type: ignore[misc]
    assert article.publisher == "My Tolm"


def test_an_address_in_the_place_of_a_name_names_no_publisher() -> None:
    address = "https://tolm.example/lets/1.html"
    entry = FeedEntry("1", "Two rooms by the port", address, publisher=address)
    assert publisher_of(entry, Outlet("tolm.example", is_named=False), "", is_aggregated=False) == ("", "tolm.example")


PAGE = """<html><head><title>Bridge shut</title><meta property="og:site_name" content="{name}"></head><body><article>
<h1>Bridge shut</h1><p>The swing bridge in Brackwater was closed on Friday evening after an inspector found three cracks.</p>
<p>Nobody was hurt, and the ferry sails every hour until the girder is replaced, the harbour office said.</p></article>"""


@pytest.mark.parametrize(
    ("name", "aggregated", "publisher"),
    [
        ("The Tolm Gazette", False, "The Tolm Gazette"),
        ("Reuters", False, "tolmgazette.example"),
        ("Reuters", True, "Reuters"),
    ],
)
def test_a_page_names_the_publisher_where_the_feed_does_not_if_the_name_fits(
    name: str, aggregated: bool, publisher: str
) -> None:
    entry = FeedEntry("1", "Bridge shut", "https://tolmgazette.example/1")
    document = entry_document(
        entry, "https://tolmgazette.example/1", Outlet("tolmgazette.example", is_named=False), is_aggregated=aggregated
    )
    record = json.loads(document.body) | {"page": PAGE.format(name=name)}
    [article] = read(Document(document.source, json.dumps(record).encode(), document.media_type, document.url))  # type: ignore[misc]
    assert article.publisher == publisher


def test_a_page_does_not_rename_an_outlet_that_its_feed_names() -> None:
    entry = FeedEntry("1", "Bridge shut", "https://tolmgazette.example/1")
    document = entry_document(entry, "https://tolmgazette.example/1", Outlet("The Tolm Gazette"))
    record = json.loads(document.body) | {"page": PAGE.format(name="Tolm Gazette Online")}
    [article] = read(Document(document.source, json.dumps(record).encode(), document.media_type, document.url))  # type: ignore[misc]
    assert article.publisher == "The Tolm Gazette"
