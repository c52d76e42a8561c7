"""Web pages: body, title, date and authors against gold, and the speed, beside trafilatura in the same run."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from digest.errors import UnreadableError
from digest.extractors.html.page import Html
from digest.model.article import Document
from evals import sets
from evals.figures import Figure, Statistic, Task, figure, mean
from evals.page_lines import lacks_first
from evals.shingles import is_near, plain, precision_recall

FILE, OWN = "ingest/pages.jsonl.gz", "pages.jsonl"
# The bars of body F1 by set; the others have to be above trafilatura alone.
BODY = {"fundus": 0.955}
# Of 251 pages, the labels of four of the other set begin with a name, a call or the title of a film beside the article.
FIRST_MISSING = 0.04
# Pages that are read before the clock counts: imports, caches of compiled expressions.
WARM = 3


@dataclass(frozen=True, slots=True)
class Read:
    """What a program made of a page, and the CPU seconds it took over the text."""

    text: str
    title: str
    published: date | None
    authors: frozenset[str]
    seconds: float


def read_ours(page: dict[str, Any]) -> Read:
    document = Document(page["id"], page["html"].encode(), "text/html", page["url"])
    started = time.process_time()
    try:
        articles = Html()(document)
    except UnreadableError:
        return Read("", "", None, frozenset(), time.process_time() - started)
    seconds = time.process_time() - started
    first = articles[0]
    text = "\n\n".join(article.text for article in articles)
    names = frozenset(map(plain, first.authors))
    return Read(text, first.title, first.published and first.published.date(), names, seconds)


def read_theirs(page: dict[str, Any]) -> Read:
    """Plain trafilatura: its text without options, timed alone, and its own title, date and authors."""
    from trafilatura import bare_extraction, extract

    started = time.process_time()
    text = extract(page["html"])
    seconds = time.process_time() - started
    found = bare_extraction(page["html"], url=page["url"], with_metadata=True)
    authors = (getattr(found, "author", None) or "").split(";")
    names = frozenset(filter(None, map(plain, authors)))
    day = getattr(found, "date", None)
    return Read(
        text or "", getattr(found, "title", None) or "", date.fromisoformat(day) if day else None, names, seconds
    )


def measure(folder: Path) -> Iterator[Figure]:
    yield from figures(list(sets.read(folder / FILE)))


def measure_own(folder: Path) -> Iterator[Figure]:
    yield from figures(list(sets.read(folder / OWN)), speed=False)


def figures(pages: Sequence[dict[str, Any]], *, speed: bool = True) -> Iterator[Figure]:
    """All figures of some pages; the speed says something of many only."""
    for page in pages[:WARM]:
        read_ours(page), read_theirs(page)
    ours, theirs = [], []
    for page in pages:  # in turn, so that what else the machine does falls on both
        ours.append(read_ours(page))
        theirs.append(read_theirs(page))
    for name in dict.fromkeys(page["source"] for page in pages):
        chosen = [at for at, page in enumerate(pages) if page["source"] == name]
        some = [pages[at] for at in chosen]
        yield from _body(name, BODY.get(name), some, [ours[at] for at in chosen], [theirs[at] for at in chosen])
    yield mean(
        "pages empty",
        np.array([not read.text.strip() for read in ours], float),
        bar=0.0,
        lower_is_better=True,
        peers=(("trafilatura", float(np.mean([not read.text.strip() for read in theirs]))),),
    )
    yield from _facts([found for found in zip(pages, ours, theirs, strict=True) if "title" in found[0]])
    if speed:
        yield from _speed(ours, theirs)


def _body(
    name: str, bar: float | None, pages: Sequence[dict[str, Any]], ours: Sequence[Read], theirs: Sequence[Read]
) -> Iterator[Figure]:
    mine, peer = _body_rows(pages, ours), _body_rows(pages, theirs)
    for what, statistic in (("F1", body_f1), ("precision", body_precision), ("recall", body_recall)):
        other = float(statistic(peer.sum(axis=0)))
        yield figure(
            f"{name}: body {what}", mine, statistic, bar=bar if what == "F1" else None, peers=(("trafilatura", other),)
        )
    lacking, others = (
        [lacks_first(read.text, page["text"]) for page, read in zip(pages, reads, strict=True)]
        for reads in (ours, theirs)
    )
    yield mean(
        f"{name}: first paragraph missing",
        np.array(lacking, float),
        bar=FIRST_MISSING,
        lower_is_better=True,
        peers=(("trafilatura", float(np.mean(others))),),
    )
    both = np.column_stack([mine, peer])
    yield figure(
        f"{name}: body F1 above trafilatura's", both, lambda s: body_f1(s[..., :4]) - body_f1(s[..., 4:]), bar=0.0
    )


def _body_rows(pages: Sequence[dict[str, Any]], reads: Sequence[Read]) -> np.ndarray:
    """A row a page: precision, whether something came out, recall, 1."""
    rows = []
    for page, read in zip(pages, reads, strict=True):
        precision, recall = precision_recall(read.text, page["text"])
        rows.append((precision, bool(read.text.strip()), recall, 1))
    return np.array(rows, float)


def body_precision(sums: np.ndarray) -> np.ndarray:
    """Mean precision of the pages with output, 0 to 1."""
    return sums[..., 0] / np.maximum(sums[..., 1], 1)


def body_recall(sums: np.ndarray) -> np.ndarray:
    """Mean recall of all pages, 0 to 1."""
    return sums[..., 2] / np.maximum(sums[..., 3], 1)


def body_f1(sums: np.ndarray) -> np.ndarray:
    """F1 of the two means."""
    precision, recall = body_precision(sums), body_recall(sums)
    return 2 * precision * recall / np.maximum(precision + recall, 1e-9)


def _facts(kept: Sequence[tuple[dict[str, Any], Read, Read]]) -> Iterator[Figure]:
    """Title, date and authors of the pages with gold for them, read by both."""
    for name, hit, bar in (("title exact", _is_exact, 0.86), ("title near", _is_close, None), ("date", _is_day, 0.985)):
        known = [item for item in kept if item[0]["date" if name == "date" else "title"]]
        mine = [float(hit(page, ours)) for page, ours, _ in known]
        peer = [float(hit(page, theirs)) for page, _, theirs in known]
        yield mean(name, np.array(mine), bar=bar, peers=(("trafilatura", float(np.mean(peer))),))
    rows = np.array([_author_row(page, ours) for page, ours, _ in kept], float)
    others = np.array([_author_row(page, theirs) for page, _, theirs in kept], float)
    for name, column, bar in (("authors precision", 1, 0.82), ("authors recall", 2, 0.83)):
        statistic = _ratio_to(column)
        other = float(statistic(others.sum(axis=0)))
        yield figure(name, rows, statistic, bar=bar, peers=(("trafilatura", other),))


def _ratio_to(column: int) -> Statistic:
    return lambda sums: sums[..., 0] / np.maximum(sums[..., column], 1)


def _is_exact(page: dict[str, Any], read: Read) -> bool:
    return plain(read.title) == plain(page["title"])


def _is_close(page: dict[str, Any], read: Read) -> bool:
    return is_near(plain(read.title), plain(page["title"]))


def _is_day(page: dict[str, Any], read: Read) -> bool:
    gold = datetime.fromisoformat(page["date"])
    days = {gold.date(), gold.astimezone(UTC).date()} if gold.tzinfo else {gold.date()}
    return read.published in days


def _author_row(page: dict[str, Any], read: Read) -> tuple[int, int, int]:
    """Names right, names given, names wanted."""
    wanted = frozenset(filter(None, map(plain, page["authors"] or ())))
    return len(wanted & read.authors), len(read.authors), len(wanted)


def _speed(ours: Sequence[Read], theirs: Sequence[Read]) -> Iterator[Figure]:
    rows = np.array([(mine.seconds, other.seconds, 1) for mine, other in zip(ours, theirs, strict=True)])
    per_second: Callable[[int], Statistic] = lambda column: lambda s: s[..., 2] / s[..., column]  # noqa: E731
    other = float(per_second(1)(rows.sum(axis=0)))
    yield figure("pages/s (CPU)", rows, per_second(0), peers=(("trafilatura", other),), gated=False)
    yield figure("pages/s as a share of trafilatura's", rows, lambda s: s[..., 1] / s[..., 0], bar=0.7, gated=False)


TASKS = (Task("pages", (FILE,), measure), Task("pages-own", (OWN,), measure_own, own=True))
