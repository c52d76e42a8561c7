"""Feeds: entries wholly right, what an entry says, the rate; beside feedparser alone.  JSON Feed, of our own making."""

import calendar
import json
import re
import tarfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import numpy as np

from digest.errors import NotAnArticleError
from digest.model.feed import FeedEntry
from digest.sources.entry_text import text_of
from digest.sources.parse import read_feed
from digest.text.dates import parse_date
from evals.figures import Figure, Task, mean
from evals.sets import read

# Where the feeds are taken to stand: what their relative links are read from.
BASE = "http://feeds.example/"
# What an entry says, by the name that feedparser gives it; more is not kept of an entry.
_SAYS = ("description", "summary", "content")
# Times feedparser's rate.
RATE = 5

Facts = dict[str, Any]


def measure_feeds(folder: Path) -> Iterator[Figure]:
    """Of each feed, whether every entry's id, title, link and date are those that most parsers agree on."""
    import feedparser

    bodies = unpacked(folder / "ingest/feeds.tar.xz")
    rows = list(read(folder / "ingest/feeds_expected.jsonl.gz"))
    given = [(bodies[row["file"]], row["entries"]) for row in rows]
    ours, theirs = ([_wholly(facts, *one) for one in given] for facts in (_ours, _feedparser))
    peer = float(np.mean(theirs))
    yield mean("feeds: every entry right", np.array(ours), bar=peer, peers=(("feedparser", peer),))
    for parse in (_ours, feedparser.parse):  # what is loaded once is not part of a rate
        parse(given[0][0])
    rates = [_rate(parse, [body for body, _ in given]) for parse in (partial(_attempt, _ours), feedparser.parse)]
    ratio = rates[0] / rates[1]
    name = "feeds: rate of parsing, times feedparser's"
    yield Figure(name, ratio, len(given), ratio, ratio, bar=RATE, gated=False)


def measure_cases(folder: Path) -> Iterator[Figure]:
    """Of feedparser's own cases that speak of an entry's words, how many we have by what a reader sees."""
    bodies = unpacked(folder / "ingest/feedparser_cases.tar.xz")
    cases = [row for row in read(folder / "ingest/feedparser_cases.jsonl.gz") if _is_said(row["where"])]
    ours = [_seen(_our_words(bodies[case["file"]], case["where"])) == _seen(case["value"]) for case in cases]
    theirs = [_seen(_feedparser_words(bodies[case["file"]], case["where"])) == _seen(case["value"]) for case in cases]
    peer = float(np.mean(theirs))
    yield mean("cases: what an entry says", np.array(ours, float), bar=peer, peers=(("feedparser", peer),))


def measure_json(folder: Path) -> Iterator[Figure]:
    """Our own JSON Feeds; feedparser reads none."""
    rows = list(read(folder / "json_feeds.jsonl"))
    right = [_json_right(row) for row in rows]
    yield mean("JSON Feed: every entry right", np.array(right, float), bar=1.0)


def _wholly(facts: Callable[[bytes], list[Facts]], body: bytes, expected: list[Facts]) -> float:
    found = _attempt(facts, body)
    return float(len(found) == len(expected) and all(map(_agrees, found, expected)))


def _agrees(found: Facts, expected: Facts) -> bool:
    """By what most parsers agree on; a relative link is read from where the feed stands.

    The address of a service that counts clicks is not asked for: the entry has the article's own beside it.
    """
    wanted = dict(expected)
    if wanted.get("link"):
        wanted["link"] = urljoin(BASE, wanted["link"])
        if "/~r/" in wanted["link"]:  # the form of Feedburner's addresses
            del wanted["link"]
    return all(_same(" ".join(str(found[key]).split()), " ".join(str(value).split())) for key, value in wanted.items())


def _same(found: str, wanted: str) -> bool:
    """Return whether two texts are the same; a replacement mark is a letter that most parsers lost."""
    return bool(re.fullmatch(".?".join(map(re.escape, wanted.split("\ufffd"))), found))


def _ours(body: bytes) -> list[Facts]:
    return [
        {
            "id": entry.id,
            "title": entry.title,
            "link": entry.url,
            "date": entry.published and int(entry.published.timestamp()),
        }
        for entry in read_feed(body, BASE).entries
    ]


def _feedparser(body: bytes) -> list[Facts]:
    import feedparser

    return [
        {
            "id": entry.get("id") or entry.get("link"),
            "title": entry.get("title"),
            "link": urljoin(BASE, entry["link"]) if entry.get("link") else None,
            "date": (moment := entry.get("published_parsed") or entry.get("updated_parsed"))
            and calendar.timegm(moment),
        }
        for entry in feedparser.parse(body).entries
    ]


def _attempt(facts: Callable[[bytes], list[Facts]], body: bytes) -> list[Facts]:
    try:
        return facts(body)
    except NotAnArticleError:
        return []


def _rate(parse: Callable[[bytes], object], bodies: list[bytes]) -> float:
    started = time.process_time()
    for body in bodies:
        parse(body)
    return len(bodies) / (time.process_time() - started)


def _is_said(where: list[Any]) -> bool:
    said = len(where) > 2 and where[0] == "entries" and where[2] in _SAYS
    return said and (len(where) == 3 or where[-1] == "value")


def _our_words(body: bytes, where: list[Any]) -> str:
    try:
        entry: FeedEntry = read_feed(body, BASE).entries[where[1]]
    except (NotAnArticleError, IndexError):
        return ""
    return entry.html if where[2] == "content" else entry.summary or entry.html


def _feedparser_words(body: bytes, where: list[Any]) -> str:
    import feedparser

    value: Any = feedparser.parse(body)
    try:
        for key in where:
            value = value[key]
    except (KeyError, IndexError):
        return ""
    return str(value)


def _seen(html: str) -> str:
    """The words that a reader sees."""
    return " ".join(text_of(html).split())


def _json_right(row: Facts) -> bool:
    body = json.dumps(row["feed"], ensure_ascii=False).encode()
    found = [
        {
            "id": entry.id,
            "title": entry.title,
            "url": entry.url,
            "published": entry.published and entry.published.isoformat(),
            "text": _seen(entry.html),
            "authors": list(entry.authors),
        }
        for entry in read_feed(body, BASE).entries
    ]
    expected = [{**entry, "published": _isoformat(entry["published"])} for entry in row["entries"]]
    return found == expected


def _isoformat(text: str | None) -> str | None:
    moment = parse_date(text or "")
    return moment.isoformat() if moment else None


def unpacked(path: Path) -> dict[str, bytes]:
    with tarfile.open(fileobj=BytesIO(path.read_bytes())) as archive:
        members = ((member.name, archive.extractfile(member)) for member in archive.getmembers())
        return {name.removeprefix("./"): stream.read() for name, stream in members if stream}


TASKS = (
    Task("feeds", ("ingest/feeds.tar.xz", "ingest/feeds_expected.jsonl.gz"), measure_feeds),
    Task("feeds-cases", ("ingest/feedparser_cases.tar.xz", "ingest/feedparser_cases.jsonl.gz"), measure_cases),
    Task("feeds-json", ("json_feeds.jsonl",), measure_json, own=True),
)
