"""Work that the editions of one run have in common: briefs over the same articles differ in little."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar

from digest.editions.subjects import Subjects
from digest.model.article import Article
from digest.model.canonical import hash_text

T = TypeVar("T")

# Results kept of steps over all articles of an edition: some steps of the latest few choices of articles.
_OF_DAYS = 16
# Results kept of steps over a story: more than the stories of a day of 5,000 articles have.
_OF_STORIES = 20_000
_BY_VALUE = (str, int, date, frozenset, type(None))


class SharedWork:
    """Results of pure steps, each computed once for equal input: an edition is the same with it and without.

    The latest results are kept, so that the memory does not grow with the number of briefs.
    """

    def __init__(self) -> None:
        self.about = Subjects()
        self.of_day = Results(_OF_DAYS)
        self.of_story = Results(_OF_STORIES)


class Results:
    """The latest results of steps, by the names of the steps and the objects that they were given."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def __call__(self, step: str, compute: Callable[[], T], *given: object) -> T:
        """Return the result of `compute`, which depends on `given` alone.

        Texts, dates and frozen sets are compared by value, other values by identity, tuples by the identities of their
        members.
        """
        key = (step, *map(_key, given))
        held = self._found.pop(key, None) or (given, compute())
        self._found[key] = held  # the latest is the last; what was given is held, so that no other object gets its id
        if len(self._found) > self._most:
            del self._found[next(iter(self._found))]
        found: T = held[1]
        return found


def _key(value: object) -> Hashable:
    if isinstance(value, tuple):
        return tuple(map(id, value))
    return value if isinstance(value, _BY_VALUE) else id(value)


def lines_of(articles: tuple[Article, ...], once: Results) -> frozenset[str]:
    """Return the hashes of the titles and the sentences of articles."""
    return once("lines", lambda: frozenset(line for article in articles for line in _lines_of(article)), articles)


def _lines_of(article: Article) -> list[str]:
    text = article.text
    return [hash_text(article.title), *(hash_text(text[start:end]) for start, end, _ in article.spans)]
