"""Compare two editions by their sentences."""

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
    told = [{line for story in edition.stories for line in story.lines} for edition in (before, after)]
    left = list(before.stories)
    pairs: list[tuple[Story | None, Story | None]] = []
    for story in after.stories:
        same = next((old for old in left if old.id == story.id), None)
        same = same or next((old for old in left if set(old.articles) & set(story.articles)), None)
        if same:
            left.remove(same)
        pairs.append((same, story))
    changes = [_change(old, new, *told) for old, new in [*pairs, *((old, None) for old in left)]]
    return tuple(change for change in changes if change.gone or change.new or change.before != change.after)


def _change(old: Story | None, new: Story | None, told_before: set[str], told_after: set[str]) -> StoryChange:
    return StoryChange(
        old.headline if old else "",
        new.headline if new else "",
        tuple(line for line in old.lines if line not in told_after) if old else (),
        tuple(line for line in new.lines if line not in told_before) if new else (),
    )
