"""A news brief that can be proved: stories across outlets, every line a verbatim quote with its source.

This package is the public API.  Its names are imported on first use, so that `import digest` costs nothing.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.9.0"

if TYPE_CHECKING:
    from digest.api import cluster, compose, extract, parse_feed, read, render, split_sentences, summarize, verify
    from digest.errors import DigestError
    from digest.model.article import Article, Document, Failure, Sentence
    from digest.model.delivery import Rendering
    from digest.model.edition import Edition, History, Story
    from digest.model.feed import FeedEntry
    from digest.model.partition import Grouping
    from digest.model.summary import Budget, Frequencies, Summary

_HOME = {
    "cluster": "api",
    "compose": "api",
    "extract": "api",
    "parse_feed": "api",
    "read": "api",
    "render": "api",
    "split_sentences": "api",
    "summarize": "api",
    "verify": "api",
    "DigestError": "errors",
    "Article": "model.article",
    "Budget": "model.summary",
    "Document": "model.article",
    "Edition": "model.edition",
    "Failure": "model.article",
    "FeedEntry": "model.feed",
    "Frequencies": "model.summary",
    "Grouping": "model.partition",
    "History": "model.edition",
    "Rendering": "model.delivery",
    "Sentence": "model.article",
    "Story": "model.edition",
    "Summary": "model.summary",
}

__all__ = [
    "Article",
    "Budget",
    "DigestError",
    "Document",
    "Edition",
    "Failure",
    "FeedEntry",
    "Frequencies",
    "Grouping",
    "History",
    "Rendering",
    "Sentence",
    "Story",
    "Summary",
    "cluster",
    "compose",
    "extract",
    "parse_feed",
    "read",
    "render",
    "split_sentences",
    "summarize",
    "verify",
]


def late_name(package: str, home: Mapping[str, str], name: str) -> object:
    """Import a name of a package from its module in `home`.  Raises AttributeError for any other name."""
    if name not in home:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{package}.{home[name]}"), name)
    return value


def __getattr__(name: str) -> object:
    value = globals()[name] = late_name(__name__, _HOME, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
