"""Number the concepts of the sentences of a story, and count them.

A concept is a stem or a pair of neighbouring words.  A story of 60 articles has 30,000 of them in 900 sentences: as
arrays of numbers they are counted in a fraction of the time that tuples of words take.
"""

import math
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from digest.summarizers.candidates import Candidate
from digest.text.words import has_plain_words, plain_runs, vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    # Places of sentences, and the keys of their concepts at these places.
    _Placed = tuple[NDArray[Any], NDArray[Any]]

Concept = tuple[str, ...]
# A pair of words is one number: the first word in the upper bits, counted from 1, so that 0 is a single stem.
_BITS = 32
_LOWER = (1 << _BITS) - 1


class Concepts:
    """The concepts of sentences, each with a number; the sentences have theirs in the order of `concepts_of`.

    `sentences` and `articles` count the sentences and articles that have each concept, by its number; `is_single` marks
    the stems.
    """

    def __init__(self, found: Sequence[Candidate]) -> None:
        import numpy as np

        self._words = _Words()
        sentences, keys = _keys(found, self._words)
        self._names, concepts = np.unique(keys, return_inverse=True)
        _, first = np.unique(sentences << _BITS | concepts, return_index=True)
        first.sort()  # each once in a sentence, at its first place
        self._of, self._concepts = sentences[first], concepts[first]
        self._numbers = array("i", self._concepts.astype(np.int32).tobytes())
        self._orders = np.array([candidate.order for candidate in found], np.int64)
        self._starts = np.searchsorted(self._of, np.arange(len(found) + 1)).tolist()
        self._place = {candidate.order: at for at, candidate in enumerate(found)}
        size = len(self._names)
        self.is_single = self._names < 1 << _BITS
        self.sentences = np.bincount(self._concepts, minlength=size)
        article = np.array([candidate.article for candidate in found], np.int64)
        # with the counts, it sorts, in a thirtieth of the time of its table of hashes
        once, _ = np.unique(article[self._of] << _BITS | self._concepts, return_counts=True)
        self.articles = np.bincount(once & _LOWER, minlength=size)

    def of(self, order: int) -> "array[int]":
        """Return the numbers of the concepts of a sentence, by its order."""
        at = self._place[order]
        return self._numbers[self._starts[at] : self._starts[at + 1]]

    def by_counts(self, weight: Callable[[int, int], float], single: float) -> "NDArray[Any]":
        """Return a weight for each concept by its numbers of articles and of sentences, times `single` for a stem."""
        import numpy as np

        pairs, of = np.unique(self.articles << _BITS | self.sentences, return_inverse=True)
        weights = np.array([weight(*divmod(pair, 1 << _BITS)) for pair in pairs.tolist()])[of]
        weights[self.is_single] *= single
        return weights

    def means(self, found: Sequence[Candidate], figure: Callable[[Candidate], float]) -> "NDArray[Any]":
        """Return for each concept the mean of a figure of the sentences that have it."""
        import numpy as np

        figures = np.array([figure(candidate) for candidate in found])
        sums = np.bincount(self._concepts, weights=figures[self._of], minlength=len(self.sentences))
        means: NDArray[Any] = sums / self.sentences
        return means

    def means_of_words(self, figures: Mapping[str, float]) -> "NDArray[Any]":
        """Return for each concept the mean of the figures of its one or two words, 0 for a word without one."""
        import numpy as np

        figure = np.array([figures.get(word, 0.0) for word in self._words.numbers])
        first, own = self._names >> _BITS, figure[self._names & _LOWER]
        means: NDArray[Any] = np.where(first > 0, (figure[first - 1] + own) / 2, own)
        return means

    def places(self, orders: Sequence[int]) -> "Places":
        """Return the places of concepts among the sentences of these orders."""
        import numpy as np

        is_among = np.zeros(self._orders.max(initial=-1) + 1, bool)
        is_among[np.array(orders, np.int64)] = True
        among = is_among[self._orders[self._of]]
        concepts, held = self._concepts[among], self._orders[self._of[among]]
        by_concept = np.argsort(concepts, kind="stable")
        return Places(concepts[by_concept].astype(np.int32), held[by_concept].astype(np.int32))


