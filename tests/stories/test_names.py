"""The names and numbers of a text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from digest.model.article import Article
from digest.stories.names import names

_WORD = re.compile(r"[^\W_]+(?:[-.,:][^\W_]+)*")


@given(st.text("aB1-.,: _'C", max_size=40) | st.text("aB1-.,: _'Cé", max_size=40), st.data())
def test_names_are_the_words_behind_the_first_that_begin_with_a_capital_or_a_digit(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, *others = _WORD.findall(text, start, end) or ("",)
    expected = {word for word in others if word[0] in "B1C"} | ({first} if first[:1] == "1" else set())
    assert names(Article("a", "", text, ((start, end, 0),), "h", "und")) == expected
