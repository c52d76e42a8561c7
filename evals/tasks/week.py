"""A week of running stories of our own, with labelled sentences: what is shown is new, and corrections are in place.

Each sentence of a later article is new, old (in the same words), reworded (told before, in other words) or corrected
(with the earlier value).  All were written before the rules were read; "week-later" is the half that is set aside.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from digest import plugins
from digest.building.build import BriefJob, build_due
from digest.building.due import Schedule
from digest.building.mailing import DeliveryPlan
from digest.model.article import Article
from digest.model.edition import Edition, Plan
from digest.ports import Store
from evals import sets
from evals.figures import Figure, Task, figure
from evals.replay import FIRST

DAYS = 7
# The articles of a day come in the evening, before its edition.
CAME, HOUR = time(17), time(19)
MINUTES = 15.0
_TOLD_BEFORE = frozenset(("old", "reworded", "standing"))


def _measure(folder: Path, name: str) -> Iterator[Figure]:
    stories = list(sets.read(folder / name))
    shown = [_shown(edition) for edition in _editions(stories)]
    rows = np.array([_counts(article, shown) for story in stories for article in story["articles"]])
    yield figure("sentences shown that are new", rows, lambda s: 1 - s[..., 0] / np.maximum(s[..., 1], 1), bar=0.95)
    yield figure("new sentences told", rows, lambda s: s[..., 2] / np.maximum(s[..., 3], 1), bar=0.7)
    yield figure("corrections shown", rows, lambda s: s[..., 4] / np.maximum(s[..., 5], 1), bar=1.0)


def _counts(article: dict[str, Any], shown: Sequence[set[str]]) -> tuple[float, ...]:
    """Return the shown sentences that were told before, and all shown; the new ones shown, and all; the corrections."""
    of_day = shown[article["day"] - 1]
    later = [(label, text in of_day) for label, text in article["sentences"] if label != "first"]
    told = Counter(label for label, is_shown in later if is_shown)
    given = Counter(label for label, _ in later)
    again = sum(told[label] for label in _TOLD_BEFORE)
    counts = (again, again + told["new"] + told["corrected"], told["new"], given["new"])
    return tuple(map(float, (*counts, told["corrected"], given["corrected"])))


def _shown(edition: Edition) -> set[str]:
    return {sentence.text for story in edition.stories for sentence in story.quoted}


def _editions(stories: Sequence[dict[str, Any]]) -> list[Edition]:
    """Return the editions of the week, one a day."""
    with TemporaryDirectory() as folder:
        store: Store = plugins.load("stores", "memory")
        job = BriefJob(
            Plan("evening", minutes=MINUTES), Schedule((HOUR,), "UTC"), delivery=DeliveryPlan("file", folder=folder)
        )
        for day in range(DAYS):
            date = FIRST + timedelta(days=day)
            came = datetime.combine(date, CAME, UTC)
            for story in stories:
                for article in story["articles"]:
                    if article["day"] == day + 1:
                        read = _article(story, article, came)
                        store.documents.add_document(read.source, read.text_hash, came, [read])
            build_due(job, store, datetime.combine(date, HOUR, UTC))
        kept = [store.editions.edition(filed.key) for filed in reversed(store.editions.editions())]
        return [item.edition for item in kept if item]


def _article(story: dict[str, Any], article: dict[str, Any], came: datetime) -> Article:
    """Return an article; one that revises another has its address."""
    first = next(
        a for a in story["articles"] if a["title"] == article["title"] and a["publisher"] == article["publisher"]
    )
    url = f"https://{article['publisher'].lower()}.example/{story['story']}/{first['day']}"
    text = " ".join(sentence for _, sentence in article["sentences"])
    read = Article.from_text(
        text, article["title"], id=url, url=url, source=url, publisher=article["publisher"], language=story["language"]
    )
    return replace(read, published=came)


TASKS = tuple(
    Task(name, (file,), partial(_measure, name=file), own=True)
    for name, file in (("week", "week_seen.jsonl"), ("week-later", "week_unseen.jsonl"))
)
