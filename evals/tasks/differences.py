"""Where sources differ in a number: cases of our own, true ones and traps, in five languages.

The first file was written before the rules, the second later and without a look at them; what the second found wanting
was mended for all like it, and so it is no measure of what is unseen any more.
The third, 120 true ones and 80 traps, was written before today's rules, by someone who had read the earlier ones.

The others have whole articles, of one language or two, with the sentences that have to be shown: 200 cases of somebody
who did not know the rules, one half read while they were built ("kinds"), the other opened once, at the end ("unseen"),
and our own from other events, written before the rules ("life").  "trades" was written before a second round of rules,
one half opened once at its end, and "towns" in the middle of it, read after its first figure.  "outlets" was written
before the weights were fitted, one half read meanwhile; "outlets-later" is the other half, opened once at the end.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from digest.model.article import Article
from digest.stories.differences import differences, differing_quantities
from digest.stories.quantities.quantity import Quantity
from digest.stories.reprints import fold
from evals import sets
from evals.batches import ROUND_UPS, TEXTS, by_event, read
from evals.figures import Figure, Task, figure

_LABELS = Path(__file__).parents[1] / "own" / "differences_news.jsonl"
NEWS = (*TEXTS, ROUND_UPS)
# Articles of a story: as many as the largest of a day of news has.
_ARTICLES = 12


def _measure(folder: Path, name: str = "differences.jsonl") -> Iterator[Figure]:
    rows = np.array([_row(case) for case in sets.read(folder / name)])
    yield figure("precision", rows, lambda s: s[..., 0] / np.maximum(s[..., 0] + s[..., 1], 1), bar=0.95)
    yield figure("recall", rows, lambda s: s[..., 0] / np.maximum(s[..., 0] + s[..., 2], 1), bar=0.7)


def _row(case: dict[str, Any]) -> tuple[float, float, float]:
    """Hit, wrong and missed."""
    publishers = case.get("publishers", ["A", "B"])
    languages = (case["lang"], case.get("lang_b", case["lang"]))
    articles = [
        Article.from_text(case[name], publisher=publisher, language=language, title=" ", clean=False, id=name)
        for name, publisher, language in zip("ab", publishers, languages, strict=True)
    ]
    shown = bool(differences(articles))
    return (
        float(shown and case["differs"]),
        float(shown and not case["differs"]),
        float(case["differs"] and not shown),
    )


def _measure_articles(folder: Path, name: str) -> Iterator[Figure]:
    rows = np.array([_shown(case) for case in sets.read(folder / name)])
    yield figure("precision", rows, lambda s: s[..., 0] / np.maximum(s[..., 0] + s[..., 1], 1), bar=0.95)
    yield figure("recall", rows, lambda s: s[..., 0] / np.maximum(s[..., 0] + s[..., 2], 1), bar=0.8)


def _shown(case: dict[str, Any]) -> tuple[float, float, float]:
    """Hit, wrong and missed: a hit has the very sentences."""
    articles = [
        Article.from_text(
            case[side]["text"],
            case[side]["title"],
            id=side,
            publisher=case[side]["publisher"],
            language=case[side]["language"],
            source=side,
        )
        for side in "ab"
    ]
    pairs = [{item.a.text, item.b.text} for item in differences(articles)]
    expected = [set(pair) for pair in case["expect"]]
    hits = sum(pair in pairs for pair in expected)
    return float(hits), float(sum(pair not in expected for pair in pairs)), float(len(expected) - hits)


def _measure_news(folder: Path) -> Iterator[Figure]:
    """The stories of labelled news, at most twelve articles each, with an outlet for each article.

    The pairs that are of one thing are listed in own/differences_news.jsonl: all that some version of the rules showed
    and that a reader took for one.  So the number of right ones says what is kept, and not the recall.
    """
    labels = {(row["set"], row["event"], row["kind"], *row["values"]): row["is_one"] for row in sets.read(_LABELS)}
    rows = []
    for name in NEWS:
        for event, members in by_event(read(folder, name)).items():
            articles = [
                replace(article, publisher=article.publisher or str(at))
                for at, article in enumerate(fold([article for article, _ in members[:_ARTICLES]])[0])
            ]
            shown = [labels.get((name, str(event), *_key(*pair)), False) for pair in differing_quantities(articles)]
            rows.append((1.0, shown.count(True), shown.count(False)))
    stories = np.array(rows, float)
    yield figure("right ones in 100 stories", stories, lambda s: 100 * s[..., 1] / s[..., 0])
    yield figure("wrong ones in 100 stories", stories, lambda s: 100 * s[..., 2] / s[..., 0], lower_is_better=True)


def _key(a: Quantity, b: Quantity) -> tuple[str | float, ...]:
    return a.kind, *sorted((round(a.number.value, 3), round(b.number.value, 3)))


TASKS = (
    Task("differences", ("differences.jsonl",), _measure, own=True),
    Task("news of differing numbers", tuple(f"cluster/{name}.jsonl.gz" for name in NEWS), _measure_news),
    *(
        Task(f"differences-{name}", (file,), partial(_measure, name=file), own=True)
        for name, file in (("later", "differences_later.jsonl"), ("third", "differences_third.jsonl"))
    ),
    *(
        Task(f"differences-{name}", (file,), partial(_measure_articles, name=file), own=True)
        for name, file in (
            ("kinds", "differences_kinds.jsonl"),
            ("unseen", "differences_unseen.jsonl"),
            ("life", "differences_life.jsonl"),
            ("trades", "differences_trades.jsonl"),
            ("towns", "differences_towns.jsonl"),
            ("outlets", "differences_outlets.jsonl"),
            ("outlets-later", "differences_outlets_unseen.jsonl"),
        )
    ),
)
