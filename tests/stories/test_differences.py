"""Where sources differ in a number: both are shown, and only where they speak of one thing."""

from datetime import UTC, datetime

import pytest

from digest.model.article import Article
from digest.stories.differences import differences
from digest.stories.quantities.event_words import kinds_of_word

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def article(text: str, publisher: str, *, hour: int = 0, day: int = 3) -> Article:
    return Article.from_text(
        text,
        title="The ferry",
        publisher=publisher,
        language="en",
        published=NOON.replace(day=day, hour=hour),
        id=f"{publisher}{day}{hour}",
        clean=False,
    )


NINE = "The ferry that capsized off Morrow Point killed nine people, the coast guard said."
TWELVE = "Twelve people were killed when the ferry capsized off Morrow Point."


def test_two_publishers_with_two_tolls_are_shown_side_by_side() -> None:
    (found,) = differences([article(NINE, "Herald"), article(TWELVE, "DeliveryPlan", hour=1)])
    assert (found.kind, found.a.text, found.b.text) == ("dead", NINE, TWELVE)


def test_one_publisher_that_corrects_itself_does_not_differ() -> None:
    assert differences([article(NINE, "Herald"), article(TWELVE, "Herald", hour=1)]) == ()


def test_the_newest_word_of_each_publisher_counts() -> None:
    assert (
        differences([article(NINE, "Herald"), article(TWELVE, "Herald", hour=1), article(TWELVE, "DeliveryPlan")]) == ()
    )


def test_a_toll_of_another_day_is_not_another_toll() -> None:
    assert differences([article(NINE, "Herald"), article(TWELVE, "DeliveryPlan", day=6)]) == ()


def test_a_source_that_gives_two_values_itself_is_not_compared() -> None:
    both = f"{TWELVE} Later the ferry company said fifteen people were killed."
    assert differences([article(NINE, "Herald"), article(both, "DeliveryPlan")]) == ()


def test_what_is_far_down_in_an_article_is_not_compared() -> None:
    background = "The harbour was calm. " * 8
    assert differences([article(NINE, "Herald"), article(background + TWELVE, "DeliveryPlan")]) == ()


@pytest.mark.parametrize("other", ["The ferry company was founded in 1912.", "", "Nine people were killed, it said."])
def test_nothing_differs_where_nothing_contradicts(other: str) -> None:
    assert differences([article(NINE, "Herald"), article(other, "DeliveryPlan")]) == ()


def test_the_same_difference_is_found_whatever_the_order() -> None:
    pair = [article(NINE, "Herald"), article(TWELVE, "DeliveryPlan", hour=1)]
    assert differences(pair) == differences(pair[::-1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # where is not what
        ("The bridge at Tamsin will cost £340 million.", "The ferry terminal at Tamsin will cost £90 million."),
        # a part, told place by place
        ("Twelve people were killed in the north and seven in the south.", "Seven people were killed in the south."),
        # what is counted are the arrested
        ("Police arrested 58 protesters in Veldan.", "Some 20,000 protesters were in Veldan."),
    ],
)
def test_what_is_counted_elsewhere_or_of_something_else_does_not_differ(one: str, other: str) -> None:
    assert differences([article(one, "Herald"), article(other, "DeliveryPlan")]) == ()


