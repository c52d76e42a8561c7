"""A form that is filled with other names, days or places is another thing; two reports of one event are not a form."""

import pytest

from digest.text.form_words import FormWords
from digest.text.forms import differ_in_slots, fill_differently, share_no_name

DIVIDEND = (
    "{0} declares dividend of {1} cents",
    "The board of {0} has declared a dividend of {1} cents per share. It is payable on {2} January to shareholders of "
    "record at the close of business on {3} December.",
)
FOG = (
    "Amtliche Warnung vor {0} für {1}",
    "Der Wetterdienst warnt für {1} vor {0}. Die Warnung gilt bis {2}, {3} Uhr; weitere Warnungen sind möglich.",
)
FLU = (
    "Flu figures",
    "Health officials in {0} reported {1} new cases of influenza on {2}. {3} patients are in hospital. The figures are "
    "published on every working day at noon.",
)


def _read(form: tuple[str, str], *filled: str, language: str = "en") -> FormWords:
    return FormWords(form[0].format(*filled), form[1].format(*filled), language)


def test_one_notice_of_two_companies_differs_in_its_slots() -> None:
    one, other = _read(DIVIDEND, "Marrowgate", "12", "15", "31"), _read(DIVIDEND, "Sallow Creek", "31", "22", "4")
    assert differ_in_slots(one, other)
    assert fill_differently(one, other)


def test_one_warning_of_two_places_differs_in_its_slots() -> None:
    one = _read(FOG, "Nebel", "den Kreis Altenbruch", "Samstag", "9", language="de")
    other = _read(FOG, "Sturm", "die Küste von Sielheim", "Sonntag", "20", language="de")
    assert differ_in_slots(one, other)


def test_a_copy_of_a_notice_with_other_words_is_the_same_notice() -> None:
    one = _read(DIVIDEND, "Marrowgate", "12", "15", "31")
    copy = (
        DIVIDEND[0],
        DIVIDEND[1].replace("has declared", "announced").replace("at the close of business", "by evening"),
    )
    other = _read(copy, "Marrowgate", "12", "15", "31")
    assert not differ_in_slots(one, other)
    assert not fill_differently(one, other)


def test_two_reports_of_one_event_do_not_differ_in_slots() -> None:
    one = FormWords(
        "Ferry runs aground off Skerrow",
        "A ferry with 140 people on board ran aground off Skerrow on Monday, the coast guard said. Lifeboats of "
        "Port Ellin took the passengers ashore.",
        "en",
    )
    other = FormWords(
        "Lifeboats bring passengers ashore",
        "Lifeboats of Port Ellin brought 140 people ashore after a ferry ran aground off Skerrow on Monday, the coast "
        "guard said. The captain, Ida Holm, stayed on board.",
        "en",
    )
    assert not differ_in_slots(one, other)


@pytest.mark.parametrize("other", [("Eastmark", "301", "Wednesday", "24"), ("Lower Venn", "87", "Monday", "6")])
def test_a_count_of_another_day_or_place_fills_its_form_differently(other: tuple[str, ...]) -> None:
    assert fill_differently(_read(FLU, "Eastmark", "214", "Monday", "19"), _read(FLU, *other))


def test_other_numbers_alone_are_a_later_version() -> None:
    one, later = _read(FLU, "Eastmark", "214", "Monday", "19"), _read(FLU, "Eastmark", "221", "Monday", "20")
    assert not fill_differently(one, later)


def test_one_dispatch_that_outlets_continue_in_their_own_words_is_no_form() -> None:
    lead = (
        "The old bridge of Aldport was closed on Friday after an inspector found cracks in its north girder, leaving "
        "lorries and two ferries to carry the harvest across the river. "
    )
    one = FormWords("Bridge closed", lead + "The baker of Merrin called it a shame for the whole valley.", "en")
    other = FormWords("Bridge closed", lead + "The smith of Orrick called it a chance for the railway.", "en")
    assert not differ_in_slots(one, other)


