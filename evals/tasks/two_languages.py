"""One event told in two of five languages, beside a look-alike of each, among pages and paragraphs of other things.

The cases are reports of invented and of true events, written before the rule; half of them were opened at its end.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from digest.clusterers.bridges import bridged
from digest.model.article import Article
from digest.model.partition import Grouping
from digest.text.language import detect
from evals import sets
from evals.figures import Figure, Task, figure

PAGES, PARAGRAPHS, NEWS = "ingest/pages.jsonl.gz", "ingest/sentences.jsonl.gz", "cluster/allsides2021.jsonl.gz"
SEEN, UNSEEN = "two_languages.jsonl", "two_languages_unseen.jsonl"
LANGUAGES = ("en", "de", "fr", "es", "ko")
_SHORTEST, _SENTENCES = 300, 3  # letters of a page that is news; sentences of a paragraph that is a report
Reports = list[tuple[Article, str]]  # with the event of each


def cases(name: str) -> tuple[Reports, Reports]:
    """The reports told in two languages, and their look-alikes in one."""
    told: Reports = []
    rivals: Reports = []
    for at, record in enumerate(sets.read(sets.OWN / name)):
        article = _article(record["text"], record["title"], f"own-{at}", record["lang"])
        (told if record["kind"] == "told" else rivals).append((article, record["pair"]))
    return told, rivals


def strangers(folder: Path) -> list[Article]:
    """Pages in seventeen languages, paragraphs in three, and English news."""
    found = [
        _article(page["text"], page.get("title") or "", f"page-{at}", detect(page["text"]), page.get("date"))
        for at, page in enumerate(sets.read(folder / PAGES))
        if len(page["text"]) >= _SHORTEST
    ]
    found += [
        _article(" ".join(record["sentences"]), "", f"paragraph-{at}", record["lang"])
        for at, record in enumerate(sets.read(folder / PARAGRAPHS))
        if record["set"].endswith("GSD") and record["lang"] in LANGUAGES
    ]
    news = (
        _article(it["text"], it["title"], f"news-{at}", "en", it["published"])
        for at, it in enumerate(sets.read(folder / NEWS))
    )
    return [*found, *news]


def translations(folder: Path, half: int) -> Reports:
    """Every second paragraph of the documents that stand in all five languages."""
    return [
        (_article(" ".join(record["sentences"]), "", f"pud-{language}-{at}", language), str(at))
        for language in LANGUAGES
        for at, record in enumerate(it for it in sets.read(folder / PARAGRAPHS) if it["set"] == f"{language} PUD")
        if at % 2 == half and len(record["sentences"]) >= _SENTENCES
    ]


def measure(folder: Path, name: str, half: int) -> Iterator[Figure]:
    """Precision and recall, and the look-alikes that are joined if the true partner is not there."""
    (told, rivals), others = cases(name), strangers(folder)
    yield from _found(told, [*(article for article, _ in rivals), *others], "of stories in two languages")
    # of each event the report in the language of the look-alike is away
    language = {event: article.language for article, event in rivals}
    left = [(article, event) for article, event in told if article.language != language[event]]
    wrong = _joined([*left, *rivals], others)
    pairs = np.array([[sum(event == name for name in wrong), 1.0] for _, event in rivals])
    yield figure(
        "look-alikes joined without the partner", pairs, lambda s: s[..., 0] / s[..., 1], bar=0.03, lower_is_better=True
    )
    rows = []
    for pair in combinations(LANGUAGES, 2):
        both = [(article, event) for article, event in translations(folder, half) if article.language in pair]
        [part] = list(_rows(both, others))
        rows.append(part)
    yield from _figures(np.array(rows), "of paragraphs and their translations", recall=None)


def _found(told: Reports, others: Sequence[Article], what: str) -> Iterator[Figure]:
    return _figures(np.array(list(_rows(told, others))), what, recall=0.6)


def _figures(rows: np.ndarray, what: str, recall: float | None) -> Iterator[Figure]:
    yield figure(f"precision {what}", rows, lambda s: s[..., 0] / np.maximum(s[..., 1], 1), bar=0.97)
    yield figure(f"recall {what}", rows, lambda s: s[..., 0] / s[..., 2], bar=recall)


def _rows(told: Reports, others: Sequence[Article]) -> Iterator[tuple[float, float, float]]:
    """Yield the joins that are right, all joins, and the pairs."""
    event = {article.id: name for article, name in told}
    groups = _groups([*(article for article, _ in told), *others])
    right = sum(len({event.get(name, name) for name in names}) == 1 for names in groups)
    yield right, len(groups), len(told) / 2


def _joined(told: Reports, others: Sequence[Article]) -> list[str]:
    """Return the events whose reports are together."""
    event = {article.id: name for article, name in told}
    groups = _groups([*(article for article, _ in told), *others])
    return [
        event[names[0]] for names in groups if all(it in event for it in names) and len(set(map(event.get, names))) == 1
    ]


def _groups(articles: Sequence[Article]) -> list[list[str]]:
    grouping = bridged(Grouping(tuple((at,) for at in range(len(articles)))), articles)
    return [[articles[at].id for at in group] for group in grouping.groups if len(group) > 1]


def _article(text: str, title: str, name: str, language: str, date: str | None = None) -> Article:
    published = datetime.fromisoformat(date).replace(tzinfo=UTC) if date else None
    return Article.from_text(text, title, id=name, language=language, published=published, clean=False)


TASKS = (
    Task("two languages", (PAGES, PARAGRAPHS, NEWS), partial(measure, name=SEEN, half=0)),
    Task("two languages, unseen", (PAGES, PARAGRAPHS, NEWS), partial(measure, name=UNSEEN, half=1)),
)
