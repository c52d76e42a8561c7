"""Short pages, under 80 words of article: no heading, byline, caption or call among its paragraphs, and none is lost.

The pages were written by someone who had not seen the rules, after the ways of many outlets.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

import digest
from digest.errors import NotAnArticleError
from evals import sets
from evals.figures import Figure, Task, mean

FILE = "short_pages.jsonl"
ADDRESS = "https://paper.example/news/1"


def measure(folder: Path) -> Iterator[Figure]:
    pages = list(sets.read(folder / FILE))
    read = [(*_read(page["html"]), page["title"].strip(), _plain(page["paragraphs"])) for page in pages]
    beside = [any(line not in " ".join(article) for line in lines) for _, lines, _, article in read]
    lost = [any(line not in " ".join(lines) for line in article) for _, lines, _, article in read]
    titles = [found == title for found, _, title, _ in read]
    yield mean("pages with a line that is not of the article", np.array(beside, float), bar=0.0, lower_is_better=True)
    yield mean("pages with a paragraph lost", np.array(lost, float), bar=0.0, lower_is_better=True)
    yield mean("titles", np.array(titles, float), bar=0.95)


def _read(markup: str) -> tuple[str, list[str]]:
    try:
        article = digest.extract(markup, ADDRESS)
    except NotAnArticleError:
        return "", []
    return article.title, _plain(article.text.split("\n"))


def _plain(lines: list[str]) -> list[str]:
    return list(filter(None, (" ".join(line.split()) for line in lines)))


TASKS = (Task("short-pages", (FILE,), measure, own=True),)
