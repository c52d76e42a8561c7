"""Most letters of an edition are quoted words, and news begin at the top."""

import lxml.html
import pytest

from digest import api, plugins
from digest.model.edition import Edition

# The least shares of letters in quoted words, and the most lines before the first news.
LEAST = {"text": 0.70, "mail": 0.75}
MOST_LINES = 6


def quoted_words(edition: Edition) -> list[str]:
    """Return all texts that are quoted, without their blanks, the longest first."""
    stories = edition.stories
    lines = [sentence.text for story in stories for sentence in story.quoted]
    lines += [title.text for story in stories for title in story.titles]
    headlines = [story.headline for story in stories] + [mention.headline for mention in edition.mentions]
    corrected = [text for item in edition.corrections for text in (item.said, item.now)]
    return sorted({_without_blanks(one) for one in (*lines, *headlines, *corrected) if one}, key=len, reverse=True)


def shown(edition: Edition, form: str) -> str:
    """Return the text that a reader sees of a form."""
    body = plugins.load("renderers", form)(edition).body.decode()
    if form == "text":
        return str(body)
    page = lxml.html.document_fromstring(body)
    for hidden in page.xpath("//head | //*[@class='ahead']"):
        hidden.drop_tree()
    return str(page.text_content())


def share_of_quoted_letters(edition: Edition, form: str) -> float:
    """Return the share of the letters of a form that are in quoted words."""
    rest = _without_blanks(shown(edition, form))
    all_letters = _letters(rest)
    for quoted in quoted_words(edition):
        rest = rest.replace(quoted, " ")
    return 1 - _letters(rest) / all_letters


def lines_before_news(edition: Edition) -> int:
    """Return the number of lines of the text form before the first headline."""
    lines = shown(edition, "text").splitlines()
    first = edition.stories[0].headline.split()[0]
    return next(at for at, line in enumerate(lines) if line.startswith("1. ") and first in line)


def _without_blanks(text: str) -> str:
    """Return text as no line break can part it: Chinese is folded between letters."""
    return "".join(text.split())


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


@pytest.mark.parametrize("form", LEAST)
def test_most_letters_of_an_edition_are_quoted_words(sample: Edition, form: str) -> None:
    assert share_of_quoted_letters(sample, form) >= LEAST[form]


def test_the_first_news_are_at_the_top(sample: Edition) -> None:
    assert lines_before_news(sample) <= MOST_LINES


def test_a_form_that_says_much_of_its_own_has_a_low_share() -> None:
    """The measure can fail."""
    edition = api.compose([])
    assert share_of_quoted_letters(edition, "text") == 0
