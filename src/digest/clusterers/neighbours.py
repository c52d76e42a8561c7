"""The nearest neighbours of each of many sparse vectors, by one sparse product that keeps the best of each row."""

from collections.abc import Sequence

Weights = dict[str, float]
Pair = tuple[int, int]

MOST = 30  # neighbours of an article
_LEAST = 0.05  # a pair below says nothing; far under every cut
# The product keeps ties in an order of its own, so that a few more than needed are asked for.
_SPARE = 10


def neighbours(vectors: Sequence[Weights]) -> dict[Pair, float]:
    """Cosines of the pairs (a, b), a < b, in which one is among the other's nearest; rounded to 9 digits."""
    from scipy.sparse import csr_matrix
    from sparse_dot_topn import sp_matmul_topn

    columns: dict[str, int] = {}
    data, indices, starts = [], [], [0]
    for vector in vectors:
        for stem, weight in sorted(vector.items()):
            indices.append(columns.setdefault(stem, len(columns)))
            data.append(weight)
        starts.append(len(indices))
    matrix = csr_matrix((data, indices, starts), shape=(len(vectors), max(len(columns), 1)), dtype=float)
    product = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=MOST + 1 + _SPARE, threshold=_LEAST).tocoo()
    rows: dict[int, list[tuple[float, int]]] = {}
    for a, b, similarity in zip(product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True):
        if a != b:
            rows.setdefault(a, []).append((-round(similarity, 9), b))
    return {(min(a, b), max(a, b)): -negative for a, row in rows.items() for negative, b in sorted(row)[:MOST]}
