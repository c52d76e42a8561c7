"""The third and fourth stage: articles by event, each group with the story that it is and the joins that made it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest

from digest.editions.folding import Originals
from digest.editions.grouping import EventGroup, Groups, follow, group
from digest.editions.material import material_of
from digest.model.article import Article
from digest.model.edition import History, Plan, Slot, Thread
from digest.model.partition import Grouping, Kin, Link
from digest.model.summary import Frequencies

DAY = date(2026, 11, 20)
TERMS = (("aldport", 0.5), ("bridg", 0.6), ("crack", 0.4), ("shut", 0.3))
THREAD = Thread("open", date(2026, 11, 18), date(2026, 11, 19), TERMS, told=date(2026, 11, 18), language="en")


@dataclass
class Fixed:
    """A clusterer that gives one grouping, and keeps its arguments."""

    grouping: Grouping
    words: Frequencies | None = None
    threads: tuple[Thread, ...] = ()

    def __call__(
        self,
        articles: Sequence[Article],
        frequencies: Frequencies | None = None,
        stories: Sequence[Thread] = (),
    ) -> Grouping:
        self.words, self.threads = frequencies, tuple(stories)
        return self.grouping


@pytest.fixture
def articles(make: Callable[..., Article]) -> tuple[Article, ...]:
    """Three articles, the newest first; the first two contain the name Aldport, and the number 30."""
    return (
        make("The bridge of Aldport shut on 30 girders.", day=20, id="c", source="z.txt", language="en"),
        make("A crack shut Aldport for 30 days.", day=19, id="b", source="a.txt", language="en"),
        make("Hail fell on Merrin.", day=18, id="a", source="m.txt", language="en"),
    )


def followed(
    articles: tuple[Article, ...], grouping: Grouping, threads: tuple[Thread, ...] = ()
) -> tuple[EventGroup, ...]:
    groups = group(Originals(articles), threads, Fixed(grouping))
    return follow(groups, material_of(articles, Plan(), "1", Slot(DAY), history=History(threads=threads)))


def test_the_clusterer_gets_the_words_of_the_open_stories_and_a_writer_those_of_the_day(
    articles: tuple[Article, ...],
) -> None:
    clusterer = Fixed(Grouping(((0, 1, 2),)))
    groups = group(Originals(articles), (THREAD,), clusterer)
    assert clusterer.threads == (THREAD,)
    assert clusterer.words == groups.words
    assert groups.words.articles["en"] == groups.frequencies.articles["en"] + 1
    assert groups.frequencies == Frequencies.of(articles)


def test_a_group_has_its_articles_oldest_first(articles: tuple[Article, ...]) -> None:
    [one, other] = followed(articles, Grouping(((0, 1), (2,))))
    assert [article.id for article in one.articles] == ["b", "c"]
    assert [article.id for article in other.articles] == ["a"]


def test_a_group_without_an_open_story_is_a_new_story_of_the_day(articles: tuple[Article, ...]) -> None:
    [event] = followed(articles, Grouping(((0, 1, 2),)), (replace(THREAD, terms=(("tram", 0.6),)),))
    assert event.thread.id != THREAD.id
    assert (event.thread.since, event.thread.told, event.thread.near) == (DAY, None, 0.0)


def test_a_group_continues_the_open_story_that_the_clusterer_names(articles: tuple[Article, ...]) -> None:
    grouping = Grouping(((0, 1), (2,)), kin=(Kin(0, 0, 0.4, "goes on"),))
    [event, other] = followed(articles, grouping, (THREAD,))
    assert (event.thread.id, event.thread.since, event.thread.told) == ("open", THREAD.first, THREAD.told)
    assert other.thread.id != "open"


def test_a_join_has_the_two_sources_in_order_and_the_names_in_both_articles(articles: tuple[Article, ...]) -> None:
    link = Link(0, 1, 0.5, ("shut",), 0.4, 0.3)
    [event, other] = followed(articles, Grouping(((0, 1), (2,)), (link,)))
    [join] = event.joins
    assert (join.a, join.b, join.terms) == ("a.txt", "z.txt", ("shut",))
    assert (join.similarity, join.nearness, join.cut) == (0.5, 0.4, 0.3)
    assert join.names == ("30", "Aldport")
    assert other.joins == ()


def test_a_join_shows_eight_names_at_most(make: Callable[..., Article]) -> None:
    text = f"They met {' and '.join(f'Zora{letter}' for letter in 'abcdefghij')} there."
    articles = (make(text, id="a", source="a", language="en"), make(f"So {text}", id="b", source="b", language="en"))
    [event] = followed(articles, Grouping(((0, 1),), (Link(0, 1, 0.5, ()),)))
    assert event.joins[0].names == tuple(f"Zora{letter}" for letter in "abcdefgh")


@pytest.mark.parametrize("ends", [(1, 3), (3, 1)])
def test_a_link_to_a_place_behind_the_articles_is_a_join_with_the_open_story(
    articles: tuple[Article, ...], ends: tuple[int, int]
) -> None:
    grouping = Grouping(((0, 1), (2,)), (Link(*ends, 0.5, ("bridg",)),), (Kin(0, 0, 0.4, "goes on"),))
    [event, _] = followed(articles, grouping, (THREAD,))
    assert [(join.a, join.b, join.names) for join in event.joins] == [("a.txt", "story open", ())]


def test_joins_are_sorted_by_similarity_then_by_source(articles: tuple[Article, ...]) -> None:
    links = (Link(0, 2, 0.2, ()), Link(1, 2, 0.5, ()), Link(0, 1, 0.2, ()))
    [event] = followed(articles, Grouping(((0, 1, 2),), links))
    assert [(join.a, join.b) for join in event.joins] == [("a.txt", "m.txt"), ("a.txt", "z.txt"), ("m.txt", "z.txt")]


def test_no_articles_are_no_groups() -> None:
    groups = group(Originals(()), (), Fixed(Grouping(())))
    assert groups == Groups((), Grouping(()), Frequencies.of(()), Frequencies.of(()))
    assert follow(groups, material_of((), Plan(), "1")) == ()
