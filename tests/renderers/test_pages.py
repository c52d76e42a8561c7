"""The page as a browser, a screen reader and a phone meet it: the sample edition, and editions that are hard to lay out."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import lxml.html
import pytest

import odd_days
from digest import api
from digest.model.article import Article, Failure
from digest.model.edition import Edition, Plan

# The smallest side of a target that WCAG 2.2 allows at level AA (2.5.8), in CSS pixels.
SMALLEST_TARGET = 24

TAGS = frozenset(
    "html head meta title style body main header nav div h1 h2 h3 p article ul ol li a span strong bdi details summary "
    "footer".split()
)
ATTRIBUTES = frozenset("lang charset name content dir id class href aria-label".split())

SPOKEN = {
    "en": "The harbour bridge was closed on Monday after cracks were found in its girder. Nobody was hurt in the port.",
    "de": "Die Brücke im Hafen wurde am Montag gesperrt, nachdem Risse gefunden worden waren. Verletzt wurde niemand.",
    "ar": "أغلقت السلطات الجسر في الميناء يوم الاثنين بعد العثور على شقوق فيه. لم يصب أحد بأذى.",
    "he": "הגשר בנמל נסגר ביום שני לאחר שנמצאו סדקים בקורה הראשית שלו. איש לא נפגע בנמל.",
    "ko": "항구의 다리가 월요일에 폐쇄됐다고 당국이 밝혔다. 다친 사람은 없으며 배들은 항구 밖에서 기다리고 있다.",
    "zh": "港口大桥周一因主梁出现裂缝而关闭，当局表示无人受伤。船只正在港外等待领航员的安排。",
}


def _alone(articles: list[Article], **more: Any) -> Edition:
    """Every article a story of its own."""
    return api.compose(articles, plan=Plan(clusterer="single", minutes=60), **more)


def _long_words() -> Edition:
    text = f"Something without any blank came in on Monday. {'x' * 400} was all that it said to the readers."
    return _alone(
        [
            Article.from_text(
                text,
                "W" * 300,
                url=f"https://long.example/{'a' * 1500}?{'b' * 500}",
                publisher="P" * 200,
                section="S" * 120,
            ),
            Article.from_text(text.replace("x", "y"), "V" * 300, source=f"{'s' * 250}.txt"),
        ],
        failures=[Failure("extract", "f", f"{'f' * 300}: no text")],
    )


def _six_languages() -> Edition:
    return _alone(
        [
            Article.from_text(text, source=f"{code}.txt", language=code, publisher=text[:9])
            for code, text in SPOKEN.items()
        ]
    )


def _unknown_language() -> Edition:
    return _alone([Article.from_text("12 34 56 78. 23 45 67 89.", "1 + 1 = 2 ?", clean=False)])


def _sections_and_notices() -> Edition:
    articles = [
        Article.from_text(text, f"{place}: {text[:30]}", section=place, publisher=f"{place} Post", source=f"{code}.txt")
        for (code, text), place in zip(SPOKEN.items(), ("Port", "City", "", "Port", "Sport", "City"), strict=True)
    ]
    again = Article.from_text(SPOKEN["en"], "The same again", url="https://again.example/1", source="again.txt")
    return _alone([*articles, again], failures=[Failure("source", name, f"{name}: not there") for name in ("a", "b")])


HARD: dict[str, Callable[[], Edition]] = {
    "sample": api.demo,
    "long words": _long_words,
    "six languages": _six_languages,
    "unknown language": _unknown_language,
    "sections and notices": _sections_and_notices,
    "empty": lambda: api.compose([], date(2026, 11, 20)),
    "empty and undated": lambda: api.compose([]),
}
every_edition = pytest.mark.parametrize("name", HARD)


@cache
def _page(name: str) -> bytes:
    return api.render(HARD[name](), "html")


def _tree(name: str) -> Any:
    return lxml.html.document_fromstring(_page(name).decode("utf-8"))


# What can be told without a browser.


@every_edition
def test_a_page_is_made_of_simple_elements_that_load_and_send_nothing(name: str) -> None:
    for element in _tree(name).iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
    style = _tree(name).findtext(".//style")
    assert not re.search(r"url\(|@import|expression|</", style)


@every_edition
def test_a_page_has_one_first_heading_and_none_leaves_out_a_level(name: str) -> None:
    levels = [int(element.tag[1]) for element in _tree(name).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert all(element.text_content().strip() for element in _tree(name).iter("h1", "h2", "h3"))


@every_edition
def test_a_page_says_its_language_its_title_and_that_it_can_be_dark(name: str) -> None:
    tree = _tree(name)
    assert tree.get("lang") == "en"
    assert tree.findtext(".//title").strip()
    assert tree.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]
    assert "prefers-color-scheme: dark" in tree.findtext(".//style")


@every_edition
def test_every_link_leads_to_the_web_or_to_a_place_on_the_page(name: str) -> None:
    tree = _tree(name)
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    for address in tree.xpath("//@href"):
        assert address.startswith(("http://", "https://")) or address.removeprefix("#") in names


def test_every_sentence_stands_whole_in_one_item_marked_with_its_language(sample: Edition) -> None:
    languages = {article.id: article.language for article in sample.articles}
    items = _tree("sample").xpath("//ul[@class='quotes']/li//p[not(@class)]")
    beside = {item.a: item.b for story in sample.stories for item in story.differences}
    summaries = [sentence for story in sample.stories for sentence in story.summary.sentences]
    quoted = [one for sentence in summaries for one in (sentence, beside.get(sentence)) if one]
    assert [(item.text.rstrip(), item.get("lang")) for item in items] == [
        (sentence.text, languages[sentence.article]) for sentence in quoted
    ]


def test_a_language_that_is_not_known_is_marked_as_not_known() -> None:
    """As HTML has it: without the mark the text would pass for English, that of the page."""
    assert set(
        _tree("unknown language").xpath("//article//*[not(self::a)][not(ancestor::details[@class='why'])]/@lang")
    ) == {""}


def test_a_quotation_stands_beside_a_link_to_the_very_sentence(sample: Edition) -> None:
    tree = _tree("sample")
    addresses = {article.id: article.url for article in sample.articles}
    for story in sample.stories:
        for sentence in story.quoted:
            [said] = [p for p in tree.xpath("//ul[@class='quotes']//p") if (p.text or "").rstrip() == sentence.text]
            linked = said.xpath("a/@href")
            assert bool(linked) == bool(addresses[sentence.article])
            assert all(unquote(link.rpartition("=")[2])[:9] == sentence.text[:9] for link in linked)


def test_each_sentence_of_several_sources_has_the_name_of_its_own_beside_it(sample: Edition) -> None:
    publishers = {article.id: article.publisher or article.source for article in sample.articles}
    number, story = next((at, story) for at, story in enumerate(sample.stories, 1) if story.differences)
    shown = " ".join(_tree("sample").get_element_by_id(f"story-{number}").text_content().split())
    for sentence in story.quoted:
        assert f"{sentence.text} {publishers[sentence.article]} ↗" in shown


def test_a_story_of_one_source_says_its_title_once_and_links_it() -> None:
    tree = _tree("long words")
    for article in tree.iter("article"):
        assert not [one for one in article.iter("details") if one.get("class") != "why"]
    [linked] = tree.xpath("//article/*[self::h2 or self::h3]/a/@href")
    assert linked.startswith("https://long.example/")


def test_what_found_no_room_is_listed_in_brief_with_its_publisher_and_address() -> None:
    articles = [
        Article.from_text(
            f"Report {at} came in from the port.",
            f"Report {at}",
            url=f"https://p{at}.example/",
            publisher=f"Paper {at}",
        )
        for at in range(40)
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single", minutes=0.3))
    page = lxml.html.document_fromstring(api.render(edition, "html").decode())
    lines = page.xpath("//ul[@class='lines']/li")
    assert [line.find("a").text for line in lines] == [mention.headline for mention in edition.mentions]
    assert [line.find("span").text_content() for line in lines] == [m.publishers[0] for m in edition.mentions]
    assert edition.unmentioned > 0
    assert f"{edition.unmentioned} more had no room" in page.text_content()


def test_the_text_names_a_publisher_of_several_lines_in_brief_once_above_them() -> None:
    papers = ("Paper", "Post", "Paper", "Gazette", "Paper")
    articles = [
        Article.from_text(f"Report {at} came in from the port.", f"Report {at}", publisher=paper)
        for at, paper in enumerate(papers)
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single", minutes=0.01))
    assert len(edition.mentions) == 5
    text = api.render(edition, "text").decode()
    told = text.partition("In brief\n")[2].partition("\n--")[0]
    several = [line for line in told.splitlines() if line.startswith("     - ")]
    assert told.count("Paper") == 1
    assert [line.strip(" -") for line in several] == [
        mention.headline for mention in edition.mentions if mention.publishers == ("Paper",)
    ]


# What only a browser can tell.


class PageVisit:
    """A page in a browser, with all that it asked for and complained of."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)

    def size(self) -> SimpleNamespace:
        root = "document.documentElement"
        return SimpleNamespace(**self.page.evaluate(f"({{scroll: {root}.scrollWidth, shown: {root}.clientWidth}})"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    quiet = ("background-networking", "component-update", "sync")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", *(f"--disable-{what}" for what in quiet)],
        )
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., PageVisit]]:
    pages = []

    def visits(name: str, width: int, scheme: str = "light") -> PageVisit:
        file = tmp_path / "edition.html"
        file.write_bytes(_page(name))
        pages.append(browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme))
        return PageVisit(pages[-1], file.as_uri())

    yield visits
    for page in pages:
        page.close()


