"""Editions of one run share their work, and each is the same as if it were made alone."""

from collections.abc import Collection, Sequence
from datetime import date, time

import pytest

from conftest import SEEDS
from digest import api
from digest.building.make import making, parts
from digest.building.stages import timed
from digest.editions.composition import composing
from digest.editions.material import Parts, material_of
from digest.editions.shared import Results, SharedWork
from digest.editions.subjects import Subjects, about
from digest.model.article import Article
from digest.model.brief_rules import Mute
from digest.model.canonical import hash_text
from digest.model.edition import Edition, History, Plan, Slot, Thread
from digest.model.partition import Grouping
from digest.model.summary import Budget, Frequencies, Summary

SLOT = Slot(date(2026, 3, 3), time(6))
PLANS = (
    Plan("one"),
    Plan("two", want=("bridge", "strike")),
    Plan("three", minutes=2.0, mute=(Mute("bridge"),)),
    Plan("four", mute=(Mute("council"),), story_sentences=3),
    Plan("five", only=("city council", "river"), summarizer="lead"),
)


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return tuple(api.read(path) for path in sorted(SEEDS.glob("*.txt"))[:6])


def edition(articles: Sequence[Article], plan: Plan, history: History, shared: SharedWork | None) -> Edition:
    made, _ = timed(making(material_of(articles, plan, "1", SLOT, history=history, shared=shared)))
    return made


def histories(articles: Sequence[Article]) -> tuple[History, ...]:
    """No past, and one whose sentences and titles are some of these articles."""
    said = frozenset(hash_text(line) for one in articles[::2] for line in (one.title, one.sentences[0].text))
    thread = Thread("abc", date(2026, 3, 1), date(2026, 3, 2), (("bridg", 0.5),), ("Vessel",), "Before", language="en")
    return History(), History(said, threads=(thread,))


@pytest.mark.slow
def test_an_edition_is_the_same_with_shared_work(articles: tuple[Article, ...]) -> None:
    shared = SharedWork()
    for plan in PLANS:
        for history in histories(articles):
            alone = edition(articles, plan, history, None)
            assert edition(articles, plan, history, shared).hash == alone.hash, plan.name


def test_an_edition_of_fewer_articles_is_the_same_with_shared_work(articles: tuple[Article, ...]) -> None:
    shared = SharedWork()
    edition(articles, PLANS[0], History(), shared)
    alone = edition(articles[1:], PLANS[1], History(), None)
    assert edition(articles[1:], PLANS[1], History(), shared).hash == alone.hash


def test_a_summary_by_the_words_of_an_edition_is_not_shared(articles: tuple[Article, ...]) -> None:
    shared, given = SharedWork(), list[Frequencies]()

    def first(
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        assert frequencies is not None
        given.append(frequencies)
        return Summary(articles[0].sentences[:1], "first")

    loaded = Parts(Counting(), first, first)
    for chosen in (articles, articles[1:]):
        timed(composing(material_of(chosen, Plan(), "1", SLOT, shared=shared), loaded))
    assert len({id(frequencies) for frequencies in given}) == 2


class Counting:
    """A clusterer that counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(
        self, articles: Sequence[Article], frequencies: Frequencies | None = None, stories: Sequence[Thread] = ()
    ) -> Grouping:
        self.calls += 1
        return Grouping(tuple((at,) for at in range(len(articles))))


def test_plans_that_admit_the_same_articles_are_grouped_once(articles: tuple[Article, ...]) -> None:
    clusterer, shared = Counting(), SharedWork()
    loaded = Parts(clusterer, parts(Plan()).summarizer, parts(Plan()).story_summarizer)
    for number in range(5):
        plan = Plan(f"reader{number}", minutes=1.0 + number, want=(f"word{number}",))
        timed(composing(material_of(articles, plan, "1", SLOT, shared=shared), loaded))
    assert clusterer.calls == 1


@pytest.mark.parametrize("word", ["bridge", "city council", "the", "", "Bridges", "no such word"])
def test_subjects_are_found_as_article_by_article(articles: tuple[Article, ...], word: str) -> None:
    subjects = Subjects()
    found = [subjects(article, word) for article in articles]
    assert found == [about(article, word) for article in articles]
    assert [subjects(article, word) for article in articles] == found
    [wanted, _] = subjects.about_each(articles, [word, "harbour"])
    assert [id(article) in wanted for article in articles] == found


@pytest.mark.parametrize(("language", "text"), [("zh", "大桥关闭。"), ("ko", "다리가 폐쇄됐다."), ("en", "A bridge.")])
def test_subjects_are_found_in_languages_without_blanks(language: str, text: str) -> None:
    article = Article.from_text(text, "", language=language)
    for word in ("大桥", "다리", "bridge"):
        assert Subjects()(article, word) == about(article, word)
        assert [id(article) in one for one in Subjects().about_each([article], [word])] == [about(article, word)]


def test_results_are_computed_once_for_equal_input() -> None:
    once, calls, given = Results(2), list[str](), [object(), object()]

    def compute(name: str) -> str:
        calls.append(name)
        return name

    for name, members in (("a", (given[0],)), ("a", (given[0],)), ("b", (given[1],)), ("a", tuple(given[:1]))):
        assert once("step", lambda name=name: compute(name), members) == name  # type: ignore[misc]
    assert calls == ["a", "b"]


def test_the_results_used_last_are_kept() -> None:
    once = Results(2)
    for name in ("a", "b", "a", "c"):
        once("step", list, name)
    first = once("step", lambda: ["again"], "a")
    assert first == []
    assert once("step", lambda: ["again"], "b") == ["again"]
