"""Lines of a number of columns: no word is broken, no line is wider than it has to be."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.columns import columns, fold

EXAMPLES = {
    "english": (
        "   - The harbour bridge was closed on Monday.",
        20,
        "   - The harbour\n     bridge was\n     closed on\n     Monday.",
    ),
    "numbered": ("12. Bridge closed after cracks", 14, "12. Bridge\n    closed\n    after\n    cracks"),
    "korean, by words": ("항구의 다리가 월요일에 폐쇄됐다", 14, "항구의 다리가\n월요일에\n폐쇄됐다"),
    "chinese, by letters": ("港口大桥周一因裂缝而关闭", 10, "港口大桥周\n一因裂缝而\n关闭"),
    "chinese, no mark at the start": ("港口大桥关闭，无人受伤。", 12, "港口大桥关\n闭，无人受\n伤。"),
    "chinese, no open mark at the end": ("市长说过“不会”再关", 8, "市长说过\n“不会”再\n关"),
    "japanese, no small kana at the start": ("ニューヨークではチェック", 10, "ニューヨー\nクでは\nチェック"),
    "latin name in chinese": ("他在Aldport见到了船", 10, "他在\nAldport见\n到了船"),
    "marks on letters": ("cafe\u0301 cafe\u0301 cafe\u0301", 9, "cafe\u0301 cafe\u0301\ncafe\u0301"),
    "hebrew": ("הגשר בנמל נסגר ביום שני", 10, "הגשר בנמל\nנסגר ביום\nשני"),
    "one long word": ("see https://a.example/a/long/way here", 12, "see\nhttps://a.example/a/long/way\nhere"),
    "blanks at the start": ("     Sources differ: more", 18, "     Sources\n     differ: more"),
    "nothing": ("", 10, ""),
    "two lines": ("one two\nthree four", 5, "one\ntwo\nthree\nfour"),
}


@pytest.mark.parametrize(("text", "width", "folded"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_line_is_folded_between_words(text: str, width: int, folded: str) -> None:
    assert fold(text, width) == folded


WORDS = st.lists(
    st.sampled_from("bridge of Aldport closed 다리가 폐쇄됐다 橋が閉鎖された。 a ก็สะพาน é".split()), min_size=1
)


@given(words=WORDS, width=st.integers(24, 100), head=st.sampled_from(["", "   ", "7. ", "   - "]))
def test_no_line_is_over_the_width_and_nothing_is_lost(words: list[str], width: int, head: str) -> None:
    line = head + " ".join(words)
    folded = fold(line, width)
    assert all(columns(part) <= width for part in folded.split("\n"))
    assert re.sub(r"\s", "", folded) == re.sub(r"\s", "", line)


@given(
    words=st.lists(st.sampled_from("bridge of Aldport 다리가 폐쇄됐다 é".split()), min_size=1), width=st.integers(1, 40)
)
def test_no_word_between_blanks_is_broken(words: list[str], width: int) -> None:
    assert fold(" ".join(words), width).split() == words


def test_marks_of_style_take_no_room() -> None:
    assert columns("\x02bridge\x03") == 6


def test_a_phrase_of_thai_that_is_wider_than_a_line_ends_between_clusters() -> None:
    folded = fold("สะพานท่าเรือถูกปิดเมื่อวันจันทร์หลังพบรอยร้าวในคานหลักของสะพาน", 20)
    assert max(map(columns, folded.split("\n"))) <= 20
