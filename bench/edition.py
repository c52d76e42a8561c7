"""The day of 5,000 articles, whole: files in a folder, `digest run --once` on one core, an edition in four formats out.

    python bench/edition.py [--articles 5000] [--strict]

Prints what each step took, as `digest runs --json` has it, and the whole.  With --strict, 1 when it is over its bar.
The articles are those of `days.py`, set in sentences.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from days import day

# Seconds of CPU, so that what else the machine does is not counted; on one core no wall clock is quicker.
SECONDS = 45.0
SIZE = 5_000
# Of the build: what is shown and stored is as large as the edition, not as what came in.
SHARE = 0.10
MEGABYTES = 2.0
# What English sentences are held together by; without it no language would be found in made-up words.
SMALL = "the of and to in a that was for on with as by at from were had which their has".split()
EACH = 3  # every third word or so
SENTENCE = (12, 28)  # words
PARAGRAPH = 4  # sentences
SETTINGS = """
[[source]]
path = "news"
[[brief]]
name = "day"
time = "00:00"
channel = "file"
folder = "out"
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=SIZE)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, options.articles)
        seconds = _run(folder, "run", "--once", "--quiet")
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        [run] = json.loads(_digest(folder, "runs", "--json").stdout)
        [filed] = json.loads(_digest(folder, "list", "--json").stdout)
        [file] = folder.glob("out/*/edition.json")
        written = file.stat().st_size / 1e6
    for step, took in run["steps"].items():
        print(f"{step:>10} {took:7.2f} s")
    build = sum(took for step, took in run["steps"].items() if step not in ("fetch", "send"))
    share = (run["steps"]["render"] + run["steps"]["store"]) / build
    print(f"render and store: {share:.0%} of the build (bar {SHARE:.0%})")
    print(f"edition.json: {written:.2f} MB (bar {MEGABYTES:g})")
    told = f"{options.articles:,} articles, {filed['stories']} stories told"
    print(f"{told}: {seconds:.1f} s of CPU (bar {SECONDS:.0f}), {megabytes:,.0f} MB")
    over = seconds > SECONDS or share > SHARE or written > MEGABYTES
    return 1 if options.strict and options.articles <= SIZE and over else 0


def _write(folder: Path, size: int) -> None:
    (folder / "news").mkdir()
    (folder / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    rng = random.Random(1)
    for article in day(size)[0]:
        title = article.title.capitalize()
        text = "\n\n".join(paragraphs(article.text.split(), rng))
        (folder / "news" / f"{article.id}.md").write_text(f"# {title}\n\n{text}\n", encoding="utf-8")


def paragraphs(words: list[str], rng: random.Random) -> Iterator[str]:
    sentences = []
    while words:
        length = rng.randint(*SENTENCE)
        taken, words = words[:length], words[length:]
        held = [part for word in taken for part in ([rng.choice(SMALL), word] if rng.randrange(EACH) else [word])]
        sentences.append(f"{' '.join(held).capitalize()}.")
    for at in range(0, len(sentences), PARAGRAPH):
        yield " ".join(sentences[at : at + PARAGRAPH])


def _run(folder: Path, *arguments: str) -> float:
    """Seconds of CPU of a command, on one core."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _digest(folder, *arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _digest(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command: list[str | Path] = [
        Path(sys.executable).with_name("digest"),
        *arguments,
        "--config",
        folder / "digest.toml",
    ]
    core = {min(os.sched_getaffinity(0))}
    return subprocess.run(
        command, check=True, text=True, stdout=subprocess.PIPE, preexec_fn=lambda: os.sched_setaffinity(0, core)
    )


if __name__ == "__main__":
    sys.exit(main())
