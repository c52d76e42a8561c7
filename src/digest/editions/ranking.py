"""The weight of a story: figures that add up to its score."""

import math
from collections.abc import Sequence
from datetime import date

from digest.model.article import Article
from digest.model.edition import Plan
from digest.model.summary import Terms

# One more publisher weighs more than one more article, and both weigh less the more there are already.  Freshness
# halves each day, so that yesterday's story needs a second publisher to weigh as much as today's.  One interest of a
# story weighs as much as three more publishers (log2 of 4 over 1): readers who name an interest want to see it.
_PUBLISHERS = 1.0
_ARTICLES = 0.25
_FRESHNESS = 0.75
_INTERESTS = 2.0


def score(
    articles: Sequence[Article],
    publishers: int,
    section: str,
    day: date | None,
    plan: Plan,
    interests: int,
) -> Terms:
    """The terms of a story's score on `day`, rounded to 9 digits; an undated story has no freshness.

    `interests` is the number of the plan's subjects that it is on.  Interests and the section's weight are terms only
    where the plan has some.
    """
    terms = {
        "publishers": _PUBLISHERS * math.log2(1 + publishers),
        "articles": _ARTICLES * math.log2(1 + len(articles)),
        "freshness": _FRESHNESS * _freshness(articles, day),
    }
    if plan.want:
        terms["interests"] = _INTERESTS * math.log2(1 + interests)
    if plan.sections:
        terms["section"] = next((item.weight for item in plan.sections if item.section == section), 0.0)
    return tuple((name, round(value, 9)) for name, value in terms.items())


def _freshness(articles: Sequence[Article], day: date | None) -> float:
    """1 on the day of its newest article, half of it a day later, and so on."""
    days = [article.published.date() for article in articles if article.published]
    return 0.5 ** max((day - max(days)).days, 0) if day and days else 0.0
