"""A label before a title is on the kind of an article; an event before a title is on the event."""

import pytest

from digest.clusterers.events import Events
from digest.clusterers.title_labels import without_labels
from digest.model.article import Article


def _read(titles: list[str], texts: list[str] | None = None) -> list[Article]:
    """Read articles of one outlet, each at its own address."""
    given = zip(titles, texts or [""] * len(titles), strict=True)
    return [
        Article.from_text(
            text, title, id=str(at), language="en", source=f"https://post.example/{at}", publisher="Post", clean=False
        )
        for at, (title, text) in enumerate(given)
    ]


def _titles(articles: list[Article]) -> list[str]:
    return [article.title for article in without_labels(articles)]


def test_posts_with_one_label_are_no_story() -> None:
    shown = (
        "A bookkeeper in a text file",
        "Pondwave, a synthesizer",
        "Every fountain in Wexley on a map",
        "Old boilers",
    )
    asked = ["Ask HN: Where do you keep photos?", "Ask HN: What is read on trains?"]
    articles = _read([*(f"Show HN: {title}" for title in shown), *asked])
    assert all(len(group) == 1 for group in Events()(articles).groups)


@pytest.mark.parametrize("title", ["Show HN: Old boilers", "EN DIRECT - Old boilers", "VIDEO | Old boilers"])
def test_a_known_label_is_left_out_of_one_title(title: str) -> None:
    assert _titles(_read([title])) == ["Old boilers"]


def test_a_label_of_three_titles_of_a_source_is_left_out() -> None:
    titles = ["Harbour Notes: Ferry late again", "Harbour Notes: Crane sold", "Harbour Notes: Pilots meet"]
    texts = ["The ship came at noon.", "A yard in Lien bought it.", "They talked about the night watch."]
    assert _titles(_read(titles, texts)) == ["Ferry late again", "Crane sold", "Pilots meet"]


def test_an_event_before_three_titles_is_kept() -> None:
    titles = ["Harl earthquake: villages cut off", "Harl earthquake: toll rises", "Harl earthquake: rescuers arrive"]
    texts = ["Roads broke near Harl.", "The earthquake killed nine.", "Soldiers came to Harl."]
    assert _titles(_read(titles, texts)) == titles


def test_an_event_before_three_headlines_alone_is_kept() -> None:
    titles = ["Harl earthquake: villages cut off", "Harl earthquake: toll rises", "Harl earthquake: rescuers arrive"]
    assert _titles(_read(titles)) == titles


def test_a_title_of_one_word_behind_a_label_is_kept_whole() -> None:
    assert _titles(_read(["Video: Flood"])) == ["Video: Flood"]


@pytest.mark.parametrize("unit", ["-", "'", "- ", "a-", "& "])
def test_a_title_of_marks_is_read_at_once(unit: str) -> None:
    """Twice the letters took four times the time: a title of 200,000 dashes some hour."""
    title = unit * 200_000
    assert _titles(_read([title])) == [title.strip()]