def test_those_who_were_arrested_are_counted_however_it_is_said() -> None:
    one, other = "Police arrested 58 protesters in Veldan.", "In Veldan 90 protesters were arrested, the union said."
    (found,) = differences([article(one, "Herald"), article(other, "DeliveryPlan")])
    assert found.kind == "arrested"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another quake
        (
            "An earthquake of magnitude 7.8 shook Arlen on Saturday.",
            "An earthquake of magnitude 5.2 shook Arlen, the service said.",
        ),
        # two sales of one seller
        (
            "Brewer Ann Tull sold 99,342 shares of the firm in a deal on Friday, June 21st.",
            "Brewer Ann Tull sold 1,500 shares of the firm in a deal on Friday, July 5th.",
        ),
        # the price of another month
        (
            "On 21 January a gallon of petrol cost $2.33 on average.",
            "A gallon of petrol now costs drivers $3.04 on average, the club said.",
        ),
        # the hour of another thing
        (
            "The torch relay in Arlen began at 1 p.m.",
            "The games of Velt were declared closed in Arlen. It began at 8 p.m.",
        ),
        # what is counted is behind its modifiers
        (
            "The finds include four planets of the size of Earth.",
            "The total depends on which of the five main distant planet discovery lists is used.",
        ),
    ],
)
def test_figures_of_two_events_do_not_differ(one: str, other: str) -> None:
    assert differences([article(one, "Herald"), article(other, "DeliveryPlan")]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "An earthquake of magnitude 7.8 shook Arlen on Saturday.",
            "An earthquake of magnitude 7.5 shook Arlen, the service said.",
        ),
        (
            "Brewer Ann Tull sold 1,500 shares of the firm in a deal on June 21st.",
            "Brewer Ann Tull sold 1,500 shares of the firm in a deal on July 5th.",
        ),
        (
            "A gallon of petrol cost $2.33 on average on 2 May.",
            "A gallon of petrol cost drivers $3.04 on average, the club said.",
        ),
        (
            "The torch relay in Arlen began at 1 p.m.",
            "A torch relay crossed Arlen. It began at 3 p.m.",
        ),
        (
            "The finds include four planets of the size of Earth.",
            "The finds include seven distant rocky planets of the size of Earth.",
        ),
    ],
)
def test_figures_of_one_event_still_differ(one: str, other: str) -> None:
    assert differences([article(one, "Herald"), article(other, "DeliveryPlan")])


def _pair(one: str, other: str, title: str, language: str = "en") -> list[tuple[str, str]]:
    articles = [
        Article.from_text(text, title, id=text, publisher=text, language=language, clean=False) for text in (one, other)
    ]
    return [(item.a.text, item.b.text) for item in differences(articles)]


@pytest.mark.parametrize(
    ("one", "other", "title", "language"),
    [
        # all that a sentence counts follows "of them"
        ("Of the dockers, 1,120 of them voted yes.", "940 dockers voted yes.", "Dockers in Lorn vote", "en"),
        # however far the first figure was off
        ("5,000 fish died in the Isel.", "It was 500 fish, not 5,000.", "Fish die in the Isel", "en"),
        (
            "The quake had a magnitude of 5.8.",
            "The magnitude was 5.2; at first it was put at 5.8.",
            "Quake in Isel",
            "en",
        ),
        # French "est" is no east
        ("Le score est de 31-28.", "Le match finit dans le nord sur le score de 33 à 28.", "Luzer bat Orbec", "fr"),
        # a poll in both articles, named in one sentence
        (
            "A poll was held. 58 percent back the park.",
            "70 percent back the park, a poll found.",
            "A park in Lorn",
            "en",
        ),
        # one and the same earlier time
        (
            "Rents in Lorn rose by 6 percent last year.",
            "Rents in Lorn rose by 9 percent last year.",
            "Rents in Lorn",
            "en",
        ),
    ],
)
def test_two_values_of_one_thing_differ_in_other_words_too(one: str, other: str, title: str, language: str) -> None:
    assert len(_pair(one, other, title, language)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # some began, fewer ended
        ("4,200 runners started the race.", "3,800 runners finished the race."),
        # some were lost, others are left
        ("Keepers lost 30 percent of the hives.", "Only 55 percent of the hives survived."),
        # parents and pupils
        ("Of parents, 66 percent want uniforms.", "Only 21 percent of pupils want uniforms."),
        # the polls are no survey, and a survey is no result
        ("A poll gives the Greens 31 percent.", "The Greens won 25 percent."),
    ],
)
def test_two_sides_of_a_thing_do_not_differ(one: str, other: str) -> None:
    assert _pair(one, other, "The race in Lorn") == []


