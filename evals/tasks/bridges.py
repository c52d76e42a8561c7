"""Reports of one event in two languages, among pages of news in seventeen languages."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from digest.clusterers.bridges import bridged
from digest.model.article import Article
from digest.model.partition import Grouping
from digest.text.language import detect
from evals import sets
from evals.figures import Figure, Task, figure

TOLD, OTHERS = "summarise/multiling2011.jsonl.gz", "ingest/pages.jsonl.gz"
LANGUAGES = ("en", "fr", "cs", "el")
_SHORTEST = 300  # letters of a page that is news


def measure(folder: Path) -> Iterator[Figure]:
    """Each pair of languages: a report and its translation are one event, two on one subject are no error."""
    reports = [
        (Article.from_text(text, "", id=f"{record['id']}-{at}", language=record["lang"], clean=False), at)
        for record in sets.read(folder / TOLD)
        for at, text in enumerate(record["texts"])
    ]
    pages = [
        Article.from_text(
            page["text"], page.get("title") or "", id=f"page-{at}", language=detect(page["text"]), clean=False
        )
        for at, page in enumerate(sets.read(folder / OTHERS))
        if len(page["text"]) >= _SHORTEST
    ]
    rows = []
    for pair in combinations(LANGUAGES, 2):
        some = [article for article, _ in reports if article.language in pair]
        articles = [*some, *pages]
        grouping = bridged(Grouping(tuple((at,) for at in range(len(articles)))), articles)
        found = [[articles[at].id for at in group] for group in grouping.groups if len(group) > 1]
        right = sum(len({name.split("-", 1)[1][:4] for name in names}) == 1 for names in found)
        rows.append((right, len(found), len(some) / 2))
    sums = np.array(rows, float)
    yield figure(
        "precision of stories in two languages", sums, lambda s: s[..., 0] / np.maximum(s[..., 1], 1), bar=0.97
    )
    yield figure("recall of stories in two languages", sums, lambda s: s[..., 0] / s[..., 2], bar=0.6)


TASKS = (Task("bridges", (TOLD, OTHERS), measure),)
