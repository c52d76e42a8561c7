"""How much a story weighs: figures that add up to its score."""

import math
from collections.abc import Sequence
from datetime import date

from digest.model.article import Article
from digest.model.summary import Terms

# One more publisher says more than one more article, and both say less the more there are already.  Freshness halves
# each day, so that yesterday's story needs a second publisher to stand beside today's.
_PUBLISHERS = 1.0
_ARTICLES = 0.25
_FRESHNESS = 0.75


def score(articles: Sequence[Article], publishers: int, day: date | None) -> Terms:
    """The terms of a story's score on `day`, rounded to 9 digits; an undated story has no freshness."""
    return (
        ("publishers", round(_PUBLISHERS * math.log2(1 + publishers), 9)),
        ("articles", round(_ARTICLES * math.log2(1 + len(articles)), 9)),
        ("freshness", round(_FRESHNESS * _freshness(articles, day), 9)),
    )


def _freshness(articles: Sequence[Article], day: date | None) -> float:
    """1 on the day of its newest article, half of it a day later, and so on."""
    days = [article.published.date() for article in articles if article.published]
    return 0.5 ** max((day - max(days)).days, 0) if day and days else 0.0
