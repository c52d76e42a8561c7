"""Headlines of the stories of the shared sets: none points at the news while another title reports it.

The judge of pointing titles is a list of its own, shorter and plainer than the recogniser of the program.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from digest import plugins
from digest.editions.drafts import Draft
from digest.editions.story_text import StoryText, StoryWriter
from digest.model.article import Article
from digest.model.edition import Plan
from digest.model.summary import Frequencies
from digest.stories.headline import headline, title_of
from digest.stories.reprints import fold
from digest.stories.threads import ThreadMatch
from digest.text.words import stems
from evals.batches import ROUND_UPS, TEXTS, by_event, read, some
from evals.figures import Figure, Task, figure, mean

# Of the largest set, the share of the events that is measured: with all of them it takes minutes.
_SHARE = 0.3
_FORMS = r"(?:watch|live|listen|opinion|analysis|explainer|fact check|video|podcast|editorial|commentary|explained)"
_POINTING = re.compile(
    rf"[?？]|^\W*{_FORMS}\b\W*[:|–—-]|[|–—-]\s*{_FORMS}\W*$|\b(?:live updates|things to know|what (?:we|to) know)\b"
    r"|^\W*(?:why|how|what|(?-i:who|Who)|where|when|which)\b",
    re.IGNORECASE,
)


def points(title: str) -> bool:
    """Return whether a title asks, names its form, or promises news."""
    return bool(_POINTING.search(title))


def written(articles: Sequence[Article]) -> StoryText:
    """Return the story of articles on one event, reprints folded, as an edition of their own would write it."""
    folded = fold(articles)[0]
    plan = Plan()
    text, article = headline(folded)
    draft = Draft(ThreadMatch("event", None), text, article, tuple(folded), (), (), "", (), ())
    one, several = (plugins.load("summarizers", name) for name in (plan.summarizer, plan.story_summarizer))
    return StoryWriter(one, several, plan, Frequencies.of(folded))(draft, plan.story_sentences)


def told(text: StoryText) -> float:
    """Return the share of the stems of a headline that the lines below it have."""
    language = text.draft.headline_of.language
    lines = [*(sentence.text for sentence in text.quoted), *(title.text for title in text.titles)]
    below = frozenset(stem for line in lines for stem in stems(line, language))
    words = stems(text.draft.headline, language)
    return sum(stem in below for stem in words) / len(words) if words else 1.0


def measure(folder: Path) -> Iterator[Figure]:
    """Each event with two titles and more, of each set."""
    for name in (*TEXTS, ROUND_UPS):
        labelled = read(folder, name)
        if name == ROUND_UPS:
            labelled = some(labelled, _SHARE, 7)
        events = [[article for article, _ in members] for members in by_event(labelled).values()]
        stories = [written(articles) for articles in events if len({article.title for article in articles} - {""}) > 1]
        yield from _figures(name, stories)


def _figures(name: str, stories: Sequence[StoryText]) -> Iterator[Figure]:
    avoidable = [
        float(points(text.draft.headline) and not all(points(title_of(a)) for a in text.draft.articles if a.title))
        for text in stories
    ]
    yield mean(f"{name}: headlines that point with another there", np.array(avoidable), bar=0.01, lower_is_better=True)
    shares = np.array([told(text) for text in stories])
    yield _median(f"{name}: stems of a headline told below, median", shares)


def _median(name: str, shares: np.ndarray) -> Figure:
    """Return the median, with a bootstrap interval: the value at which half of the resampled stories are below."""
    levels, counts = np.unique(shares, return_counts=True)
    rows = (shares[:, None] == levels[None, :]).astype(float)
    assert counts.sum() == len(shares)

    def median(sums: np.ndarray) -> np.ndarray:
        share = np.cumsum(sums, axis=-1) / sums.sum(axis=-1, keepdims=True)
        return levels[(share >= 0.5).argmax(axis=-1)]

    return figure(name, rows, median, bar=0.7)


TASKS = (Task("headlines of sets", tuple(f"cluster/{name}.jsonl.gz" for name in (*TEXTS, ROUND_UPS)), measure),)
