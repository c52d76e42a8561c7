"""The same text elsewhere: wire copy, syndication, a page saved twice."""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest.model.article import Article
from digest.model.edition import Reprint
from digest.text.words import words

# Runs of this many words; fewer and two reports of one event share their set phrases, more and a light edit hides
# the copy.
_RUN = 4
# Of the shorter text's runs, the share that the longer one must hold.  Two reports that quote the same statement at
# length stay below half.
SAME_TEXT = 0.6
# Candidates are those that share one of a sample of their runs (Broder 1997, "On the resemblance and containment of
# documents": runs whose fingerprint is 0 modulo this), so that the work grows with the articles and not their square.
_SAMPLE = 4

# A run that more articles hold is a set phrase of an outlet ("sign up for ..."), and makes nobody a candidate.
_COMMON = 20

Runs = frozenset[int]


def fold(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Reprint, ...]]:
    """The articles that say something of their own, oldest first, and the reprints of these."""
    kept: list[tuple[Article, Runs]] = []
    reprints = []
    by_text: dict[str, int] = {}
    by_sample: dict[int, list[int]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.age):
        runs = _runs(article)
        sample = [run for run in runs if run % _SAMPLE == 0]
        original = by_text.get(article.text_hash) if article.text else None
        if original is None:
            shared = (by_sample[run] for run in sample)
            near = sorted({at for held in shared if len(held) <= _COMMON for at in held})
            original = next((at for at in near if _same(runs, kept[at][1])), None)
        if original is not None:
            reprints.append(reprint(article, kept[original][0]))
            continue
        by_text[article.text_hash] = len(kept)
        for run in sample:
            by_sample[run].append(len(kept))
        kept.append((article, runs))
    return tuple(article for article, _ in kept), tuple(reprints)


def reprint(article: Article, of: Article) -> Reprint:
    """What is kept of an article that repeats another."""
    return Reprint(article.id, of.id, article.source, article.title, article.url, article.publisher)


def _runs(article: Article) -> Runs:
    """The fingerprints of an article's runs of words; an article without a text is like no other."""
    return frozenset(zlib.crc32(run.encode()) for run in _spelled(words(article.text, article.language)))


def _spelled(found: Sequence[str]) -> Iterator[str]:
    return (" ".join(run) for run in zip(*(found[at:] for at in range(_RUN)), strict=False))


def _same(runs: Runs, others: Runs) -> bool:
    return len(runs & others) >= SAME_TEXT * min(len(runs), len(others))
