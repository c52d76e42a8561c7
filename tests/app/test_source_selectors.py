"""A brief names its sources by name, publisher, host or section."""

import pytest

from digest.app.source_selectors import NamedSource, selected
from digest.errors import SettingsError

WORLD = NamedSource("https://feeds.courier.example/world.xml", ("Courier World", "The Courier"), "World")
SPORT = NamedSource("https://feeds.courier.example/sport.xml", ("The Courier",), "Sport")
POST = NamedSource("https://www.post.example/rss", (), "World")
INBOX = NamedSource("inbox")
SOURCES = (WORLD, SPORT, POST, INBOX)


@pytest.mark.parametrize(
    ("selectors", "found"),
    [
        (("the courier",), (WORLD, SPORT)),
        (("courier world", "inbox"), (WORLD, INBOX)),
        (("section:world",), (WORLD, POST)),
        (("courier.example",), (WORLD, SPORT)),
        (("post.example", "inbox"), (POST, INBOX)),
        (("inbox", "section: Sport"), (SPORT, INBOX)),
        (("https://www.post.example/rss", "section:World"), (WORLD, POST)),
    ],
)
def test_a_selector_finds_its_sources_in_their_order(
    selectors: tuple[str, ...], found: tuple[NamedSource, ...]
) -> None:
    assert selected("morning", selectors, SOURCES) == tuple(source.name for source in found)


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("The Courir", "there is no source 'The Courir'; did you mean 'The Courier'?"),
        ("section:Worlds", "there is no source 'section:Worlds'; did you mean 'section:World'?"),
        ("ost.example", "there is no source 'ost.example'; did you mean 'post.example'?"),
        ("Zeitung", "there is no source 'Zeitung'; known are 'Courier World', 'The Courier', 'post.example', 'inbox'"),
    ],
)
def test_a_selector_without_a_source_is_a_mistake_that_shows_the_nearest(selector: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        selected("morning", ("inbox", selector), SOURCES)
    assert str(caught.value) == f"brief 'morning', sources: {message}"


def test_without_any_source_the_message_says_how_to_add_one() -> None:
    with pytest.raises(SettingsError, match="`digest source add` adds one"):
        selected("morning", ("BBC",), ())
