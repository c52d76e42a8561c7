"""A news brief that can be proved: stories across outlets, every line a verbatim quote with its source.

This is the front door.  Its names are loaded when they are first used, so that `import digest` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from digest.api import cluster, compose, extract, read, render, split_sentences, summarize, verify
    from digest.errors import DigestError
    from digest.model import (
        Article,
        Budget,
        Document,
        Edition,
        Failure,
        Frequencies,
        Grouping,
        History,
        Rendering,
        Sentence,
        Story,
        Summary,
    )

_HOME = {
    "cluster": "api",
    "compose": "api",
    "extract": "api",
    "read": "api",
    "render": "api",
    "split_sentences": "api",
    "summarize": "api",
    "verify": "api",
    "DigestError": "errors",
    "Article": "model",
    "Budget": "model",
    "Document": "model",
    "Edition": "model",
    "Failure": "model",
    "Frequencies": "model",
    "Grouping": "model",
    "History": "model",
    "Rendering": "model",
    "Sentence": "model",
    "Story": "model",
    "Summary": "model",
}

__all__ = [
    "Article",
    "Budget",
    "DigestError",
    "Document",
    "Edition",
    "Failure",
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
    "read",
    "render",
    "split_sentences",
    "summarize",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'digest' has no attribute {name!r}")
    value: object = getattr(import_module(f"digest.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
