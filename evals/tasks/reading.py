"""What a reader gets for the ink: the share of an edition's letters that are quoted, and how soon the news begins."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from lxml import html

from digest import api, plugins
from digest.errors import DigestError
from digest.extractors.entry import Entry
from digest.model.article import Article
from digest.model.edition import Edition, Plan
from digest.renderers.wording import wording_for
from digest.sources.feed_documents import entry_document
from digest.sources.feed_publisher import outlet_of
from digest.sources.parse import read_feed
from evals.figures import Figure, Task, figure
from evals.tasks.feeds import BASE, unpacked

# Entries of one feed: as many as an outlet adds in a day.
_ENTRIES = 15
# Wide enough that no line is folded, so that a quotation is found in one piece.
_WIDE = 1_000_000


def measure_samples(folder: Path) -> Iterator[Figure]:
    """The edition of the sample articles."""
    yield from _measured("samples", api.demo(), text=0.70, mail=0.75)


def measure_day(folder: Path) -> Iterator[Figure]:
    """One edition of real feeds, an entry an article."""
    bodies = unpacked(folder / "ingest/feeds.tar.xz")
    articles = [article for _, body in sorted(bodies.items()) for article in _articles(body)]
    yield from _measured("feeds", api.compose(articles, plan=Plan()), text=0.70, mail=0.75)


def _measured(name: str, edition: Edition, *, text: float, mail: float) -> Iterator[Figure]:
    shown = plugins.load("renderers", "text", width=_WIDE)(edition).body.decode()
    yield _share(f"{name}: letters of the text form that are quoted", shown, edition, bar=text)
    read = shown.partition(f"\n{wording_for('en')('addresses')}\n")[0]
    yield _share(f"{name}: the same above its list of addresses", read, edition, bar=None)
    yield _share(f"{name}: letters of the mail that are quoted", _seen(edition), edition, bar=mail)
    lines = api.render(edition, "text").decode().splitlines()
    first = edition.stories[0].headline.split()[0]
    before = next(at for at, line in enumerate(lines) if first in line)
    yield Figure(f"{name}: lines before the first news", before, 1, before, before, 6, lower_is_better=True)


def _share(name: str, shown: str, edition: Edition, *, bar: float | None) -> Figure:
    """Of each line, the letters that are quoted and all."""
    quotations = _quotations(edition)
    counts = [(_letters(line) - _letters(_without(line, quotations)), _letters(line)) for line in shown.splitlines()]
    rows = np.array([count for count in counts if count[1]], float)
    return figure(name, rows, lambda sums: sums[..., 0] / np.maximum(sums[..., 1], 1), bar=bar)


def _quotations(edition: Edition) -> list[str]:
    """What an edition says in words of others, the longest first."""
    said = {line for story in edition.stories for line in story.lines}
    said |= {figure for s in edition.stories for item in s.differences for figure in (item.a_figure, item.b_figure)}
    said |= {story.headline for story in edition.stories} | {mention.headline for mention in edition.mentions}
    return sorted(filter(None, said), key=lambda text: (-len(text), text))


def _without(line: str, quotations: list[str]) -> str:
    return next((line.replace(text, "", 1) for text in quotations if text in line), line)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _seen(edition: Edition) -> str:
    """A line of each piece of the mail that a reader sees: all but what stands ahead of it, unseen."""
    tree = html.document_fromstring(plugins.load("renderers", "mail")(edition).body.decode())
    for unseen in tree.xpath("//head | //div[@class='ahead']"):
        unseen.drop_tree()
    return "\n".join(" ".join(piece.split()) for piece in tree.itertext() if piece.strip())


def _articles(body: bytes) -> Iterator[Article]:
    try:
        feed = read_feed(body, BASE)
    except DigestError:
        return
    outlet = outlet_of(feed, "")
    for entry in islice(feed.entries, _ENTRIES):
        try:
            yield from Entry()(entry_document(entry, entry.url or f"{BASE}{entry.id}", outlet))
        except DigestError:
            continue


TASKS = (
    Task("reading-samples", (), measure_samples, own=True),
    Task("reading-feeds", ("ingest/feeds.tar.xz",), measure_day),
)
