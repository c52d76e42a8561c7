"""Headlines of two neighbouring events: the same company, place or sport, and not the same news."""

from collections import defaultdict

import pytest

from digest.clusterers.events import Events
from digest.model.article import Article
from evals import sets

# Of the sets in evals/own, those that come out right; `python -m evals` has the figure over all.
SETTLED = ("flood", "match", "merger", "museum", "phone", "probe", "quake", "rates", "virus")


def _articles() -> dict[str, list[tuple[Article, str]]]:
    found: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    for at, record in enumerate(sets.read(sets.OWN / "neighbours.jsonl")):
        article = Article.from_text("", record["title"], id=str(at), language="en", clean=False)
        found[record["set"]].append((article, record["event"]))
    return found


@pytest.mark.parametrize("name", SETTLED)
def test_six_headlines_of_one_event_and_four_of_its_neighbour_are_two_groups(name: str) -> None:
    labelled = _articles()[name]
    groups = Events()([article for article, _ in labelled]).groups
    assert sorted("".join(labelled[at][1] for at in sorted(group)) for group in groups) == ["aaaaaa", "bbbb"]
