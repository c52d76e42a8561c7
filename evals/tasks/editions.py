"""Two weeks of one brief over labelled news turned into days: everything proved, nothing twice, nothing lost."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from digest import plugins
from digest.building.build import BriefJob, build_due
from digest.building.due import Schedule
from digest.building.mailing import DeliveryPlan
from digest.editions.verification import verify
from digest.model.edition import Edition, Plan
from digest.ports import Store
from evals.batches import TEXTS, Labelled, mixed, read
from evals.figures import Figure, Task, mean
from evals.replay import FIRST, spread

HOUR = time(7)
MINUTES = 5.0
# What a score is rounded to, and its terms.
_DIGITS = 1e-8


def measure(folder: Path) -> Iterator[Figure]:
    """The articles of the four sets, an event on days in a row, as one brief meets them."""
    labelled = mixed({name: read(folder, name) for name in TEXTS})
    days = spread([(replace(article, source=article.id), event) for article, event in labelled], 1)
    editions = _replay(days)
    arrived = [[article.source for article, _ in day] for day in days if day]
    shown = [[s.text for story in edition.stories for s in story.quoted] for edition in editions]
    before: set[str] = set()
    again = []
    for texts in shown:
        again.append(float(len(before.intersection(texts)) + len(texts) - len(set(texts))))
        before.update(texts)
    accounts = [sorted(entry.source for entry in edition.account) for edition in editions]
    lost = [float(accounted != sorted(came)) for accounted, came in zip(accounts, arrived, strict=True)]
    yield _none("editions that cannot be proved", [float(bool(verify(edition))) for edition in editions])
    yield _none("sentences shown twice in 14 days, an edition", again)
    yield _none("editions over their minutes", [float(edition.seconds > MINUTES * 60) for edition in editions])
    yield _none("editions that do not account for what came in", lost)
    yield _none("editions with a score that is not its terms", [_unlike(edition) for edition in editions])
    yield mean("stories an edition", np.array([float(len(edition.stories)) for edition in editions]), gated=False)


def _replay(days: Sequence[Sequence[Labelled]]) -> list[Edition]:
    """The editions of a new store, day after day."""
    with TemporaryDirectory() as folder:
        store: Store = plugins.load("stores", "memory")
        job = BriefJob(
            Plan("morning", minutes=MINUTES), Schedule((HOUR,), "UTC"), delivery=DeliveryPlan("file", folder=folder)
        )
        for number, labelled in enumerate(days):
            moment = datetime.combine(FIRST + timedelta(days=number), HOUR, UTC)
            for article, _ in labelled:
                store.documents.add_document(
                    article.source, article.text_hash, moment, [replace(article, published=moment)]
                )
            build_due(job, store, moment)
        kept = [store.editions.edition(filed.key) for filed in reversed(store.editions.editions())]
        return [item.edition for item in kept if item]


def _unlike(edition: Edition) -> float:
    sums = [(story.score, math.fsum(value for _, value in story.terms)) for story in edition.stories]
    return float(any(abs(score - total) > _DIGITS for score, total in sums))


def _none(name: str, found: Sequence[float]) -> Figure:
    return mean(name, np.array(found), bar=0.0, lower_is_better=True)


TASKS = (Task("editions", tuple(f"cluster/{name}.jsonl.gz" for name in TEXTS), measure),)
