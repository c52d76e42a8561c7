"""A new group goes on with the story of its rare words, and no group with a story without any."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest import api
from digest.model.article import Article
from digest.model.edition import Edition, History, Thread
from digest.model.partition import Grouping, Kin, Link
from digest.stories.continuation import LEAST
from digest.stories.returns import with_returns

DAY = date(2026, 11, 2)
# Stories on other things: they show which words are common.
OTHERS = [
    ("council vote budget city mayor school road plan office report".split(), "Council votes on budget"),
    ("fire smoke crew night hospital police house road street report".split(), "Fire in a house"),
    ("strike union pay worker talks company vote week office plan".split(), "Strike over pay"),
    ("court judge trial lawyer jury police case week report vote".split(), "Trial begins"),
    ("match goal coach league season club city week night plan".split(), "Match ends in a draw"),
    ("storm rain flood road river house night crew week street".split(), "Storm floods a road"),
]


def _article(title: str, text: str, id_: str = "a", language: str = "en") -> Article:
    return Article.from_text(text, title, id=id_, language=language, clean=False)


def _story(name: str, terms: Sequence[str], headline: str, language: str = "en") -> Thread:
    spoken = tuple(sorted((term, 0.2) for term in terms))
    return Thread(name, DAY, DAY, spoken, headline=headline, told=DAY, language=language)


OPEN = [_story(f"other{at}", terms, headline) for at, (terms, headline) in enumerate(OTHERS)]
FERRY = _story("ferry", "ferri marlo sank captain orrin strait crew night rescu harbour".split(), "Ferry Marlo sinks")
RETURN = _article("Marlo to be raised", "Divers will raise the Marlo in May. Captain Ida Orrin was heard on Monday.")


def _kin(articles: Sequence[Article], threads: Sequence[Thread], kin: tuple[Kin, ...] = ()) -> list[Kin]:
    """The relations of articles, each a group of its own, to the stories."""
    grouping = Grouping(tuple((at,) for at in range(len(articles))), kin=kin)
    return list(with_returns(grouping, articles, threads).kin)


def test_a_new_group_goes_on_with_the_story_of_its_names() -> None:
    [found] = _kin([RETURN], [*OPEN, FERRY])
    assert (found.group, found.story, found.kind) == (0, len(OPEN), "goes on")
    assert found.nearness >= LEAST


@pytest.mark.parametrize("digits", [6, 6_000])
def test_a_number_of_any_length_stops_no_story(digits: int) -> None:
    text = f"{RETURN.text} The divers of Strait Harbour counted {'9' * digits} shells."
    [found] = _kin([_article(RETURN.title, text)], [*OPEN, FERRY])
    assert (found.story, found.kind) == (len(OPEN), "goes on")


def test_the_join_names_the_words_that_found_the_story() -> None:
    [link] = with_returns(Grouping(((0,),)), [RETURN], [*OPEN, FERRY]).links
    assert (link.a, link.b, link.terms[0], link.cut) == (0, 1 + len(OPEN), "marlo", LEAST)
    assert set(link.terms) >= {"orrin", "captain"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Second ferry sinks", "The ferry Aline sank at night. The crew was brought to the harbour of Kell."),
        ("Crew fights fire in a street", "A crew fought the fire in a house at night. Police closed the road."),
        ("Captain honoured", "The captain of the club was honoured by the mayor of the city."),
    ],
)
def test_a_group_without_the_names_of_a_story_is_new(title: str, text: str) -> None:
    assert _kin([_article(title, text)], [*OPEN, FERRY]) == []


def test_a_name_that_many_stories_have_finds_none() -> None:
    others = [replace(story, terms=(*story.terms, ("marlo", 0.2), ("orrin", 0.2))) for story in OPEN]
    assert _kin([RETURN], [*others, FERRY]) == []


def test_of_two_groups_that_name_a_story_the_nearer_one_goes_on_with_it() -> None:
    other = _article("Owner on the Marlo", "The owner of the Marlo spoke of a loss. Shares of his firm fell.", "b")
    for articles, place in (([RETURN, other], 0), ([other, RETURN], 1)):
        assert [it.group for it in _kin(articles, [*OPEN, FERRY])] == [place]


def test_a_group_whose_story_goes_on_in_another_group_gets_no_second_story() -> None:
    second = replace(FERRY, id="second", terms=FERRY.terms[:4], headline="")
    kin = (Kin(1, len(OPEN), 0.5, "goes on"),)
    found = _kin([RETURN, RETURN], [*OPEN, FERRY, second], kin)
    assert [(it.group, it.story) for it in found] == [(1, len(OPEN))]


def test_a_group_joined_with_a_story_without_its_rare_words_is_parted_from_it() -> None:
    barn = _article("Fire in a barn", "Hay burnt in a barn near the river, and a crew saved two horses.")
    for article, parted in ((barn, True), (RETURN, False)):
        kin = (Kin(0, len(OPEN), 0.2, "goes on"), Kin(0, 1, 0.2, "merged"))
        assert (_kin([article], [*OPEN, FERRY], kin) == []) == parted


def test_the_words_of_a_kind_of_news_join_no_two_reports_among_few_stories() -> None:
    bakery = _story("bakery", "fire bakeri station road crew hurt pellow dawn".split(), "Fire guts bakery")
    garage = _article("Fire crews called to garage", "Crews put out a fire in a garage in Lower Wood. Nobody was hurt.")
    kin = (Kin(0, 0, 0.2, "goes on"),)
    assert _kin([garage], [bakery, FERRY], kin) == []
    same = _article("Pellow to open again", "The bakery Pellow opens again after the fire. Crews saved its oven.")
    assert [it.story for it in _kin([same], [bakery, FERRY], kin)] == [0]


def test_a_number_below_ten_finds_no_story() -> None:
    story = _story("coffee", "coffe frost harvest 3 minas gerai".split(), "Coffee frost")
    wheat = _article("Wheat after rain", "The price of wheat rose 3 percent. The harvest of Kansas is late.")
    assert _kin([wheat], [*OPEN, story]) == []


def test_a_parted_group_takes_the_joins_and_splits_of_its_story_with_it() -> None:
    article = _article("Bakery sold", "A bakery was sold.", "b")
    kin = (Kin(0, 0, 0.1, "goes on"), Kin(1, 0, 0.2, "split"))
    links = (Link(0, 2, 0.2, ("vote",)),)
    grouping = with_returns(Grouping(((0,), (1,)), links, kin), [article, article], OPEN)
    assert (grouping.kin, grouping.links) == ((), ())


def test_a_split_group_that_returns_to_a_story_is_no_longer_split() -> None:
    kin = (Kin(0, 0, 0.6, "goes on"), Kin(1, 0, 0.2, "split"))
    council = _article("Council votes on budget", "The council of the city voted on the budget of the school.", "b")
    found = _kin([council, RETURN], [*OPEN, FERRY], kin)
    assert [(it.group, it.story, it.kind) for it in found] == [(0, 0, "goes on"), (1, len(OPEN), "goes on")]


def test_a_story_is_found_by_its_terms_in_the_language_of_the_group() -> None:
    terms = [f"de:{term}" for term in "marlo orrin fahr gesunk hafen kapitan nacht".split()]
    ferry = _story("ferry", ["ferri", *terms], "Ferry Marlo sinks")
    german = _article("Marlo wird gehoben", "Taucher heben die Marlo im Mai, sagte Ida Orrin.", language="de")
    assert [it.story for it in _kin([german], [*OPEN, ferry])] == [len(OPEN)]
    assert _kin([german], [*OPEN, FERRY]) == []


def test_the_order_of_the_stories_makes_no_difference() -> None:
    twin = replace(FERRY, id="twin")
    for seed in range(5):
        threads = [*OPEN, FERRY, twin]
        random.Random(seed).shuffle(threads)
        [found] = _kin([RETURN], threads)
        assert threads[found.story].id == "ferry"


def test_no_stories_change_nothing() -> None:
    grouping = Grouping(((0,),))
    assert with_returns(grouping, [RETURN], ()) is grouping


def _edition(day: int, articles: Sequence[Article], before: Edition | None) -> Edition:
    return api.compose(
        articles, day=DAY + timedelta(days=day), history=History(threads=before.threads if before else ())
    )


@pytest.mark.slow
@pytest.mark.parametrize(("pause", "kept"), [(5, True), (9, True), (14, True), (16, False)])
def test_a_story_is_found_again_after_up_to_two_weeks(pause: int, kept: bool) -> None:
    first = _article(
        "Ferry Marlo sinks off Kell", "The ferry Marlo sank off Kell. Captain Ida Orrin was saved by a tug."
    )
    edition = _edition(0, [first], None)
    [story] = edition.stories
    for day in range(1, pause):
        title = f"Item {day} of other news"
        edition = _edition(day, [_article(title, f"The {'abcdefghijklmnop'[day] * 5} was sold.", str(day))], edition)
    [again] = _edition(pause, [RETURN], edition).stories
    assert (again.id == story.id) == kept
    assert (again.told == DAY) == kept
