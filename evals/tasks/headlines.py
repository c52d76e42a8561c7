"""The headline of a story: sets of titles with quoted sentences, and the title that an editor would choose.

The first file was written before the rule, the second was set aside until the rule was done.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from digest.model.article import Article
from digest.stories.headline import headline
from evals import sets
from evals.figures import Figure, Task, figure

_FIRST = datetime(2026, 11, 20, 6, tzinfo=UTC)


def chosen(case: dict[str, Any]) -> int:
    """The number of the title that is chosen; the titles are an hour apart, the oldest first."""
    said = [" ".join(text for number, text in case["quoted"] if number == at) for at in range(len(case["titles"]))]
    articles = [
        Article.from_text(
            text,
            title,
            id=str(at),
            language=case["lang"],
            published=_FIRST + timedelta(hours=at),
            publisher="Harbour Courier",
            clean=False,
        )
        for at, (title, text) in enumerate(zip(case["titles"], said, strict=True))
    ]
    quoted = [sentence for at, _ in case["quoted"] for sentence in articles[at].sentences]
    _, article = headline(articles, quoted=tuple(dict.fromkeys(quoted)))
    return articles.index(article)


def _measure(folder: Path, name: str = "headlines.jsonl") -> Iterator[Figure]:
    rows = np.array([[float(chosen(case) in case["best"])] for case in sets.read(folder / name)])
    yield figure("right", rows, lambda sums: sums[..., 0] / len(rows), bar=0.9)


TASKS = (
    Task("headlines", ("headlines.jsonl",), _measure, own=True),
    Task("headlines-later", ("headlines_later.jsonl",), partial(_measure, name="headlines_later.jsonl"), own=True),
)
