"""Group synthetic days of growing size: seconds, memory above the start, and how the time grows.

    python bench/days.py [SIZE ...] [--strict]

A day has events of Zipf sizes (most of them told once) on subjects that many events share.  The words of an event are
renamed copies of the words of its subject, the rest come from a common vocabulary with Zipf frequencies; each article
drops some of its event's words and adds others.  Each size runs in a process of its own.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model.article import Article

SIZES = (1_000, 10_000, 100_000)
# Bars: seconds of 1,000 and of 100,000, MB of 100,000, and the exponent of the time from 10,000 on.
SECONDS = {1_000: 1.0, 100_000: 90.0}
MEGABYTES = {100_000: 1_300.0}
EXPONENT = 1.15
WORDS = 300  # of an article
VOCABULARY = 60_000  # common words
SUBJECT = 400  # words of a subject, from the common ones
OWN = 40  # words that are renamed for an event
ABOUT = 140  # words of an article that are of its event
EVENTS_OF_SUBJECT = 40
DAY = datetime(2026, 11, 20, tzinfo=UTC)


def day(size: int, seed: int = 0) -> "tuple[list[Article], list[int]]":
    """(articles, the event of each): a day of so many articles."""
    from digest.model.article import Article
    from digest.model.canonical import hash_text

    rng = random.Random(seed)
    common = [_word(at) for at in range(VOCABULARY)]
    zipf = list(accumulate(1 / (at + 3) for at in range(VOCABULARY)))
    articles: list[Article] = []
    events: list[int] = []
    subject: list[str] = []
    while len(articles) < size:
        event = len(events) and events[-1] + 1
        if event % EVENTS_OF_SUBJECT == 0:
            subject = rng.choices(common, cum_weights=zipf, k=SUBJECT)
        own = [f"{word}{_word(event)}" for word in rng.sample(subject, OWN)]
        about = rng.sample(subject, SUBJECT // 5)
        for _ in range(min(_told(rng), size - len(articles))):
            held = rng.sample(own, OWN * 3 // 4) + rng.sample(about, len(about) // 3)
            spread = rng.choices(common, cum_weights=zipf, k=WORDS - ABOUT) + rng.choices(held, k=ABOUT)
            rng.shuffle(spread)
            text, title = " ".join(spread), " ".join(rng.sample(held, 8))
            name = f"{len(articles):07d}"
            published = DAY + timedelta(seconds=rng.randrange(86_400))
            spans = ((0, len(text), 0),)
            articles.append(Article(name, title, text, spans, hash_text(text), "en", None, name, None, published))
            events.append(event)
    return articles, events


def _told(rng: random.Random) -> int:
    """How often an event is told: Zipf, with half of the events told once, at most 60 times."""
    return min(int(1 / (1 - rng.random()) ** 0.9), 60)


def _word(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = ""
    while number or len(found) < 3:
        number, rest = divmod(number, 26)
        found += letters[rest]
    return found + "o"


def measure(size: int) -> dict[str, float]:
    """Group one day in this process."""
    from digest.clusterers.events import Events

    articles, events = day(size)
    before = _resident()
    started, cpu = time.perf_counter(), time.process_time()
    grouping = Events()(articles)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    group_of = {at: number for number, group in enumerate(grouping.groups) for at in group}
    return {
        "size": size,
        "seconds": seconds,
        "cpu": cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before,
        "groups": len(grouping.groups),
        "events": len(set(events)),
        "f1": _f1([group_of[at] for at in range(size)], events),
    }


def _resident() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _f1(found: list[int], gold: list[int]) -> float:
    """B-cubed F1, 0 to 100."""
    groups, events, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    precision = sum(n * n / groups[group] for (group, _), n in both.items())
    recall = sum(n * n / events[event] for (_, event), n in both.items())
    return 200 * precision * recall / (precision + recall) / len(gold)


def main(arguments: list[str]) -> int:
    """Print the table; with --strict, 1 when a bar is passed."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return 0
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or list(SIZES)
    print(" articles  seconds     cpu  MB above   groups   events     F1  exponent")
    found: list[dict[str, float]] = []
    held = True
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        exponent = log(row["seconds"] / found[-1]["seconds"]) / log(size / found[-1]["size"]) if found else 0.0
        found.append(row)
        print(f"{size:9,} {row['seconds']:8.2f} {row['cpu']:7.2f} {row['megabytes']:9.0f} {row['groups']:8,} "
              f"{row['events']:8,} {row['f1']:6.1f} {exponent:9.2f}", flush=True)  # fmt: skip
        held &= row["seconds"] <= SECONDS.get(size, row["seconds"])
        held &= row["megabytes"] <= MEGABYTES.get(size, row["megabytes"])
        held &= size < 100_000 or exponent <= EXPONENT
    return 1 if "--strict" in arguments and not held else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
