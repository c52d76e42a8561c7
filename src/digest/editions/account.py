"""What became of every article, and of every document that gave none: exactly one bucket each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from digest.editions.budget import Fate
from digest.editions.drafts import Draft
from digest.model.article import LATE, Article, Failure
from digest.model.edition import BUCKETS, Bucket, Edition, Entry, Reprint, Story

# What the trimming of other stories left without a sentence of its own.
_SAID_ABOVE: Fate = ("already said", "all that it says is said by another story of this edition")


def account(
    articles: Sequence[Article],
    found: Sequence[Draft],
    stories: Sequence[Story],
    fates: Mapping[str, Fate],
    left_out: Sequence[Entry],
    failures: Sequence[Failure],
) -> tuple[Entry, ...]:
    """One entry for each article and failure, in the order of their sources.

    `fates` says why a draft is not told, by its id; `left_out` has the articles that came to no draft.
    """
    shown = {story.id: story for story in stories}
    entries = [entry for draft in found for entry in _of_draft(draft, shown.get(draft.id), fates, articles)]
    entries += left_out
    entries += [_of_failure(failure) for failure in failures if failure.stage != LATE]
    return tuple(sorted(entries, key=lambda entry: (entry.source, entry.article or "", entry.bucket)))


def counts(edition: Edition) -> dict[Bucket, int]:
    """How many entries each bucket holds, those that hold any, in the order in which a reader asks for them."""
    totals = Counter(entry.bucket for entry in edition.account)
    return {bucket: totals[bucket] for bucket in BUCKETS if totals[bucket]}


def _of_draft(
    draft: Draft, story: Story | None, fates: Mapping[str, Fate], articles: Sequence[Article]
) -> Iterator[Entry]:
    quoted = Counter(sentence.article for sentence in story.quoted) if story else Counter[str]()
    for article in draft.articles:
        bucket, reason = _fate(article, story, quoted[article.id]) if story else fates.get(draft.id, _SAID_ABOVE)
        reason = "; ".join([reason, *article.notes])
        yield Entry(article.source, bucket, reason, article.id, article.title, story.id if story else None)
    for reprint in draft.reprints:
        yield _again(reprint, articles)


def _fate(article: Article, story: Story, quoted: int) -> Fate:
    if quoted:
        return "shown", f"{quoted} sentence{'s' * (quoted != 1)} quoted"
    if article.id == story.headline_of:
        return "shown", "its title is the headline"
    return "merged", "in this story, with nothing of its own quoted"


def _again(reprint: Reprint, articles: Sequence[Article]) -> Entry:
    original = next(article for article in articles if article.id == reprint.of)
    of = "an older version of" if reprint.kind == "older" else "the same text as"
    return Entry(reprint.source, "reprint", f"{of} {original.source}", reprint.article, reprint.title)


def _of_failure(failure: Failure) -> Entry:
    bucket: Bucket = "not an article" if failure.stage == "extract" else "failed"
    return Entry(failure.subject, bucket, failure.reason)
