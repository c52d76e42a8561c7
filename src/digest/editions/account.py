"""The account of an edition: one entry, in one bucket, for each article and for each document without an article."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from digest.editions.budget import Fate, Filling
from digest.editions.drafts import Draft
from digest.editions.material import Material
from digest.editions.selection import Selection
from digest.model.article import LATE, Article, Failure
from digest.model.edition import BUCKETS, Bucket, Edition, Entry, Reprint, Story

# The fate of a draft that lost its last sentence when the other stories were trimmed.
_SAID_ABOVE: Fate = ("already said", "all that it says is said by another story of this edition")


def account(material: Material, selection: Selection, filling: Filling, stories: Sequence[Story]) -> tuple[Entry, ...]:
    """One entry for each article and failure, in the order of their sources."""
    shown = {story.id: story for story in stories}
    by_id = {article.id: article for article in selection.articles}
    entries: list[Entry] = []
    for draft in filling.drafts:
        story = shown.get(draft.id)
        entries += _of_story(draft, story) if story else _of_draft(draft, filling.fates.get(draft.id, _SAID_ABOVE))
        entries += [_of_reprint(reprint, by_id) for reprint in draft.reprints]
    entries += [*material.left_out, *selection.left_out]
    entries += [_of_failure(failure) for failure in material.failures if failure.stage != LATE]
    return tuple(sorted(entries, key=lambda entry: (entry.source, entry.article or "", entry.bucket)))


def counts(edition: Edition) -> dict[Bucket, int]:
    """The number of entries of each bucket that has any, in the order of `BUCKETS`."""
    totals = Counter(entry.bucket for entry in edition.account)
    return {bucket: totals[bucket] for bucket in BUCKETS if totals[bucket]}


def _of_story(draft: Draft, story: Story) -> Iterator[Entry]:
    quoted = Counter(sentence.article for sentence in story.quoted)
    for article in draft.articles:
        yield _entry(article, _fate(article, story, quoted[article.id]), story.id)


def _of_draft(draft: Draft, fate: Fate) -> Iterator[Entry]:
    return (_entry(article, fate) for article in draft.articles)


def _entry(article: Article, fate: Fate, story: str | None = None) -> Entry:
    """The entry of an article; its notes ("teaser: ...") follow the reason."""
    bucket, reason = fate
    return Entry(article.source, bucket, "; ".join([reason, *article.notes]), article.id, article.title, story)


def _fate(article: Article, story: Story, quoted: int) -> Fate:
    if quoted:
        return "shown", f"{quoted} sentence{'s' * (quoted != 1)} quoted"
    if article.id == story.headline_of:
        return "shown", "its title is the headline"
    if any(title.article == article.id for title in story.titles):
        return "shown", "its title is quoted"
    return "merged", "in this story, with nothing of its own quoted"


def _of_reprint(reprint: Reprint, by_id: Mapping[str, Article]) -> Entry:
    relation = "an older version of" if reprint.kind == "older" else "the same text as"
    reason = f"{relation} {by_id[reprint.of].source}"
    return Entry(reprint.source, "reprint", reason, reprint.article, reprint.title)


def _of_failure(failure: Failure) -> Entry:
    bucket: Bucket = "not an article" if failure.stage == "extract" else "failed"
    return Entry(failure.subject, bucket, failure.reason)