@pytest.mark.parametrize("language", ["zh", "ja", "th", "ko", "de"])
def test_the_words_that_are_compared_have_a_limit_in_each_language(language: str) -> None:
    """Aligning takes the square of the words, and a text without blanks is one long word."""
    text = "桥梁在星期一关闭因为检查员发现裂缝" * 500
    report = FormWords(text, text, language)
    assert len(report.aligned) < 500
    assert all(len(word) <= 2_000 for word in report.aligned)


CHECKS = {
    "en": "Inspectors found cracks in the wall of the dam on {}, said Anna {} of the water office in {}. The road below "
    "it is closed, and people of the valley have to take the train. The repair begins next week and takes a month.",
    "de": "Prüfer fanden am {} Risse in der Mauer der Talsperre, sagte Anna {} vom Wasseramt in {}. Die Straße darunter "
    "ist gesperrt, und die Menschen im Tal müssen mit dem Zug fahren. Die Arbeiten beginnen bald und dauern lange.",
    "fr": "Des fissures ont été trouvées {} dans le mur du barrage, a dit Anna {} du bureau des eaux à {}. La route en "
    "bas est fermée, et les gens de la vallée doivent prendre le train. Les travaux commencent et durent longtemps.",
}
DAYS = {
    "en": ("Monday", "November 30", "Tuesday"),
    "de": ("Montag", "30. November", "Dienstag"),
    "fr": ("lundi", "30 novembre", "mardi"),
}


def _check(language: str, day: str, name: str = "Brandt", town: str = "Kiev") -> FormWords:
    return FormWords("Dam closed", CHECKS[language].format(day, name, town), language)


@pytest.mark.parametrize("language", CHECKS)
def test_a_name_in_another_spelling_and_a_date_for_a_weekday_fill_no_form(language: str) -> None:
    day, date, _ = DAYS[language]
    first = _check(language, day)
    for other in (_check(language, day, "Brant"), _check(language, day, town="Kyiv"), _check(language, date)):
        assert not fill_differently(first, other)
    assert not fill_differently(first, _check(language, date, "Brant", "Kyiv"))


@pytest.mark.parametrize("language", CHECKS)
def test_another_name_or_day_fills_a_form(language: str) -> None:
    day, _, other_day = DAYS[language]
    first = _check(language, day, town="Iran")
    assert fill_differently(first, _check(language, day, town="Iraq"))
    assert fill_differently(first, _check(language, other_day, town="Iran"))
    assert fill_differently(first, _check(language, other_day, "Holm", "Iran"), is_version=True)
    assert not fill_differently(first, _check(language, other_day, town="Iran"), is_version=True)


SACKED = ("{0} sack coach {1} after {2}", "{0} have sacked head coach {3} {1} on Monday. {4}")
DRAW = ("{0} gewinnt gegen {1}", "Am Sonntag hat {0} vor {2} Zuschauern gegen {1} gewonnen. {3}")


def test_two_short_notices_without_a_common_name_share_none() -> None:
    one = _read(SACKED, "Bramley", "Pratt", "five defeats", "Neil", "His assistant takes over in Bramley.")
    other = _read(SACKED, "Oldcastle", "Romero", "winless run", "Luis", "A successor is named in Oldcastle this week.")
    assert share_no_name(one, other)


def test_two_reports_with_one_name_in_common_share_it() -> None:
    one = _read(SACKED, "Bramley", "Pratt", "five defeats", "Neil", "His assistant takes over.")
    other = FormWords("Coach leaves", "After 5 defeats Neil Pratt has left the club, said chairman Ola Brandt.", "en")
    assert not share_no_name(one, other)


def test_a_name_that_opens_a_sentence_elsewhere_is_shared() -> None:
    one = FormWords("Mine closed", "Miners left the pit at Corran on Monday, said Ida Voss and Per Holm.", "en")
    other = FormWords("Pit shut", "Corran lost its mine, said Tom Reed, Ann Lund and Jo Marsh.", "en")
    assert not share_no_name(one, other)


def test_reports_with_few_names_and_no_form_are_not_compared_by_names() -> None:
    one = FormWords("Snow closes the pass", "Drivers had to wait at the Harl pass, said warden Oddny Brekke.", "en")
    other = FormWords("Road shut", "A plough from Lien and one from Vik cleared the mountain road after hours.", "en")
    assert not share_no_name(one, other)


