"""Other ways to group articles by event, as they are described or shipped: none of them needs a model.

Each takes texts (title and body) and a threshold and gives a label for each.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from sklearn.cluster import HDBSCAN
from sklearn.feature_extraction.text import TfidfVectorizer

from digest.text.words import stems

Text = tuple[str, str]
Peer = Callable[[Sequence[Text], Sequence[float]], list[np.ndarray]]
_NEIGHBOURS, _HEAVIEST, _WORDS = 30, 100, 400


def fixed_cut(texts: Sequence[Text], cuts: Sequence[float]) -> list[np.ndarray]:
    """The design's starting point: stems of the title and 400 words, sublinear TF-IDF of the batch, 100 terms, 30
    neighbours, average linkage with missing pairs as 0, one cut for every batch."""
    counts = [Counter(stems(f"{title}\n{' '.join(body.split()[:_WORDS])}", "en")) for title, body in texts]
    held = Counter(stem for count in counts for stem in count)
    columns: dict[str, int] = {}
    rows, cols, data = [], [], []
    for at, count in enumerate(counts):
        weights = {stem: (1 + math.log(n)) * math.log(len(texts) / held[stem]) for stem, n in count.items()}
        heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_HEAVIEST]
        norm = math.sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
        for stem, weight in heaviest:
            rows.append(at)
            cols.append(columns.setdefault(stem, len(columns)))
            data.append(weight / norm)
    cosines = _cosines(csr_matrix((data, (rows, cols)), shape=(len(texts), max(len(columns), 1))))
    if len(texts) > _NEIGHBOURS:
        least = -np.partition(-cosines, _NEIGHBOURS - 1, axis=1)[:, _NEIGHBOURS - 1]
        cosines = np.where((cosines >= least[:, None]) | (cosines >= least[None, :]), cosines, 0)
    return _average(cosines, cuts)


def tfidf_average(texts: Sequence[Text], cuts: Sequence[float]) -> list[np.ndarray]:
    """scikit-learn's TF-IDF (sublinear, English stop words) and scipy's average linkage."""
    return _average(_cosines(_tfidf(texts)), cuts)


def hdbscan(texts: Sequence[Text], cuts: Sequence[float]) -> list[np.ndarray]:
    """scikit-learn's HDBSCAN on cosine distances, groups of two and more; each noise point is a group of its own.

    The threshold is min_samples.
    """
    distances = np.clip(1 - _cosines(_tfidf(texts)), 0, None).astype(float)
    np.fill_diagonal(distances, 0)
    found = []
    for cut in cuts:
        method = HDBSCAN(min_cluster_size=2, min_samples=int(cut), metric="precomputed", copy=True)
        labels = method.fit(distances).labels_
        found.append(np.where(labels < 0, len(texts) + np.arange(len(texts)), labels))
    return found


def single_pass(texts: Sequence[Text], cuts: Sequence[float]) -> list[np.ndarray]:
    """Each article in turn joins the nearest group so far by the cosine of its centroid, or begins one."""
    rows = _tfidf(texts).toarray().astype(np.float32)
    found = []
    for cut in cuts:
        sums: list[np.ndarray] = []
        labels = []
        for row in rows:
            if sums:
                matrix = np.array(sums)
                near = matrix @ row / np.maximum(np.linalg.norm(matrix, axis=1), 1e-9)
            best = int(near.argmax()) if sums else 0
            if sums and near[best] >= cut:
                sums[best] = sums[best] + row
                labels.append(best)
            else:
                labels.append(len(sums))
                sums.append(row)
        found.append(np.array(labels))
    return found


def minhash(texts: Sequence[Text], cuts: Sequence[float]) -> list[np.ndarray]:
    """Signatures of 64 over runs of two words; pairs at the cut and above are joined."""
    draws = np.random.default_rng(0).integers(1, 2**31 - 1, size=(2, 64), dtype=np.int64)
    signatures = []
    for title, body in texts:
        words = re.findall(r"\w+", f"{title} {body}".lower())
        runs = {zlib.crc32(" ".join(pair).encode()) & 0x7FFFFFFF for pair in pairwise(words)} or {0}
        hashed = (np.array(sorted(runs), dtype=np.int64)[:, None] * draws[0] + draws[1]) % (2**31 - 1)
        signatures.append(hashed.min(axis=0))
    matrix = np.array(signatures)
    same = np.array([(matrix == row).mean(axis=1) for row in matrix])
    return [connected_components(csr_matrix(same >= cut))[1] for cut in cuts]


# name → (peer, the thresholds of which the best on other sets is taken)
PEERS: dict[str, tuple[Peer, tuple[float, ...]]] = {
    "TF-IDF average linkage": (tfidf_average, (0.06, 0.08, 0.1, 0.12, 0.14, 0.17, 0.2, 0.25)),
    "HDBSCAN": (hdbscan, (1, 2, 3)),
    "single pass": (single_pass, (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)),
    "MinHash": (minhash, (0.03, 0.05, 0.08, 0.12, 0.2)),
}


def _tfidf(texts: Sequence[Text]) -> csr_matrix:
    return TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([f"{t}\n{body}" for t, body in texts])


def _cosines(matrix: csr_matrix) -> np.ndarray:
    cosines = np.asarray((matrix @ matrix.T).todense(), dtype=np.float32)
    np.fill_diagonal(cosines, 0)
    return cosines


def _average(cosines: np.ndarray, cuts: Sequence[float]) -> list[np.ndarray]:
    distances = 1 - cosines
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    return [fcluster(tree, 1 - cut + 1e-6, "distance") for cut in cuts]
