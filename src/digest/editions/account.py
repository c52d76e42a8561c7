"""What became of every article, and of every document that gave none: exactly one bucket each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from digest.editions.drafts import Draft
from digest.model.article import Article, Failure
from digest.model.edition import BUCKETS, Bucket, Edition, Entry, Reprint, Story


def account(
    articles: Sequence[Article],
    found: Sequence[Draft],
    stories: Sequence[Story],
    failures: Sequence[Failure],
) -> tuple[Entry, ...]:
    """One entry for each article and failure, in the order of their sources."""
    shown = {story.id: story for story in stories}
    entries = [entry for draft in found for entry in _of_draft(draft, shown.get(draft.id), articles)]
    entries += [_of_failure(failure) for failure in failures]
    return tuple(sorted(entries, key=lambda entry: (entry.source, entry.article or "", entry.bucket)))


def counts(edition: Edition) -> dict[Bucket, int]:
    """How many entries each bucket holds, those that hold any, in the order in which a reader asks for them."""
    totals = Counter(entry.bucket for entry in edition.account)
    return {bucket: totals[bucket] for bucket in BUCKETS if totals[bucket]}


def _of_draft(draft: Draft, story: Story | None, articles: Sequence[Article]) -> Iterator[Entry]:
    quoted = Counter(sentence.article for sentence in story.summary.sentences) if story else Counter[str]()
    for article in draft.articles:
        bucket, reason = _fate(article, draft, story, quoted[article.id])
        reason = "; ".join([reason, *article.notes])
        yield Entry(article.source, bucket, reason, article.id, article.title, story.id if story else None)
    for reprint in draft.reprints:
        yield _again(reprint, articles)


def _fate(article: Article, draft: Draft, story: Story | None, quoted: int) -> tuple[Bucket, str]:
    if story is None:
        return "over budget", f"its story weighs {draft.score:.3f}; no minutes were left, or all of it is said above"
    if quoted:
        return "shown", f"{quoted} sentence{'s' * (quoted != 1)} quoted"
    if article.id == story.headline_of:
        return "shown", "its title is the headline"
    return "merged", "in this story, with nothing of its own quoted"


def _again(reprint: Reprint, articles: Sequence[Article]) -> Entry:
    original = next(article for article in articles if article.id == reprint.of)
    return Entry(reprint.source, "reprint", f"the same text as {original.source}", reprint.article, reprint.title)


def _of_failure(failure: Failure) -> Entry:
    bucket: Bucket = "not an article" if failure.stage == "extract" else "failed"
    return Entry(failure.subject, bucket, failure.reason)
