"""Script first, then what is said, then the letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.language import base_code, detect, known_languages

CASES = [
    ("The harbour trust said on Thursday that the bridge would stay closed for six weeks.", "en"),
    ("Die Brücke bleibt nach Angaben der Hafengesellschaft mindestens sechs Wochen gesperrt.", "de"),
    ("Le pont restera fermé pendant au moins six semaines, a annoncé jeudi la société du port.", "fr"),
    ("El puente permanecerá cerrado al menos seis semanas, anunció el jueves la autoridad del puerto.", "es"),
    ("다리는 최소 6주 동안 폐쇄된다고 항만공사가 목요일 밝혔다.", "ko"),
    ("橋は少なくとも六週間閉鎖されると港湾局が木曜日に発表した。", "ja"),
    ("港务局周四表示，大桥将至少关闭六周。", "zh"),
    ("สะพานจะปิดอย่างน้อยหกสัปดาห์", "th"),
    ("Мост будет закрыт не менее шести недель, сообщило в четверг управление порта.", "ru"),
]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_the_language_of_a_sentence_is_found(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_hint_is_believed_where_the_script_agrees() -> None:
    assert detect("Taxi", hint="de-AT") == "de"
    assert detect("다리는 폐쇄된다", hint="en") == "ko"
    assert detect("The bridge is closed", hint="ko") == "en"


ZULU_LIKE = "Ibhuloho lizovalwa okungenani amasonto ayisithupha, kusho abaphathi bechweba ngoLwesine. " * 4


def test_a_page_that_says_english_of_every_language_is_not_believed() -> None:
    german = "Die Brücke bleibt nach Angaben der Hafengesellschaft mindestens sechs Wochen gesperrt. " * 4
    assert detect(german, hint="en") == "de"
    assert detect(ZULU_LIKE, hint="en") == "zu"


def test_a_page_is_believed_of_short_texts_and_of_near_languages() -> None:
    danish = "Broen forbliver lukket i mindst seks uger, oplyste havneselskabet torsdag. " * 4
    assert detect("Die Brücke bleibt gesperrt", hint="en") == "en"
    assert detect(danish, hint="nb-NO") == "no"


@pytest.mark.parametrize(
    ("text", "language"), [("ხიდი დაიხურება", "ka"), ("பாலம் மூடப்படும்", "ta"), ("ស្ពាននឹងបិទ", "km"), ("ขอบคุณ", "th")]
)
def test_a_script_of_one_language_decides_alone(text: str, language: str) -> None:
    assert detect(text, hint="en") == language


@pytest.mark.parametrize("text", ["", "a", "🙂🙂", "12345", "\x00", "…", "한A", "\ud800"])
def test_tiny_and_odd_texts_never_crash(text: str) -> None:
    assert detect(text)


@given(
    st.text(max_size=60) | st.text("aя한か中ع🙂 .", max_size=400), st.sampled_from([None, "en", "ko", "sr", "xx", "?"])
)
def test_any_text_has_a_language_or_none(text: str, hint: str | None) -> None:
    assert detect(text, hint).isalpha()


def test_codes_are_spelled_in_one_way() -> None:
    assert [base_code(code) for code in ("de-AT", "DE_at", "iw", "zh-Hans", None, "!")] == [
        "de",
        "de",
        "he",
        "zh",
        "",
        "",
    ]
    assert {"en", "de", "ko", "he", "ja", "zh"} <= known_languages()
