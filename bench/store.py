"""Fill a store with articles, and ask it what a day asks.

    python bench/store.py [--articles 50000] [--url postgresql+psycopg://...] [--strict]

With --strict, 1 when a question takes longer than its bar, or the file is larger than it should be.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from digest.model.article import Article, Document
from digest.model.records import StorePosition
from digest.model.source import NewDocument
from digest.plugins import load
from digest.stores.sql import Sql

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
BATCH = 100
DAY = 2000
# Milliseconds on a machine of 2020 that does nothing else; bytes an article of 250 words, raw document included.
BARS = {
    "a day's articles": 1500.0,
    "which of 100 are known": 50.0,
    "search, one word": 250.0,
    "search, two words": 250.0,
}
BYTES = 6000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--url", default="sqlite:///digest.db")
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store: Sql = load("stores", "sql", url=options.url, base=Path(folder))
        seconds = _fill(store, options.articles)
        print(f"{options.articles:,} articles in {seconds:,.0f} s: {options.articles / seconds:,.0f} a second")
        passed = _ask(store, options.articles)
        if options.url.startswith("sqlite"):
            size = sum(path.stat().st_size for path in Path(folder).glob("digest.db*"))
            print(f"{size / 1e6:,.0f} MB, {size / options.articles:,.0f} bytes an article (bar {BYTES:,})")
            passed &= size <= BYTES * options.articles
            started = time.perf_counter()
            store.backup(Path(folder) / "copy.db")
            print(f"copied in {time.perf_counter() - started:,.1f} s")
    return 1 if options.strict and not passed else 0


def _fill(store: Sql, count: int) -> float:
    """Seconds that storing took, without making up the articles."""
    spent = 0.0
    every = _arrivals(count)
    while batch := [arrival for _, arrival in zip(range(BATCH), every, strict=False)]:
        started = time.perf_counter()
        store.documents.save("bench", batch, NOW)
        spent += time.perf_counter() - started
    return spent


def _arrivals(count: int) -> Iterator[NewDocument]:
    """Articles of 16 sentences out of 20,000, from a vocabulary of 30,000 words as frequent as words are (Zipf)."""
    chance = random.Random(1)
    syllables = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "or", "un")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    sentences = [
        " ".join(chance.choices(words, weights, k=chance.randint(8, 24))).capitalize() + "." for _ in range(20_000)
    ]
    for number in range(count):
        chosen = chance.sample(sentences, 16)
        text, title, url = (
            "\n\n".join([" ".join(chosen[:8]), " ".join(chosen[8:])]),
            chosen[0][:60],
            f"http://h{number % 500}.example/{number}",
        )
        spans, at = [], 0
        for position, sentence in enumerate(chosen):
            at = text.index(sentence, at)
            spans.append((at, at + len(sentence), position // 8))
        name = f"{number:016x}"
        article = Article(name, title, text, tuple(spans), name * 4, "en", url, url, "Bench", NOW)
        body = f'{{"title": "{title}", "text": "{text}"}}'.encode()
        marks = (f"address h{number % 500}.example/{number}", f"guid {number}", f"title {title} {number}")
        yield NewDocument(Document(url, body, "application/json", url, marks=marks, stamp=name * 4), (article,))


def _ask(store: Sql, count: int) -> bool:
    cut = store.documents.position()
    some = [arrival.document for _, arrival in zip(range(100), _arrivals(100), strict=False)]
    words = [hit.article.text.split()[5] for hit in store.documents.search("ba* -nothing", 20)]
    questions: dict[str, Callable[[int], object]] = {
        "a day's articles": lambda _: store.documents.articles(StorePosition(cut.articles - min(DAY, count), 0), cut),
        "which of 100 are known": lambda _: store.documents.find_known(some),
        "search, one word": lambda at: store.documents.search(words[at % len(words)]),
        "search, two words": lambda at: store.documents.search(
            f"{words[at % len(words)]} {words[(at + 1) % len(words)]}"
        ),
    }
    passed = True
    for name, question in questions.items():
        times = []
        for at in range(9):
            started = time.perf_counter()
            question(at)
            times.append((time.perf_counter() - started) * 1000)
        median = statistics.median(times)
        passed &= median <= BARS[name]
        print(f"{name:<24} {median:9.1f} ms (bar {BARS[name]:,.0f}), slowest {max(times):,.1f}")
    return passed


if __name__ == "__main__":
    sys.exit(main())