def test_a_noun_with_a_capital_is_no_name() -> None:
    one = _read(DRAW, "Eintracht Moorfeld", "Blau Rade", "210", "Jansen Petersen traf.", language="de")
    other = _read(DRAW, "Germania Holm", "Viktoria Tarp", "140", "Ole Thomsen traf.", language="de")
    assert share_no_name(one, other)


WITHDRAWN = (
    "Bakery withdraws {0} over {1}",
    "{2} is withdrawing its {0} because it may contain {1}. Buyers get {3} back.",
)
RESULTS = (
    "{0} beats forecasts by $0.07",
    "{0} said on Tuesday that it earned $0.{1} a share, above the $0.{2} that Morland Research and other houses of New "
    "York had expected. Sales of {3} million were in line.",
)


def test_the_slot_that_opens_both_texts_is_their_subject() -> None:
    one = _read(WITHDRAWN, "rye loaves", "splinters of wood", "Kornhus", "their money")
    other = _read(WITHDRAWN, "almond cakes", "traces of metal", "Millside", "their money")
    assert differ_in_slots(one, other)


def test_what_opens_a_report_in_other_words_is_no_other_subject() -> None:
    one = _read(WITHDRAWN, "rye loaves", "splinters of wood", "Kornhus", "their money")
    other = _read(WITHDRAWN, "rye loaves", "splinters of wood", "The bakery Kornhus", "the price")
    assert not differ_in_slots(one, other)


def test_parts_of_numbers_and_the_digits_of_a_road_are_no_common_numbers() -> None:
    one, other = _read(RESULTS, "Harrow Mills", "92", "85", "61"), _read(RESULTS, "Calder Freight", "31", "24", "92")
    assert differ_in_slots(one, other)
    crash = "A van hit a tree on the {0} near Wendle on Friday."
    assert FormWords("", crash.format("A44"), "en").numbers.isdisjoint(FormWords("", "Mr Dole is 44.", "en").numbers)


RELEASED = (
    "Mapler {0} is out",
    "The Mapler team is pleased to release Mapler {0}. It requires Quarz {1} and Geode 3.8 or higher; the list of changes "
    "is on the page of the project, with {2} fixes.",
)


@pytest.mark.parametrize(
    ("version", "next_one"), [("4.2.0rc1", "4.1.5"), ("v201509", "v201506"), ("A12", "B417"), ("#17703", "#17715")]
)
def test_two_codes_in_one_title_name_two_things(version: str, next_one: str) -> None:
    one, other = _read(RELEASED, version, "12", "21"), _read(RELEASED, next_one, "11", "34")
    assert differ_in_slots(one, other)
    assert fill_differently(one, other)


@pytest.mark.parametrize(("count", "later_count"), [("1.200.000", "1.400.000"), ("4.5", "4.7"), ("60mph", "70mph")])
def test_two_figures_in_one_title_name_one_thing(count: str, later_count: str) -> None:
    one, other = _read(RELEASED, count, "12", "21"), _read(RELEASED, later_count, "11", "34")
    assert not differ_in_slots(one, other)
    assert not fill_differently(one, other)


COLUMN = (
    "Kitchen diary: {0}",
    "Welcome to another part of the kitchen diary, in which our cook Ida Marsh answers your questions from her stove in "
    "Easton. This week it is about {1}",
)


def test_parts_of_a_column_with_one_opening_are_about_two_things() -> None:
    one = _read(COLUMN, "Bread without yeast", "dough that rises by itself: flour, water and four days of patience.")
    other = _read(COLUMN, "Soup for ten", "large pots: roast the bones, skim the broth and salt it last.")
    assert differ_in_slots(one, other, is_one_outlet=True)
    assert not differ_in_slots(one, other)


def test_an_opening_that_tells_what_the_titles_say_is_of_one_event() -> None:
    opening = "The crew of the ferry Aldra stopped work in Easton harbour on Monday because of a dispute over night shifts and pay, "
    one = FormWords("Ferry crew stops work", opening + "said the union, which wants a rise by spring.", "en")
    other = FormWords("Dispute over pay halts ferry", opening + "and lorries queued as far as the old mill road.", "en")
    assert not differ_in_slots(one, other, is_one_outlet=True)


