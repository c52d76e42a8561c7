"""Summaries: of single articles by the models of the held-out folds, of stories by language, and their faults."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from digest import plugins
from digest.model.article import Article, Sentence
from digest.model.summary import Budget
from evals import sets
from evals.faults import FAULTS, faults
from evals.figures import Figure, Task, figure, mean
from evals.fit_ranked import BUDGET, FILE, fold_of, is_broken, kept_models
from evals.rouge import cut_words, recall, rouge, words_of

_STORIES = ("summarise/multiling2011.jsonl.gz", "summarise/vietnamese_mds.jsonl.gz")
_MEASURES = ("rouge1", "rouge2")
# sumy's: LexRank, and the one that does best on single articles in ROUGE-2.
_PEERS = ("lex-rank", "luhn")
_BARS = {"dangling": 0.03, "near_dup": 0.04, "quote_broken": 0.01, "furniture": 0.0, "not_verbatim": 0.0}
_STORY_BARS = {**_BARS, "dangling": 0.02, "near_dup": 0.10}

Sentences = Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is summarized in one go: articles, their language, reference summaries and a budget."""

    articles: tuple[Article, ...]
    language: str
    references: tuple[tuple[str, ...], ...]
    words: int


def read_stories(data: Path) -> dict[str, list[Unit]]:
    """The clusters of each language."""
    found: dict[str, list[Unit]] = {}
    for file in _STORIES:
        for record in sets.read(data / file):
            unit = _unit(record)
            found.setdefault(unit.language, []).append(unit)
    return found


def _unit(record: dict[str, Any]) -> Unit:
    references = tuple(map(tuple, record["refs"]))
    titles = record.get("titles") or [None] * len(record["texts"])
    dates = record.get("dates") or [None] * len(record["texts"])
    articles = [
        Article.from_text(text, title or None, id=f"{at:02}", published=_day(day), language=record["lang"])
        for at, (text, title, day) in enumerate(zip(record["texts"], titles, dates, strict=True))
    ]
    words = words_of(references) if record["words"] == "ref" else record["words"]
    return Unit(tuple(article for article in articles if article.spans), record["lang"], references, words)


def _day(day: str | None) -> datetime | None:
    return datetime.strptime(str(day), "%Y%m%d").replace(tzinfo=UTC) if day else None


def _single(data: Path) -> Iterator[Figure]:
    """Three sentences of each article, by the model of its fold, over the first three after cleaning."""
    models = kept_models()
    peers = {name: plugins.load("summarizers", name) for name in ("lead", *_PEERS)}
    scores: dict[str, list[tuple[float, ...]]] = {name: [] for name in ("ranked", *peers)}
    ours, whole = [], []
    for record in sets.read(data / FILE):
        article = Article.from_text(record["texts"][0])
        if not article.spans:
            continue
        references = [tuple(record["refs"][0])]
        chosen = {"ranked": models[fold_of(str(record["id"]))](article).sentences}
        chosen |= {name: peer([article], BUDGET).sentences for name, peer in peers.items()}
        for name, sentences in chosen.items():
            scores[name].append(rouge([s.text for s in sentences], references, "en", _MEASURES))
        ours.append(faults(chosen["ranked"], [article]))
        whole.append(not is_broken(record["texts"][0]))
    rows = {name: np.array(found) for name, found in scores.items()}
    for title, those in (("all", np.ones(len(whole), dtype=bool)), ("line ends whole", np.array(whole))):
        for at, (measure, bar) in enumerate((("ROUGE-1", 0.7), ("ROUGE-2", 0.35))):
            values = {name: found[those, at] for name, found in rows.items()}
            others = tuple((name, values[name].mean()) for name in peers)
            yield mean(f"one article, {title}: {measure} F1", values["ranked"], peers=others)
            yield mean(f"one article, {title}: {measure} over lead", values["ranked"] - values["lead"], bar=bar)
    yield from _shares("one article", np.array(ours, dtype=float), _BARS)


def _shares(what: str, found: np.ndarray, bars: dict[str, float]) -> Iterator[Figure]:
    for at, name in enumerate(FAULTS):
        yield mean(f"{what}: {name}", found[:, at], bar=bars[name], lower_is_better=True)


