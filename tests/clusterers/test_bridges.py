"""Groups of two languages are one story where they share several rare names and numbers, and only there."""

from collections.abc import Callable, Sequence
from itertools import permutations

import pytest

from digest.clusterers.bridge_keys import Keys
from digest.clusterers.bridge_scores import Rarity
from digest.clusterers.bridges import _pairs, _Side, bridged
from digest.clusterers.events import Events
from digest.model.article import Article
from digest.model.partition import Grouping, Kin

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
    assert {"brackwater", "skarne", "wardell", "38", "2300000", "14"} <= set(link.terms)


def test_two_events_of_one_town_in_two_languages_stay_apart() -> None:
    assert _groups(_articles((ENGLISH, "en"), (RIVAL, "de"))) == [["0"], ["1"]]


def test_the_order_of_the_articles_changes_no_group() -> None:
    articles = _articles((ENGLISH, "en"), (GERMAN, "de"), (ORCHARD, "de"))
    assert all(_groups(order) == [["0", "1"], ["2"]] for order in permutations(articles))


FRENCH = (
    "Le pont tournant est fermé, un cargo bloqué",
    "Le pont Skarne du port de Brackwater est fermé depuis mercredi. La plus longue fissure mesure 38 centimètres, selon "
    "Tomas Wardell, et les travaux coûteront 2,3 millions de livres. Le détour est de 14 kilomètres.",
)
MATCH = (
    "Musiala and Kimmich score for Bayern",
    "Bayern Munich won 3-1 on Saturday; 75 000 fans watched Musiala and Kimmich score within 14 minutes of each other. "
    "The ground holds 75 000 people.",
)
# Two days, people, capitals that are nouns, and round numbers: pairs of two events.
OTHER_EVENTS = {
    "two matches of one club": (
        (MATCH, "en"),
        (
            (
                "Bayern verliert Musiala und Kimmich",
                "Vor 75.000 Zuschauern haben sich am Mittwoch Jamal Musiala und Joshua Kimmich verletzt, Bayern München "
                "verlor nach 14 Minuten den Faden.",
            ),
            "de",
        ),
    ),
    "a fire and an opening": (
        (
            (
                "Two Injured in Hotel Restaurant Fire Near Park",
                "A fire broke out in a kitchen on Friday. Some 45 guests left the house within 90 minutes.",
            ),
            "en",
        ),
        (
            (
                "Neues Hotel mit Restaurant am Park eröffnet",
                "Die Stadt hat am Freitag ein neues Hotel mit Restaurant am Park eröffnet. Es hat 90 Zimmer und 45 "
                "Parkplätze, dazu Kino, Museum und Bar.",
            ),
            "de",
        ),
    ),
}


@pytest.mark.parametrize("kind", OTHER_EVENTS)
def test_names_of_one_club_and_rounded_numbers_make_no_event(kind: str) -> None:
    assert _groups(_articles(*OTHER_EVENTS[kind])) == [["0"], ["1"]]


@pytest.mark.parametrize("order", list(permutations(((ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr")))))
def test_an_event_in_three_languages_is_one_group(order: Sequence[tuple[tuple[str, str], str]]) -> None:
    assert _groups(_articles(*order)) == [["0", "1", "2"]]


def test_no_group_has_two_of_one_language_that_their_words_keep_apart() -> None:
    grouping = bridged(Grouping(((0,), (1,), (2,))), _articles((ENGLISH, "en"), (GERMAN, "de"), (ENGLISH, "en")))
    assert sorted(map(len, grouping.groups)) == [1, 2]


def test_a_group_that_has_two_languages_takes_no_group_of_either() -> None:
    articles = _articles((ENGLISH, "en"), (GERMAN, "de"), (GERMAN, "de"), (FRENCH, "fr"))
    grouping = bridged(Grouping(((0, 1), (2,), (3,))), articles)
    assert all(sorted(articles[at].language for at in group).count("de") < 2 for group in grouping.groups)


def test_two_groups_that_go_on_with_two_stories_stay_two() -> None:
    kin = (Kin(0, 0, 0.5, "goes on"), Kin(1, 1, 0.5, "goes on"))
    articles = _articles((ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"))
    grouping = bridged(Grouping(((0,), (1,), (2,)), kin=kin), articles)
    assert len(grouping.groups) == 2
    assert [it.story for it in grouping.kin] == [0, 1]


def test_pairs_of_one_language_cost_nothing() -> None:
    """A name in some groups of one language makes no pairs, and one of two languages only those of both."""
    keys = Keys(names=frozenset(("skarne", "wardell")))
    sides = [_Side("en", None, keys) for _ in range(7)]
    assert _pairs(sides, Rarity([keys] * 7)) == set()
    assert _pairs([*sides, _Side("de", None, keys)], Rarity([keys] * 8)) == {(at, 7) for at in range(7)}


def test_a_name_of_many_groups_proposes_no_pairs() -> None:
    keys = Keys(names=frozenset(("skarne",)))
    sides = [_Side("en" if at % 2 else "de", None, keys) for at in range(40)]
    assert _pairs(sides, Rarity([keys] * 40)) == set()


KOREAN = (
    "균열 발견된 브랙워터 선개교 폐쇄",
    "브랙워터 항구의 스카르네 다리가 수요일 폐쇄됐다. 점검에서 균열 3곳이 나왔고 가장 긴 것은 38센티미터다. 토마스 워델 기사는 "
    "수리비가 230만 파운드에 이를 것으로 봤다. 운전자는 14킬로미터를 돌아가야 한다.",
)
KOREAN_RIVAL = (
    "브랙워터 항구에 새 부두",
    "브랙워터 항구에 유람선 부두가 들어선다. 공사에는 4100만 파운드와 26개월이 든다. 한 해 선박 700척이 찾을 것으로 보인다.",
)
RUSSIAN = (
    "Мост в Бракуотере закрыт из-за трещин",
    "Мост Скарне в порту Бракуотер закрыт: инспектор нашёл три трещины, самая длинная 38 сантиметров. Инженер Томас Уорделл "
    "оценил ремонт в 2,3 миллиона фунтов, объезд 14 километров.",
)


@pytest.mark.parametrize(("told", "language"), [(KOREAN, "ko"), (RUSSIAN, "ru")])
def test_names_in_other_scripts_join_two_languages(told: tuple[str, str], language: str) -> None:
    assert _groups(_articles((ENGLISH, "en"), (told, language), (ORCHARD, "de"))) == [["0", "1"], ["2"]]


def test_another_event_of_the_same_port_in_another_script_stays_apart() -> None:
    assert _groups(_articles((ENGLISH, "en"), (KOREAN_RIVAL, "ko"))) == [["0"], ["1"]]


def test_a_group_takes_its_best_partner_of_a_language() -> None:
    assert _groups(_articles((ENGLISH, "en"), (KOREAN_RIVAL, "ko"), (KOREAN, "ko"))) == [["0", "2"], ["1"]]
