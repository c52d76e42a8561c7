"""Bytes to text."""

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.decode import decode

ENGLISH = "The mayor said “we will rebuild” — and the bridge’s owner agreed. It costs £4 million. " * 3
GERMAN = "Die Brücke über die Förde bleibt gesperrt, sagte die Bürgermeisterin. „Wir prüfen“, hieß es. " * 3
POLISH = "Most zostanie zamknięty na sześć tygodni, powiedziała w czwartek rzeczniczka portu w Gdańsku. " * 3
KOREAN = (
    "정부는 13일 정례 브리핑에서 새로운 항만 안전 대책을 발표했다고 밝혔다. 시민들은 다리가 언제 열리는지 물었다. " * 3
)
JAPANESE = "政府は十三日、新しい港の安全対策を発表した。市民は橋がいつ再開するのか尋ねた。" * 4
RUSSIAN = "Правительство объявило о новых мерах безопасности в порту. Жители спросили, когда откроют мост. " * 3


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (KOREAN, "euc-kr"),
        (KOREAN, "cp949"),
        (KOREAN, "utf-16"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_an_undeclared_encoding_is_found(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "given") == text


def test_what_is_declared_is_believed_unless_it_is_utf8() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body>{GERMAN}</body></html>"
    assert GERMAN in decode(page.encode("cp1252"), "given")
    assert GERMAN in decode(page.encode("utf-8"), "given")
    assert decode("naïve".encode("cp1252"), "given", declared="windows-1252") == "naïve"


def test_a_wrong_or_unknown_declaration_does_not_stop_the_reading() -> None:
    assert decode(KOREAN.encode("euc-kr"), "given", declared="no-such-code") == KOREAN
    assert decode(KOREAN.encode("euc-kr"), "given", declared="ascii") == KOREAN


def test_a_character_cut_in_two_loses_only_itself() -> None:
    assert decode(KOREAN.encode()[:-2], "given").startswith(KOREAN[:50])


@pytest.mark.parametrize("body", [bytes(range(32)) * 20, b"\x00\x01\x02\x03" * 50, b"text \x00\x00\x00\x00 text" * 9])
def test_binary_is_refused(body: bytes) -> None:
    with pytest.raises(NotAnArticleError, match="given: binary"):
        decode(body, "given")
