"""The HTML of a mail as mail programs, screen readers and a thumb meet it.

The rules are those that the Email Markup Consortium's accessibility report looks for: a language and a direction on
the document and on what is left of it when a mail program drops the head, tables that are layout by role, a title,
links with names, headings in order, sizes that can be read, room to zoom.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest

import odd_days
from digest import api, plugins
from digest.model.article import Article
from digest.model.edition import Edition, Plan
from digest.renderers.mail import _most
from renderers.test_pages import CONTRAST, HARD, PageVisit, any_screen, browser  # noqa: F401 - a fixture

LARGEST = 90_000
EVERY: dict[str, Callable[[], Edition]] = {**HARD, **odd_days.DAYS}
every_edition = pytest.mark.parametrize("name", EVERY)
# Styles that Gmail, Outlook, Apple Mail, Yahoo and Thunderbird know, or that do no harm where they are not known.
STYLES = frozenset(
    "background-color border-left border-right border-top color display font-family font-size font-weight "
    "letter-spacing line-height margin max-height max-width overflow overflow-wrap padding table-layout "
    "text-decoration text-transform width word-break word-wrap".split()
)
TAGS = frozenset("html head meta title style body div table tbody tr td h1 h2 h3 p ol ul li a span bdi".split())


def _mail(edition: Edition) -> bytes:
    body: bytes = plugins.load("renderers", "mail", leave="leave@mail.example")(edition).body
    return body


@cache
def _edition(name: str) -> Edition:
    return EVERY[name]()


@cache
def _mail_of(name: str) -> bytes:
    return _mail(_edition(name))


def _tree(name: str) -> Any:
    return lxml.html.document_fromstring(_mail_of(name).decode())


@pytest.mark.slow
@every_edition
def test_a_mail_says_its_language_and_direction_where_programs_keep_them(name: str) -> None:
    tree = _tree(name)
    for element in (tree, tree.body, tree.xpath("//*[@role='article']")[0]):
        assert (element.get("lang"), element.get("dir")) == ("en", "ltr")
    assert tree.findtext(".//title").strip()
    assert tree.xpath("//*[@role='article']/@aria-label") == [tree.findtext(".//title")]


@every_edition
def test_a_mail_is_made_of_elements_and_styles_that_programs_know(name: str) -> None:
    tree = _tree(name)
    for element in tree.iter():
        assert element.tag in TAGS
        names = [style.split(":")[0].strip() for style in (element.get("style") or "").split(";") if style.strip()]
        assert set(names) <= STYLES
    assert all(table.get("role") == "presentation" for table in tree.iter("table"))
    assert not re.search(r"var\(|url\(|@import|calc\(|flex|grid", lxml.html.tostring(tree, encoding="unicode"))
    [dark] = tree.iter("style")
    assert "prefers-color-scheme: dark" in dark.text
    assert "user-scalable" not in tree.xpath("//meta[@name='viewport']/@content")[0]


@every_edition
def test_what_a_mail_shows_is_styled_where_it_stands(name: str) -> None:
    """Gmail drops a head that is too large, and with it every rule."""
    for element in _tree(name).body.iter("h1", "h2", "h3", "p", "a", "td"):
        assert element.get("style") or element.get("name") or element.getparent().tag == "tr"
    sizes = [
        int(size)
        for element in _tree(name).body.iter()
        for size in re.findall(r"font-size: (\d+)px", element.get("style") or "")
    ]
    assert min(size for size in sizes if size > 1) >= 14


@every_edition
def test_headings_of_a_mail_leave_out_no_level_and_links_have_names(name: str) -> None:
    tree = _tree(name)
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    for link in tree.xpath("//a[@href]"):
        assert link.get("aria-label") or re.search(r"\w", link.text_content())
        assert link.get("href").startswith(("https://", "http://", "mailto:", "#story-"))
    anchors = set(tree.xpath("//@id"))
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= anchors


@every_edition
def test_a_mail_is_shown_whole(name: str) -> None:
    """Gmail clips at about 102 KB."""
    edition = _edition(name)
    assert len(_mail_of(name)) <= (60_000 if len(edition.stories) <= 10 else LARGEST)


def test_the_first_letters_of_a_mail_are_news(sample: Edition) -> None:
    body = lxml.html.document_fromstring(_mail(sample).decode()).body
    start = " ".join(body.text_content().split())[:150]
    assert start.startswith(sample.stories[0].headline)
    assert sum(story.headline in start for story in sample.stories) >= 2
    shown = body.xpath("//div[1]")[0]
    assert "display: none" in shown.get("style")


def test_a_reader_finds_how_to_leave_and_to_answer(sample: Edition) -> None:
    tree = lxml.html.document_fromstring(_mail(sample).decode())
    assert "mailto:leave@mail.example?subject=unsubscribe%20brief" in tree.xpath("//@href")
    assert "To answer, reply to this mail." in tree.text_content()
    text = plugins.load("renderers", "text", leave="leave@mail.example")(sample).body.decode()
    assert "write to leave@mail.example with the subject “unsubscribe brief”" in " ".join(text.split())
    assert "unsubscribe" not in api.render(sample, "text").decode()
    assert "unsubscribe" not in api.render(sample, "mail").decode()


def test_sentences_are_marked_with_their_language_and_the_sources_that_differ_are_beside_each_other(
    sample: Edition,
) -> None:
    tree = lxml.html.document_fromstring(_mail(sample).decode())
    languages = {article.id: article.language for article in sample.articles}
    said = {" ".join((p.text or "").split()): p.get("lang") for p in tree.xpath("//p[@lang]") if p.text}
    for story in sample.stories:
        for sentence in story.quoted:
            assert said[sentence.text] == languages[sentence.article]
    assert len(tree.xpath("//td[@class='tint']")) == sum(len(story.differences) for story in sample.stories)


@pytest.mark.slow
def test_a_mail_too_large_tells_the_most_important_whole_and_all_others_by_their_headlines() -> None:
    edition = odd_days.two_hundred_stories()
    page = _mail(edition).decode()
    whole = [story for story in edition.stories if story.quoted[0].text in page]
    assert 40 < len(whole) < len(edition.stories)
    assert whole == sorted(edition.stories, key=lambda story: -story.score)[: len(whole)]
    assert all(f">{story.headline}<" in page for story in edition.stories)
    assert f"{len(edition.stories) - len(whole)} stories are in brief" in page


@pytest.mark.slow
def test_where_headlines_alone_fill_the_mail_the_most_important_are_whole_and_the_last_are_counted() -> None:
    articles = [
        Article.from_text(
            f"Report {number} came in from the port.", f"Report {number}", url=f"https://a.example/{'a' * 600}/{number}"
        )
        for number in range(200)
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single", minutes=60))
    page = _mail(edition).decode()
    assert len(page.encode()) <= LARGEST
    assert len(re.findall(r'<td class="(?:story|next)"', page)) == 10
    found = re.search(r"(\d+) stories are in brief and (\d+) more are left out", page)
    assert found
    assert int(found[1]) + int(found[2]) + 10 == len(edition.stories)


@pytest.mark.browser
@any_screen
def test_a_mail_fits_its_screen_and_is_accessible(
    browser: Any,  # noqa: F811 - the fixture
    tmp_path: Path,
    sample: Edition,
    width: int,
    scheme: str,
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    file = tmp_path / "mail.html"
    file.write_bytes(_mail(sample))
    visited = PageVisit(browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme), file.as_uri())
    assert visited.size().scroll <= visited.size().shown
    # A mail program has the landmarks and the first heading; a mail is a part of its page.
    rules = {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}}
    found = axe.Axe().run(visited.page, options={"rules": rules}).response
    assert found["passes"], "axe looked at nothing"
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    seen = visited.page.evaluate(
        CONTRAST.replace(".differs", ".tint").replace("borderInlineStartColor", "borderLeftColor")
    )
    assert seen["text"] >= 7
    assert seen["mark"] >= 3
    assert visited.requests == [visited.page.url]
    visited.page.close()


@pytest.mark.parametrize("most", [1, 2, 7, 50, 200])
@pytest.mark.parametrize("each", [lambda at: 450 * at, lambda at: 2 * at * at, lambda at: 6_000 * at**0.5])
def test_the_largest_number_of_whole_stories_is_found_in_a_few_guesses(most: int, each: Callable[[int], int]) -> None:
    for start in (0, 20_000, 85_000, 89_999, 90_000, 90_001):
        tried: list[int] = []

        def page(number: int, tried: list[int] = tried, start: int = start) -> bytes:
            tried.append(number)
            return b"x" * (start + int(each(number)))

        found = _most(most, page)
        fitting = [number for number in range(1, most + 1) if start + int(each(number)) <= LARGEST]
        assert found == max(fitting, default=0)
        assert len(tried) <= 16
