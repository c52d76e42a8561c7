"""What every clusterer keeps."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import plugins
from digest.model.article import Article
from digest.model.edition import Thread

NAMES = sorted(plugins.names("clusterers"))
TITLES = (
    "Bridge closed after cracks found",
    "Cracks close the bridge in the port",
    "Hail destroys the apple harvest",
    "Orchards lose apples to hail",
    "",
    "다리 균열로 폐쇄",
)
DAY = datetime(2026, 11, 18, tzinfo=UTC)


def _article(title: str, name: str, day: int | None) -> Article:
    published = None if day is None else DAY + timedelta(days=day)
    return Article.from_text(f"{title}.", title, id=name, published=published, clean=False)


BATCHES = st.lists(
    st.builds(_article, st.sampled_from(TITLES), st.sampled_from("abcdef"), st.none() | st.integers(-40, 40)),
    max_size=12,
)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(articles=BATCHES)
def test_the_groups_are_a_partition(name: str, articles: list[Article]) -> None:
    grouping = plugins.load("clusterers", name)(articles)
    assert sorted(at for group in grouping.groups for at in group) == list(range(len(articles)))
    assert all(grouping.groups)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(articles=BATCHES, data=st.data())
def test_the_order_of_the_input_makes_no_difference(name: str, articles: list[Article], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(articles))

    def groups(given_articles: list[Article]) -> list[list[tuple[str, str, str]]]:
        found = plugins.load("clusterers", name)(given_articles).groups
        return sorted(
            sorted((a.id, a.title, str(a.published)) for a in map(given_articles.__getitem__, group)) for group in found
        )

    assert groups(list(shuffled)) == groups(articles)


STORIES = st.lists(
    st.builds(
        Thread,
        st.uuids().map(str),
        st.none(),
        st.none() | st.dates(DAY.date() - timedelta(days=4), DAY.date()),
        st.dictionaries(st.sampled_from(["bridg", "crack", "hail", "appl"]), st.floats(0.1, 0.6)).map(
            lambda terms: tuple(terms.items())
        ),
        language=st.sampled_from(["", "en", "de", "ko"]),
    ),
    max_size=4,
)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(articles=BATCHES, stories=STORIES)
def test_a_story_goes_on_in_one_group_at_most_and_a_group_with_one_story(
    name: str, articles: list[Article], stories: list[Thread]
) -> None:
    grouping = plugins.load("clusterers", name)(articles, None, stories)
    assert sorted(at for group in grouping.groups for at in group) == list(range(len(articles)))
    going_on = [it for it in grouping.kin if it.kind == "goes on"]
    assert len({it.group for it in going_on}) == len({it.story for it in going_on}) == len(going_on)
    assert all(0 <= it.group < len(grouping.groups) and 0 <= it.story < len(stories) for it in grouping.kin)
    told = {it.story for it in going_on}
    assert all(it.story not in told for it in grouping.kin if it.kind == "merged")
    assert all(it.story in told for it in grouping.kin if it.kind == "split")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_gives_nothing(name: str) -> None:
    assert plugins.load("clusterers", name)([]).groups == ()
