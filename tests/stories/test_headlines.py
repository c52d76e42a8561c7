"""The headline of a story: it reports, it is told below, and it is the word of its source."""

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from evals.tasks.headlines import chosen

from digest import api
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.story_parts import Difference
from digest.stories.headline import headline
from digest.text.outlet_suffix import without_outlet
from digest.text.pointers import is_pointer
from evals import sets

CASES = [case for name in ("headlines", "headlines_later") for case in sets.read(sets.OWN / f"{name}.jsonl")]
CLOSED = "The Tarn Bridge was closed for six weeks on Friday after inspectors found three cracks in a girder."
DETOUR = "Drivers have to take the detour by Hollin, which takes forty minutes."


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{case['titles'][0]}" for case in CASES])
def test_the_headline_is_the_title_that_an_editor_would_choose(case: dict[str, Any]) -> None:
    assert chosen(case) in case["best"]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Poll: Hale leads by five points", "en"),
        ("WHO warns of new fever in Norland", "en"),
        ("Coach asks “why us?” after fourth defeat", "en"),
        ("'Not guilty': Brandt denies fraud in 'biggest trial'", "en"),
        ("Live music returns to Dock Street", "en"),
        ("Opinion polls close in Westmark", "en"),
        ("Umfrage: Mehrheit für neue Brücke", "de"),
        ("Grève : un train sur deux annulé", "fr"),
        ("해인대교 균열 발견, 6주간 통제", "ko"),
    ],
)
def test_a_title_that_reports_is_no_pointer(title: str, language: str) -> None:
    assert not is_pointer(title, language)


def test_a_question_is_the_headline_where_there_is_no_other_title(make: Callable[..., Article]) -> None:
    articles = [make(CLOSED, "Is the bridge safe?", id="a"), make(DETOUR, "", id="b")]
    assert headline(articles, quoted=articles[0].sentences) == ("Is the bridge safe?", articles[0])


def test_a_figure_that_the_newest_article_has_overtaken_is_not_in_the_headline(make: Callable[..., Article]) -> None:
    old = make("Rain fell in the Orrin Valley.", "Orrin Valley floods: 3 dead in the Orrin Valley", day=1, id="a")
    new = make("Eleven people died in the Orrin Valley floods.", "Toll of Orrin floods is 11", day=2, id="b")
    quoted = (*old.sentences, *new.sentences)
    assert headline([old, new], quoted=quoted)[0] == new.title
    undated = replace(new, published=None)  # nobody knows which is newer
    assert headline([old, undated], quoted=old.sentences)[0] == old.title


