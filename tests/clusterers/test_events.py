"""Events are told apart, and what joins articles is told."""

from digest.clusterers.events import Events
from digest.clusterers.linkage import average_linkage

BRIDGE = (
    "The swing bridge in the port was closed after an inspector found cracks in the girder of the bridge.",
    "Cracks in a girder have closed the swing bridge of the port, and the inspector wants repairs at once.",
)
HAIL = "Hail destroyed the late apples of the valley, and growers in the orchards fear for their harvest."


def test_articles_on_one_event_are_together_and_others_apart(make) -> None:
    grouping = Events()([make(BRIDGE[0], day=18), make(HAIL, day=18), make(BRIDGE[1], day=19)])
    assert sorted(map(sorted, grouping.groups)) == [[0, 2], [1]]
    [link] = grouping.links
    assert {link.a, link.b} == {0, 2}
    assert 0 < link.similarity <= 1
    assert "girder" in link.terms


def test_articles_more_than_a_week_apart_are_never_together(make) -> None:
    grouping = Events()([make(BRIDGE[0], day=1), make(BRIDGE[0] + " Again.", day=9)])
    assert len(grouping.groups) == 2


def test_a_chain_of_days_does_not_join_what_is_more_than_a_week_apart() -> None:
    edges = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    groups = average_linkage(3, edges, [0.1] * 3, [0.0, 5.0, 10.0], 7)
    assert sorted(map(len, groups)) == [1, 2]


def test_languages_are_kept_apart(make) -> None:
    grouping = Events()([make("Taxi Taxi Taxi Berlin.", language="de"), make("Taxi Taxi Taxi Berlin.", language="fr")])
    assert len(grouping.groups) == 2


def test_a_pair_without_an_edge_counts_as_nothing() -> None:
    edges = {(0, 1): 0.5, (1, 2): 0.5}
    assert average_linkage(3, edges, [0.3] * 3, [None] * 3, 7) == [[0, 1], [2]]
    assert average_linkage(3, edges, [0.25] * 3, [None] * 3, 7) == [[0, 1, 2]]