any_screen = pytest.mark.parametrize(
    ("width", "scheme"), [(width, scheme) for width in (1280, 600, 320) for scheme in ("light", "dark")]
)


@pytest.mark.browser
@any_screen
@every_edition
def test_a_page_fits_its_screen_is_accessible_and_quiet(
    visit: Callable[..., PageVisit], name: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    visited = visit(name, width, scheme)
    assert visited.size().scroll <= visited.size().shown

    found = axe.Axe().run(visited.page, options={"rules": {"target-size": {"enabled": True}}}).response
    assert found["passes"], "axe looked at nothing"
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []

    assert visited.requests == [visited.page.url]
    assert visited.complaints == []


@pytest.mark.browser
def test_what_can_be_touched_is_large_enough_for_a_finger(visit: Callable[..., PageVisit]) -> None:
    targets = visit("sample", 375).page.locator("a.ref, nav a, summary").all()
    assert targets
    for box in (target.bounding_box() for target in targets):
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET


# Contrast by WCAG 2.2 (1.4.6): text has 7:1 with what it stands on; the mark of what differs 3:1 (1.4.11).
CONTRAST = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
    const ratio = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
    const below = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if ((parts(colour)[3] ?? 1) > 0) return colour;
        }
    };
    const texts = [...document.body.querySelectorAll("*")].filter(
        element => element.getClientRects().length && [...element.childNodes].some(
            node => node.nodeType === 3 && node.data.trim()));
    const bars = [...document.querySelectorAll(".differs")];
    return {
        text: Math.min(...texts.map(element => ratio(getComputedStyle(element).color, below(element)))),
        mark: Math.min(...bars.map(bar => ratio(getComputedStyle(bar).borderInlineStartColor, below(bar.parentElement)))),
        bars: bars.length,
    };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_and_the_mark_of_what_differs_can_be_seen(visit: Callable[..., PageVisit], scheme: str) -> None:
    found = visit("sample", 1280, scheme).page.evaluate(CONTRAST)
    assert found["bars"]
    assert found["text"] >= 7
    assert found["mark"] >= 3


