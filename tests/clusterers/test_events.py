"""Events are told apart, and what joins articles is told."""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from digest.clusterers.events import Events
from digest.clusterers.kin import LanguageGroups, grouping
from digest.clusterers.linkage import Linkage, Merge, NearPair
from digest.clusterers.neighbours import neighbours
from digest.clusterers.vectors import HEAVIEST, Counts
from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.partition import Link
from digest.model.summary import Frequencies
from digest.text.words import stems

BRIDGE = (
    "The swing bridge in the port was closed after an inspector found cracks in the girder of the bridge.",
    "Cracks in a girder have closed the swing bridge of the port, and the inspector wants repairs at once.",
)
HAIL = "Hail destroyed the late apples of the valley, and growers in the orchards fear for their harvest."


def _rows(edges: dict[tuple[int, int], float], size: int) -> csr_matrix:
    """Vectors that have these cosines."""
    cosines = np.eye(size)
    for (a, b), cosine in edges.items():
        cosines[a, b] = cosines[b, a] = cosine
    values, axes = np.linalg.eigh(cosines)
    return csr_matrix(axes * np.sqrt(np.maximum(values, 0)))


def _link(
    edges: dict[tuple[int, int], float],
    threshold: float,
    days: list[float | None],
    crowd: float = 0.0,
    firsts: tuple[float, ...] = (),
) -> tuple[list[list[int]], list[Merge]]:
    """Groups of vectors that have these cosines: those without an edge have nothing in common."""
    size = len(days) + len(firsts)
    matrix = _rows(edges, size)
    pairs = [np.array(column) for column in zip(*((a, b, near) for (a, b), near in sorted(edges.items())), strict=True)]
    return Linkage(matrix, threshold, [crowd] * size, days, 7, firsts)((pairs[0], pairs[1], pairs[2]))


def test_articles_on_one_event_are_together_and_others_apart(make: Callable[..., Article]) -> None:
    grouping = Events()([make(BRIDGE[0], day=18), make(HAIL, day=18), make(BRIDGE[1], day=19)])
    assert sorted(map(sorted, grouping.groups)) == [[0, 2], [1]]


def test_a_join_has_its_terms_its_nearness_and_the_threshold_that_it_reached(make: Callable[..., Article]) -> None:
    [link] = Events()([make(BRIDGE[0], day=18), make(HAIL, day=18), make(BRIDGE[1], day=19)]).links
    assert {link.a, link.b} == {0, 2}
    assert 0 < link.cut <= link.nearness <= link.similarity <= 1
    assert "girder" in link.terms


def test_there_is_one_link_less_than_articles_in_a_group(make: Callable[..., Article]) -> None:
    grouping = Events()([make(BRIDGE[0]), make(BRIDGE[1]), make(BRIDGE[0] + " It is so."), make(HAIL)])
    assert sorted(map(len, grouping.groups)) == [1, 3]
    assert len(grouping.links) == 2


def test_articles_more_than_a_week_apart_are_never_together(make: Callable[..., Article]) -> None:
    grouping = Events()([make(BRIDGE[0], day=1), make(BRIDGE[0] + " Again.", day=9)])
    assert len(grouping.groups) == 2


def test_a_chain_of_days_does_not_join_what_is_more_than_a_week_apart() -> None:
    groups, _ = _link({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}, 0.1, [0.0, 5.0, 10.0])
    assert sorted(map(len, groups)) == [1, 2]


def test_languages_are_kept_apart(make: Callable[..., Article]) -> None:
    grouping = Events()([make("Taxi Taxi Taxi Berlin.", language="de"), make("Taxi Taxi Taxi Berlin.", language="fr")])
    assert len(grouping.groups) == 2


def test_the_first_articles_of_a_story_need_a_threshold_of_their_own_and_further_ones_that_of_all() -> None:
    edges = {(0, 2): 0.3, (1, 2): 0.2}  # two articles, and a story in the last row
    assert _link(edges, 0.4, [None] * 2, firsts=(0.25,))[0] == [[0, 2], [1]]
    assert _link(edges, 0.4, [None] * 2, firsts=(0.35,))[0] == [[0], [1], [2]]
    assert _link(edges, 0.1, [None] * 2, firsts=(0.25,))[0] == [[0, 1, 2]]


