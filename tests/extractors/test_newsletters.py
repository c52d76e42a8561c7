"""A newsletter gives its stories, each by itself, and nothing that stands around them."""

import pytest

from digest.extractors.mail.blocks import plain_blocks
from digest.extractors.mail.mail import Mail
from digest.model.article import Article, Document
from extractors import newsletters, service_letters
from extractors.newsletters import TABLES, Newsletter

SEVERAL = (*newsletters.SEVERAL, *service_letters.SEVERAL)
EVERY = (*newsletters.EVERY, *service_letters.EVERY)
by_name = pytest.mark.parametrize("letter", EVERY, ids=lambda letter: letter.name)


def _read(letter: Newsletter, body: bytes = b"") -> tuple[Article, ...]:
    return Mail()(Document(f"{letter.name}.eml", body or letter.body))


@by_name
def test_each_story_is_an_article_with_its_own_title_and_link(letter: Newsletter) -> None:
    assert tuple((article.title, article.url) for article in _read(letter)) == letter.stories


@by_name
def test_publisher_date_and_language_are_those_of_the_mail(letter: Newsletter) -> None:
    for article in _read(letter):
        assert article.publisher == (letter.publisher or letter.sender.partition(" <")[0])
        assert article.published is not None
        assert article.published.isoformat() == "2026-11-20T06:00:00+01:00"
        assert article.language == letter.language


@by_name
def test_what_is_no_story_is_in_no_text(letter: Newsletter) -> None:
    for article in _read(letter):
        for words in letter.gone:
            assert words not in f"{article.title}\n{article.text}"
        assert "http" not in article.text


@by_name
def test_what_was_taken_out_is_kept_with_a_reason(letter: Newsletter) -> None:
    lines = [(line.text, line.reason) for article in _read(letter) for line in article.removed]
    assert lines
    assert all(text and reason for text, reason in lines)


@pytest.mark.parametrize("letter", SEVERAL, ids=lambda letter: letter.name)
def test_names_are_distinct_and_the_same_at_each_reading(letter: Newsletter) -> None:
    names = [article.id for article in _read(letter)]
    assert len(set(names)) == len(names)
    assert names == [article.id for article in _read(letter)]


def test_reasons_name_what_a_line_is() -> None:
    reasons = {line.text: line.reason for article in _read(TABLES) for line in article.removed}
    assert reasons["View in your browser"] == "view in browser"
    assert reasons["Your seven-minute read of the harbour today"] == "hidden text"
    assert reasons["ADVERTISEMENT"] == "advertisement"
    assert reasons["Rainwear that keeps its promise, now with a second pair of trousers free."] == "advertisement"
    assert reasons["Read the full story"] == "link"
    assert reasons["Unsubscribe"] == "mail footer"
    assert reasons["Harbour Courier Ltd, 12 Quay Street, Brackwater BW1 4AA"] in ("postal address", "mail footer")


def test_links_in_the_middle_of_one_article_do_not_part_it() -> None:
    paragraph = (
        "<p>The river has been read every day since 1911, and it shows that the sea has risen by a hand since then.</p>"
    )
    more = '<p><a href="https://low.example/{}">Read more</a></p>'
    page = f"<html><body>{paragraph}{more.format('a')}{paragraph * 9}{more.format('b')}{paragraph * 9}</body></html>"
    letter = Newsletter("essay", "What the gauge cannot tell", "Low Water <w@low.example>", (), (), html=page)
    [article] = _read(letter)
    assert article.title == "What the gauge cannot tell"


WRAPPED = (
    (
        "The bridge is shut",
        "The bridge over the Merrow was closed on Monday evening, after an\n"
        "inspector had found three cracks in its main girder. It stays shut\n"
        "until the spring, the council said.",
    ),
    (
        "The mill turns again",
        "The mill on the Merrow turns again after eleven years. Its new owner\n"
        "sells flour and bread on three days of the week, and she looks for a\n"
        "second miller.",
    ),
    (
        "Goats in the library",
        "A herd of goats walked through the library on Wednesday evening and\n"
        "ate a book on cheese. Nobody was hurt, the keeper said, and the book\n"
        "was an old one.",
    ),
)


@pytest.mark.parametrize("mark", ["*", "-", "•"])
@pytest.mark.parametrize("gap", ["\n\n", "\n  "])
def test_a_line_with_a_mark_is_the_title_of_a_text_in_several_lines(mark: str, gap: str) -> None:
    plain = "\n\n".join(f"{mark} {title}{gap}{text}" for title, text in WRAPPED)
    letter = Newsletter("wrapped", "Letter", "Letter <letter@harbour.example>", (), (), plain=plain)
    assert [(article.title, article.text) for article in _read(letter)] == [
        (title, text.replace("\n", " ")) for title, text in WRAPPED
    ]


def test_an_item_that_goes_on_in_the_next_line_is_no_title() -> None:
    item = (
        "* Seven ships wait in the basin of the old port, says the office of\n"
        "  Brackwater, and two more are on their way to the new one."
    )
    assert not any(block.is_heading for block in plain_blocks(item, "letter"))