@pytest.mark.browser
def test_a_text_that_runs_from_right_to_left_stands_at_the_right(visit: Callable[..., PageVisit]) -> None:
    page = visit("six languages", 375).page
    directions = {
        item.get_attribute("lang"): item.evaluate("item => getComputedStyle(item).direction")
        for item in page.locator(".quotes p").all()
    }
    assert directions == {code: "rtl" if code in ("ar", "he") else "ltr" for code in SPOKEN}


@pytest.mark.browser
def test_a_page_is_printed_in_black_on_white_even_from_a_dark_screen(visit: Callable[..., PageVisit]) -> None:
    page = visit("sample", 680, "dark").page
    colours = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    assert page.evaluate(colours) != ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    page.emulate_media(media="print")
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@pytest.mark.browser
def test_a_headline_at_a_glance_leads_to_its_story(visit: Callable[..., PageVisit]) -> None:
    page = visit("sample", 375).page
    page.locator("nav a").nth(4).click()
    assert page.url.endswith("#story-5")
    assert page.locator("article:target").count() == 1


def test_of_many_names_the_first_are_listed_and_the_others_counted() -> None:
    text = api.render(odd_days.told_by_sixty(), "text").decode()
    names = " ".join(text.split()).partition("(Paper")[2].partition(")")[0]
    assert names.count(",") == 8
    assert re.search(r"and \d+ more$", names)


def test_a_very_long_title_is_whole_as_a_headline_and_cut_in_the_list_of_sources() -> None:
    edition = odd_days.long_titles()
    page = api.render(edition, "html").decode()
    for story in edition.stories:
        assert f">{story.headline}</a></h2>" in page
        assert page.count(story.headline) == 1
