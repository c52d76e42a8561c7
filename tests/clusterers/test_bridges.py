"""Groups of two languages are one story where they share several rare names and numbers, and only there."""

from collections.abc import Callable, Sequence
from itertools import permutations

from digest.clusterers.events import Events
from digest.model.article import Article

Make = Callable[..., Article]

ENGLISH = (
    "Swing bridge closed after cracks are found",
    "The Skarne Bridge in the port of Brackwater was closed on Wednesday after an inspector found three cracks, the "
    "longest of 38 centimetres. Chief engineer Tomas Wardell expects the repair to cost 2.3 million pounds. Drivers have "
    "to take a detour of 14 kilometres.",
)
GERMAN = (
    "Risse in Drehbrücke: Frachter sitzt fest",
    "Nach der Sperrung der Skarne-Brücke in Brackwater liegt ein Frachter im Hafen fest. Der längste Riss misst 38 "
    "Zentimeter. Ingenieur Tomas Wardell rechnet mit Kosten von 2,3 Millionen Pfund; der Umweg ist 14 Kilometer lang.",
)
# The same town and people, and another event.
RIVAL = (
    "Hafen von Brackwater baut neuen Kai",
    "Der Hafen von Brackwater bekommt einen neuen Kai für Kreuzfahrtschiffe. Ingenieur Tomas Wardell nannte Kosten von "
    "41 Millionen Pfund; gebaut wird 26 Monate lang. Der Umschlag soll auf 700 Schiffe im Jahr steigen.",
)
ORCHARD = (
    "Hagel zerstört Apfelernte im Merrintal",
    "Ein Hagelsturm hat im Merrintal die späten Äpfel zerstört. Landwirtin Ida Kern rechnet mit einem Verlust von 40 "
    "Tonnen.",
)


def _articles(*told: tuple[tuple[str, str], str]) -> list[Article]:
    return [
        Article.from_text(text, title, id=str(at), language=language, clean=False)
        for at, ((title, text), language) in enumerate(told)
    ]


def _groups(articles: Sequence[Article]) -> list[list[str]]:
    return sorted(sorted(articles[at].id for at in group) for group in Events()(articles).groups)


def test_one_event_in_two_languages_is_one_group_with_a_link_of_shared_names() -> None:
    grouping = Events()(_articles((ENGLISH, "en"), (GERMAN, "de"), (ORCHARD, "de")))
    assert sorted(grouping.groups) == [(0, 1), (2,)]
    [link] = grouping.links
    assert {"brackwater", "skarne", "wardell", "38", "2.3", "14"} <= set(link.terms)


def test_two_events_of_one_town_in_two_languages_stay_apart() -> None:
    assert _groups(_articles((ENGLISH, "en"), (RIVAL, "de"))) == [["0"], ["1"]]


def test_the_order_of_the_articles_changes_no_group() -> None:
    articles = _articles((ENGLISH, "en"), (GERMAN, "de"), (ORCHARD, "de"))
    assert all(_groups(order) == [["0", "1"], ["2"]] for order in permutations(articles))
