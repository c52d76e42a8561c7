"""Leave out articles of sources that a brief does not read, and articles that the rules of their source exclude.

The source of an article is known in the store alone, so this comes before the stages of an edition.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from digest.editions.subjects import About
from digest.editions.subjects import about as is_about
from digest.model.article import Article, Failure
from digest.model.brief_rules import SourceRules
from digest.model.edition import Bucket, Entry, Plan
from digest.text.mentions import speaks_of

# The buckets of this choice: `rebuild` takes their entries from the stored edition.
SOURCE_BUCKETS: tuple[Bucket, ...] = ("other source", "source rules")

# The names of the sources that list an article, by its place (`Article.source`).
Origins = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """The articles and failures of the sources of a brief, and an entry for each article that was left out."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    left_out: tuple[Entry, ...] = ()


def choose(
    articles: Sequence[Article], failures: Sequence[Failure], origins: Origins, plan: Plan, about: About = is_about
) -> SourceChoice:
    """Return the articles and failures that the sources and rules of a plan admit.

    An article that several sources list is left out when each source of the brief among them excludes it.
    """
    entries = [_excluded(article, _listing(article.source, origins), plan, about) for article in articles]
    return SourceChoice(
        tuple(article for article, entry in zip(articles, entries, strict=True) if entry is None),
        tuple(failure for failure in failures if not plan.sources or _concerns(failure, origins, plan.sources)),
        tuple(entry for entry in entries if entry),
    )


def _listing(place: str, origins: Origins) -> Collection[str]:
    """Return the sources that list a place; a mail has the place of its mailbox, then "#" and its name."""
    return origins.get(place) or origins.get(place.rpartition("#")[0]) or ()


def _excluded(article: Article, listed: Collection[str], plan: Plan, about: About) -> Entry | None:
    of_brief = [name for name in listed if not plan.sources or name in plan.sources]
    if plan.sources and not of_brief:
        return _entry(article, "other source", "this brief does not read its source")
    rules = {rule.source: rule for rule in plan.rules}
    reasons = [_broken(article, rules[name], about) if name in rules else "" for name in of_brief]
    return _entry(article, "source rules", reasons[0]) if reasons and all(reasons) else None


def _broken(article: Article, rules: SourceRules, about: About) -> str:
    """Return the rule that excludes an article, as a reason; "" for an admitted one."""
    title = next((word for word in rules.drop_title if speaks_of(article.title, word, article.language)), "")
    if title:
        return f"drop_title of {rules.source}: “{title}” is in its title"
    muted = next((word for word in rules.mute if about(article, word)), "")
    if muted:
        return f"mute of {rules.source}: on “{muted}”"
    if rules.allow and not any(about(article, word) for word in rules.allow):
        return f"allow of {rules.source}: on none of its subjects"
    return ""


def _entry(article: Article, bucket: Bucket, reason: str) -> Entry:
    return Entry(article.source, bucket, reason, article.id, article.title)


def _concerns(failure: Failure, origins: Origins, sources: Collection[str]) -> bool:
    """Return whether a failure is about one of the sources, or about a document of one."""
    listed = _listing(failure.subject, origins)
    if listed:
        return not set(sources).isdisjoint(listed)
    return any(failure.subject == name or failure.subject.startswith(f"{name}/") for name in sources)
