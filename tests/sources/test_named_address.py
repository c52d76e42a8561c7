"""A web address that a person names once: an article, a feed, or a site with a feed."""

from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest

from digest.errors import OverrunError
from digest.model.article import Document, Failure
from digest.sources.named_address import NamedAddress
from newsroom import door, item, page, rss
from servers import web
from servers.web import Reply, Request, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
FRONT = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Front</body></html>'


@pytest.fixture
def site() -> Iterator[Site]:
    replies: dict[str, Reply | Callable[[Request], Reply]] = {
        "/": Reply(FRONT, headers=HTML),
        "/rss": Reply(rss(item(1), item(2))),
        "/1": Reply(page(1), headers=HTML),
    }
    with web.site(replies) as site:
        yield site


@pytest.mark.parametrize(("path", "documents"), [("/", 2), ("/rss", 2), ("/1", 1)])
def test_an_article_a_feed_and_a_site_are_read(site: Site, path: str, documents: int) -> None:
    found = list(NamedAddress(site.url(path), door=door())())
    assert [type(one) for one in found] == [Document] * documents


def test_a_site_whose_feed_fails_has_failed(site: Site) -> None:
    site.replies["/rss"] = Reply(status=500)
    reading = NamedAddress(site.url("/"), door=door())()
    failure = next(reading)
    assert isinstance(failure, Failure)
    assert "500" in failure.reason
    with pytest.raises(StopIteration) as end:
        next(reading)
    assert end.value.value.outcome == "failed"


def test_a_front_page_that_takes_too_long_is_named(site: Site) -> None:
    def limit(function: object, answer: object) -> NoReturn:
        raise OverrunError("took too long to read")

    address = site.url("/")
    assert list(NamedAddress(address, door=door(), limit=limit)()) == [
        Failure("source", address, f"{address}: took too long to read")
    ]
