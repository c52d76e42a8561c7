"""The fifth stage: the headline, the section and the weight of each story."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from digest.editions.drafts import Draft, draft
from digest.editions.folding import Originals
from digest.editions.grouping import EventGroup
from digest.editions.material import material_of
from digest.model.article import Article
from digest.model.brief_rules import Weight
from digest.model.canonical import hash_text
from digest.model.edition import History, Plan, Reprint, Slot
from digest.stories.threads import ThreadMatch

DAY = date(2026, 11, 20)
TEXT = "The old bridge of Aldport was closed on Friday after cracks were found in its girder."
# Most of the words of this title are in every text; the others share one word with them.
BEST, WORSE = "Old bridge of Aldport closed", "Nothing like it seen before"


def event(name: str, *articles: Article) -> EventGroup:
    return EventGroup(tuple(sorted(articles, key=lambda article: article.age)), ThreadMatch(name, DAY))


def drafted(
    *events: EventGroup, plan: Plan | None = None, said: frozenset[str] = frozenset(), reprints: Sequence[Reprint] = ()
) -> tuple[Draft, ...]:
    articles = tuple(article for item in events for article in item.articles)
    by_id = {article.id: tuple(item for item in reprints if item.of == article.id) for article in articles}
    material = material_of(articles, plan or Plan(), "1", Slot(DAY), history=History(said))
    return draft(events, Originals(articles, by_id), material)


@pytest.fixture
def report(make: Callable[..., Article]) -> Callable[..., Article]:
    """Articles of one event; the first of a test is the oldest."""
    numbers = iter(range(1, 20))

    def makes(section: str = "", title: str = WORSE, **more: object) -> Article:
        number = next(numbers)
        name = f"{number:02}"
        fields = {"id": name, "source": name, "publisher": f"Paper {name}", "day": number, "language": "en"}
        return make(TEXT, title, section=section, **{**fields, **more})

    return makes


def test_a_story_is_in_the_section_of_its_headline_however_many_articles_are_in_others(
    report: Callable[..., Article],
) -> None:
    plan = Plan(sections=(Weight("World"), Weight("Local")))
    [found] = drafted(event("a", report("Local", BEST), report("World"), report("World")), plan=plan)
    assert found.headline == BEST
    assert found.section == "Local"


@pytest.mark.parametrize("place", [0, 1])
def test_of_two_sections_with_as_many_articles_the_one_of_the_headline_is_taken(
    report: Callable[..., Article], place: int
) -> None:
    titles = [WORSE, WORSE]
    titles[place] = BEST
    sections = ("World", "Local")
    [found] = drafted(event("a", *(report(section, title) for section, title in zip(sections, titles, strict=True))))
    assert found.headline == BEST
    assert found.section == sections[place]


def test_where_the_article_of_the_headline_has_no_section_the_order_of_the_plan_decides(
    report: Callable[..., Article],
) -> None:
    group = event("a", report("", BEST), *map(report, ("World", "Sport", "Sport")))
    for order in (("World", "Sport"), ("Sport", "World")):
        [found] = drafted(group, plan=Plan(sections=tuple(map(Weight, order))))
        assert found.section == order[0]


def test_without_an_order_the_section_of_the_oldest_article_that_has_one_is_taken(
    report: Callable[..., Article],
) -> None:
    group = event("a", report("", BEST), report("World"), report("Sport"), report("Sport"))
    assert [found.section for found in drafted(group)] == ["World"]


def test_the_weight_of_the_section_is_that_of_the_section_of_the_story(report: Callable[..., Article]) -> None:
    group = event("a", report("World"), report("Local", BEST))
    [found] = drafted(group, plan=Plan(sections=(Weight("World", 0.5), Weight("Local", 0.25))))
    assert dict(found.terms)["section"] == 0.25


def test_the_heaviest_story_is_first(report: Callable[..., Article]) -> None:
    found = drafted(event("one", report(day=20)), event("three", *(report(day=20) for _ in range(3))))
    assert [item.id for item in found] == ["three", "one"]
    assert found[0].score > found[1].score
    assert found[0].score == pytest.approx(sum(value for _, value in found[0].terms))


def test_of_equal_weight_the_newer_story_is_first_then_the_order_of_ids(report: Callable[..., Article]) -> None:
    def at(hour: int, name: str) -> EventGroup:
        return event(name, replace(report(), published=datetime.fromisoformat(f"2026-11-20T{hour:02}:00:00+00:00")))

    found = drafted(at(6, "c"), at(8, "b"), at(6, "a"))
    assert len({item.score for item in found}) == 1
    assert [item.id for item in found] == ["b", "a", "c"]


def test_an_undated_story_comes_after_a_dated_one_of_the_same_weight(report: Callable[..., Article]) -> None:
    old = replace(report(), published=datetime.fromisoformat("1926-11-20T06:00:00+00:00"))  # too old to weigh for that
    found = drafted(event("a", replace(report(), published=None)), event("b", old))
    assert len({item.score for item in found}) == 1
    assert [item.id for item in found] == ["b", "a"]


def test_a_title_that_was_a_headline_before_is_none_again(report: Callable[..., Article]) -> None:
    group = event("a", report(title=BEST), report(title=WORSE))
    [found] = drafted(group, said=frozenset([hash_text(BEST)]))
    assert found.headline == WORSE
    assert found.headline_of.title == WORSE


def test_the_reprints_of_its_articles_are_listed_and_their_publishers_do_not_count(
    report: Callable[..., Article],
) -> None:
    one, other = report(), report()
    copy = Reprint("copy", one.id, "copy.txt", publisher="Copyist")
    elsewhere = Reprint("far", "no article of this story", "far.txt")
    [found] = drafted(event("a", one, other), reprints=(copy, elsewhere))
    assert found.reprints == (copy,)
    assert found.publishers == ("Paper 01", "Paper 02")
