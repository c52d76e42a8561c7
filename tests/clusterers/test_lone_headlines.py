"""A headline that is alone joins the group with which it shares a word of its own."""

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from digest.clusterers.events import Events
from digest.clusterers.linkage import Linkage, Merge
from digest.clusterers.lone_headlines import with_lone_headlines
from digest.clusterers.neighbours import neighbours
from digest.model.article import Article

# Words a and b are of the group (0, 1); 2 is the lone headline, which shares c with 1 alone.
ROWS = ("a a b d", "a b b c c", "c c e f")
GROUPS = [[0, 1], [2]]


def _looked(
    rows: Sequence[str],
    groups: list[list[int]],
    threshold: float = 0.2,
    days: Sequence[float | None] = (),
    headlines: Sequence[bool] = (),
    stories: int = 0,
) -> tuple[list[list[int]], list[Merge]]:
    """Return the groups of some rows, each of words that count as often as they are there."""
    terms = sorted({term for row in rows for term in row.split()})
    counts = np.array([[row.split().count(term) for term in terms] for row in rows], float)
    matrix = csr_matrix(counts / np.linalg.norm(counts, axis=1)[:, None])
    articles = len(rows) - stories
    linkage = Linkage(matrix, threshold, [0.0] * len(rows), days or [None] * articles, 7, [0.1] * stories)
    return with_lone_headlines(linkage, groups, neighbours(matrix).pairs, headlines or [True] * articles)


def test_a_headline_joins_the_group_that_alone_has_its_word() -> None:
    groups, [join] = _looked(ROWS, GROUPS)
    assert groups == [[0, 1, 2]]
    assert (join.a, join.b) == (1, 2)
    assert join.cosine == join.nearness > join.threshold == 0.2


def test_a_word_that_another_headline_has_is_not_enough() -> None:
    assert _looked((*ROWS, "c g h i j"), [[0, 1], [2], [3]])[0] == [[0, 1], [2], [3]]


def test_a_word_that_an_open_story_has_is_not_enough() -> None:
    assert _looked((*ROWS, "c g h i j"), [[0, 1], [2], [3]], stories=1)[0] == [[0, 1], [2], [3]]


def test_a_headline_joins_a_group_that_goes_on_with_a_story() -> None:
    assert _looked((*ROWS, "a b c"), [[0, 1, 3], [2]], stories=1)[0] == [[0, 1, 2, 3]]


def test_a_light_word_is_not_enough() -> None:
    assert _looked(("a b c", "a b c", "c d d e e f"), GROUPS, threshold=0.1)[0] == GROUPS


def test_two_groups_that_are_as_near_leave_it_alone() -> None:
    rows = ("a c c", "a c c", "b d d", "b d d", "c c d d")
    assert _looked(rows, [[0, 1], [2, 3], [4]])[0] == [[0, 1], [2, 3], [4]]


def test_a_text_is_not_looked_at() -> None:
    assert _looked(ROWS, GROUPS, headlines=[True, True, False])[0] == GROUPS


@pytest.mark.parametrize(
    ("days", "joins"), [((1, 2, 8), True), ((1, 2, 9), False), ((1, 2, None), False), ((None, None, None), True)]
)
def test_the_days_of_a_group_and_a_headline_have_to_be_known_and_near(
    days: tuple[float | None, ...], joins: bool
) -> None:
    assert (_looked(ROWS, GROUPS, days=days)[0] == [[0, 1, 2]]) == joins


def test_the_order_of_the_headlines_changes_no_group() -> None:
    titles = (
        "Rescatados 85 migrantes frente a la isla de Alborea",
        "Llegan a puerto los 85 migrantes rescatados",
        "Una patera a la deriva cerca de Alborea",
        "Sube el precio del vino en marzo",
    )
    articles = [Article.from_text("", title, id=str(at), language="es", clean=False) for at, title in enumerate(titles)]
    for order in permutations(range(len(titles))):
        groups = Events()([articles[at] for at in order]).groups
        assert sorted(sorted(order[at] for at in group) for group in groups) == [[0, 1, 2], [3]]