SIDES = [
    ("en", "Hail injures 14 and strips orchards in Merrin Valley", "Hail strips orchards in Merrin Valley",
     "The hail injured 14 people in the Merrin Valley.", "The hail injured 17 people in the Merrin Valley."),
    ("en", "Hail injured fourteen people in the Merrin Valley", "Hail strips orchards in Merrin Valley",
     "The hail injured 14 people in the Merrin Valley.", "The hail injured 17 people in the Merrin Valley."),
    ("de", "Hagel verletzt 14 Menschen im Merrintal", "Hagel zerstört die Ernte im Merrintal",
     "Der Hagel hat im Merrintal 14 Menschen verletzt.", "Der Hagel hat im Merrintal 17 Menschen verletzt."),
    ("fr", "La grêle fait 14 blessés dans la vallée de Merrin", "La grêle ravage la vallée de Merrin",
     "La grêle a fait 14 blessés dans la vallée de Merrin.", "La grêle a fait 17 blessés dans la vallée de Merrin."),
    ("es", "El granizo deja 14 heridos en el valle de Merrin", "El granizo arrasa el valle de Merrin",
     "El granizo dejó 14 heridos en el valle de Merrin.", "El granizo dejó 17 heridos en el valle de Merrin."),
    ("ko", "메린 골짜기 우박에 14명 부상", "메린 골짜기 우박에 과수원 큰 피해",
     "메린 골짜기에 우박이 내려 14명이 다쳤다.", "메린 골짜기에 우박이 내려 17명이 다쳤다."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one_sided", "plain", "said", "other"), SIDES, ids=[row[1] for row in SIDES])
def test_the_headline_takes_no_side_where_the_sources_differ(
    make: Callable[..., Article], language: str, one_sided: str, plain: str, said: str, other: str
) -> None:
    first = make(said, one_sided, id="a", language=language)
    second = make(other, plain, id="b", language=language)
    lines = (first.sentences[0], second.sentences[0])
    [pair] = (Difference("hurt", *lines, "14", "17"),)
    assert headline([first, second], quoted=lines[:1])[0] == one_sided
    assert headline([first, second], quoted=lines, differing=(pair,))[0] == plain
    assert headline([first, second], quoted=lines, differing=(pair.turned,))[0] == plain


@pytest.mark.parametrize(
    "title",
    [
        "Hail injures 14 or 17 people in the Merrin Valley",
        "Hail injures at least 14 people in the Merrin Valley",
        "Hail strips 620 hectares of orchards in the Merrin Valley",
    ],
)
def test_a_title_with_both_figures_or_with_another_takes_no_side(make: Callable[..., Article], title: str) -> None:
    first = make("Hail injured 14 people and stripped 620 hectares of orchards in the Merrin Valley.", title, id="a")
    second = make("The hail injured 17 people.", "A day of hail and no end", id="b")
    lines = (first.sentences[0], second.sentences[0])
    differing = (Difference("hurt", *lines, "14 people", "17 people"),)
    assert headline([first, second], quoted=lines, differing=differing)[0] == title


def test_a_title_that_takes_a_side_is_the_headline_where_the_others_only_point(make: Callable[..., Article]) -> None:
    first = make("The hail injured 14 people.", "Hail injures 14 in the Merrin Valley", id="a")
    second = make("The hail injured 17 people.", "What we know about the hail", id="b")
    lines = (first.sentences[0], second.sentences[0])
    differing = (Difference("hurt", *lines, "14 people", "17 people"),)
    assert headline([first, second], quoted=lines, differing=differing)[0] == first.title


@pytest.mark.parametrize(
    ("title", "publisher", "host", "shown"),
    [
        ("Bridge closed - Harbour Courier", "Harbour Courier", "", "Bridge closed"),
        ("Bridge closed | Courier Harbour | Harbour Courier", "Harbour Courier", "", "Bridge closed"),
        ("Bridge closed | Harbour Courier World", "Harbour Courier", "", "Bridge closed"),
        ("Bridge closed – courier.example", "", "www.courier.example", "Bridge closed"),
        ("Bridge closed - what comes next", "Harbour Courier", "courier.example", "Bridge closed - what comes next"),
        ("Guests sue - Roomfinder.com", "Harbour Courier", "", "Guests sue - Roomfinder.com"),
        ("Harbour Courier", "Harbour Courier", "", "Harbour Courier"),
        ("Courier-Post closes", "Post", "", "Courier-Post closes"),
    ],
)
def test_the_name_of_the_outlet_is_cut_off(title: str, publisher: str, host: str, shown: str) -> None:
    assert without_outlet(title, publisher, host) == shown


def test_an_edition_with_a_cut_title_is_proved(make: Callable[..., Article]) -> None:
    article = make(f"{CLOSED} {DETOUR}", "Tarn Bridge closed - Harbour Courier", publisher="Harbour Courier", id="a")
    edition = api.compose([article])
    assert edition.stories[0].headline == "Tarn Bridge closed"
    assert api.verify(edition) == []


def test_a_cut_title_that_was_said_is_no_headline_again(make: Callable[..., Article]) -> None:
    article = make(CLOSED, "Tarn Bridge closed - Harbour Courier", publisher="Harbour Courier")
    assert headline([article], {hash_text("Tarn Bridge closed")})[0] == CLOSED


def test_the_headline_of_an_edition_fits_the_sentences_below_it() -> None:
    published = datetime(2026, 11, 20, 9, tzinfo=UTC)
    texts = [
        ("Why the Tarn Bridge worries everyone", f"{CLOSED} {DETOUR} Schools in Hollin begin an hour later."),
        (
            "A bridge too old",
            "Commuters were angry at the closed Tarn Bridge on Friday. "
            "Inspectors had found cracks in a girder of the Tarn Bridge a day before. Buses were full.",
        ),
        (
            "Tarn Bridge closed for six weeks as cracks are found",
            "Three cracks in a girder of the Tarn Bridge were found by inspectors. "
            "The bridge will be closed for six weeks, the county said. It is from 1911.",
        ),
    ]
    articles = [
        Article.from_text(text, title, id=f"{at}", source=f"{at}.txt", published=published, language="en")
        for at, (title, text) in enumerate(texts)
    ]
    edition = api.compose(articles)
    assert [story.headline for story in edition.stories] == [texts[2][0]]
    assert api.verify(edition) == []


@pytest.mark.parametrize("end", [" and ...", " and…", " […]", " ... "])
def test_a_title_that_was_cut_off_gives_way_to_a_whole_one(make: Callable[..., Article], end: str) -> None:
    cut = f"Tarn Bridge closed for six weeks after inspectors found cracks in a girder{end}"
    articles = [make(CLOSED, cut, id="a"), make(DETOUR, "Drivers take the detour by Hollin", id="b")]
    assert headline(articles, quoted=articles[0].sentences)[1] is articles[1]
    assert headline(articles[:1], quoted=articles[0].sentences)[1] is articles[0]


@pytest.mark.parametrize(
    ("language", "other", "told", "title", "newer"),
    [
        (
            "de",
            "en",
            "Wegen des Vulkans flohen 1.500 Menschen.",
            "1.500 Menschen fliehen vor Vulkan",
            "80 houses burned.",
        ),
        ("en", "de", "Some 1,500 people fled the volcano.", "1,500 people flee volcano", "80 Häuser brannten."),
        ("es", "en", "Huyeron 2.300 personas del volcán.", "2.300 personas huyen del volcán", "80 houses burned."),
    ],
)
def test_a_figure_of_a_quoted_sentence_is_read_in_its_own_language(
    make: Callable[..., Article], language: str, other: str, told: str, title: str, newer: str
) -> None:
    plain = {"de": "Der Vulkan bricht aus", "en": "The volcano breaks out", "es": "El volcán entra en erupción"}
    old = make(told, title, day=1, id="a", language=language)
    beside = make(told, plain[language], day=1, id="b", language=language)
    new = make(newer, "", day=2, id="c", language=other)
    assert headline([beside, old, new], quoted=old.sentences)[0] == title


def test_the_hashes_of_what_was_said_are_not_copied_for_each_title(make: Callable[..., Article]) -> None:
    class Counted(Set[str]):
        read = 0

        def __contains__(self, name: object) -> bool:
            return False

        def __len__(self) -> int:
            return 1

        def __iter__(self) -> Iterator[str]:
            self.read += 1
            return iter(("a",))

    said = Counted()
    articles = [make(f"{CLOSED} {DETOUR}", f"Bridge {at} was closed on Friday", id=str(at)) for at in range(20)]
    headline(articles, said, articles[0].sentences)
    assert said.read <= 1