def _stories(data: Path) -> Iterator[Figure]:
    """Stories by language, and the mean over languages, which counts each language alike."""
    ways = {
        "coverage": _by("coverage"),
        "coverage-2004": _by("coverage-2004"),
        "first sentences": _first,
        "lead": _lead,
        "lex-rank": _by("lex-rank"),
    }
    found = [
        (at, unit, {name: way(unit) for name, way in ways.items()})
        for at, units in enumerate(read_stories(data).values())
        for unit in units
    ]
    languages = [unit.language for _, unit, _ in found]
    names = tuple(dict.fromkeys(languages))
    rows = {
        name: np.array([_score(unit, chosen[name]) for _, unit, chosen in found], dtype=float).reshape(-1, 4)
        for name in ways
    }
    for measure, at in (("ROUGE-1 F1", 0), ("ROUGE-2 F1", 1), ("ROUGE-1 recall", 2), ("ROUGE-2 recall", 3)):
        others = tuple((name, _mean_of(rows[name][:, at], languages)) for name in ways if name != "coverage")
        yield _over_languages(f"stories: {measure}, mean over languages", rows["coverage"][:, at], languages, others)
    for peer, bar in (("first sentences", 2.0), ("lex-rank", 2.0), ("lead", None)):
        gain = rows["coverage"][:, 0] - rows[peer][:, 0]
        yield _over_languages(f"stories: ROUGE-1 over {peer}, mean over languages", gain, languages, (), bar)
        own = np.array([language == "vi" for language in languages])
        yield mean(f"stories of 2 to 5 (vi): ROUGE-1 over {peer}", gain[own], bar=3.0 if bar else None)
    for name in names:
        own = np.array([language == name for language in languages])
        others = tuple((way, rows[way][own, 0].mean()) for way in ways if way != "coverage")
        yield mean(f"stories: ROUGE-1 F1, {name}", rows["coverage"][own, 0], peers=others)
    share = [len(" ".join(s.text for s in chosen["coverage"]).split()) / unit.words for _, unit, chosen in found]
    yield mean("stories: share of the budget that is used", np.array(share), gated=False)
    bad = np.array([faults(chosen["coverage"], unit.articles) for _, unit, chosen in found], dtype=float)
    yield from _shares("stories", bad, _STORY_BARS)


def _score(unit: Unit, chosen: Sentences) -> tuple[float, ...]:
    lines = cut_words([sentence.text for sentence in chosen], unit.words)
    return (*rouge(lines, unit.references, unit.language, _MEASURES), *recall(lines, unit.references, unit.language))


def _by(name: str) -> Callable[[Unit], Sentences]:
    summarizer = plugins.load("summarizers", name)

    def choose(unit: Unit) -> Sentences:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sentences: Sentences = summarizer(unit.articles, Budget(words=unit.words)).sentences
        return sentences

    return choose


def _first(unit: Unit) -> Sentences:
    """The first sentence of each article."""
    return [article.sentences[0] for article in unit.articles]


def _lead(unit: Unit) -> Sentences:
    """The first sentence of each article, then the second of each, until the budget is cut."""
    deepest = max(len(article.spans) for article in unit.articles)
    return [a.sentences[at] for at in range(min(deepest, 40)) for a in unit.articles if at < len(a.spans)]


def _mean_of(values: np.ndarray, languages: Sequence[str]) -> float:
    return float(np.mean([values[[one == name for one in languages]].mean() for name in dict.fromkeys(languages)]))


def _over_languages(
    name: str,
    values: np.ndarray,
    languages: Sequence[str],
    peers: tuple[tuple[str, float], ...] = (),
    bar: float | None = None,
) -> Figure:
    """The mean of the languages' means, with its interval over the units."""
    member = np.array([[one == other for other in dict.fromkeys(languages)] for one in languages], dtype=float)
    wide = member.shape[1]
    rows = np.hstack([member * values[:, None], member])

    def statistic(sums: np.ndarray) -> np.ndarray:
        counts = np.maximum(sums[..., wide:], 1e-9)
        drawn = sums[..., wide:] > 0
        means: np.ndarray = np.sum(np.where(drawn, sums[..., :wide] / counts, 0), axis=-1) / np.sum(drawn, axis=-1)
        return means

    return figure(name, rows, statistic, bar=bar, peers=peers)


TASKS = (
    Task("summaries", (FILE,), _single),
    Task("stories", _STORIES, _stories),
)
