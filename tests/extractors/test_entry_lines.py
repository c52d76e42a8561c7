"""Lines of entries: labels, versions and code are no sentences."""

import pytest

from digest import plugins
from digest.extractors.entry_lines import without_fragments
from digest.model.article import ENTRY, Article, Document
from digest.model.feed import EntryText


def _article(text: str, title: str) -> Article:
    [article] = plugins.load("extractors", "entry")(
        Document("http://c.example/1", EntryText(title, text=text).packed(), ENTRY)
    )
    return article


@pytest.mark.parametrize(
    "text",
    [
        "Created", "v3.8.4", "Created\nClosed\nAuthor", 'comment = "rebuild the index of all ports and weirs"',
        "Bump version", "size = 4 bytes for each of the ports", "render(page, title, all, of, the, lines);",
    ],
)  # fmt: skip
def test_labels_and_code_are_no_sentence(text: str) -> None:
    assert without_fragments(text)[0] == ""
    assert _article(text, "Release 4").text == "Release 4"


@pytest.mark.parametrize(
    "text",
    ["Water level rising", "It rained.", "The weir is open", "Bridge over Tolm closed until Monday", "橋は金曜日の夜に閉鎖", "Мост закрыт до понедельника из-за трещин"],
)  # fmt: skip
def test_a_short_teaser_with_a_verb_or_five_words_is_a_sentence(text: str) -> None:
    assert without_fragments(text) == (text, ())


def test_subheads_among_sentences_stay() -> None:
    text = "The weir\nThe weir is open again since Monday.\nThe bridge stays shut until spring."
    assert without_fragments(text) == (text, ())
