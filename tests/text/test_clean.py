"""Furniture goes with its reason; prose, subheads and quotations stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.clean import clean_text
from digest.text.furniture import is_prose, reason_against

FURNITURE = [
    ("+1", "counter"),
    ("Comments0", "counter"),
    ("300", "counter"),
    ("12 comments", "counter"),
    ("댓글 0", "counter"),
    ("0005669944_001_20240207161716411", "image number"),
    ("IMG_2041.jpg", "image number"),
    ("A man looks at the sea in the port of Brackwater on Monday./Tidewater Post", "caption"),
    ("성도항 개장식에 참석한 주민들이 첫 배를 배웅하고 있다./한빛일보", "caption"),
    ("Workers on the quay. (Photo: Odd Fairley)", "caption"),
    ("Photo by Odd Fairley", "caption"),
    ("Foto: Reederei Tammsen", "caption"),
    ("Share it on", "menu"),
    ("Most Commented", "menu"),
    ("Sign in", "menu"),
    ("Skip to main content", "menu"),
    ("Quick access to top menu Direct access to main contents Quick access to page bottom", "menu"),
    ("Artikel teilen", "menu"),
    ("많이 본 뉴스", "menu"),
    ("By Colm Aldersey", "byline"),
    ("By Colm Aldersey, Nov. 19, 2026 11:20 a.m.", "byline"),
    ("Von Frauke Janßen-Thoms", "byline"),
    ("서이든 기자 ideun.seo@hanbit-ilbo.example", "byline"),
    ("Colm Aldersey’s Profile image", "byline"),
    ("18 November 2026", "date line"),
    ("입력 2026.11.20 15:32", "date line"),
    ("Updated: Nov. 19, 2026, 6:40 p.m. GMT", "date line"),
    ("Read more: Dredger returns after summer refit", "link to another article"),
    ("Sign up for our newsletter to get the day’s news each morning.", "notice"),
    ("This site uses cookies to count its readers.", "notice"),
    ("© 2026 North Coast Wire", "caption"),
    ("Alle Rechte vorbehalten.", "notice"),
    ("* * *", "no words"),
]
PROSE = [
    "By Monday, the river had fallen by two metres.",
    "“Share what you have,” she said.",
    "The comments section was closed.",
    "Photographs of the bridge were shown to the council on Friday.",
    "Subscribers lost 4 million dollars.",
    "Read more books, the minister told the pupils.",
    "He paid 300.",
    "The and/or clause was struck out by the judge on Monday.",
    "See the sea and die, they say.",
    "새 여객선터미널이 20일 문을 열었다.",
    "Wir haben Proviant für drei Wochen.",
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_a_line_of_furniture_is_known_with_its_reason(line: str, reason: str) -> None:
    assert reason_against(line) == reason


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_never_furniture(line: str) -> None:
    assert is_prose(line)
    assert reason_against(line) == ""


def test_the_first_line_that_reads_like_a_title_becomes_it() -> None:
    cleaned = clean_text(
        "Skip to content\n\nBridge closed after cracks found\n\nBy Ann Lee\n\nThe bridge was closed on Monday."
    )
    assert cleaned.title == "Bridge closed after cracks found"
    assert cleaned.text == "The bridge was closed on Monday."
    assert [line.reason for line in cleaned.removed] == ["menu", "title", "byline"]


@pytest.mark.parametrize("title", ["Storm ends", "Mayor quits at last"])
def test_a_short_first_line_is_a_title_where_no_other_line_says_more(title: str) -> None:
    assert clean_text(f"{title}\n\nThe storm that hit the coast on Monday has ended.").title == title
    assert clean_text(f"World news\n\n{title} on the coast\n\nIt has ended.").title == f"{title} on the coast"


def test_a_few_characters_are_a_title_where_words_have_no_blanks_between() -> None:
    cleaned = clean_text("北京下雪\n\n北京市气象台周一表示，今年第一场雪将持续两天，部分地铁线路停运。")
    assert cleaned.title == "北京下雪"


def test_a_title_that_is_known_is_not_said_again() -> None:
    cleaned = clean_text("BRIDGE CLOSED!\nThe bridge was closed on Monday.", title="Bridge closed")
    assert (cleaned.title, cleaned.text) == ("Bridge closed", "The bridge was closed on Monday.")


def test_a_text_of_one_line_keeps_it() -> None:
    assert clean_text("Bridge closed after cracks found").text == "Bridge closed after cracks found"


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    wrapped = (
        "The council of the port agreed on Friday to close the bridge for\n"
        "six weeks and to ask the engineers for a second opinion on the\n"
        "cracks in its girder.\n\nNobody spoke against it."
    )
    assert clean_text(wrapped).text.split("\n\n") == [
        "The council of the port agreed on Friday to close the bridge for six weeks and to ask the engineers for a "
        "second opinion on the cracks in its girder.",
        "Nobody spoke against it.",
    ]
    listed = "It rained.\nOne item of the list that is long\nAnother item\nA third one\nThe end of it came on Monday."
    assert len(clean_text(listed).text.split("\n\n")) == 5


def test_a_subhead_between_paragraphs_stays() -> None:
    text = "The bridge was closed.\n\nWhat happens next\n\nEngineers will look at it again."
    assert "What happens next" in clean_text(text).text


def test_a_line_in_another_script_goes_where_it_is_no_sentence() -> None:
    cleaned = clean_text("The bridge was closed.\n\n정례브리핑하는 대변인\n\nEngineers will look at it.")
    assert [line.reason for line in cleaned.removed] == ["other script"]


def test_a_dateline_before_the_first_word_goes() -> None:
    cleaned = clean_text("BRACKWATER, Nov 19 (North Coast Wire) – The bridge will stay closed.\n\nIt is old.")
    assert cleaned.text.startswith("The bridge will stay closed.")
    assert cleaned.removed[0].reason == "dateline"


LINES = [line for line, _ in FURNITURE] + PROSE + ["Bridge closed after cracks found", "What happens next"]


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_words_stand_in_the_document_in_the_same_order(text: str) -> None:
    cleaned = clean_text(text)
    rest = iter(text.split())
    assert all(any(word == other for other in rest) for word in cleaned.text.split())


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_every_line_is_kept_or_accounted_for(text: str) -> None:
    cleaned = clean_text(text)
    kept = cleaned.text.split("\n\n") if cleaned.text else []
    assert sorted([*kept, *(line.text for line in cleaned.removed)]) == sorted(
        line for line in text.split("\n") if line
    )
