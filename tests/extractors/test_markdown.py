"""Markdown without marks is read as the parser reads it."""

from hypothesis import given
from hypothesis import strategies as st

from digest.extractors.markdown import blocks

# An empty comment is a block without words, and a mark, with which the parser reads the text.
_MARK = "\n\n<!-- -->"
_PIECES = st.sampled_from(
    ("a", "It rained. ", "# ", "\n\n", "\n", " ", "1. ", "- ", "é", "\u00a0", "!", "===", "&amp;", "\t")
)


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_a_text_without_marks_has_the_blocks_that_the_parser_finds(text: str) -> None:
    assert list(blocks(text)) == list(blocks(text + _MARK))