def test_two_stories_are_never_one() -> None:
    edges = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.99}
    assert _link(edges, 0.1, [None], firsts=(0.1, 0.1))[0] == [[0, 1], [2]]


def test_stories_and_groups_that_stay_apart_and_are_near_enough_to_matter_are_told() -> None:
    """A story that an article goes on with (row 3) and is near to a second one (row 4); an article that is left."""

    def near(
        split: float, merged: float, late: float = 0.0, days: tuple[float, float] = (1, 1)
    ) -> list[tuple[int, int]]:
        matrix = _rows({(0, 2): 0.6, (1, 2): split, (0, 3): merged}, 4)
        linkage = Linkage(matrix, 0.3, [0] * 4, days, 7, (0.2, 0.2 + late))
        found, _ = linkage(neighbours(matrix).pairs)
        assert found == [[0, 2], [1], [3]]
        return sorted((it.a, it.b) for it in linkage.near_stories())

    assert near(split=0.1, merged=0.1) == []
    assert near(split=0.45, merged=0.1) == [(0, 1)]
    assert near(split=0.45, merged=0.1, days=(1, 30)) == []
    assert near(split=0.1, merged=0.58) == [(0, 3)]
    assert near(split=0.1, merged=0.58, late=0.2) == []


def test_a_group_is_told_with_the_story_that_it_goes_on_with_and_what_joined_it(make: Callable[..., Article]) -> None:
    terms = tuple((stem, 0.3) for stem in ("bridg", "crack", "girder", "inspector"))
    stories = [
        Thread("other", None, None, (("whale", 0.9),), language="en"),
        Thread("a", None, None, terms, language="en"),
    ]
    grouping = Events()([make(HAIL), make(BRIDGE[0]), make(BRIDGE[1])], None, stories)
    [kin] = grouping.kin
    assert (kin.story, kin.kind) == (1, "goes on")
    assert set(grouping.groups[kin.group]) == {1, 2}
    assert len(grouping.links) == 2  # two articles and a story
    [joined] = [link for link in grouping.links if 3 + kin.story in (link.a, link.b)]
    assert joined.nearness == kin.nearness >= joined.cut > 0
    assert "girder" in joined.terms


def test_stories_that_a_group_is_near_to_are_merged_into_it_and_groups_near_to_its_story_are_split_from_it(
    make: Callable[..., Article],
) -> None:
    """Three groups: one that goes on with the first of two stories, a new one, and the second story alone."""
    articles = [make("One.", day=1), make("Two.", day=2)]
    links = [Link(0, 2, 0.5, (), 0.4, 0.1)]

    def kin(*near: NearPair) -> set[tuple[int, int, str]]:
        return {
            (it.group, it.story, it.kind)
            for it in grouping([LanguageGroups([[0, 2], [1], [3]], links, list(near))], articles).kin
        }

    assert kin() == {(0, 0, "goes on")}
    assert kin(NearPair(0, 3, 0.3), NearPair(0, 1, 0.2)) == {(0, 0, "goes on"), (0, 1, "merged"), (1, 0, "split")}
    assert kin(NearPair(1, 3, 0.9)) == {(0, 0, "goes on")}


def test_a_small_day_after_a_large_one_asks_for_nearer_stories(make: Callable[..., Article]) -> None:
    def story(name: str, *stems: str) -> Thread:
        return Thread(name, None, None, tuple((stem, 0.18) for stem in stems), language="en")

    bridge = story("bridge", "bridg", "crack", "girder", "inspector")
    others = [story(f"{at}", *(f"noun{at}{letter}" for letter in "abcd")) for at in range(60)]
    [alone] = Events()([make(BRIDGE[0])], None, [bridge]).links
    [among_many] = Events()([make(BRIDGE[0])], None, [bridge, *others]).links
    assert among_many.cut > 1.5 * alone.cut


