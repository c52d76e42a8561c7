"""First stage: leave out articles that are too old, in another language, or on a muted subject."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from digest.editions.material import Material
from digest.editions.subjects import About
from digest.model.article import Article
from digest.model.brief_rules import Mute
from digest.model.canonical import hash_text
from digest.model.edition import Entry, Plan
from digest.text.mentions import speaks_of
from digest.text.urls import is_web


@dataclass(frozen=True, slots=True)
class Selection:
    """The current `articles` that the plan admits, the `older` versions of these, and an entry for each other one."""

    articles: tuple[Article, ...]
    older: tuple[Article, ...] = ()
    left_out: tuple[Entry, ...] = ()


def select(material: Material) -> Selection:
    """Leave out the articles that the plan excludes on the day of the edition.

    An undated article has the age of the day on which it was first seen; without that day it is never too old.  The
    older versions of an article are left out with it.
    """
    plan, day = material.plan, material.day
    entries = {article.id: _excluded(article, plan, day, material.shared.about) for article in material.current}
    excluded = {name: entry for name, entry in entries.items() if entry}
    older = [
        replace(excluded[article.id], source=article.source, title=article.title)
        for article in material.older
        if article.id in excluded
    ]
    return Selection(
        articles=tuple(article for article in material.current if article.id not in excluded),
        older=tuple(article for article in material.older if article.id not in excluded),
        left_out=(*excluded.values(), *older),
    )


def unquotable(articles: Sequence[Article], muted: Sequence[str]) -> frozenset[str]:
    """Return the hashes of the sentences that contain a muted word."""
    if not muted:
        return frozenset()
    return frozenset(
        hash_text(sentence.text)
        for article in articles
        for sentence in article.sentences
        if any(speaks_of(sentence.text, word, article.language) for word in muted)
    )


def muted_words(plan: Plan, day: date | None) -> tuple[str, ...]:
    """Return the words that a plan mutes on a day."""
    return tuple(mute.word for mute in plan.mute if _holds(mute, day))


def _holds(mute: Mute, day: date | None) -> bool:
    return mute.until is None or day is None or day <= mute.until


def _excluded(article: Article, plan: Plan, day: date | None, about: About) -> Entry | None:
    """Return the entry of an article that the plan excludes; None for the others."""
    muted = muted_words(plan, _first_day(article, day))
    return _too_old(article, plan, day) or _other_language(article, plan) or _muted(article, muted, about)


def _first_day(article: Article, day: date | None) -> date | None:
    """Return the first day on which an article could be told: muted on that day, it is not told later either."""
    own = article.published.date() if article.published else article.seen
    return min(own, day) if own and day else day


def _too_old(article: Article, plan: Plan, day: date | None) -> Entry | None:
    reason = _beyond_max_age(article, plan, day) or _before_since(article, plan.since)
    return Entry(article.source, "too old", reason, article.id, article.title) if reason else None


def _beyond_max_age(article: Article, plan: Plan, day: date | None) -> str:
    """Return the reason against an article that is older than the settings allow; "" for any other."""
    if plan.max_age is None or day is None:
        return ""
    known = article.published.date() if article.published else article.seen
    if known is None or known >= day - timedelta(days=plan.max_age):
        return ""
    return f"{_day_of(article)}, and this brief goes back {plan.max_age:g} days"


def _before_since(article: Article, since: datetime | None) -> str:
    """Return the reason against an article of a feed or page from before a moment; "" for any other.

    The source of such an article is a web address; files and mails are new by their arrival.
    """
    if since is None:
        return ""
    if article.published:
        is_old = article.published < since
    else:
        is_old = article.seen is not None and article.seen < since.date()
    if not (is_old and is_web(article.source)):
        return ""
    return f"{_day_of(article)}, before {since:%Y-%m-%d %H:%M} UTC; feeds and pages are read from then on (max_age)"


def _day_of(article: Article) -> str:
    """Return the day of an article as a reason names it."""
    return f"of {article.published.date()}" if article.published else f"undated, first seen on {article.seen}"


def _other_language(article: Article, plan: Plan) -> Entry | None:
    """A language that cannot be told, as of a short title, excludes nothing."""
    if not plan.languages or article.language in (*plan.languages, "und"):
        return None
    reason = f"in {article.language!r}, and this brief reads {', '.join(plan.languages)}"
    return Entry(article.source, "other language", reason, article.id, article.title)


def _muted(article: Article, words: Sequence[str], about: About) -> Entry | None:
    word = next((word for word in words if about(article, word)), None)
    return None if word is None else Entry(article.source, "muted", f"on “{word}”", article.id, article.title)
