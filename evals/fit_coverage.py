"""Compare settings of `coverage` on labelled stories, choosing with one language left out.

    python -m evals.fit_coverage --data DATA

For each language the setting is taken that is best on the others (mean over languages of ROUGE-1 + ROUGE-2), and
measured on it.  Nothing is written: the settings in summarizers/coverage.py are round numbers near what most languages
take, and a change there has to hold against what is printed here.  Takes about three minutes.
"""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from digest.model.summary import Budget
from digest.summarizers import coverage
from digest.summarizers.coverage import LARGE, SMALL, Coverage, CoverageSettings
from evals.rouge import cut_words, rouge
from evals.tasks.summaries import Unit, read_stories

Pair = tuple[CoverageSettings, CoverageSettings]  # for small stories, for large ones

# One change at a time from what is shipped, and the settings of 2004 beside them.
VARIANTS: dict[str, Pair] = {
    "shipped": (SMALL, LARGE),
    "small: prior 20": (replace(SMALL, prior=20.0), LARGE),
    "small: prior 120": (replace(SMALL, prior=120.0), LARGE),
    "small: length .8": (replace(SMALL, length=0.8), LARGE),
    "small: spread 1": (replace(SMALL, spread=1.0), LARGE),
    "small: as large": (replace(SMALL, power=0.0, frequency=1.15, opening=1.6), LARGE),
    "large: prior 40": (SMALL, replace(LARGE, prior=40.0)),
    "large: spread .7": (SMALL, replace(LARGE, spread=0.7)),
    "large: frequency 1.5": (SMALL, replace(LARGE, frequency=1.5)),
    "large: opening 1": (SMALL, replace(LARGE, opening=1.0)),
    "large: opening 0": (SMALL, replace(LARGE, opening=0.0)),
    "large: alone .58": (SMALL, replace(LARGE, alone=0.58)),
    "large: alone 1": (SMALL, replace(LARGE, alone=1.0)),
    "large: quoted 1": (SMALL, replace(LARGE, quoted=1.0)),
    "large: names .4": (SMALL, replace(LARGE, names=0.4)),
    "small: names 0": (replace(SMALL, names=0.0), LARGE),
    "small: names 1.2": (replace(SMALL, names=1.2), LARGE),
    "large: by articles": (SMALL, CoverageSettings(least=3)),
    "2004": (CoverageSettings(least=2), CoverageSettings(least=3)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare settings of `coverage`, one language left out.")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds summarise/")
    stories = read_stories(parser.parse_args().data)
    scores = {name: _by_language(stories, pair) for name, pair in VARIANTS.items()}
    print(f"{'ROUGE-1 / ROUGE-2':<20}{'mean':>14}" + "".join(f"{language:>14}" for language in stories))
    for name, found in scores.items():
        means = [np.mean([found[language] for language in stories], axis=0), *(found[lang] for lang in stories)]
        print(f"{name:<20}" + "".join(f"{one:7.2f}/{two:6.2f}" for one, two in means))
    chosen = {left_out: _best(scores, left_out) for left_out in stories}
    held_out = np.mean([scores[name][language] for language, name in chosen.items()], axis=0)
    print(f"\none language left out: {held_out[0]:.2f} / {held_out[1]:.2f}, taken: {chosen}")


def _best(scores: Mapping[str, Mapping[str, np.ndarray]], left_out: str) -> str:
    """The variant that is best on all languages but one."""
    return max(
        scores, key=lambda name: sum(found.sum() for language, found in scores[name].items() if language != left_out)
    )


def _by_language(stories: Mapping[str, list[Unit]], pair: Pair) -> dict[str, np.ndarray]:
    """ROUGE-1 and ROUGE-2, the mean of each language's stories."""
    before = coverage.SMALL, coverage.LARGE
    coverage.SMALL, coverage.LARGE = pair
    try:
        return {language: np.mean([_score(unit) for unit in units], axis=0) for language, units in stories.items()}
    finally:
        coverage.SMALL, coverage.LARGE = before


def _score(unit: Unit) -> tuple[float, ...]:
    chosen = Coverage()(unit.articles, Budget(words=unit.words)).sentences
    lines = cut_words([sentence.text for sentence in chosen], unit.words)
    return rouge(lines, unit.references, unit.language, ("rouge1", "rouge2"))


if __name__ == "__main__":
    main()
