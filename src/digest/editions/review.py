"""Sum up editions: their stories by the weight of all their turns, each turn with a sentence that no edition had.

A turn is a story in one of the editions.  Pure: the editions are arguments.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.editions.budget import fill
from digest.editions.drafts import Draft
from digest.editions.grouping import Groups
from digest.editions.issue import edition_of
from digest.editions.material import Material, Parts
from digest.editions.selection import muted_words, select
from digest.editions.story_text import StoryText, StoryWriter, joined, text_of
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Edition, Plan, Story
from digest.model.partition import Grouping
from digest.model.story_parts import Difference
from digest.model.summary import Budget, Frequencies, Summary
from digest.stories.headline import headline
from digest.stories.publishers import publishers
from digest.stories.reprints import newest
from digest.stories.threads import ThreadMatch

# A week of daily editions: a story of a month is told in as many turns, its heaviest.
_TURNS = 7


@dataclass(frozen=True, slots=True)
class Turn:
    """The articles of a story that one edition brought, and the story as it was there."""

    story: Story
    section: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class TurnWriter(StoryWriter):
    """Write a story with one sentence of each of its `turns`, in their order; of too many, the heaviest are told."""

    turns: Mapping[str, Sequence[Turn]] = field(default_factory=dict)

    def longest(self, draft: Draft) -> int:
        """The number of turns of a story that are told."""
        return min(len(self.turns[draft.id]), _TURNS)

    def __call__(
        self,
        draft: Draft,
        sentences: int,
        others: Iterable[StoryText] = (),
        differing: tuple[Difference, ...] | None = None,
    ) -> StoryText:
        """Write a draft in at most `sentences` turns, and quote no sentence of the `others` or of the editions."""
        hidden = self.hidden(draft.articles)
        said = set(hidden.union(*(other.said for other in others), (hash_text(draft.headline),)))
        parts: list[Summary] = []
        for turn in self._heaviest(draft, sentences):
            choose = self.story_summarizer if len(turn.articles) > 1 else self.summarizer
            part = choose(turn.articles, Budget(sentences=1), self.frequencies, frozenset(said))
            said.update(hash_text(sentence.text) for sentence in part.sentences)
            parts.append(part)
        return text_of(draft, joined(parts), (), (), ())

    def _heaviest(self, draft: Draft, most: int) -> list[Turn]:
        """Return the heaviest turns, at most `most`, in their order; of equal ones the newest."""
        turns = self.turns[draft.id]
        order = sorted(range(len(turns)), key=lambda at: (-turns[at].story.score, -at))
        return [turns[at] for at in sorted(order[:most])]


def articles_of(editions: Sequence[Edition]) -> tuple[Article, ...]:
    """Return the articles of the stories of editions, each once, in its newest version."""
    versions: dict[str, list[Article]] = {}
    for edition in editions:
        told = {name for story in edition.stories for name in story.articles}
        for article in edition.articles:
            if article.id in told:
                versions.setdefault(article.id, []).append(article)
    return tuple(newest(same) for same in versions.values())


def reviewing(material: Material, editions: Sequence[Edition], parts: Parts) -> Generator[str, None, Edition]:
    """Sum up editions, the oldest first, of whose articles the material is; yield the name of each stage at its end."""
    # The history is for its sentences alone: the stories are those of the editions.
    material = replace(material, history=replace(material.history, threads=(), quotes=()))
    selection = select(material)
    turns = _turns(editions, {article.id: article for article in selection.articles})
    yield "select"
    drafts = sorted((_draft(name, some, material.plan) for name, some in turns.items()), key=_order)
    frequencies = Frequencies.of(selection.articles)
    given = (parts.summarizer, parts.story_summarizer, material.plan, frequencies, material.history.said)
    muted = muted_words(material.plan, material.day)
    filling = fill(drafts, TurnWriter(*given, muted, material.shared, turns=turns))
    yield "fill"
    groups = Groups(selection.articles, Grouping(()), frequencies, frequencies)
    edition = edition_of(material, selection, groups, filling)
    yield "edition"
    return edition


def _turns(editions: Sequence[Edition], admitted: Mapping[str, Article]) -> dict[str, list[Turn]]:
    """Return the turns of each story; an article belongs to the first turn that has it."""
    left, turns = dict(admitted), dict[str, list[Turn]]()
    for edition in editions:
        for section in edition.sections:
            for story in section.stories:
                articles = tuple(left.pop(name) for name in story.articles if name in left)
                if articles:
                    ordered = tuple(sorted(articles, key=lambda article: article.age))
                    turns.setdefault(story.id, []).append(Turn(story, section.name, ordered))
    return turns


def _draft(name: str, turns: Sequence[Turn], plan: Plan) -> Draft:
    articles = tuple(sorted((one for turn in turns for one in turn.articles), key=lambda article: article.age))
    text, chosen = headline(turns[-1].articles, frozenset())  # the state of things at the end
    days = [turn.story.since for turn in turns if turn.story.since]
    terms: dict[str, float] = {}
    for turn in turns:
        for term, value in turn.story.terms:
            terms[term] = round(terms.get(term, 0.0) + value, 9)
    return Draft(
        thread=ThreadMatch(name, min(days, default=None)),
        headline=text,
        headline_of=chosen,
        articles=articles,
        reprints=(),
        publishers=publishers(articles),
        section=turns[-1].section,
        joins=(),
        terms=tuple(terms.items()),
    )


def _order(draft: Draft) -> tuple[float, str]:
    return -draft.score, draft.id
