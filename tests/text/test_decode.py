"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import NotAnArticleError
from digest.text.decode import decode

ENGLISH = "The mayor said “we will rebuild” — and the bridge’s owner agreed. It costs £4 million. " * 3
GERMAN = "Die Brücke über die Förde bleibt gesperrt, sagte die Bürgermeisterin. „Wir prüfen“, hieß es. " * 3
POLISH = "Most zostanie zamknięty na sześć tygodni, powiedziała w czwartek rzeczniczka portu w Gdańsku. " * 3
KOREAN = (
    "정부는 13일 정례 브리핑에서 새로운 항만 안전 대책을 발표했다고 밝혔다. 시민들은 다리가 언제 열리는지 물었다. " * 3
)
JAPANESE = "政府は十三日、新しい港の安全対策を発表した。市民は橋がいつ再開するのか尋ねた。" * 4
RUSSIAN = "Правительство объявило о новых мерах безопасности в порту. Жители спросили, когда откроют мост. " * 3
CHINESE = "市政府宣布，河上的人行桥将关闭到明年春天。发言人说，我们必须先检查每一个接缝。" * 3
TRADITIONAL = "市政府宣布，河上的人行橋將關閉到明年春天。發言人說，我們必須先檢查每一個接縫。" * 3
GREEK = "Ο δήμος ανακοίνωσε ότι η πεζογέφυρα θα παραμείνει κλειστή μέχρι την άνοιξη. " * 3
HEBREW = "העירייה הודיעה ביום רביעי כי גשר הולכי הרגל יישאר סגור עד האביב. " * 3
ARABIC = "أعلنت البلدية يوم الأربعاء أن جسر المشاة سيبقى مغلقا حتى الربيع. " * 3
TURKISH = "Belediye çarşamba günü yaya köprüsünün ilkbahara kadar kapalı kalacağını açıkladı. " * 3
THAI = "เทศบาลแจ้งว่าสะพานคนเดินจะยังปิดอยู่จนถึงฤดูใบไม้ผลิวิศวกรพบรอยร้าวในส่วนโค้ง" * 3


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
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-32-le"),
        (KOREAN, "utf-16-le"),
        (JAPANESE, "utf-16-be"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-32-be"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
        (TRADITIONAL, "big5"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        (TURKISH, "cp1254"),
        (THAI, "cp874"),
        (THAI, "utf-16-le"),
        (ENGLISH, "mac_roman"),
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


@pytest.mark.parametrize(("text", "codec"), [(KOREAN, "cp949"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251"), (POLISH, "cp1250"),
                                             (CHINESE, "gb18030"), (GREEK, "cp1253"), (TURKISH, "cp1254"), (KOREAN, "utf-8")])  # fmt: skip
@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "utf-8", "big5"])
def test_a_declaration_whose_text_is_nonsense_is_doubted(text: str, codec: str, declared: str) -> None:
    assert decode(text.encode(codec), "given", declared) == text


def test_a_header_comes_before_a_page_and_a_page_before_a_guess() -> None:
    short = "Größe"
    page = f"<meta charset='iso-8859-2'>{short}"
    assert short in decode(page.encode("cp1252"), "given", declared="windows-1252")
    assert "€" in decode(b"<meta charset=windows-1252>5 \x80", "given")


@pytest.mark.parametrize(
    "declared", ["unicode_escape", "utf-7", "punycode", "rot13", "base64", "idna", "zlib", "undefined"]
)
def test_an_encoding_that_rewrites_text_is_not_asked(declared: str) -> None:
    assert decode(b"C:\\u0041 +AEE- costs 5 pounds", "given", declared) == "C:\\u0041 +AEE- costs 5 pounds"


@pytest.mark.parametrize("stray", ["Zoë", "“No”", "5 €", "Hôtel"])
def test_stray_bytes_in_utf8_are_read_as_windows_1252(stray: str) -> None:
    body = GERMAN.encode() + stray.encode("cp1252") + KOREAN.encode()
    assert decode(body, "given") == GERMAN + stray + KOREAN


def test_text_that_was_garbled_before_it_came_stays_as_it_came() -> None:
    garbled = GERMAN.encode().decode("cp1252")
    assert decode(garbled.encode(), "given") == garbled


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "euc-kr", "utf-16", "x-sjis", "iso-2022-jp", "hz", "cp1252", "?"]),
)
def test_any_bytes_are_text_or_refused(body: bytes, declared: str | None) -> None:
    try:
        text = decode(body, "given", declared)
    except NotAnArticleError:
        return
    text.encode("utf-8")


def test_a_character_cut_in_two_loses_only_itself() -> None:
    assert decode(KOREAN.encode()[:-2], "given").startswith(KOREAN[:50])


@pytest.mark.parametrize("body", [bytes(range(32)) * 20, b"\x00\x01\x02\x03" * 50, b"text \x00\x00\x00\x00 text" * 9])
def test_binary_is_refused(body: bytes) -> None:
    with pytest.raises(NotAnArticleError, match="given: binary"):
        decode(body, "given")
