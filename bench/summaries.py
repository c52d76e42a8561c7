"""Summaries a second of process CPU time, sentence splitting included, beside sumy's LexRank and summa in the same run.

    python bench/summaries.py [--data DATA] [--strict]

One article at a time, many in a batch, and stories of ten; then memory over 20,000 articles.  All rows are timed over
the same articles, as LexRank takes the square of their length, and get the same: the article's text and its language.
"raw text, cleaned" also finds the language and takes page furniture out, which the peers do not do; it has no bar.
Without --data, which holds summarise/cnndm_train.jsonl.gz and multiling2011.jsonl.gz, the texts are samples of this
project, several put together.  Rounds are interleaved, so that a machine that slows down slows all of them.  sumy gets
our sentences, since the data of its own splitter is not in any wheel, and cuts and stems the words itself, by nltk.
"""

import argparse
import gzip
import json
import resource
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from digest import api
from digest.model.article import Article
from digest.model.summary import Budget
from digest.summarizers.coverage import Coverage
from digest.summarizers.ranked import Ranked
from digest.text.sentences import spans_of

ROOT = Path(__file__).parents[1]
BUDGET = Budget(sentences=3)
# Of nine ratios, the second lowest and the second highest enclose the median with 96 % (order statistics).
ROUNDS = 9
ARTICLES, STORIES, MANY = 120, 6, 20_000
WORDS = 450  # of an article that is put together, at least: with the last one's rest, as many as an article of news
# Times LexRank: what the better end of each interval has to reach.
BARS = {"one at a time": 10.0, "in a batch": 25.0, "stories": 15.0}
# Memory may grow by this much, in MB, between the first thousand articles and the last.
FLAT = 20.0


def main() -> int:
    parser = argparse.ArgumentParser(description="Summaries a second, beside the peers.")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a way is below its bar")
    options = parser.parse_args()
    texts, stories = _texts(options.data), _stories(options.data)
    words = statistics.mean(len(text.split()) for text in texts)
    print(f"{len(texts)} articles of {words:.0f} words, {len(stories)} stories of {len(stories[0])}")
    lex_rank, summa = _lex_rank(), _summa()
    ranked, coverage = Ranked(), Coverage()
    single: dict[str, Callable[[], object]] = {
        "splitting alone": lambda: [spans_of(text, "en") for text in texts],
        "one at a time": lambda: [ranked([_article(text)], BUDGET) for text in texts],
        "in a batch": lambda: list(api.summaries(map(_article, texts), sentences=3)),
        "raw text, cleaned": lambda: [api.summarize(text, sentences=3) for text in texts],
        "sumy lex-rank": lambda: [lex_rank([text]) for text in texts],
        "summa": lambda: [summa(text) for text in texts],
    }
    passed = _table(single, dict.fromkeys(single, len(texts)), "articles")
    passed &= _table(
        {
            "stories": lambda: [
                coverage([replace(_article(text), id=str(at)) for at, text in enumerate(story)], Budget(words=250))
                for story in stories
            ],
            "sumy lex-rank": lambda: [lex_rank(story) for story in stories],
        },
        dict.fromkeys(("stories", "sumy lex-rank"), len(stories)),
        "stories",
    )
    passed &= _memory(texts)
    return 1 if options.strict and not passed else 0


def _article(text: str) -> Article:
    """A text that is clean already, cut: what the peers get too."""
    return Article(id="a", title="", text=text, spans=spans_of(text, "en"), text_hash="", language="en")


def _table(ways: dict[str, Callable[[], object]], counts: dict[str, int], what: str) -> bool:
    """The rates of each way and the ratio to LexRank, medians over the rounds; whether all bars are reached."""
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()  # loads, and fills the tables of stems
    for _ in range(ROUNDS):
        for name, way in ways.items():
            rates[name].append(counts[name] / _seconds(way))
    passed = True
    print(f"\n{'':<18}{what + '/s':>12}{'x lex-rank':>12}{'95 %':>14}{'bar':>6}")
    for name, found in rates.items():
        ratios = sorted(a / b for a, b in zip(found, rates["sumy lex-rank"], strict=True))
        low, high = ratios[1], ratios[-2]
        bar = BARS.get(name)
        passed &= bar is None or high >= bar
        interval = f"[{low:.1f}, {high:.1f}]"
        print(f"{name:<18}{statistics.median(found):12.1f}{ratios[ROUNDS // 2]:12.1f}{interval:>14}{bar or '':>6}")
    return passed


def _seconds(way: Callable[[], object]) -> float:
    started = time.process_time()
    way()
    return time.process_time() - started


def _memory(texts: Sequence[str]) -> bool:
    """Whether the most memory held stays as it was after the first thousand of many articles."""
    early = 0.0
    for at, _ in enumerate(api.summaries(islice(cycle(texts), MANY), sentences=3)):
        if at == MANY // 20:
            early = _held()
    print(f"\n{MANY} articles as a stream: {early:.0f} MB held after {MANY // 20}, {_held():.0f} MB after all")
    return _held() - early <= FLAT


def _held() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _texts(data: Path | None) -> list[str]:
    if data:
        return [record["texts"][0] for record in islice(_records(data / "summarise/cnndm_train.jsonl.gz"), ARTICLES)]
    samples = [path for folder in ("seeds", "tests/samples") for path in sorted((ROOT / folder).glob("*.txt"))]
    texts = cycle(article.text for article in (api.read(path) for path in samples) if article.language == "en")
    return [_long_enough(texts) for _ in range(ARTICLES)]


def _long_enough(texts: Iterator[str]) -> str:
    """The next texts as one: the samples are short for articles of news."""
    text = next(texts)
    while len(text.split()) < WORDS:
        text += "\n\n" + next(texts)
    return text


def _stories(data: Path | None) -> list[list[str]]:
    if data:
        return [r["texts"] for r in _records(data / "summarise/multiling2011.jsonl.gz") if r["lang"] == "en"]
    texts = list(dict.fromkeys(_texts(None)))
    return [list(islice(cycle(texts), at, at + 10)) for at in range(STORIES)]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _lex_rank() -> Callable[[Sequence[str]], object]:
    from nltk.tokenize import word_tokenize
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    warnings.simplefilter("ignore")
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    class Words:
        def to_words(self, sentence: str) -> tuple[str, ...]:
            found = word_tokenize(sentence, preserve_line=True)
            return tuple(word for word in found if any(map(str.isalpha, word)))

    def summarize(story: Sequence[str]) -> object:
        sentences = [
            Sentence(text[start:end], Words())
            for text in story
            for start, end, _ in spans_of(text, "en")
            if text[start:end]
        ]
        return summarizer(ObjectDocumentModel([Paragraph(sentences)]), 3)

    return summarize


def _summa() -> Callable[[str], object]:
    from summa.summarizer import summarize

    return lambda text: summarize(text, words=60)


if __name__ == "__main__":
    sys.exit(main())
