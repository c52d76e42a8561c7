"""Find the nearest neighbours of each of many sparse vectors, by one sparse product that keeps the best of each row."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 30  # neighbours of an article
_LEAST = 0.05  # lower cosines mean nothing; far below every threshold
# Further neighbours that are requested, because the product orders ties in its own way.
_SPARE = 10
_THREADS = 2  # rows are independent: the number of threads changes only the time
# Rank of the neighbour that is compared with the nearest one: beyond the articles on most events.
_BEYOND = 20


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Nearest neighbours: `a[i]` has the neighbour `b[i]` at the cosine `near[i]`, sorted by `a`, the nearest first.

    At most MOST for each article.  Cosines are rounded to 9 digits; ties go to the article with the lower number.
    """

    articles: int
    a: "NDArray[Any]"
    b: "NDArray[Any]"
    near: "NDArray[Any]"
    rank: "NDArray[Any]"

    @property
    def background(self) -> "NDArray[Any]":
        """Density around each article: the mean cosine of its MOST nearest neighbours, 0 for each missing one."""
        import numpy as np

        return np.bincount(self.a, weights=self.near, minlength=self.articles) / MOST

    def share(self, contrast: float, pretended: float = 0, first: int | None = None) -> float:
        """Return the share of paired articles: their nearest neighbour is nearer than their 20th by at least
        `contrast`.

        Articles whose 20th neighbour has a cosine of `contrast` count too: they belong to an event of many articles.
        `pretended` paired articles are added.  With `first`, only the first rows are counted, and the others are taken
        to be like them.
        """
        nearest, beyond = self._at(0)[:first], self._at(_BEYOND)[:first]
        found = float(((nearest - beyond >= contrast) | (beyond >= contrast)).sum()) * (self.articles / len(nearest))
        return (found + pretended) / (self.articles + pretended)

    def votes(self, large: float) -> "NDArray[Any]":
        """Return the weight of each article in counts of terms: 1, or less for an article on a large event.

        An article whose 20th neighbour is at least as near as `large` is one of many on one event.  It counts as one
        divided among itself and its neighbours that are as near, so that an event counts like a few articles, however
        many report it.
        """
        import numpy as np

        near = np.bincount(self.a[self.near >= large], minlength=self.articles)
        return np.where(self._at(_BEYOND) >= large, 1 / (1 + near), 1.0)

    @property
    def pairs(self) -> "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]":
        """Pairs (a, b, cosine), a < b, in which one is among the nearest of the other; sorted."""
        import numpy as np

        low, high = np.minimum(self.a, self.b), np.maximum(self.a, self.b)
        _, first = np.unique(low.astype(np.int64) * self.articles + high, return_index=True)
        return low[first], high[first], self.near[first]

    def _at(self, rank: int) -> "NDArray[Any]":
        import numpy as np

        found = np.zeros(self.articles)
        found[self.a[self.rank == rank]] = self.near[self.rank == rank]
        return found


def neighbours(matrix: Any) -> Neighbours:  # noqa: ANN401 - a scipy CSR matrix
    """Return the neighbours of each row of a CSR matrix with rows of length 1 at most."""
    import numpy as np
    from sparse_dot_topn import sp_matmul_topn

    wanted = MOST + 1 + _SPARE
    product = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=wanted, threshold=_LEAST, n_threads=_THREADS).tocoo()
    other = product.row != product.col
    a, b, near = product.row[other], product.col[other], np.round(product.data[other], 9)
    order = np.lexsort((b, -near, a))
    a, b, near = a[order], b[order], near[order]
    sizes = np.bincount(a, minlength=matrix.shape[0])
    rank = np.arange(len(a)) - np.repeat(sizes.cumsum() - sizes, sizes)
    kept = rank < MOST
    return Neighbours(matrix.shape[0], a[kept], b[kept], near[kept], rank[kept])