def test_a_table_in_the_place_of_a_sentence_is_compared_with_nothing() -> None:
    table = "The flood killed " + " ".join(str(number) for number in range(100, 600)) + "."
    (found,) = differences([article(f"{NINE} {table}", "Herald"), article(f"{table} {TWELVE}", "Post", hour=1)])
    assert (found.a.text, found.b.text) == (NINE, TWELVE)


def test_a_word_without_end_is_no_compound() -> None:
    assert kinds_of_word("brand" * 8, "de")
    assert not kinds_of_word("brand" * 8_000, "de")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # no word of either is in a list of events
        ("Tailors sewed 400 flags by hand.", "Guests counted 560 flags in the square."),
        # a general noun for the one of the title
        ("The shops took back 78,000 appliances.", "Some 120,000 kettles have to be mended."),
        # who is carried, and who is on board
        ("Lifeboats took 61 people off the ferry.", "All 74 people aboard were brought ashore."),
    ],
)
def test_the_only_number_of_a_thing_in_two_near_articles_is_of_one_thing(one: str, other: str) -> None:
    assert len(_pair(one, other, "Kettles, flags and a ferry in Lorn")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # those who help, and those who work there
        ("Eighty firefighters were at the works.", "The works employ 140 people."),
        # the hours of a search, the days of an absence
        ("Rescuers needed five hours.", "They had been away for two days."),
        # two places that open their sentences
        ("In Arva 40 centimetres of snow fell.", "In Belmar 65 centimetres of snow fell."),
        # two sorts of one thing
        ("Police arrested 14 local drummers.", "Twenty-two visiting drummers were arrested."),
        # a part of what was counted
        ("The group cuts 1,500 jobs.", "Of the jobs to go, 400 are at the old works."),
    ],
)
def test_numbers_that_something_tells_apart_do_not_differ(one: str, other: str) -> None:
    assert _pair(one, other, "The day in Lorn") == []


def test_two_days_are_two_events() -> None:
    one = "A shop in Lorn was robbed on Tuesday. The haul is worth 80,000 euros."
    other = "A bank in Lorn was robbed on Thursday. The haul is worth 45,000 euros."
    assert differences([article(one, "Herald"), article(other, "Post", hour=1)]) == ()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The repair of the ferry will cost $138.7 million, the owner said.", "The repair will cost $138 million."),
        ("The owner sold more than the 270 ferry tickets.", "The owner sold 303 ferry tickets."),
    ],
)
def test_a_number_without_its_last_digits_and_a_lower_bound_agree_with_the_exact_one(ours: str, theirs: str) -> None:
    assert differences([article(ours, "Herald"), article(theirs, "Post", hour=1)]) == ()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The ferry that sank off Morrow Point killed 520 people.", "The ferry off Morrow Point killed 524 people."),
        ("The Morrow Point ferry will sail on 20 November.", "The Morrow Point ferry will sail on 26 November."),
        (
            "The Bears beat the Morrow Lions 101-90 in the final.",
            "The Bears beat the Morrow Lions 101-95 in the final.",
        ),
    ],
)
def test_no_digit_is_left_out_of_a_toll_a_date_or_a_score(ours: str, theirs: str) -> None:
    assert len(differences([article(ours, "Herald"), article(theirs, "Post", hour=1)])) == 1


def test_a_name_with_a_number_before_the_word_may_is_no_date() -> None:
    ours = "The toll of COVID-19 may be higher on the ferry, the ministry said."
    theirs = "The ministry counted the toll on the ferry as of 28 January."
    assert differences([article(ours, "Herald"), article(theirs, "Post", hour=1)]) == ()


def test_in_long_reports_two_sentences_with_little_in_common_report_two_facts() -> None:
    background = (
        "Rain fell over the harbour. The lifeboat crew went home in the evening. A service is planned. It was quiet."
    )
    ours = f"{NINE} The leave of the captain ended on June 1. {background}"
    theirs = f"{TWELVE} A minister compared ferries with buses in an April 2 interview. {background}"
    found = differences([article(ours, "Herald"), article(theirs, "Post", hour=1)])
    assert [(item.a.text, item.b.text) for item in found] == [(NINE, TWELVE)]
