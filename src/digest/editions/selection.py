"""What a brief leaves out before anything is grouped: articles that are too old, and those on what it has muted."""

from collections.abc import Sequence
from datetime import date, timedelta

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Entry, Mute, Plan
from digest.text.mentions import speaks_of

# An article is on what its title or one of its first sentences names; further down it may be a passing remark.
LEAD = 5


def select(articles: Sequence[Article], plan: Plan, day: date | None) -> tuple[tuple[Article, ...], tuple[Entry, ...]]:
    """The articles that may be told on `day`, and an entry for each that may not.  Undated articles are never old."""
    muted = [mute.word for mute in plan.mute if _holds(mute, day)]
    kept, left_out = [], []
    for article in articles:
        entry = _too_old(article, plan, day) or _muted(article, muted)
        if entry:
            left_out.append(entry)
        else:
            kept.append(article)
    return tuple(kept), tuple(left_out)


def unquotable(articles: Sequence[Article], plan: Plan, day: date | None) -> frozenset[str]:
    """The hashes of the sentences that name something muted in passing."""
    muted = [mute.word for mute in plan.mute if _holds(mute, day)]
    if not muted:
        return frozenset()
    return frozenset(
        hash_text(sentence.text)
        for article in articles
        for sentence in article.sentences
        if any(speaks_of(sentence.text, word, article.language) for word in muted)
    )


def about(article: Article, word: str) -> bool:
    """Whether the title or one of the first sentences speaks of a word."""
    lead = [article.text[start:end] for start, end, _ in article.spans[:LEAD]]
    return any(speaks_of(text, word, article.language) for text in (article.title, *lead))


def _holds(mute: Mute, day: date | None) -> bool:
    return mute.until is None or day is None or day <= mute.until


def _too_old(article: Article, plan: Plan, day: date | None) -> Entry | None:
    if plan.max_age is None or day is None or article.published is None:
        return None
    published = article.published.date()
    if published >= day - timedelta(days=plan.max_age):
        return None
    reason = f"of {published.isoformat()}, and this brief goes back {plan.max_age:g} days"
    return Entry(article.source, "too old", reason, article.id, article.title)


def _muted(article: Article, words: Sequence[str]) -> Entry | None:
    word = next((word for word in words if about(article, word)), None)
    return None if word is None else Entry(article.source, "muted", f"on “{word}”", article.id, article.title)
