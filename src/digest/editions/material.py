"""The input of an edition: the articles in all their versions, the plan, and the history of the brief."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from digest.editions.shared import SharedWork
from digest.model.article import Article, Failure
from digest.model.edition import Entry, History, Plan, Slot
from digest.ports import Clusterer, Summarizer
from digest.stories.reprints import newest


@dataclass(frozen=True, slots=True)
class Material:
    """The input of an edition, besides its parts: equal input gives an equal edition.

    `current` has the newest version of each article and `older` the other versions, both by source and age.
    `left_out` has the entries of articles that were left out before, by their source; `shared` the work of other
    editions of the run.
    """

    current: tuple[Article, ...]
    older: tuple[Article, ...]
    plan: Plan
    version: str
    slot: Slot
    failures: tuple[Failure, ...] = ()
    history: History = field(default_factory=History)
    left_out: tuple[Entry, ...] = ()
    shared: SharedWork = field(default_factory=SharedWork, compare=False, repr=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every version of every article, the current ones first."""
        return (*self.current, *self.older)

    @property
    def day(self) -> date | None:
        """The day of the edition, None for an undated one."""
        return self.slot.day


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that a plan names, loaded."""

    clusterer: Clusterer
    summarizer: Summarizer
    story_summarizer: Summarizer


def material_of(
    articles: Sequence[Article],
    plan: Plan,
    version: str,
    slot: Slot | None = None,
    failures: Sequence[Failure] = (),
    history: History | None = None,
    left_out: Sequence[Entry] = (),
    shared: SharedWork | None = None,
) -> Material:
    """Sort the articles into current and older versions; the order in which they are given makes no difference.

    Without a `slot` the edition has the day of its newest article; without any date it is undated.
    """
    shared = shared or SharedWork()
    told = tuple(articles)
    current, older = shared.of_day("versions", lambda: _versions(told), told)
    chosen = slot or Slot(_newest_day((*current, *older)))
    given = (tuple(failures), history or History(), tuple(left_out), shared)
    return Material(current, older, plan, version, chosen, *given)


def _versions(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """The newest version of each article, and the others: two of one id have the same address, or the same text."""
    versions: dict[str, list[Article]] = {}
    in_order = sorted(articles, key=lambda article: (article.source, article.age))
    for article in in_order:
        versions.setdefault(article.id, []).append(article)
    current = [newest(same) for same in versions.values()]
    chosen = set(map(id, current))
    return tuple(current), tuple(article for article in in_order if id(article) not in chosen)


def _newest_day(articles: Sequence[Article]) -> date | None:
    """The day, as written in its own zone, of the newest article."""
    dated = [article.published for article in articles if article.published]
    return max(dated).date() if dated else None
