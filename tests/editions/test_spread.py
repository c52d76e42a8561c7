"""Parts of a large day are computed by other processes, and the edition is the same with and without them."""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any

import pytest

from conftest import SEEDS
from digest import api
from digest.building.make import making
from digest.building.stages import timed
from digest.editions import shared as limits
from digest.editions.material import material_of
from digest.editions.shared import SharedWork
from digest.errors import DigestError
from digest.model.article import Article
from digest.model.brief_rules import Mute
from digest.model.edition import Edition, History, Plan, Slot
from digest.model.limit import Outcome
from digest.summarizers.coverage import Coverage

PLANS = (Plan("one"), Plan("two", minutes=1.0, mute=(Mute("council"),)), Plan("three", story_summarizer="lex-rank"))


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return tuple(api.read(path) for path in sorted(SEEDS.glob("*.txt")))


@pytest.fixture(autouse=True)
def _every_day_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_SPREAD_FROM", 1)


def edition(articles: Sequence[Article], plan: Plan, shared: SharedWork | None = None) -> Edition:
    slot = Slot(date(2026, 3, 3), time(6))
    made, _ = timed(making(material_of(articles, plan, "1", slot, history=History(), shared=shared)))
    return made


class Elsewhere:
    """Applies functions to copies of their items, as another process does; counts the items of each function."""

    def __init__(self, lost: Callable[[int], bool] = lambda _: False, ends_at: int = -1) -> None:
        self.items = Counter[str]()
        self._lost, self._ends_at = lost, ends_at

    def __call__(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Outcome[Any]]:
        for at, item in enumerate(items):
            if at == self._ends_at:
                raise DigestError("the scheduler is lost")
            self.items[function.__name__] += 1
            yield (None, OSError("lost")) if self._lost(at) else (self._elsewhere(function, item), None)

    def _elsewhere(self, function: Callable[[Any], Any], item: object) -> object:
        return pickle.loads(pickle.dumps(function(pickle.loads(pickle.dumps(item)))))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_the_edition_is_that_of_one_process(articles: tuple[Article, ...], plan: Plan) -> None:
    elsewhere = Elsewhere()
    assert edition(articles, plan, SharedWork(elsewhere)).hash == edition(articles, plan).hash
    assert elsewhere.items["fingerprints"]


@pytest.mark.parametrize(
    "elsewhere",
    [Elsewhere(lost=lambda at: at % 2 == 0), Elsewhere(ends_at=0), Elsewhere(ends_at=1)],
    ids=["half", "all", "most"],
)
def test_parts_that_are_lost_elsewhere_are_computed_here(articles: tuple[Article, ...], elsewhere: Elsewhere) -> None:
    assert edition(articles, PLANS[0], SharedWork(elsewhere)).hash == edition(articles, PLANS[0]).hash


def test_an_executor_that_has_failed_is_not_asked_again(articles: tuple[Article, ...]) -> None:
    calls = list[str]()

    def fails(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Outcome[Any]]:
        calls.append(function.__name__)
        raise DigestError("the scheduler does not answer")
        yield

    edition(articles, PLANS[0], SharedWork(fails))
    assert calls == ["fingerprints"]


def test_stories_chosen_elsewhere_are_not_chosen_again(
    articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stories of the samples are independent: no sentence is in two of them."""
    here, is_here = list[int](), True
    lengths = Coverage.lengths

    def counted(self: Coverage, *given: Any) -> Any:
        here.extend([len(given[0])] * is_here)
        return lengths(self, *given)

    class NotHere(Elsewhere):
        def _elsewhere(self, function: Callable[[Any], Any], item: object) -> object:
            nonlocal is_here
            is_here = False
            try:
                return super()._elsewhere(function, item)
            finally:
                is_here = True

    monkeypatch.setattr(Coverage, "lengths", counted)
    elsewhere = NotHere()
    made = edition(articles, PLANS[0], SharedWork(elsewhere))
    assert [story for story in made.stories if len(story.articles) > 1]
    assert not here
    assert elsewhere.items["_text"]


def test_a_small_day_is_not_spread(articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_SPREAD_FROM", len(articles) + 1)
    elsewhere = Elsewhere()
    edition(articles, PLANS[0], SharedWork(elsewhere))
    assert not elsewhere.items


def test_what_is_sent_to_another_process_has_no_remembered_stories(articles: tuple[Article, ...]) -> None:
    summarizer = Coverage()
    before = len(pickle.dumps(summarizer))
    summarizer.lengths(articles[:3], 3)
    assert len(pickle.dumps(summarizer)) == before
    assert pickle.loads(pickle.dumps(Coverage(dated=True))) == Coverage(dated=True)
