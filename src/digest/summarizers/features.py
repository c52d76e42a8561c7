"""What `ranked` looks at in a sentence: a handful of figures, each about 0 to 1, in plain Python.

The fit and the ranking read the same figures from here, so that weights always mean what they were fitted on.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from digest.model.summary import Frequencies
from digest.summarizers.candidates import Candidate

NAMES = (
    "position",
    "place",
    "centroid",
    "backward",
    "long",
    "digits",
    "capitals",
    "opens quote",
    "holds quote",
    "title",
)
# `long` grows from 0 to 1 between the words of an average news sentence and of one that is rather several.  "Is the
# first", "is short" and the length below the average added nothing beside it on held-out folds.
_AVERAGE, _LONGEST = 25, 75
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(r"\s[A-ZÀ-Þ]")
_QUOTES = '"“„«»「『‘'

Vector = dict[str, float]


def vector(stems: Sequence[str], language: str, frequencies: Frequencies) -> Vector:
    """TF-IDF of a sentence's stems, of length 1; empty for a sentence without stems."""
    counts = Counter(stems)
    raw = {stem: n * frequencies.idf(language, stem) for stem, n in counts.items()}
    return _unit(raw)


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return math.fsum(weight * b[stem] for stem, weight in a.items() if stem in b)


def features(
    found: Sequence[Candidate], vectors: Sequence[Vector], titles: Sequence[Vector]
) -> list[tuple[float, ...]]:
    """The figures of each sentence, in the order of NAMES; `titles` are the titles' vectors, one an article.

    `centroid` is the cosine with all sentences of its article together, `backward` the highest with one of the
    three sentences before it, `place` runs from 0 for an article's first sentence to 1 for its last.
    """
    centroids = _centroids(found, vectors)
    lengths = Counter(candidate.article for candidate in found)
    rows: list[tuple[float, ...]] = []
    for at, candidate in enumerate(found):
        text = candidate.sentence.text
        before = [vectors[other] for other in range(max(0, at - 3), at) if found[other].article == candidate.article]
        rows.append(
            (
                1 / (1 + candidate.position),
                candidate.position / max(lengths[candidate.article], candidate.position + 1),
                cosine(vectors[at], centroids[candidate.article]),
                max((cosine(vectors[at], other) for other in before), default=0.0),
                (min(max(candidate.words, _AVERAGE), _LONGEST) - _AVERAGE) / (_LONGEST - _AVERAGE),
                min(len(_DIGIT.findall(text)), 8) / 8,
                min(len(_CAPITAL.findall(text)) / max(candidate.words, 1), 1.0),
                1.0 if text[:1] in _QUOTES else 0.0,
                1.0 if any(quote in text for quote in _QUOTES[:3]) else 0.0,
                cosine(vectors[at], titles[candidate.article]),
            )
        )
    return rows


def _centroids(found: Sequence[Candidate], vectors: Sequence[Vector]) -> dict[int, Vector]:
    sums: dict[int, Vector] = {}
    for candidate, weights in zip(found, vectors, strict=True):
        total = sums.setdefault(candidate.article, {})
        for stem, weight in weights.items():
            total[stem] = total.get(stem, 0.0) + weight
    return {article: _unit(total) for article, total in sums.items()}


def _unit(raw: Vector) -> Vector:
    norm = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
    return {stem: weight / norm for stem, weight in raw.items()} if norm else {}
