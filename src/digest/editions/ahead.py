"""Compute the dear parts of a large day's stories side by side, before they are asked for one by one.

The results are those that the stories would have alone.
"""

from collections.abc import Sequence
from itertools import chain

from digest.editions.budget import LEAST
from digest.editions.choices import MadeChoice
from digest.editions.drafts import Draft, names_and_headline
from digest.editions.grouping import EventGroup
from digest.editions.shared import SharedWork
from digest.editions.story_text import StoryWriter
from digest.model.article import Article
from digest.model.story_parts import Difference

# Stories whose headlines are chosen at once: enough that sending them takes a small part of the time.
_HEADLINES = 50


_Story = tuple[Article, ...]


def headlines_ahead(groups: Sequence[EventGroup], shared: SharedWork) -> None:
    """Choose the names and headlines of stories of several articles."""
    if not shared.is_spread(sum(len(group.articles) for group in groups)):
        return
    wanted = [group.articles for group in groups if len(group.articles) > 1]
    batches = [wanted[at : at + _HEADLINES] for at in range(0, len(wanted), _HEADLINES)]
    found = chain.from_iterable(shared.spread(_headlines, batches))
    for articles, (names, text, place) in zip(wanted, found, strict=True):
        shared.of_story.put("names and headline", (names, (text, articles[place])), articles)


def texts_ahead(drafts: Sequence[Draft], write: StoryWriter, articles: int) -> None:
    """Choose the sentences and find the differences of drafts, as long as no other story says them first.

    `articles` is the number of articles of the day.
    """
    if not write.shared.is_spread(articles):
        return
    alone = write.alone()
    independent = [draft for draft in drafts if write.is_independent(draft)]
    found = write.shared.spread(_text, [(alone, draft) for draft in independent])
    for draft, (choices, differing) in zip(independent, found, strict=True):
        write.choices.put(choices, write.story_summarizer, draft.articles)
        write.shared.of_story.put("differences", differing, draft.articles)


def _headlines(stories: Sequence[_Story]) -> list[tuple[tuple[str, ...], str, int]]:
    """Return the publishers of each story, its headline and the place of the headline's article."""
    found = []
    for articles in stories:
        names, (text, chosen) = names_and_headline(articles)
        found.append((names, text, next(at for at, article in enumerate(articles) if article is chosen)))
    return found


def _text(work: tuple[StoryWriter, Draft]) -> tuple[list[MadeChoice], tuple[Difference, ...]]:
    """Write a story as an edition does, short, long and cut; return its choices of sentences and its differences."""
    write, draft = work[0].alone(), work[1]  # with no choices of the stories before it
    longest = write.longest(draft)
    text = write(draft, min(LEAST, longest))
    for sentences in range(longest, LEAST, -1):  # each has a headline of its own, which the next one does not repeat
        text = write(text.draft, sentences, (), text.differing)
    return write.choices.made(), text.differing
