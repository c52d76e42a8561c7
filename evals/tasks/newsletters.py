"""Newsletters in the markup of many systems: the titles of their stories, and no other line among their paragraphs.

Twenty were written before the rules were read, and ten more after the rules were written.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from digest.errors import NotAnArticleError
from digest.extractors.mail.mail import Mail
from digest.model.article import Article, Document
from evals import sets
from evals.figures import Figure, Task, mean

FILE = "newsletters.jsonl"


def measure(folder: Path) -> Iterator[Figure]:
    letters = list(sets.read(folder / FILE))
    read = [_read(letter["name"], letter["eml"]) for letter in letters]
    titles = [[story["title"] for story in letter["stories"]] for letter in letters]
    texts = [[line for story in letter["stories"] for line in story["paragraphs"]] for letter in letters]
    found = [[line for article in articles for line in _lines(article)] for articles in read]
    same = [[article.title for article in articles] == given for articles, given in zip(read, titles, strict=True)]
    beside = [bool(set(lines) - set(given)) for lines, given in zip(found, texts, strict=True)]
    lost = [bool(set(given) - set(lines)) for lines, given in zip(found, texts, strict=True)]
    yield mean("letters with exactly their stories and titles", np.array(same, float), bar=0.9)
    yield mean("letters with a line that is of no story", np.array(beside, float), bar=0.0, lower_is_better=True)
    yield mean("letters with a paragraph lost", np.array(lost, float), bar=0.0, lower_is_better=True)


def _read(name: str, mail: str) -> tuple[Article, ...]:
    try:
        return Mail()(Document(f"{name}.eml", mail.encode()))
    except NotAnArticleError:
        return ()


def _lines(article: Article) -> list[str]:
    return list(filter(None, (" ".join(line.split()) for line in article.text.split("\n"))))


TASKS = (Task("newsletters", (FILE,), measure, own=True),)
