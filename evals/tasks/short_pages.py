"""Short pages, under 80 words of article: no heading, byline, caption or call among its paragraphs, and none is lost.

The pages were written by people who had not seen the rules: after the ways of outlets, and in the markup of systems.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

import digest
from digest.errors import NotAnArticleError
from evals import sets
from evals.figures import Figure, Task, mean

FILE, SYSTEMS = "short_pages.jsonl", "short_pages_of_systems.jsonl"
ADDRESS = "https://paper.example/news/1"
# Sentences of a page that an edition quotes.
QUOTED = 3


def measure(folder: Path, name: str = FILE) -> Iterator[Figure]:
    pages = list(sets.read(folder / name))
    read = [_read(page["html"]) for page in pages]
    texts = [" ".join(_plain(page["paragraphs"])) for page in pages]
    articles = [_plain(page["paragraphs"]) for page in pages]
    lines = [_plain(article.text.split("\n")) if article else [] for article in read]
    beside = [any(line not in text for line in found) for found, text in zip(lines, texts, strict=True)]
    lost = [any(line not in " ".join(found) for line in given) for found, given in zip(lines, articles, strict=True)]
    titles = [
        bool(article and article.title == page["title"].strip()) for article, page in zip(read, pages, strict=True)
    ]
    quoted = [sentence not in text for article, text in zip(read, texts, strict=True) for sentence in _quoted(article)]
    yield mean("pages with a line that is not of the article", np.array(beside, float), bar=0.0, lower_is_better=True)
    yield mean("pages with a paragraph lost", np.array(lost, float), bar=0.0, lower_is_better=True)
    yield mean("quoted sentences not of the article", np.array(quoted, float), bar=0.0, lower_is_better=True)
    yield mean("titles", np.array(titles, float), bar=0.95)


def _read(markup: str) -> digest.Article | None:
    try:
        return digest.extract(markup, ADDRESS)
    except NotAnArticleError:
        return None


def _quoted(article: digest.Article | None) -> list[str]:
    summary = digest.summarize(article, sentences=QUOTED) if article else None
    return _plain([sentence.text for sentence in summary.sentences]) if summary else []


def _plain(lines: list[str]) -> list[str]:
    return list(filter(None, (" ".join(line.split()) for line in lines)))


TASKS = (
    Task("short-pages", (FILE,), measure, own=True),
    Task("short-pages-of-systems", (SYSTEMS,), partial(measure, name=SYSTEMS), own=True),
)
