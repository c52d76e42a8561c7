"""Compute the figures of the sentences of many articles: as `features` does with sets, but with sorted arrays."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.model.article import Article
from digest.summarizers import features as of_one
from digest.summarizers.candidates import Candidate, title_of
from digest.text.word_arrays import WordArrays, fits_word_arrays, word_arrays

Array = NDArray[Any]

_LOW = 0xFFFFFFFF
# Letters of a batch, about 150 articles of news; each letter takes some 20 bytes of columns.
_LETTERS = 500_000
_FIRST, _LAST = itemgetter(slice(1)), itemgetter(slice(-1, None))


class Columns(NamedTuple):
    """Sentences of several articles, numbered through: the score of each, its shares by groups of figures, its stems.

    `firsts` has the number of the first sentence of each article, and the end.
    """

    worth: Array
    shares: Array
    words: WordArrays
    firsts: list[int]


class Sentences:
    """Sentences of one article to choose from, each made on access: an implementation of `ranked.Weights`."""

    def __init__(self, article: Article, title: tuple[str, ...], columns: Columns, start: int, end: int) -> None:
        self.titles = (title,)
        self.worth: list[int] = columns.worth[start:end].tolist()
        self._bounds: list[int] = columns.words.bounds[start : end + 1].tolist()
        self._article, self._columns, self._start = article, columns, start

    def __len__(self) -> int:
        return len(self.worth)

    def __getitem__(self, at: int) -> Candidate:
        start, end, _ = self._article.spans[at]
        return Candidate(self._article, at, at, 0, self._article.text[start:end], self._stems(at))

    def shares(self, at: int) -> list[float]:
        """Return the score of a sentence by groups of its figures."""
        shares: list[float] = self._columns.shares[self._start + at].tolist()
        return shares

    def _stems(self, at: int) -> tuple[str, ...]:
        words = self._columns.words
        numbers = words.numbers[self._bounds[at] : self._bounds[at + 1]]
        return tuple(map(words.stems.__getitem__, numbers.tolist()))


def in_columns(articles: Sequence[Article], weights: Sequence[float]) -> Iterator[Sentences | None]:
    """Yield the scored sentences of each article; None for one whose words cannot be found by their bytes."""
    start, letters = 0, 0
    for at, article in enumerate(articles):
        letters += len(article.text)
        if letters > _LETTERS:
            yield from _together(articles[start : at + 1], weights)
            start, letters = at + 1, 0
    yield from _together(articles[start:], weights)


def _together(articles: Sequence[Article], weights: Sequence[float]) -> list[Sentences | None]:
    found: list[Sentences | None] = [None] * len(articles)
    fit = [at for at, article in enumerate(articles) if fits_word_arrays(article.text, article.language)]
    for language in dict.fromkeys(articles[at].language for at in fit):
        places = [at for at in fit if articles[at].language == language]
        titles = [title_of(articles[at]) for at in places]
        columns = _columns([articles[at] for at in places], titles, language, weights)
        for at, title, (start, end) in zip(places, titles, pairwise(columns.firsts), strict=True):
            found[at] = Sentences(articles[at], title, columns, start, end)
    return found


def _columns(
    articles: Sequence[Article], titles: Sequence[Sequence[str]], language: str, weights: Sequence[float]
) -> Columns:
    texts = [[article.text[start:end] for start, end, _ in article.spans] for article in articles]
    sizes = np.array(list(map(len, texts)), np.int64)
    firsts = np.concatenate([[0], sizes.cumsum()])
    article = np.repeat(np.arange(len(texts)), sizes)
    words = word_arrays(texts, language)
    rows = np.column_stack(_figures(list(chain.from_iterable(texts)), words, article, firsts, titles, language))
    parts = rows * np.array(weights)
    scores = np.zeros(len(parts))
    for part in parts.T:  # added in order, as for one sentence
        scores += part
    shares = np.add.reduceat(parts, [group.start for group in of_one.GROUPS.values()], axis=1)
    worth, shares = np.rint(scores * of_one.FINEST), np.rint(shares * of_one.FINEST) / of_one.FINEST
    return Columns(worth.astype(np.int64), shares, words, firsts.tolist())


def _figures(
    sentences: Sequence[str],
    words: WordArrays,
    article: Array,
    firsts: Array,
    titles: Sequence[Sequence[str]],
    language: str,
) -> of_one.SentenceFigures:
    """Return the figures as columns, with one value for each sentence."""
    position = np.arange(len(sentences)) - firsts[article]
    length = np.rint(np.array(list(map(len, sentences))) / of_one.letters_in(language)).astype(np.int64)
    return of_one.figures(
        late=_table(of_one.log_place, position.max(initial=0))[position],
        place=position / np.diff(firsts)[article],
        length=tuple(_table(of_one.lengths, of_one.MANY)[np.minimum(length, of_one.MANY)].T),
        capitals=words.capitals / np.maximum(length, 1),
        opens=list(map(of_one.OPENS_QUOTE.__contains__, map(_FIRST, sentences))),
        ends=list(map(of_one.ENDS_QUOTE.__contains__, map(_LAST, sentences))),
        asks=words.asks > 0,
        colons=words.colons > 0,
        **_counts(words, article, position),
        title=_in_title(words, article, titles),
    )


def _counts(words: WordArrays, article: Array, position: Array) -> dict[str, Array]:
    """Return for each sentence the number of its stems, the sum of the logs of their holders, and the numbers of its
    stems held once, of new ones, and of stems in the opening.
    """
    keys = _once(words.numbers << 32 | _sentence_of(words))
    stem, sentence = keys >> 32, keys & _LOW
    group = np.stack([stem, article[sentence]])
    new = np.ones(len(keys), bool)
    new[1:] = (group[:, 1:] != group[:, :-1]).any(axis=0)
    first = np.flatnonzero(new)
    holders = np.diff(first, append=len(keys))
    held = np.repeat(holders, holders)
    early = np.repeat(position[sentence[first]] < of_one.OPENING, holders) & (position[sentence] >= of_one.OPENING)
    logs = _table(of_one.log, held.max(initial=1))[held]
    n = len(article)
    return {
        "stems": np.maximum(np.bincount(sentence, minlength=n), 1),
        "logs": np.bincount(sentence, logs, n),
        "once": np.bincount(sentence[held == 1], minlength=n),
        "new": np.bincount(sentence[new], minlength=n),
        "early": np.bincount(sentence[early], minlength=n),
    }


def _in_title(words: WordArrays, article: Array, titles: Sequence[Sequence[str]]) -> Array:
    """Return the share of the stems of its article's title that each sentence has."""
    known = words.places
    wanted = [known[stem] << 32 | at for at, title in enumerate(titles) for stem in set(title) if stem in known]
    sentence = _sentence_of(words)
    found = np.isin(words.numbers << 32 | article[sentence], np.array(wanted, np.int64))
    held = _once(words.numbers[found] << 32 | sentence[found]) & _LOW
    sizes = np.array([len(set(title)) or 1 for title in titles], np.int64)
    return np.asarray(np.bincount(held, minlength=len(article)) / sizes[article])


def _sentence_of(words: WordArrays) -> Array:
    return np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds))


def _once(values: Array) -> Array:
    """Return the values in order, each once; `np.unique` takes six times as long."""
    values = np.sort(values)
    return np.asarray(values[np.diff(values, prepend=-1) != 0])


def _table(value: Callable[[int], Any], most: int) -> Array:
    """Return the values for 0 to `most`, and for some more."""
    return _values(value, int(most).bit_length())


@cache
def _values(value: Callable[[int], Any], bits: int) -> Array:
    return np.array(list(map(value, range(1 << bits))))
