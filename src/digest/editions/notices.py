"""Notices to the reader: articles with a date in the future, and documents that could not be read."""

from collections.abc import Sequence
from datetime import date, timedelta

from digest.editions.material import Material
from digest.model.article import Article, Failure

# Failures that the notices list; the account has all.
_LISTED = 5


def notices(material: Material) -> tuple[str, ...]:
    """One line for articles dated after the edition, and one for each of the first failures."""
    return (*_ahead(material.articles, material.day), *_failures(material.failures))


def _ahead(articles: Sequence[Article], day: date | None) -> list[str]:
    """Articles dated later than a day after the edition: in some time zone it is tomorrow already."""
    if day is None:
        return []
    late = [article for article in articles if article.published and article.published.date() > day + timedelta(days=1)]
    more = f" and {len(late) - 1} more are" if len(late) > 1 else " is"
    return [f"{late[0].source}{more} dated after this edition"] if late else []


def _failures(failures: Sequence[Failure]) -> tuple[str, ...]:
    reasons = [failure.reason for failure in failures]
    more = len(reasons) - _LISTED
    return tuple(reasons) if more <= 1 else (*reasons[:_LISTED], f"and {more} more; `digest explain` names them")
