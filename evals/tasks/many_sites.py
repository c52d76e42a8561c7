"""Article pages of many sites, not only news: word F1, must-have lines, furniture, title and date.

The pages at even places were used to choose rules, those at odd places were not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import digest
from evals import sets
from evals.figures import Figure, Task, figure, mean
from evals.shingles import plain
from evals.tasks.pages import Read, read_ours, read_theirs

FILE = "ingest/wcxb_dev_even.jsonl.xz"
# Words of a sentence that is a list, a table or a program without full stops.
_LONG = 80
_WORDS = re.compile(r"\w+")
# A page is prose if lines of this many letters with an end mark have this share of its letters.
_LINE, _PROSE = 60, 0.95
_ENDS = re.compile(r"[.!?…][\"”’)]*$")


def measure(folder: Path) -> Iterator[Figure]:
    pages = list(sets.read(folder / FILE))
    ours, theirs = [read_ours(page) for page in pages], [read_theirs(page) for page in pages]
    mine, peer = _word_f1(pages, ours), _word_f1(pages, theirs)
    for name, chosen, bar in (
        ("all", np.ones(len(pages), bool), 0.95),
        ("half used", np.arange(len(pages)) % 2 == 0, None),
        ("other half", np.arange(len(pages)) % 2 == 1, None),
        ("pages of prose", np.array([_is_prose(page["text"]) for page in pages]), 0.955),
    ):
        peers = (("trafilatura", float(peer[chosen].mean())),)
        yield mean(f"{name}: word F1", mine[chosen], bar=bar, peers=peers)
    for name, key, bar in (("must-have lines", "with", 0.9), ("furniture", "without", 0.05)):
        shares = [plain(line) in plain(read.text) for page, read in zip(pages, ours, strict=True) for line in page[key]]
        yield mean(name, np.array(shares, float), bar=bar, lower_is_better=key == "without")
    exact = [plain(read.title) == plain(page["title"]) for page, read in zip(pages, ours, strict=True)]
    yield mean("title exact", np.array(exact, float), bar=0.85)
    dated = [(page["date"], read.published) for page, read in zip(pages, ours, strict=True) if page["date"]]
    yield mean("date", np.array([date.fromisoformat(day[:10]) == found for day, found in dated], float), bar=0.9)
    refused = np.array([not read.text.strip() for read in ours], float)
    yield mean("refused", refused, bar=0.0, lower_is_better=True)
    yield figure(
        "sentences over 80 words, of 1,000",
        np.array([_long_sentences(read.text) for read in ours], float),
        lambda sums: 1_000 * sums[..., 0] / np.maximum(sums[..., 1], 1),
        bar=1.0,
        lower_is_better=True,
    )


def _long_sentences(text: str) -> tuple[int, int]:
    """Return the number of very long sentences of a text, and of all."""
    counts = [len(sentence.text.split()) for sentence in digest.split_sentences(text, "en")]
    return sum(count > _LONG for count in counts), len(counts)


def _word_f1(pages: Sequence[dict[str, Any]], reads: Sequence[Read]) -> np.ndarray:
    return np.array([_f1(read.text, page["text"]) for page, read in zip(pages, reads, strict=True)])


def _f1(text: str, gold: str) -> float:
    found, wanted = Counter(_WORDS.findall(text.lower())), Counter(_WORDS.findall(gold.lower()))
    return 2 * (found & wanted).total() / max(found.total() + wanted.total(), 1)


def _is_prose(text: str) -> bool:
    lines = list(filter(None, map(str.strip, text.split("\n"))))
    prose = sum(len(line) for line in lines if len(line) >= _LINE and _ENDS.search(line))
    return prose >= _PROSE * sum(map(len, lines))


TASKS = (Task("many-sites", (FILE,), measure),)