def test_the_nearness_of_groups_is_the_mean_of_all_pairs_by_the_tightness_of_each() -> None:
    edges = {(0, 1): 0.5, (1, 2): 0.5}
    # of the groups {0, 1} and {2}: mean (0 + .5) / 2, tightness of the pair ((2 + 2 * .5) / 4) ** .25
    nearness = 0.25 / 0.75**0.25
    assert _link(edges, nearness + 0.01, [None] * 3)[0] == [[0, 1], [2]]
    groups, joins = _link(edges, nearness - 0.01, [None] * 3)
    assert groups == [[0, 1, 2]]
    assert joins[1].nearness == pytest.approx(nearness)
    assert joins[1].threshold == pytest.approx(nearness - 0.01)


def test_pairs_that_no_edge_names_are_counted_when_they_decide() -> None:
    """The graph holds two of the four pairs between two pairs of articles; the vectors have all."""
    edges = {(0, 1): 0.8, (2, 3): 0.8, (0, 2): 0.4, (1, 3): 0.4}
    # mean (2 * .4 + 2 * 0) / 4 = .2, tightness of each ((2 + 2 * .8) / 4) ** .25
    nearness = 0.2 / (0.9**0.25) ** 2
    assert _link(edges, nearness + 0.01, [None] * 4)[0] == [[0, 1], [2, 3]]
    assert _link(edges, nearness - 0.01, [None] * 4)[0] == [[0, 1, 2, 3]]


def test_what_is_common_all_around_is_taken_off() -> None:
    assert len(_link({(0, 1): 0.3}, 0.2, [None] * 2)[0]) == 1
    assert len(_link({(0, 1): 0.3}, 0.2, [None] * 2, crowd=0.06)[0]) == 2


def test_a_day_of_articles_without_partners_asks_for_more_than_one_where_all_have_some() -> None:
    thresholds = [Events().threshold(share / 10) for share in range(11)]
    assert thresholds == sorted(thresholds, reverse=True)
    assert thresholds[0] > thresholds[-1] > 0


@pytest.mark.slow
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=60))
def test_neighbours_are_the_nearest_in_order(bags: list[list[str]]) -> None:
    articles = [Article.from_text(" ".join(f"word{letter}" for letter in bag), id=str(n)) for n, bag in enumerate(bags)]
    matrix = Counts.of(articles, "en").vectors().matrix
    found = neighbours(matrix)
    cosines = np.round((matrix @ matrix.T).toarray(), 9)
    np.fill_diagonal(cosines, 0)
    for at in range(len(articles)):
        best = sorted(-near for near in cosines[at] if near > 0.05)[:30]
        assert found.near[found.a == at].tolist() == pytest.approx([-near for near in best])


def test_a_vector_has_length_1_and_few_terms_and_an_empty_article_none(make: Callable[..., Article]) -> None:
    long = make(" ".join(f"noun{at}" for at in range(250)))
    counts = Counts.of([long, make("")], "en")
    found = counts.vectors()
    assert found.matrix.getnnz(axis=1).tolist() == [HEAVIEST, 0]
    assert np.linalg.norm(found.matrix.toarray(), axis=1).tolist() == pytest.approx([1, 0])
    assert counts.stems.tolist() == [250, 0]


def test_terms_of_the_title_weigh_more_and_rare_ones_too(make: Callable[..., Article]) -> None:
    articles = [make("Harbour crane strike.", "Crane"), make("Harbour gull.")]
    found = Counts.of(articles, "en").vectors()
    weights = dict(zip((found.terms[at] for at in found.matrix[0].indices), found.matrix[0].data, strict=True))
    assert weights["crane"] > weights["strike"] > weights["harbour"] > 0


def test_among_headlines_synonyms_are_one_term_and_among_texts_they_are_not(make: Callable[..., Article]) -> None:
    headlines = [make("", "Quake shakes Valdora"), make("", "Earthquake in Valdora")]
    assert "quak" not in Counts.of(headlines, "en").terms
    long = " ".join(f"noun{at}" for at in range(30))
    assert {"quak", "earthquak"} <= set(Counts.of([make(long, one.title) for one in headlines], "en").terms)