class Places:
    """The sentences that have each concept."""

    def __init__(self, concepts: "NDArray[Any]", orders: "NDArray[Any]") -> None:
        self._concepts, self._orders = concepts, orders

    def each(self, concepts: Sequence[int]) -> Iterator[list[int]]:
        """Yield for each of the concepts the orders of the sentences with it."""
        import numpy as np

        numbers = np.asarray(concepts, self._concepts.dtype)
        starts, ends = (self._concepts.searchsorted(numbers, side).tolist() for side in ("left", "right"))
        for start, end in zip(starts, ends, strict=True):
            yield self._orders[start:end].tolist()


class _Words:
    """The number of each word or stem, in the order in which they first occur."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._of_language: dict[str, _PlainWords] = {}

    def number(self, word: str) -> int:
        """Return the number of a word."""
        return self.numbers.setdefault(word, len(self.numbers))

    def plain(self, language: str) -> "_PlainWords":
        """Return the table of a language whose words are runs of letters."""
        if language not in self._of_language:
            self._of_language[language] = _PlainWords(language, self.number)
        return self._of_language[language]


class _PlainWords(dict[str, int]):
    """Map from a word to twice the number of its stem plus one, or twice its own number if it is a stop word."""

    def __init__(self, language: str, number: Callable[[str], int]) -> None:
        super().__init__()
        self._stem, self._number = vocabulary(language).__getitem__, number

    def __missing__(self, word: str) -> int:
        stem = self._stem(word)
        self[word] = found = 2 * self._number(stem or word) + bool(stem)
        return found


def _keys(found: Sequence[Candidate], words: _Words) -> "tuple[NDArray[Any], NDArray[Any]]":
    """Return the place of each sentence once for each of its concepts, and the keys of these: stems, then pairs."""
    import numpy as np

    plain, other = _keys_of_runs(found, words), _keys_of_terms(found, words)
    parts = (plain[0], other[0], plain[1], other[1])
    places = np.concatenate([places for places, _ in parts])
    order = np.argsort(places, kind="stable")  # the stems of a sentence stay before its pairs
    return places[order], np.concatenate([keys for _, keys in parts])[order]


def _keys_of_runs(found: Sequence[Candidate], words: _Words) -> "tuple[_Placed, _Placed]":
    """Return places and keys of stems and of pairs, of the sentences whose words are found in their text."""
    import numpy as np

    runs = [
        list(map(words.plain(item.language).__getitem__, plain_runs(item.text)))
        if has_plain_words(item.language)
        else []
        for item in found
    ]
    numbers = np.array(list(chain.from_iterable(runs)), np.int64)
    places = np.repeat(np.arange(len(found)), [len(run) for run in runs])
    has_stem, numbers = numbers & 1, numbers >> 1
    single = np.flatnonzero(has_stem)
    pair = np.flatnonzero((places[1:] == places[:-1]) & (has_stem[1:] | has_stem[:-1] == 1))
    return (places[single], numbers[single]), (places[:-1][pair], _pair(numbers[:-1][pair], numbers[1:][pair]))


def _keys_of_terms(found: Sequence[Candidate], words: _Words) -> "tuple[_Placed, _Placed]":
    """Return places and keys of stems and of pairs, of the other sentences: their terms were split before."""
    others = [(at, candidate) for at, candidate in enumerate(found) if not has_plain_words(candidate.language)]
    stems = [(at, words.number(stem)) for at, item in others for stem in item.stems]
    pairs = [(at, _pair(words.number(one), words.number(two))) for at, item in others for one, two in item.pairs]
    return _placed(stems), _placed(pairs)


def _placed(found: Sequence[tuple[int, int]]) -> "_Placed":
    import numpy as np

    numbers = np.fromiter(chain.from_iterable(found), np.int64, 2 * len(found)).reshape(-1, 2)
    return numbers[:, 0], numbers[:, 1]


def _pair(one: Any, other: Any) -> Any:  # noqa: ANN401 - a number, or an array of them
    return (one + 1) << _BITS | other


def exponentials(factor: float, figures: "NDArray[Any]") -> "NDArray[Any]":
    """Return e**(factor * figure) of each, by `math.exp`: the last digit of numpy's depends on the processor."""
    import numpy as np

    distinct, of = np.unique(figures, return_inverse=True)
    return np.array([math.exp(factor * figure) for figure in distinct.tolist()])[of]


def concepts_of(candidate: Candidate) -> tuple[Concept, ...]:
    """Return the stems of a sentence and the pairs of its words, each once, always in the same order."""
    return tuple(dict.fromkeys([*zip(candidate.stems), *candidate.pairs]))
