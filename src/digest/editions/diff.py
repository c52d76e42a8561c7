"""Compare two editions by their sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.model.edition import Edition, Story


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story of either edition, or of both, with the sentences that only the earlier or only the later one has.

    `before` and `after` are the headlines, "" if the edition does not have the story.
    """

    before: str
    after: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def diff(before: Edition, after: Edition) -> tuple[StoryChange, ...]:
    """Return the changes from `before` to `after`, in the order of `after`, then the stories that only `before` has.

    Two stories are the same if they have one id, else if they share an article.  A sentence that moved from one story
    to another is neither gone nor new.
    """
    told_before, told_after = _lines_of(before), _lines_of(after)
    changes = [_change(old, new, told_before, told_after) for old, new in _pairs(before, after)]
    return tuple(change for change in changes if change.gone or change.new or change.before != change.after)


def _lines_of(edition: Edition) -> set[str]:
    return {line for story in edition.stories for line in story.lines}


def _pairs(before: Edition, after: Edition) -> Iterator[tuple[Story | None, Story | None]]:
    """Yield each story of `after` with the same one of `before`, then the stories that only `before` has."""
    left = {story.id: story for story in before.stories}
    same = {story.id: left.pop(story.id) for story in after.stories if story.id in left}
    for story in after.stories:
        if story.id not in same and (old := _sharing(story, left.values())):
            same[story.id] = left.pop(old.id)
    yield from ((same.get(story.id), story) for story in after.stories)
    yield from ((old, None) for old in left.values())


def _sharing(story: Story, others: Iterable[Story]) -> Story | None:
    """Return the first story that shares an article with a story."""
    articles = set(story.articles)
    return next((other for other in others if not articles.isdisjoint(other.articles)), None)


def _change(old: Story | None, new: Story | None, told_before: set[str], told_after: set[str]) -> StoryChange:
    return StoryChange(
        old.headline if old else "",
        new.headline if new else "",
        tuple(line for line in old.lines if line not in told_after) if old else (),
        tuple(line for line in new.lines if line not in told_before) if new else (),
    )
