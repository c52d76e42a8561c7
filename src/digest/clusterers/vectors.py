"""Represent articles as sparse vectors of length 1: TF-IDF of the stems of the title and the first words."""

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.clusterers.title_labels import without_labels
from digest.model.article import Article
from digest.model.summary import IDF_PRIOR, Frequencies, Terms
from digest.text.compounds import compounds, has_compounds
from digest.text.synonym_stems import headline_synonyms
from digest.text.term_weights import TITLE, head, term_weight
from digest.text.words import all_words, vocabulary, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORT = 20  # an article with fewer stems counts as a headline
HEAVIEST = 100  # terms kept of an article; 70 cost 0.2 F1, 150 gain nothing
# The product of all articles with all takes the square of this number of terms, and most of the time of large batches:
# fewer terms are kept for more than MANY articles.  B-cubed F1 of the four sets 89.9 with 60, 90.0 with 100; the
# product takes a quarter of the time.
MANY, HEAVIEST_OF_MANY = 20_000, 60
# Compounds are not split either: each new word is looked at from each of its letters.
# Articles that are weighed at a time: bounds the memory, changes no result.
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of articles: `matrix` is a CSR matrix of scipy, a row for each article, a column for each term.

    The rows have length 1 (or 0).  Below may be the rows of stories; they are shorter, as means of several articles.
    `named` maps stems to the synonyms that replace them.
    """

    matrix: Any
    terms: tuple[str, ...]
    named: Mapping[str, str] = field(default_factory=dict)

    def shared(self, a: int, b: int, most: int) -> tuple[str, ...]:
        """Return the terms that two articles share, by their contribution to the cosine, the largest first."""
        weights = dict(self._row(a))
        both = [(weights[term] * weight, term) for term, weight in self._row(b) if term in weights]
        nearest = sorted(both, key=lambda found: (-round(found[0], 9), self.terms[found[1]]))
        return tuple(self.terms[term] for _, term in nearest[:most])

    def above(self, stories: Sequence[Terms]) -> "Vectors":
        """Return these rows, and below them one row for each story: with its own terms and its own length."""
        import numpy as np
        from scipy.sparse import csr_matrix, vstack

        column = {term: at for at, term in enumerate(self.terms)}
        columns = [column.setdefault(self.named.get(term, term), len(column)) for terms in stories for term, _ in terms]
        weights = [weight for terms in stories for _, weight in terms]
        starts = np.cumsum([0, *map(len, stories)])
        width = max(len(column), 1)
        articles = self.matrix.copy()
        articles.resize(self.matrix.shape[0], width)
        below = csr_matrix((weights, columns, starts), (len(stories), width))
        below.sum_duplicates()  # sums the synonyms of a story, which must not make it longer
        lengths = np.array([math.hypot(*(weight for _, weight in terms)) for terms in stories])
        longer = np.sqrt(np.asarray(below.multiply(below).sum(axis=1)).ravel())
        below.data *= np.repeat(lengths / np.where(longer > 0, longer, 1), np.diff(below.indptr))
        return Vectors(vstack([articles, below], format="csr"), tuple(column), self.named)

    def _row(self, at: int) -> list[tuple[int, float]]:
        start, end = self.matrix.indptr[at : at + 2]
        return list(zip(self.matrix.indices[start:end].tolist(), self.matrix.data[start:end].tolist(), strict=True))


class _Numbers(dict[str, int]):
    """Map from a word to the number of its stem, -1 for a stop word.

    Stems are numbered in the order in which they first occur; a stem in `named` has the number of its synonym.
    """

    def __init__(self, language: str, named: Mapping[str, str]) -> None:
        super().__init__()
        self._named = named
        self.stems: dict[str, int] = {}
        self._table = vocabulary(language)

    def __missing__(self, word: str) -> int:
        stem, stems = self._table[word], self.stems
        self[word] = number = stems.setdefault(self._named.get(stem, stem), len(stems)) if stem else -1
        return number

    def of_stem(self, stem: str) -> int:
        """Return the number of a stem."""
        return self.stems.setdefault(self._named.get(stem, stem), len(self.stems))


@dataclass(frozen=True, slots=True)
class Counts:
    """Terms of articles in one language, counted once; `vectors` weighs them."""

    chunks: tuple["_Chunk", ...]
    terms: tuple[str, ...]
    language: str
    articles: int
    named: Mapping[str, str]
    split: bool = False  # if parts of compounds are counted

    @classmethod
    def of(cls, articles: Sequence[Article], language: str) -> "Counts":
        """Count the stems of the title and first LOOKED_AT words of each article; among headlines, synonyms as one.

        A label before a title, such as "Show HN:", does not count.
        """
        articles = without_labels(articles)
        counts = cls._of(articles, language, {})
        return cls._of(articles, language, headline_synonyms(language)) if counts.are_headlines else counts

    @classmethod
    def _of(cls, articles: Sequence[Article], language: str, named: Mapping[str, str]) -> "Counts":
        numbers = _Numbers(language, named)
        parts = _parts(articles, language, numbers) if has_compounds(language) and len(articles) <= MANY else {}
        batches = (articles[at : at + _CHUNK] for at in range(0, len(articles), _CHUNK))
        chunks = tuple(_counted(batch, language, numbers, parts) for batch in batches)
        return cls(chunks, tuple(numbers.stems), language, len(articles), named, bool(parts))

    @property
    def are_headlines(self) -> bool:
        """True if most articles are headlines."""
        return self.articles < 2 * int((self.stems < SHORT).sum())

    @property
    def stems(self) -> "NDArray[Any]":
        """Number of stems of each article, with repeats."""
        import numpy as np

        return np.concatenate([np.zeros(0), *(chunk.lengths for chunk in self.chunks)])

    def vectors(self, frequencies: Frequencies | None = None, votes: "NDArray[Any] | None" = None) -> Vectors:
        """Return the vectors: TF-IDF with saturation, with the IDF of `frequencies`, else of these articles.

        In the counts behind the IDF each article has the weight in `votes` (0 to 1), without them 1.

        Each article keeps its HEAVIEST terms; among equal ones, those that occur first in the order of the articles.
        """
        import numpy as np
        from scipy.sparse import csr_matrix

        idf = self._idf(frequencies, votes)
        most = HEAVIEST if self.articles <= MANY else HEAVIEST_OF_MANY
        kept = [_weighed(chunk, idf, most) for chunk in self.chunks]
        starts = np.concatenate([np.zeros(1, dtype=np.int64), *(sizes for sizes, _, _ in kept)]).cumsum()
        columns = np.concatenate([np.zeros(0, dtype=np.int32), *(column for _, column, _ in kept)])
        weights = np.concatenate([np.zeros(0), *(weight for _, _, weight in kept)])
        shape = (self.articles, max(len(self.terms), 1))
        return Vectors(csr_matrix((weights, columns, starts), shape), self.terms, self.named)

    def _idf(self, frequencies: Frequencies | None, votes: "NDArray[Any] | None") -> "NDArray[Any]":
        """Return the weight of each term, as `Frequencies.idf`."""
        import numpy as np

        if frequencies is None:
            n, held = float(self.articles), self._held(np.ones(self.articles))
        else:
            known = frequencies.counts.get(self.language, {})
            n = float(frequencies.articles.get(self.language, 0))
            held = np.fromiter((known.get(term, 0) for term in self.terms), float, len(self.terms))
            if self.named or self.split:  # a synonym or a part is held by more articles than its own stem
                held = np.maximum(held, self._held(np.ones(self.articles)))
        if votes is not None:
            n -= float((1 - votes).sum())
            held = np.maximum(held - self._held(1 - votes), 0)
        return np.asarray(np.log((n + IDF_PRIOR) / (np.minimum(held, n) + 0.5)))

    def _held(self, votes: "NDArray[Any]") -> "NDArray[Any]":
        """Return the sum of the votes of the articles that hold each term."""
        import numpy as np

        held, at = np.zeros(len(self.terms)), 0
        for chunk in self.chunks:
            voters = np.repeat(votes[at : at + len(chunk.sizes)], chunk.sizes)
            held += np.bincount(chunk.columns, weights=voters, minlength=len(self.terms))
            at += len(chunk.sizes)
        return held


class _Chunk(NamedTuple):
    """Terms of some articles: the number of terms of each article; for each term its number, count, and if in the
    title.
    """

    sizes: "NDArray[Any]"
    columns: "NDArray[Any]"
    counts: "NDArray[Any]"
    in_title: "NDArray[Any]"

    @property
    def lengths(self) -> "NDArray[Any]":
        """Number of stems of each article, with repeats."""
        import numpy as np

        rows = np.repeat(np.arange(len(self.sizes)), self.sizes)
        return np.bincount(rows, weights=self.counts, minlength=len(self.sizes))


def _parts(articles: Sequence[Article], language: str, numbers: _Numbers) -> dict[int, list[int]]:
    """Return the numbers of the parts of each compound in the articles."""
    every = {word for article in articles for word in words(f"{article.title} {head(article.text)}", language)}
    found = compounds(sorted(every), language)
    return {numbers[word]: [numbers.of_stem(stem) for stem in parts] for word, parts in found.items()}


def _counted(
    articles: Sequence[Article], language: str, numbers: _Numbers, parts: Mapping[int, Sequence[int]]
) -> _Chunk:
    import numpy as np

    found, titles = array("i"), array("i")
    ends, title_ends = [], []
    number = numbers.__getitem__
    for article in articles:
        title = list(map(number, all_words(article.title, language)))
        text = list(map(number, all_words(head(article.text), language)))
        if parts:
            title, text = ([*some, *(part for one in some for part in parts.get(one, ()))] for some in (title, text))
        titles.extend(title)
        found.extend(title)
        found.extend(text)
        ends.append(len(found))
        title_ends.append(len(titles))
    keys, counts = np.unique(_keys(found, ends), return_counts=True)
    in_title = np.zeros(len(keys), bool)
    in_title[np.searchsorted(keys, _keys(titles, title_ends))] = True  # each is among the keys
    rows = np.bincount(keys >> 32, minlength=len(articles))
    return _Chunk(rows, (keys & 0xFFFFFFFF).astype(np.int32), counts.astype(np.uint16), in_title)


def _keys(found: "array[int]", ends: list[int]) -> "NDArray[Any]":
    """Return one number for each word that is no stop word: its article in the upper bits, its term in the lower."""
    import numpy as np

    terms = np.frombuffer(found, dtype=np.int32).astype(np.int64) if found else np.zeros(0, dtype=np.int64)
    rows = np.repeat(np.arange(len(ends), dtype=np.int64), np.diff(ends, prepend=0))
    return (rows << 32 | terms)[terms >= 0]


def _weighed(chunk: _Chunk, idf: "NDArray[Any]", most: int) -> tuple["NDArray[Any]", "NDArray[Any]", "NDArray[Any]"]:
    """Return (number of kept terms of each article, their terms, their weights): the `most` heaviest, of length 1."""
    import numpy as np

    sizes, columns, counts, in_title = chunk
    weights = np.round(np.asarray(term_weight(counts, idf[columns], np.where(in_title, TITLE, 1.0))), 9)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((columns, -weights, rows))
    rank = np.arange(len(rows)) - np.repeat(sizes.cumsum() - sizes, sizes)
    order = np.sort(order[rank < most])
    rows, columns, weights = rows[order], columns[order], weights[order]
    norms = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(sizes)))
    kept = np.bincount(rows, minlength=len(sizes))
    return kept, columns, weights / np.where(norms > 0, norms, 1)[rows]
