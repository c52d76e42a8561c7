"""The name of an outlet in a line above a text: "Saltmarsh Review, 20 November 2026"."""

import pytest

from digest.text.outlet_line import outlet_in

NAMED = [
    ("Lab Bulletin, 18 November 2026", "Lab Bulletin"),
    ("By Orla Quayle, Saltmarsh Review, 20 November 2026", "Saltmarsh Review"),
    ("By our court reporter, Marrow Bay Times, 9 June 2026", "Marrow Bay Times"),
    ("The Aldport Daily Mail, Nov. 19, 2026 11:20 a.m.", "The Aldport Daily Mail"),
    ("Times of Merrin, Friday 20 November 2026", "Times of Merrin"),
    ("Hohenwieker Anzeiger, 17. Juni 2026", "Hohenwieker Anzeiger"),
    ("Von Jana Holm, Küstenbote, 17. Juni 2026, 11:20 Uhr", "Küstenbote"),
    ("Le Courrier de Kerlaz, 6 août 2026", "Le Courrier de Kerlaz"),
    ("Diario de Valdemora, 2 de diciembre de 2026", "Diario de Valdemora"),
    ("Gazzetta della Valnera, 21 novembre 2026", "Gazzetta della Valnera"),
    ("Jornal do Tornel, 5 de novembro de 2026", "Jornal do Tornel"),
    ("Waardse Courant, 9 oktober 2026", "Waardse Courant"),
    ("Gazeta Nadmorska, 9 listopada 2026", "Gazeta Nadmorska"),
    ("도림신문, 2026년 10월 13일", "도림신문"),
]
UNNAMED = [
    "London, 20 November 2026",
    "New York, 20 November 2026",
    "Post Falls, Idaho, 20 November 2026",
    "Times Square, 20 November 2026",
    "By Tom Post, 20 November 2026",
    "Von Emily Post, 20. November 2026",
    "Colm Aldersey, Nov. 19, 2026 11:20 a.m.",
    "News, 20 November 2026",
    "World News, 20 November 2026",
    "Posted, 20 November 2026",
    "20 November 2026",
    "Saltmarsh Review",
    "He wrote it in the Saltmarsh Review, and she read it on 20 November 2026",
    "Saltmarsh Review, 31 pages",
    "입력 2026.11.20 15:32",
    "",
    ",,,",
]


@pytest.mark.parametrize(("line", "name"), NAMED)
def test_an_outlet_before_a_date_is_found(line: str, name: str) -> None:
    assert outlet_in(line) == name


@pytest.mark.parametrize("line", UNNAMED)
def test_a_place_a_person_or_a_section_is_no_outlet(line: str) -> None:
    assert outlet_in(line) == ""
