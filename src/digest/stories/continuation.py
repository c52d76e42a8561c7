"""Judge whether a group goes on with a story: the chance of it, by fitted weights of a few signs."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from digest.stories.rare_words import Evidence

# Weights of the signs, by `python -m evals.fit_continuations`: a logistic regression on the pairs of a group and a
# story that are compared over days of four labelled sets and of invented reports, each set counting the same.
WEIGHTS: Mapping[str, float] = {
    "joined": 0.3,
    "near": 3.98,
    "evidence": 9.92,
    "subject": 4.06,
    "titled": 2.06,
    "strangers": -0.59,
    "size": -1.39,
    "nameless": -6.5,
}
START = -6.15
# Up to this number of stories it counts most that no rare name is shared, and half as much among three times as many.
# Of 19 reports in small stores that are told once (evals/own/continues*.jsonl) 3 go on with a story, and 11 did without
# this sign.  Fewer stories would count more, but then a second report on the only story there is would not go on.
_FEW = 10
# Minimum chance that a group goes on with a story.  Over labelled news with pauses (evals/gaps.py) at .25, .3, .35 and
# .4 names kept within four days 89, 88, 86 and 85 of 100; reported once, but going on 12, 12, 10 and 8; events with
# the name of another 16, 15, 13 and 12.  Over days in a row names kept 93, 92, 91 and 88, with the name of another 22,
# 20, 17 and 17.
LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs that a group goes on with a story.

    `joined`: 1 if the grouping put them together.  `near`: their nearness then, else 0.  `evidence`: of the rare words
    that both have.  `subject`: the weight in the story of the heaviest word that the group has, as a share of that of
    its heaviest word.  `titled`: the share of the words of the group's titles that the story has, rare ones counting
    more.  `strangers`: 1 if the group has none of the names of the story.  `size`: logarithm of the number of articles;
    many have some words of any story.  `nameless`: above 0 if they share no rare name or number, up to a half
    among few stories: there any word is rare.
    """

    joined: float
    near: float
    evidence: float
    subject: float
    titled: float
    strangers: float
    size: float
    nameless: float

    @classmethod
    def of(cls, evidence: Evidence, articles: int, stories: int, near: float | None) -> "Signs":
        """Return the signs of a group of some articles and one of some stories.

        `near` is their nearness in the grouping, None if it did not join them.
        """
        return cls(
            float(near is not None),
            near or 0.0,
            evidence.total,
            evidence.subject,
            evidence.titled,
            float(evidence.strangers),
            math.log(articles),
            0.0 if evidence.named else _FEW / (_FEW + max(stories, _FEW)),
        )

    @property
    def chance(self) -> float:
        """Return the chance that the group goes on with the story, 0 to 1."""
        odds = START + math.fsum(weight * getattr(self, name) for name, weight in WEIGHTS.items())
        return round(1 / (1 + math.exp(-odds)), 6)
