"""Entries of aggregators: the headline without its outlet, the outlet as publisher, the linked page as the article.

Google News writes "Headline - Outlet" and names the outlet in <source>; Reddit writes "submitted by ... [link]
[comments]", Hacker News a link "Comments".  Such furniture is no text of the entry.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs

from digest.model.feed import FeedEntry, FeedText
from digest.sources.feed_publisher import is_public
from digest.sources.feed_words import AGGREGATORS
from digest.text.urls import host_of, is_web

# Letters of an outlet's name behind a headline, at most.
_LONGEST_NAME = 60
_DASHES = (" -", " –", " —", " |")
_DASH = re.compile(r"\s[-–—|]\s")
_SUBMITTED = re.compile(r"\bsubmitted by\b")
_LINKED = re.compile(r"<a\b([^<>]*)>\s*\[link\]", re.I)
_HREF = re.compile(r"\bhref=[\"']([^\"'<>]+)[\"']", re.I)
# An address of Google Alerts that leads on to the article.
_COUNTING = re.compile(r"https?://(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})/url\?(.*)")
_BLANK = "&#32;"
# Lines of hnrss.org and lobste.rs.
_POINTS = re.compile(
    r"<p>\s*(?:(?:Article|Comments) URL:|Points:|# Comments:)[^<]*+(?:<(?!/?p>)[^<]*+)*+</p>|<hr\s*/?>", re.I
)
_COMMENTS = re.compile(r"<a\b[^<>]*>\s*Comments\s*</a>", re.I)
# Hosts of the aggregators' own pages, and of pictures that people post there: no outlet publishes them.
_OWN = ("reddit.com", "redd.it", "imgur.com", "news.ycombinator.com", "lobste.rs", "news.google.com")


def is_aggregator(feed: FeedText, host: str) -> bool:
    """Return whether a feed is of a known aggregator.

    The host that it was read from decides; the feed's own link counts where that host is one machine or a file.  An
    alert names neither: each of its addresses leads on to an outlet.
    """
    if _is_alert(feed):
        return True
    address = host if is_public(host) else feed.link.partition("//")[2]
    name, slash, path = address.removeprefix("www.").partition("/")
    return any(_is_of(name, f"{slash}{path}", known) for known in AGGREGATORS)


def _is_alert(feed: FeedText) -> bool:
    return bool(feed.entries) and all(_COUNTING.match(entry.url or "") for entry in feed.entries)


def _is_of(name: str, path: str, known: str) -> bool:
    """Whether a host and path are those of a known aggregator, or a host below it."""
    known_host, slash, known_path = known.partition("/")
    return (name == known_host or name.endswith(f".{known_host}")) and path.startswith(f"{slash}{known_path}")


def aggregated(feed: FeedText) -> FeedText:
    """Return a feed whose entries are those that its aggregator lists, as their outlets publish them."""
    return replace(feed, entries=tuple(_entries(feed)))


def _entries(feed: FeedText) -> Iterator[FeedEntry]:
    is_google = host_of(feed.link) == "news.google.com"
    # Anybody can write such addresses, so the names in an alert are not believed; alerts have none.
    is_alert = _is_alert(feed)
    for entry in (replace(entry, publisher="") if is_alert else entry for entry in feed.entries):
        title, outlet = _without_outlet(entry, guess=is_google)
        html = "" if _is_list(entry) else _without_furniture(entry.html)
        yield replace(entry, title=title, publisher=outlet, url=_article_of(entry), html=html)


def _without_outlet(entry: FeedEntry, *, guess: bool) -> tuple[str, str]:
    """The headline and the outlet of an entry; with `guess`, a headline names the outlet where nothing else does."""
    outlet = entry.publisher or (_behind_last_dash(entry.title) if guess else "")
    headline = entry.title.removesuffix(outlet).rstrip() if outlet else ""
    if headline != entry.title and headline.endswith(_DASHES):
        return headline[:-1].rstrip() or entry.title, outlet
    return entry.title, entry.publisher


def _behind_last_dash(title: str) -> str:
    """Return the name at the end of a title; "" for a title without one, or for one too long."""
    dashes = list(_DASH.finditer(title))
    name = title[dashes[-1].end() :].strip() if dashes else ""
    return name if 1 < len(name) <= _LONGEST_NAME else ""


def _article_of(entry: FeedEntry) -> str | None:
    """The address of the article that an entry links to."""
    linked = _LINKED.search(entry.html)
    href = _HREF.search(linked[1]) if linked else None
    if href and is_web(url := unescape(href[1])) and not is_own(host_of(url)):
        return url
    counting = _COUNTING.match(entry.url or "")
    return next(filter(is_web, parse_qs(counting[1]).get("url", [])), entry.url) if counting else entry.url


def is_own(host: str) -> bool:
    """Return whether a host has pages of an aggregator and not of an outlet."""
    return any(host == own or host.endswith(f".{own}") for own in _OWN)


def _is_list(entry: FeedEntry) -> bool:
    """Whether the text of an entry is a list of links with their outlets, as Google News writes it."""
    return "news.google.com" in entry.html and "<font" in entry.html


def _without_furniture(html: str) -> str:
    if "[link]" in html and (submitted := _SUBMITTED.search(html)):
        html = _without_blanks(html[: submitted.start()])
    return _COMMENTS.sub("", _POINTS.sub("", html))


def _without_blanks(html: str) -> str:
    """Remove blanks at the end, also those written as "&#32;": an expression would begin anew at each of them."""
    end = len(html)
    while end and (html[end - 1].isspace() or html.endswith(_BLANK, 0, end)):
        end -= 1 if html[end - 1].isspace() else len(_BLANK)
    return html[:end]
