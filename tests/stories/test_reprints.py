"""The same text elsewhere is folded; another report, another place and another day are not."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from digest.model.article import Article
from digest.stories.names import names
from digest.stories.reprints import fold, newest

WIRE = (
    "The swing bridge in the port of Brackwater will stay closed for at least six weeks while its main girder is "
    "repaired, the harbour trust said on Thursday. An inspector found cracks of up to nine centimetres during a "
    "routine look at the structure, which dates from 1931. First tests pointed to metal fatigue, and the repair is "
    "expected to cost two million pounds, said Tilda Marrow, the engineer who leads the work.\n\n"
    "A free ferry will run every twenty minutes from early morning until midnight, seven days a week. Lorries above "
    "seven tonnes have to take the road through Estholm, which adds forty minutes to the way. The trust will say on "
    "Monday whether one lane can be opened for ambulances and for the fire engines of the island."
)
OTHER = (
    "Drivers queued for five kilometres on the first morning without the bridge in Brackwater. Lorries needed seventy "
    "minutes for the detour through Estholm, and two schools moved the start of their lessons. “First tests pointed to "
    "metal fatigue, and the repair is expected to cost two million pounds,” said Tilda Marrow of the harbour trust. "
    "Shopkeepers on the island ask for lower rents until the crossing is open, and the bakers of the market have "
    "begun to send their bread by boat."
)
# Forms that are filled in anew for each place or day.
FORMS = {
    "a result": (
        "{0} beat {1} {2} on Saturday in front of {3} people. {4} scored the first goal after a corner, and the "
        "visitors never came back into the match. The coach praised the patience of his team and said that the next "
        "weeks would show what it was worth. {0} are now in place {5} of the league.",
        ("Norderwiek", "Estholm", "3:1", "4,200", "Ruben Hallo", "7"),
        ("Merrin", "Brackwater", "2:0", "1,850", "Ole Tange", "11"),
    ),
    "a forecast": (
        "Rain is expected in {0} in the morning, with wind from the west and gusts of up to {1} kilometres an hour. "
        "In the afternoon it will be dry for some hours and the clouds will break. The highest temperature will be "
        "{2} degrees, the lowest in the night {3}. The outlook for the days to come is mild and changeable.",
        ("Norderwiek", "62", "11", "4"),
        ("Merrin", "48", "14", "8"),
    ),
    "a company's quarter": (
        "{0} said on Tuesday that its profit rose to {1} million crowns in the third quarter, from {2} million a year "
        "ago. Sales grew by {3} percent, helped by the business with other companies, while costs for energy fell. "
        "The board kept its forecast for the year. Shares of {0} were little changed in early trading.",
        ("Halvor Kabel", "412", "388", "6.1"),
        ("Sund Papir", "97", "120", "2.4"),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_form_of_another_place_is_no_reprint(make: Callable[..., Article], form: str) -> None:
    text, one, other = FORMS[form]
    assert len(fold([make(text.format(*one), day=3), make(text.format(*other), day=3)])[0]) == 2
    assert len(fold([make(text.format(*one), day=3), make(text.format(*one) + " (wire)", day=4)])[0]) == 1


def test_a_word_in_ten_another_headline_and_a_paragraph_less_are_the_same_text(make: Callable[..., Article]) -> None:
    words = WIRE.split(" ")
    edited = " ".join("other" if at % 10 == 3 else word for at, word in enumerate(words))
    for copy in (edited, WIRE.split("\n\n")[0], WIRE.split("\n\n")[1]):
        kept, again = fold([make(WIRE, "Bridge to stay shut", day=3), make(copy, "Crossing closed for weeks", day=4)])
        assert [item.kind for item in again] == ["copy"], copy
        assert kept[0].title == "Bridge to stay shut"


def test_a_report_that_quotes_the_same_statement_is_none(make: Callable[..., Article]) -> None:
    assert len(fold([make(WIRE, day=3), make(OTHER, day=3)])[0]) == 2


def test_a_later_version_of_the_same_outlet_replaces_the_older_one(make: Callable[..., Article]) -> None:
    old = make(WIRE, "Bridge shut", day=3, publisher="Harbour Courier")
    new = make(WIRE + "\n\nNobody was hurt.", "Bridge shut", day=4, publisher="Harbour Courier")
    kept, [again] = fold([new, old])
    assert kept == (new,)
    assert (again.article, again.of, again.kind) == (old.id, new.id, "older")


def test_a_later_copy_of_another_outlet_or_a_shorter_one_does_not(make: Callable[..., Article]) -> None:
    old = make(WIRE, day=3, publisher="Harbour Courier")
    longer = make(WIRE + "\n\nNobody was hurt.", day=4, publisher="Valley Ledger")
    shorter = make(WIRE.split("\n\n")[0], day=4, publisher="Harbour Courier")
    for copy in (longer, shorter):
        kept, [again] = fold([old, copy])
        assert (kept, again.kind) == ((old,), "copy")


def test_what_repeated_the_older_version_repeats_the_newer(make: Callable[..., Article]) -> None:
    old = make(WIRE, day=3, publisher="Harbour Courier")
    copy = make("From our partners. " + WIRE, day=4, publisher="Valley Ledger")
    new = make(WIRE + "\n\nNobody was hurt.", day=5, publisher="Harbour Courier")
    kept, again = fold([old, copy, new])
    assert kept == (new,)
    assert {item.article: item.of for item in again} == {old.id: new.id, copy.id: new.id}


def test_the_newest_of_one_name_is_the_last_published_then_the_longest(make: Callable[..., Article]) -> None:
    old, new = make("It was so.", day=3), make("It was.", day=4)
    assert newest([old, new]) == newest([new, old]) == new
    assert newest([make("It was so."), make("It was.")]).text == "It was so."
    assert newest([make("Undated, and longer than it."), new]) == new


def test_names_are_capitals_within_a_sentence_and_numbers(make: Callable[..., Article]) -> None:
    article = make(
        "Yesterday the Port of Brackwater paid 2.5 million. Nobody saw Tilda Marrow at 9:30.", "All Capitals"
    )
    assert names(article) == {"Port", "Brackwater", "2.5", "Tilda", "Marrow", "9:30"}


def test_versions_a_second_apart_are_told_apart_by_their_time(make: Callable[..., Article]) -> None:
    from dataclasses import replace

    old = make(WIRE, day=3, publisher="Harbour Courier")
    new = replace(make(WIRE + " Nobody was hurt.", day=3, publisher="Harbour Courier"), id="new")
    assert old.published is not None
    new = replace(new, published=old.published + timedelta(seconds=1))
    assert fold([old, new])[0] == (new,)


def test_a_stop_word_that_opens_a_quotation_is_no_name(make: Callable[..., Article]) -> None:
    article = make("She told Ann Lee: “If it rains, The Ferry stops at 6.”")
    assert names(article) == {"Ann", "Lee", "Ferry", "6"}


def test_a_short_report_that_contradicts_another_outlet_is_no_reprint(make: Callable[..., Article]) -> None:
    flash = "The new bridge over the Orrin {} on 14 May, the council said. A ferry runs until the crossing is open."
    opens = make(flash.format("will open"), day=3, publisher="Harbour Courier")
    opens_not = make(flash.format("will not open"), day=3, publisher="Valley Ledger")
    assert len(fold([opens, opens_not])[0]) == 2
    again = make("Wire: " + flash.format("will open"), day=4, publisher="Valley Ledger")
    assert len(fold([opens, again])[0]) == 1


REPORT = (
    "The new bridge over the Orrin will {} open on 14 May, the council of Ostwick said on Tuesday. A ferry runs every "
    "twenty minutes until the crossing is ready, and buses on both sides of the river stop at its piers. Lorries have to "
    "take the long road by Tarnby, where the old bridge carries loads of up to thirty tonnes."
)
EDITED = {
    "Tuesday": "Friday evening", "every twenty minutes": "all day", "ready": "finished", "both sides": "the banks",
    "long road": "detour", "carries": "holds",
}  # fmt: skip


def test_a_contradiction_in_a_copy_with_many_edits_is_an_edit(make: Callable[..., Article]) -> None:
    edited = REPORT.format("not")
    for before, after in EDITED.items():
        edited = edited.replace(before, after)
    first = make(REPORT.format("probably"), day=3, publisher="Harbour Courier")
    assert len(fold([first, make(edited, day=3, publisher="Valley Ledger")])[0]) == 1
    assert len(fold([first, make(REPORT.format("not"), day=3, publisher="Valley Ledger")])[0]) == 2


def test_a_sentence_of_another_part_contradicts_no_copy(make: Callable[..., Article]) -> None:
    """Of the copy's second sentence the end is lost, and so it has half of the words of the original's first."""
    text = "The council of Ostwick will open the new bridge over the Orrin on 14 May, its mayor said. {} " + FERRY
    whole = (
        "The mayor said that the council will not open the bridge over the Orrin to lorries before the summer is over."
    )
    cut_off = "The mayor said that the council will not open the bridge over the Orrin"
    one = make(text.format(whole), day=3, publisher="Harbour Courier")
    other = make(text.format(cut_off + "."), day=3, publisher="Valley Ledger")
    assert len(fold([one, other])[0]) == 1


FERRY = (
    "A ferry runs every twenty minutes until then, and buses on both sides of the river stop at its piers. Lorries have "
    "to take the long road by Tarnby, where the old bridge carries loads of up to thirty tonnes."
)


def test_an_outlet_that_contradicts_its_own_short_report_has_a_newer_version_of_it(
    make: Callable[..., Article],
) -> None:
    flash = "A fire at the paper mill in Ostwick injured {} people on Tuesday night, the fire brigade said. "
    flash += "It took five hours to put it out, and the road along the river stays closed until the walls are safe."
    old = make(flash.format(12), day=3, publisher="Harbour Courier")
    new = make(flash.format(19), day=4, publisher="Harbour Courier")
    kept, [again] = fold([old, new])
    assert (kept, again.kind) == ((new,), "older")


ADVICE = (
    " Drivers should slow down, use dipped headlights and keep a safe distance from other vehicles. Loose objects in "
    "gardens should be secured. Further warnings may follow, and the public is asked to follow the forecasts on the "
    "website of the service. The warning is valid until it is withdrawn."
)
WARNING = "The weather service has issued a warning of {} for the {} from 6 pm on {} until {} am on {}." + ADVICE


@pytest.mark.parametrize("publisher", ["", "Weather Office"])
@pytest.mark.parametrize(
    "other",
    [
        ("dense fog", "Caldry coast", "Saturday", "9", "Sunday"),
        ("strong wind", "Ferrin hills", "Friday", "3", "Saturday"),
        ("strong wind", "Caldry coast", "Sunday", "5", "Monday"),
    ],
    ids=["another danger", "another place", "another day"],
)
def test_a_warning_of_another_danger_place_or_day_is_no_reprint(
    make: Callable[..., Article], publisher: str, other: tuple[str, ...]
) -> None:
    wind = make(WARNING.format("strong wind", "Caldry coast", "Friday", "3", "Saturday"), day=3, publisher=publisher)
    assert len(fold([wind, make(WARNING.format(*other), day=4, publisher=publisher)])[0]) == 2


@pytest.mark.parametrize(("before", "after"), [("Tilda Marrow", "Tilda Marow"), ("on Thursday", "on Friday")])
def test_the_corrected_version_of_an_outlet_replaces_the_first_one(
    make: Callable[..., Article], before: str, after: str
) -> None:
    from dataclasses import replace

    old = make(WIRE, "Bridge shut", day=3, publisher="Harbour Courier")
    assert old.published is not None
    new = make(WIRE.replace(before, after), "Bridge shut", day=3, publisher="Harbour Courier")
    new = replace(new, published=old.published + timedelta(hours=3))
    kept, [again] = fold([old, new])
    assert (kept, again.kind) == ((new,), "older")


@pytest.mark.parametrize(
    ("before", "after"), [("Tilda Marrow", "Tylda Marrow"), ("on Thursday", "on 26 November"), ("Estholm", "Esthölm")]
)
def test_wire_copy_in_the_style_of_another_house_is_a_copy(
    make: Callable[..., Article], before: str, after: str
) -> None:
    old = make(WIRE, "Bridge shut", day=3, publisher="Harbour Courier")
    copy = make(WIRE.replace(before, after), "Bridge shut", day=4, publisher="Valley Ledger")
    kept, [again] = fold([old, copy])
    assert (kept, again.kind) == ((old,), "copy")
