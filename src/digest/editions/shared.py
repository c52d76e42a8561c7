"""Work that the editions of one run have in common: briefs over the same articles differ in little."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, TypeVar

from digest.editions.subjects import Subjects
from digest.errors import DigestError
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.limit import EachLimit, Outcome

T = TypeVar("T")
Given = TypeVar("Given")

# Articles of a day from which its parts are spread: with fewer, starting the processes takes longer than it saves.
_SPREAD_FROM = 1_000
# Articles that a process gets at once: enough that the calls cost little, few enough that none waits for the last.
_PART = 250

# Results kept of steps over all articles of an edition: some steps of the latest few choices of articles.
_OF_DAYS = 16
# Results kept of steps over a story: more than the stories of a day of 5,000 articles have.
_OF_STORIES = 20_000
_BY_VALUE = (str, int, date, frozenset, type(None))


class SharedWork:
    """Results of pure steps, each computed once for equal input: an edition is the same with it and without.

    The latest results are kept, so that the memory does not grow with the number of briefs.  `each` applies a function
    to parts of a day over the processes of an executor, if there is one.
    """

    def __init__(self, each: EachLimit | None = None) -> None:
        self._each = each
        self.about = Subjects()
        self.of_day = Results(_OF_DAYS)
        self.of_story = Results(_OF_STORIES)

    def is_spread(self, articles: int) -> bool:
        """Return whether the parts of a day of this number of articles are spread over several processes."""
        return self._each is not None and articles >= _SPREAD_FROM

    def spread(self, function: Callable[[Given], T], items: Sequence[Given]) -> list[T]:
        """Return `function(item)` for each item, over the processes: what they cannot do is done here."""
        found: list[Outcome[T]] = []
        try:
            found.extend(self._each(function, items) if self._each else ())  # what came before a failure stays
        except DigestError:
            self._each = None  # a scheduler that does not answer is not waited for again
        found += [(None, None)] * (len(items) - len(found))
        return [function(item) if result is None else result for item, (result, _) in zip(items, found, strict=True)]

    def of_articles(self, function: Callable[[Sequence[Article]], T], articles: Sequence[Article]) -> list[T]:
        """Return the results of a function for all articles at once or, of a large day, for parts of them in order."""
        if not self.is_spread(len(articles)):
            return [function(articles)]
        return self.spread(function, [articles[at : at + _PART] for at in range(0, len(articles), _PART)])


class Results:
    """The latest results of steps, by the names of the steps and the objects that they were given."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[tuple[Hashable, ...], tuple[tuple[Any, ...], Any]] = {}

    def __call__(self, step: str, compute: Callable[[], T], *given: object) -> T:
        """Return the result of `compute`, which depends on `given` alone.

        Texts, dates and frozen sets are compared by value, other values by identity, tuples by the identities of their
        members.
        """
        held = self._found.pop(self._key(step, given), None)
        found: T = held[1] if held else compute()
        self.put(step, found, *given)
        return found

    def of(self, step: str) -> list[tuple[tuple[Any, ...], Any]]:
        """Return what a step was given and its result, each time, the latest last."""
        return [found for key, found in self._found.items() if key[0] == step]

    def put(self, step: str, result: object, *given: object) -> None:
        """Keep the result of a step that was computed elsewhere, for instance in another process."""
        # The latest is the last; what was given is held, so that no other object gets its id.
        self._found[self._key(step, given)] = (given, result)
        if len(self._found) > self._most:
            del self._found[next(iter(self._found))]

    def _key(self, step: str, given: tuple[object, ...]) -> tuple[Hashable, ...]:
        return (step, *map(_key, given))


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
