"""The general reading of numbers: a value in a base unit, the things it counts, the words for the event beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.article import Article, Sentence
from digest.stories.differences import differences
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.event_words import LANGUAGES, events
from digest.stories.quantities.numerals import numerals
from digest.stories.quantities.quantity_reading import may_have_quantities, quantities, sentences_with_quantities


def read(text: str, language: str = "en") -> list[tuple[str, float]]:
    sentence = Sentence("", "", 0, len(text), 0, 0, text)
    return [(item.kind, round(item.number.value, 2)) for item in quantities(sentence, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The lake is 5 km long.", "en", ("length", 5000.0)),
        ("Three miles of pipe were laid.", "en", ("length", 4828.02)),
        ("Es fielen 90 Liter Regen pro Quadratmeter.", "de", ("length", 0.09)),
        ("Half a square kilometre burned.", "en", ("area", 500_000.0)),
        ("Two in five members voted against it.", "en", ("percent", 40.0)),
        ("Les deux tiers des habitants sont pour.", "fr", ("percent", 66.67)),
        ("A third of the pupils cannot swim.", "en", ("percent", 33.33)),
        ("Half of those asked agreed.", "en", ("percent", 50.0)),
        ("One in four homes has no heating.", "en", ("percent", 25.0)),
        ("Die Hälfte der Befragten ist dafür.", "de", ("percent", 50.0)),
        ("Un tiers des élèves est absent.", "fr", ("percent", 33.33)),
        ("Una cuarta parte de los vecinos votó.", "es", ("percent", 25.0)),
        ("주민 3분의 1이 떠났다.", "ko", ("percent", 33.33)),
        ("Half a dozen boats sank.", "en", ("count", 6.0)),
        ("The march lasted an hour.", "en", ("duration", 0.04)),
        ("Es dauerte einen Monat.", "de", ("duration", 30.44)),
        ("한 달 걸렸다.", "ko", ("duration", 30.44)),
        ("The tank holds 3,000 cubic metres.", "en", ("volume", 3_000_000.0)),
        ("The wreck lies 40 nautical miles away.", "en", ("length", 74_080.0)),
        ("The noise reached 95 decibels.", "en", ("loudness", 95.0)),
        ("They paid 40 million rupees.", "en", ("money", 40_000_000.0)),
        ("She won silver on Sunday.", "en", ("rank", 2.0)),
        ("Sie holte die Bronzemedaille.", "de", ("rank", 3.0)),
        ("그는 은메달을 땄다.", "ko", ("rank", 2.0)),
        ("Sie landete auf Platz sieben.", "de", ("rank", 7.0)),
        ("They won by seven legs to four.", "en", ("score", 7004.0)),
        ("Ils ont gagné trois buts à un.", "fr", ("score", 3001.0)),
        ("The bridge will reopen in March.", "en", ("month", 3.0)),
        ("박물관은 3월에 문을 연다.", "ko", ("month", 3.0)),
        ("Die Halle wird bis 2027 gebaut.", "de", ("year", 2027.0)),
        ("It was seven degrees below zero.", "en", ("temperature", -7.0)),
        ("The temperature reached 104 degrees Fahrenheit.", "en", ("temperature", 40.0)),
        ("They waited an hour and a half.", "en", ("duration", 0.06)),
        ("Il termina en cuarto lugar.", "es", ("rank", 4.0)),
        ("Sie wurde Vierte.", "de", ("rank", 4.0)),
        ("가람시는 전국 3위를 차지했다.", "ko", ("rank", 3.0)),
        ("United won by two goals to one.", "en", ("score", 2001.0)),
        ("Beim SV Lind unterlag er mit 1:4.", "de", ("score", 4001.0)),
        ("El premio está dotado con medio millón de euros.", "es", ("money", 500_000.0)),
        ("Rovers paid four and a half million pounds.", "en", ("money", 4_500_000.0)),
        ("It opens on 3 May.", "en", ("date", 503.0)),
        ("박물관은 4월 12일에 문을 연다.", "ko", ("date", 412.0)),
        ("The tower was built in 1412.", "en", ("year", 1412.0)),
        ("Le bus est tombé à 14h30.", "fr", ("hour", 14.42)),
    ],
)
def test_a_number_is_read_with_its_dimension_in_a_base_unit(
    text: str, language: str, expected: tuple[str, float]
) -> None:
    assert expected in read(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "He came three years ago.",
        "Flight 417 landed.",
        "Ann Lee, 34, won.",
        "He is here.",
        "A third man left in the second half of the match.",
        "The figures for May are out.",
        "It is gone in less than a month.",
    ],
)
def test_a_number_that_measures_nothing_is_no_quantity(text: str) -> None:
    assert [kind for kind, _ in read(text) if kind != "age"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_the_dead_and_a_price(language: str) -> None:
    said = {
        "de": "Tote kostet", "en": "killed cost", "es": "muertos costó", "fr": "morts coût", "it": "morti costo",
        "ko": "사망 비용", "nl": "doden kost", "pt": "mortos custou",
    }  # fmt: skip
    assert {"dead", "price"} <= {event.kind for event in events(said[language], language)}


def test_a_compound_is_recognised_by_its_end() -> None:
    assert "injured" in {event.kind for event in events("Schwerverletzte", "de")}


def test_a_korean_name_is_found_in_another_script() -> None:
    assert folded("가람") in folded("Garam United")


def test_a_sentence_without_a_number_is_not_read() -> None:
    assert not may_have_quantities("The harbour is calm.", "en")
    assert [number.value for number in numerals("The harbour is calm.", "en")] == []


def differing(a: str, b: str, languages: str = "en en", title: str = "Fire in Halmouth") -> list[str]:
    texts = zip((a, b), languages.split(), ("Post", "Herald"), strict=True)
    articles = [Article.from_text(t, title, publisher=p, language=lang, id=p) for t, lang, p in texts]
    return [item.kind for item in differences(articles)]


def test_two_languages_are_compared() -> None:
    assert differing("Quatre personnes sont mortes à Halmouth.", "Six people died in Halmouth.", "fr en") == ["dead"]


def test_one_value_in_two_units_is_no_difference() -> None:
    assert differing("The pumpkin from Halmouth weighed 400 kilograms.", "The pumpkin weighs 882 pounds.") == []
    assert differing("The pumpkin from Halmouth weighed 400 kilograms.", "The pumpkin weighs 700 pounds.") == ["weight"]


def test_a_figure_that_another_source_replaces_is_a_correction() -> None:
    assert differing("Forty guests were hurt in Halmouth.", "In Halmouth 27 guests, and not 40, were hurt.") == [
        "correction"
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Last year 45,000 people came to Halmouth.", "This year 60,000 people came to Halmouth."),
        ("On Monday 84 flights were cancelled in Halmouth.", "On Tuesday 51 flights were cancelled in Halmouth."),
        ("Twelve police officers were injured in Halmouth.", "Thirty fans were injured in Halmouth."),
        ("The work was to have cost 14 million crowns originally.", "In the end the work cost 22 million crowns."),
        ("In Halmouth 31 people lost their lives.", "Nine children were among the dead in Halmouth."),
        ("At least five people were hurt in Halmouth.", "Seven people were hurt in Halmouth."),
        ("Torrance won 3-2 in Halmouth.", "At half-time it was 2-0 in Halmouth."),
        ("The quay in Halmouth costs 25 million crowns.", "The crane in Halmouth costs 6 million crowns."),
    ],
)
def test_what_tells_two_numbers_apart_makes_them_two_things(a: str, b: str) -> None:
    assert differing(a, b) == []


PIECES = [
    "14", "２１", "1,998", "3.5", "½", "40 %", "$2m", "€3", "12:60", "7.30", "half", "eleven", "一千", "열한", "다섯",
    "Montag", "lundi", "terça-feira", "sexta-feira", "Tuesday's", "thứ hai", "星期一", "月曜日", "일요일", "الاثنين", "понедельник", "Pazartesi", "11月20日", "11월 20일",
    "오후 3시 반", "31 February", "die", "killed", "tote", "morts", "사망", "km", "square", "votes to", "years old", "in 1412",
    "corrected", "not", "İstanbul", "ß", "\u0301", "\u200d", "’", "“", ".", ",", "-", "–", "/", ":", "(", "\n",
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=14),
    st.sampled_from(["en", "de", "fr", "es", "it", "nl", "pt", "ko", "ja", "zh", "vi", "tr", "ar", "ru", "th", "und"]),
)
def test_no_text_stops_the_reading_of_numbers(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    articles = [
        Article.from_text(f"{text} {end}.", "", id=end, publisher=end, source=end, language=language, clean=False)
        for end in ("Courier", "Post")
    ]
    for article in articles:
        list(sentences_with_quantities(article.sentences, language))
    differences(articles)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("O concerto foi adiado para esta terça-feira em Lisboa.", "pt", []),
        ("A praça reabriu na segunda-feira, diz a câmara.", "pt", [0]),
        ("Buổi hòa nhạc diễn ra thứ hai.", "vi", []),
        ("大桥于星期一关闭。", "zh", []),
        ("Tuesday's concert was put off.", "en", []),
        ("Das Konzert am Montagabend fiel aus.", "de", []),
    ],
)
def test_a_day_of_two_words_or_with_a_hyphen_stops_nothing(text: str, language: str, days: list[int]) -> None:
    article = Article.from_text(text, "", language=language, clean=False)
    found = [(item.kind, item.number.low) for item in sentences_with_quantities(article.sentences, language)]
    assert found == [("weekday", day) for day in days]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["{}", "{} of {}", "{}:{}", "{}-year-old", "aged {}", "{}%", "{}th", "{}세", "{}位"])
def test_a_number_without_end_is_no_quantity_and_no_error(language: str, form: str) -> None:
    text = form.replace("{}", "9" * 5_000)
    assert read(f"The town counted {text} people.", language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # a clock before a comma
        ("It struck at 23:42, the office said.", "en", ("hour", 23.62)),
        # a day in words, and the end or the middle of a month
        ("The ballot is on the twenty-eighth of June.", "en", ("date", 628.0)),
        ("She will resign at the end of March.", "en", ("month", 3.0)),
        # a rank by a superlative
        ("It is the second tallest on the coast.", "en", ("rank", 2.0)),
        # a share of people that are named between
        ("Trois conducteurs sur quatre étaient en grève.", "fr", ("percent", 75.0)),
        ("A good quarter of the plums were lost.", "en", ("percent", 25.0)),
        # a span that lasts, whatever is behind it
        ("The truce is to last 60 days.", "en", ("duration", 60.0)),
        ("They waited for four hours before they were let out.", "en", ("duration", 0.17)),
        # the unit of the number that takes its place
        ("Der Schaden liegt bei zwei statt zwölf Millionen Euro.", "de", ("money", 2_000_000.0)),
        ("It was 500 metres and not 300.", "en", ("length", 500.0)),
    ],
)
def test_forms_of_numbers_beside_others_are_read(text: str, language: str, expected: tuple[str, float]) -> None:
    assert expected in read(text, language)


def test_a_number_that_replaces_another_has_its_unit() -> None:
    text = "The gift is 13 million crowns, and not 30 million."
    assert read(text) == [("money", 13_000_000.0), ("money", 30_000_000.0)]


def test_the_size_of_a_body_is_no_count() -> None:
    assert read("Four of the seven jurors voted for him.") == [("count", 4.0)]
