"""What every renderer keeps."""

import html
import re
import zipfile
from datetime import date
from io import BytesIO

import lxml.etree
import pytest

from digest import api, plugins
from digest.model.article import Article
from digest.model.edition import Edition, Plan

NAMES = sorted(plugins.names("renderers"))


def _shown(name: str, edition: Edition) -> str:
    """What a reader sees, with the marks of the format undone."""
    if name == "epub":
        with zipfile.ZipFile(BytesIO(api.render(edition, name))) as package:
            return "".join(lxml.etree.fromstring(package.read("EPUB/edition.xhtml")).itertext())
    text = api.render(edition, name).decode("utf-8")
    if name == "atom":
        return re.sub(r"<[^>]+>", "", html.unescape(html.unescape(text)))
    if name in ("html", "mail"):
        return html.unescape(re.sub(r"<[^>]+>", "", text))
    if name == "text":
        return plugins.load("renderers", name, width=100_000)(edition).body.decode("utf-8")
    if name in ("json", "annotations"):
        return text.replace('\\"', '"').replace("\\\\", "\\")
    return re.sub(r"\\([^\w\s])", r"\1", text) if name == "markdown" else text


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_and_headline_is_shown_word_for_word(name: str, sample: Edition) -> None:
    shown = _shown(name, sample)
    for story in sample.stories:
        assert story.headline in shown
        for sentence in story.summary.sentences:
            assert sentence.text in shown


@pytest.mark.parametrize("name", NAMES)
def test_the_same_edition_gives_the_same_bytes(name: str, sample: Edition) -> None:
    assert plugins.load("renderers", name)(sample) == plugins.load("renderers", name)(sample)


@pytest.mark.parametrize("name", NAMES)
def test_an_edition_of_nothing_can_be_shown(name: str) -> None:
    empty = api.compose([], date(2026, 11, 20))
    assert api.render(empty, name)


@pytest.mark.parametrize("name", NAMES)
def test_an_undated_edition_and_sections_can_be_shown(name: str) -> None:
    articles = [
        Article.from_text(f"Something happened in the {place} on a quiet day. Nobody was hurt.", title, section=place)
        for place, title in (("port", "Port is quiet after the storm"), ("city", "City sleeps through the night"))
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single"))
    assert edition.key == "brief/undated"
    assert [section.name for section in edition.sections] in (["port", "city"], ["city", "port"])
    assert "Something happened in the port" in _shown(name, edition)
