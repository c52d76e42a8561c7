"""Group each article alone: for a brief without stories, across outlets or from day to day."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.partition import Grouping
from digest.model.summary import Frequencies


@dataclass(frozen=True, slots=True)
class Single:
    """Grouping with one group for each article."""

    def __call__(
        self, articles: Sequence[Article], frequencies: Frequencies | None = None, stories: Sequence[Thread] = ()
    ) -> Grouping:
        return Grouping(tuple((at,) for at in range(len(articles))))
