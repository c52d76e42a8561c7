"""Neighbouring events in ten languages: two fires in one town, two central banks, a ferry and a train.

Each event has three reports; the events of a language are one batch.  The floors were chosen on the first file.
"titles" has more events to a batch, told by headlines alone; the six other languages were written after the rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from digest.clusterers.events import Events
from digest.model.article import Article
from evals import sets
from evals.batches import Labelled, headline
from evals.bcubed import bcubed, labels
from evals.figures import Figure, Task, mean

SEEN, UNSEEN = "tongues.jsonl", "tongues_unseen.jsonl"
TITLES, TITLES_UNSEEN, TITLES_MORE = "titles_many.jsonl", "titles_many_unseen.jsonl", "titles_more.jsonl"


def measure(folder: Path, name: str = SEEN) -> Iterator[Figure]:
    """F1 of texts and of titles alone, language by language, and the means."""
    given: dict[str, list[Labelled]] = defaultdict(list)
    for at, record in enumerate(sets.read(folder / name)):
        article = Article.from_text(record["text"], record["title"], id=str(at), language=record["lang"], clean=False)
        given[record["lang"]].append((article, f"{record['set']} {record['event']}"))
    for kind, cut, bar in (("texts", lambda article: article, 96.0), ("titles", headline, 87.0)):
        scores = {language: _f1([(cut(a), event) for a, event in found]) for language, found in given.items()}
        yield mean(f"F1 of {kind}", np.array(list(scores.values())), bar=bar)
        for language, score in scores.items():
            yield Figure(f"F1 of {kind}, {language}", score, len(given[language]), score, score)


def measure_titles(folder: Path) -> Iterator[Figure]:
    """F1 of eight neighbouring events a language, of eight others that were set aside, and of all in one batch; of
    eight events in six other languages.
    """
    batches = {"seen": (TITLES,), "unseen": (TITLES_UNSEEN,), "all": (TITLES, TITLES_UNSEEN), "other": (TITLES_MORE,)}
    for name, files in batches.items():
        given = _titles(chain.from_iterable(sets.read(folder / file) for file in files))
        scores = {language: _f1(found) for language, found in given.items()}
        yield mean(f"F1 of titles, {name}", np.array(list(scores.values())), bar=87.0)
        for language, score in scores.items():
            yield Figure(f"F1 of titles, {name}, {language}", score, len(given[language]), score, score, bar=87.0)


def _titles(records: Iterable[dict[str, Any]]) -> dict[str, list[Labelled]]:
    given: dict[str, list[Labelled]] = defaultdict(list)
    for at, record in enumerate(records):
        title = Article.from_text("", record["title"], id=f"{at:03d}", language=record["lang"], clean=False)
        given[record["lang"]].append((title, f"{record['set']} {record['event']}"))
    return given


def _f1(labelled: list[Labelled]) -> float:
    groups = Events()([article for article, _ in labelled]).groups
    return bcubed(labels(groups, len(labelled)), [event for _, event in labelled])[2]


TASKS = (
    Task("tongues", (SEEN,), measure, own=True),
    Task("titles", (TITLES, TITLES_UNSEEN, TITLES_MORE), measure_titles, own=True),
    Task("tongues-unseen", (UNSEEN,), partial(measure, name=UNSEEN), own=True),
)
