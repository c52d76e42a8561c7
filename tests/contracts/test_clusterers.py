"""What every clusterer keeps."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import plugins
from digest.model.article import Article

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


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(articles=BATCHES)
def test_the_groups_are_a_partition(name: str, articles: list[Article]) -> None:
    grouping = plugins.load("clusterers", name)(articles)
    assert sorted(at for group in grouping.groups for at in group) == list(range(len(articles)))
    assert all(grouping.groups)


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


@pytest.mark.parametrize("name", NAMES)
def test_nothing_gives_nothing(name: str) -> None:
    assert plugins.load("clusterers", name)([]).groups == ()