def test_news_of_the_same_thing_differs_in_words_and_figures() -> None:
    one = FormWords(
        "Yellow warning of ice for the Skerry Isles",
        "A yellow warning of ice has been issued for the Skerry Isles from 6pm on Friday to 4am on Saturday. Frost of 6 "
        "degrees is expected. Some delays to ferries are likely.",
        "en",
    )
    other = FormWords(
        "Ice warning for the Skerry Isles raised to amber",
        "The warning of ice for the Skerry Isles has been raised from yellow to amber from 6pm on Friday to 9am on "
        "Saturday. Frost of 11 degrees is expected. Ferries are likely to be cancelled.",
        "en",
    )
    assert not differ_in_slots(one, other)


COURT = (
    "Marl County Court: {0} jailed",
    "{1} of {2} was jailed for two years by Judge Ada Renn at Marl County Court on Friday. Prosecutor Finn Aske and Inspector "
    "Lena Brook of Marl Police thanked the witnesses.",
)


def test_one_outlet_shares_the_names_of_its_form_with_itself() -> None:
    one = _read(COURT, "Burglar Tom Oakes", "Tom Oakes", "Dock Road")
    other = _read(COURT, "Forger Rita Lamb", "Rita Lamb", "Hill View")
    assert differ_in_slots(one, other, is_one_outlet=True)
    assert not differ_in_slots(one, other)


@pytest.mark.parametrize("title", ["", "Fuel prices"])
def test_another_subject_with_another_figure_is_no_news_of_the_same_thing(title: str) -> None:
    one = FormWords(title, "Petrol costs 182 cents a litre in Halm today, the motoring club said.", "en")
    other = FormWords(title, "Diesel costs 171 cents a litre in Halm today, the motoring club said.", "en")
    assert differ_in_slots(one, other)


def test_a_code_is_the_same_with_and_without_its_hyphen() -> None:
    one, other = (FormWords(f"Mapler {code} is out", f"Mapler {code} has fixes.", "en") for code in ("v-4", "v4"))
    assert one.codes == other.codes == {"v4"}


DISPATCH = (
    "Norden will hand over the last of its jets by May, the ministry in Easton said on Monday. Minister Jens Holm told "
    "reporters that pilots had been trained since March. Six F-16 jets of the G9 fund left the air base at noon."
)


@pytest.mark.parametrize("title", ["Norden hands over last F-16s", "G9 fund pays for jets of Norden"])
def test_copies_of_a_dispatch_are_one_text_whichever_code_their_titles_have(title: str) -> None:
    one, other = FormWords("Norden hands over F-16 jets", DISPATCH, "en"), FormWords(title, DISPATCH, "en")
    assert not fill_differently(one, other)
    assert not differ_in_slots(one, other)


def test_a_magnitude_in_a_title_is_a_figure_and_no_code() -> None:
    text = "A magnitude {0} earthquake hit Aldra island on Monday at 6am, the institute in Easton said. No damage was reported."
    one, other = (FormWords(f"M{size} earthquake hits Aldra island", text.format(size), "en") for size in (4.6, 4.7))
    assert not one.codes
    assert not differ_in_slots(one, other)
    assert not fill_differently(one, other)


@pytest.mark.parametrize(
    ("title", "language"), [("云南地震12人死亡", "zh"), ("死者12人 能登地震", "ja"), ("지진 사망자12명", "ko")]
)
def test_a_number_behind_a_word_without_a_blank_is_a_number_and_no_code(title: str, language: str) -> None:
    report = FormWords(title, "", language)
    assert (set(report.numbers), set(report.codes)) == ({"12"}, set())


@pytest.mark.parametrize("amount", ["Rs500", "EUR500m", "US500"])
def test_letters_of_a_currency_make_no_code_of_an_amount(amount: str) -> None:
    report = FormWords(f"Port to pay {amount} for the crane", "", "en")
    assert (set(report.numbers), set(report.codes)) == ({"500"}, set())
