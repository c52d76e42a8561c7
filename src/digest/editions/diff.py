"""Compare two editions by their sentences."""

from collections.abc import Iterator, Sequence
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
    left = list(before.stories)
    for story in after.stories:
        same = _same_story(story, left)
        if same:
            left.remove(same)
        yield same, story
    yield from ((old, None) for old in left)


def _same_story(story: Story, others: Sequence[Story]) -> Story | None:
    by_id = next((other for other in others if other.id == story.id), None)
    return by_id or next((other for other in others if set(other.articles) & set(story.articles)), None)


def _change(old: Story | None, new: Story | None, told_before: set[str], told_after: set[str]) -> StoryChange:
    return StoryChange(
        old.headline if old else "",
        new.headline if new else "",
        tuple(line for line in old.lines if line not in told_after) if old else (),
        tuple(line for line in new.lines if line not in told_before) if new else (),
    )