def test_a_story_stands_below_the_articles_by_the_names_that_they_have(make: Callable[..., Article]) -> None:
    headlines = Counts.of([make("", "Quake shakes Valdora"), make("", "Earthquake in Valdora")], "en").vectors()
    found = headlines.above([(("quak", 0.3), ("earthquak", 0.2), ("rubbl", 0.4))])
    weights = dict(zip((found.terms[at] for at in found.matrix[2].indices), found.matrix[2].data, strict=True))
    assert weights["earthquak"] / weights["rubbl"] == pytest.approx(0.5 / 0.4)
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(0.3**2 + 0.2**2 + 0.4**2)
    assert found.matrix[:2, : len(headlines.terms)].toarray().tolist() == headlines.matrix.toarray().tolist()


def test_frequencies_of_a_larger_batch_are_used(make: Callable[..., Article]) -> None:
    articles = [make("Harbour crane."), make("Harbour gull.")]
    more = Frequencies.of([*articles, *(make(f"Crane number {at}.") for at in range(40))])
    found = Counts.of(articles, "en").vectors(more)
    weights = dict(zip((found.terms[at] for at in found.matrix[0].indices), found.matrix[0].data, strict=True))
    assert weights["harbour"] > weights["crane"]


def test_an_article_without_text_or_date_or_from_the_future_has_its_place() -> None:
    future = datetime(2107, 1, 1, tzinfo=UTC)
    articles = [
        Article.from_text("", "", id="empty"),
        Article.from_text(BRIDGE[0], id="undated"),
        Article.from_text(BRIDGE[1], id="future", published=future),
        Article.from_text(BRIDGE[1], id="twice"),
        Article.from_text(BRIDGE[1], id="twice"),
    ]
    groups = Events()(articles).groups
    assert sorted(at for group in groups for at in group) == [0, 1, 2, 3, 4]
    assert (0,) in groups


def test_an_undated_article_has_to_be_nearer_to_a_dated_one() -> None:
    assert _link({(0, 1): 0.3}, 0.27, [None, None])[0] == _link({(0, 1): 0.3}, 0.27, [1.0, 2.0])[0] == [[0, 1]]
    assert _link({(0, 1): 0.3}, 0.27, [None, 1.0])[0] == [[0], [1]]


def test_a_form_filled_with_other_names_is_no_story_and_two_reports_of_one_are() -> None:
    form = "{} said on Wednesday that its third-quarter profit {} {} percent to ${} million on higher {}. "
    form += "The company {} its outlook for the full year."
    told = [
        ("Brandish profit rises in third quarter", form.format("Brandish", "rose", 14, 82, "orders", "raised")),
        ("Halloway profit falls in third quarter", form.format("Halloway", "fell", 9, 140, "wages", "confirmed")),
        (
            "Wage bill weighs on Halloway",
            "Higher wages pushed the profit of the grocer Halloway down 9 percent to $140 million between July and "
            "September. Halloway kept its outlook.",
        ),
    ]
    articles = [
        Article.from_text(text, title, id=str(at), language="en", clean=False) for at, (title, text) in enumerate(told)
    ]
    assert Events()(articles).groups == ((0,), (1, 2))


def test_a_compound_is_near_to_its_parts() -> None:
    told = [
        (
            "Hotelbrand in Lindenau",
            "Der Hotelbrand von Lindenau begann in der Küche. Zwölf Hotelgäste wurden verletzt.",
        ),
        ("Brand im Hotel: Gäste gerettet", "Dutzende Gäste wurden bei dem Brand im Hotel mit Leitern gerettet."),
        ("Fabrikbrand gelöscht", "Der Fabrikbrand bei Farbwerk ist gelöscht. Die Messungen der Luft sind unauffällig."),
        ("Feuer in der Fabrik", "Das Feuer in der Fabrik von Farbwerk hat eine Rauchwolke verursacht."),
    ]
    articles = [
        Article.from_text(text, title, id=str(at), language="de", clean=False) for at, (title, text) in enumerate(told)
    ]
    assert Events()(articles).groups == ((0, 1), (2, 3))


def test_the_parts_of_a_stop_word_are_no_terms_of_other_articles(make: Callable[..., Article]) -> None:
    texts = (
        "Bron i Malmö öppnas i övermorgon.",
        "Regn väntas i morgon.",
        "Det var en gång ett hus, och det är det än.",
    )
    counts = Counts.of([make(text, id=text, language="sv") for text in texts], "sv")
    assert counts.stems.tolist() == [len(list(stems(text, "sv"))) for text in texts]
