"""Where sentences end: boundary F1 on treebanks, the share of hard news cases, and MB/s, beside plain sentencex."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from digest.text.sentences import spans_of
from evals import sets
from evals.figures import Figure, Task, f1, figure, mean

_GOLD = "ingest/sentences.jsonl.gz"
_NEWS = "summarise/cnndm_train.jsonl.gz"
_HARD = "hard_sentences.jsonl"
# News and wiki documents have a bar; six sentences side by side, and web text without end marks, have none.
_BARS = {"en PUD": 99.5, "de PUD": 97.0, "fr PUD": 98.0, "es PUD": 98.0, "ko PUD": 99.5, "zh PUD": 97.0}
_HARD_BAR = 100 * 38 / 40
_SPEED_BAR = 10.0
# Articles that are timed, and how often; the quickest round counts.
_TIMED, _ROUNDS = 300, 3

Splitter = Callable[[str, str], list[str]]


def ours(text: str, language: str) -> list[str]:
    """The sentences that this project cuts."""
    return [text[start:end] for start, end, _ in spans_of(text, language)]


def plain(text: str, language: str) -> list[str]:
    """Those of sentencex alone."""
    import sentencex

    return [piece.strip() for piece in sentencex.segment(language, text) if piece.strip()]


def boundaries(folder: Path) -> Iterator[Figure]:
    """Boundary F1 x 100 of each set, and the speed on news."""
    by_set: dict[str, list[tuple[list[str], str]]] = {}
    for record in sets.read(folder / _GOLD):
        by_set.setdefault(record["set"], []).append((record["sentences"], record["lang"]))
    for name, paragraphs in sorted(by_set.items()):
        rows, peer = (np.array([counts(split, *each) for each in paragraphs]) for split in (ours, plain))
        yield figure(
            f"sentence F1 {name}",
            rows,
            lambda sums: 100 * f1(sums),
            bar=_BARS.get(name),
            peers=(("sentencex", 100 * float(f1(peer.sum(axis=0)))),),
        )
    texts = [("\n\n".join(record["texts"]), record["lang"]) for record in sets.read(folder / _NEWS)][:_TIMED]
    speed = megabytes(ours, texts)
    yield Figure(
        "sentences MB/s",
        speed,
        len(texts),
        speed,
        speed,
        bar=_SPEED_BAR,
        peers=(("sentencex", megabytes(plain, texts)),),
        gated=False,
    )


def hard(folder: Path) -> Iterator[Figure]:
    """The share of the cases of our own that are cut just as they should be, x 100."""
    cases = list(sets.read(folder / _HARD))
    found, peer = (
        np.array([100.0 * (split(case["text"], case["lang"]) == case["sentences"]) for case in cases])
        for split in (ours, plain)
    )
    yield mean("hard sentence cases %", found, bar=_HARD_BAR, peers=(("sentencex", float(peer.mean())),))


def counts(split: Splitter, sentences: Sequence[str], language: str) -> tuple[int, int, int]:
    """(hits, wrong, missed) of the boundaries of one paragraph."""
    text = ("" if language == "zh" else " ").join(sentences)
    gold, found = ends(sentences), ends(split(text, language))
    return len(gold & found), len(found - gold), len(gold - found)


def ends(sentences: Sequence[str]) -> set[int]:
    """The boundaries of a paragraph as numbers of non-blank letters before them, its own end left out."""
    return set(np.cumsum([len("".join(sentence.split())) for sentence in sentences])[:-1].tolist())


def megabytes(split: Splitter, texts: Sequence[tuple[str, str]]) -> float:
    """MB of UTF-8 a second of process time, the quickest of some rounds."""
    split(*texts[0])
    rounds = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        for text, language in texts:
            split(text, language)
        rounds.append(time.process_time() - started)
    return sum(len(text.encode()) for text, _ in texts) / 1e6 / min(rounds)


TASKS = (
    Task("sentences", (_GOLD, _NEWS), boundaries),
    Task("sentences-hard", (_HARD,), hard, own=True),
)
