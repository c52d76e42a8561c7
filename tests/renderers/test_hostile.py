"""Whatever an article, a name or an address says, a reader sees it as text, in all four formats."""

import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest import api, plugins
from digest.model.article import Article, Failure
from digest.model.edition import Edition, Plan
from digest.renderers.templates import escape_address, escape_markdown
from digest.text.characters import one_line

# What is tried, and what of it a reader may see.
HOSTILE = {
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "image": ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    "end of an attribute": ("\" onmouseover=\"alert(1)' x='", "\" onmouseover=\"alert(1)' x='"),
    "end of the page": ("</title></style></li></body><!--", "</title></style></li></body><!--"),
    "entities": ("&amp; &lt;b> &#60;i> &copy;", "&amp; &lt;b> &#60;i> &copy;"),
    "entity of a tag": ("&#x3C;script>alert(1)&#x3C;/script>", "&#x3C;script>alert(1)&#x3C;/script>"),
    "template": ("{{ 7*7 }} ${7*7} #{7*7}", "{{ 7*7 }} ${7*7} #{7*7}"),
    "template block": ("{% raw %} {# note #} {% endif %}", "{% raw %} {# note #} {% endif %}"),
    "colours": ("\x1b[31mred\x1b[0m alert", "red alert"),
    "title of the terminal": ("\x1b]0;t\x07owned window", "owned window"),
    "link of the terminal": ("\x1b]8;;http://t.example\x1b\\here\x1b]8;;\x1b\\ and there", "here and there"),
    "old controls": ("a\x00b\x07c\x08d\x7fe\x9b31mf", "abcde31mf"),
    "right to left": ("invoice\u202egpj.exe\u202c\u2066x\u2069 file", "invoicegpj.exex file"),
    "zero width": ("pay\u200bpal\ufeff a\u00addmin \u200dx", "paypal admin x"),
    "lone surrogate": ("half\ud83d a pair", "half a pair"),
    "encoded word": ("=?utf-8?q?x=0D=0ABcc:_y?=", "=?utf-8?q?x=0D=0ABcc:_y?="),
    "markdown link": ("[click](javascript:alert(1))", "[click](javascript:alert(1))"),
    "markdown picture": ("![x](http://t.example/p.gif)", "![x](http://t.example/p.gif)"),
    "markdown reference": ("[x]: http://t.example 'y' [x][] ![x][x]", "[x]: http://t.example 'y' [x][] ![x][x]"),
    "code": ("`code` ``` ~~~ ~~gone~~", "`code` ``` ~~~ ~~gone~~"),
    "address in brackets": ("<http://x.example> <a@x.example>", "<http://x.example> <a@x.example>"),
    "strong": ("**bold** __bold__ *it* _it_", "**bold** __bold__ *it* _it_"),
    "heading": ("# heading ##", "# heading ##"),
    "numbered list": ("1. list", "1. list"),
    "other numbered list": ("7) list", "7) list"),
    "list": ("- list", "- list"),
    "list of pluses": ("+ list", "+ list"),
    "rule": ("---", "---"),
    "rule with blanks": ("* * *", "* * *"),
    "underline": ("===", "==="),
    "quote": ("> quote", "> quote"),
    "table": ("| table | --- | :-: |", "| table | --- | :-: |"),
    "backslash": ("\\ \\[x\\](y) C:\\*\\", "\\ \\[x\\](y) C:\\*\\"),
    "own marks": ("[1] == x == -- * 1.", "[1] == x == -- * 1."),
}
every_hostile = pytest.mark.parametrize(("raw", "shown"), HOSTILE.values(), ids=HOSTILE)

TAGS = frozenset(
    "html head meta title style body main header nav div h1 h2 h3 p article ul ol li a span bdi details summary footer".split()
)
ATTRIBUTES = frozenset("lang charset name content dir id class href aria-label".split())
PLAN = Plan(clusterer="single", minutes=600, sentences=50, story_sentences=50)


def _edition(raw: str) -> Edition:
    """An edition with the text at the start, in the middle and at the end of everything that is shown."""
    first = f"{raw} was what the mayor said.\n\nNobody in the town knew what {raw} meant on Monday morning."
    second = f"The baker read {raw} aloud in the square.\n\nShe had never seen anything like {raw} in her shop before."
    articles = [
        Article.from_text(
            first, f"{raw} is said at the port", publisher=raw, source=f"{raw}.txt", section=raw, clean=False
        ),
        Article.from_text(
            second, f"The harbour answers {raw}", publisher=f"The {raw}", url="https://a.example/1?b=1&c", clean=False
        ),
        Article.from_text(first, f"Again {raw}", publisher=f"{raw} Post", source=f"{raw} again.txt", clean=False),
        Article.from_text(second, f"And again {raw}", source=f"z {raw}", id="other", clean=False),
    ]
    failures = [Failure("extract", raw, raw), Failure("source", f"{raw}.pdf", f"{raw}.pdf: {raw}")]
    return api.compose(articles, plan=Plan(name=raw, clusterer="single", minutes=600, sentences=50), failures=failures)


def _everything(raw: str, shown: str) -> Edition:
    """As above, and it is seen to that nothing was left out on the way to the renderers."""
    edition = _edition(raw)
    assert len(edition.stories) == 2
    assert all(shown in story.headline for story in edition.stories)
    assert all(story.reprints for story in edition.stories)
    told = "".join("".join(_quoted(edition)).split())  # some are cut in two, after a question mark
    assert told.count("".join(shown.split())) == 4
    return edition


def _quoted(edition: Edition) -> list[str]:
    return [sentence.text for story in edition.stories for sentence in story.summary.sentences]


def _names(edition: Edition) -> list[str]:
    """All names that come from outside the articles' texts, as they are to be seen."""
    found = [edition.brief, *edition.notices, *(section.name for section in edition.sections)]
    for story in edition.stories:
        found += [reprint.publisher or reprint.source for reprint in story.reprints]
        found += [article.publisher or "" for article in edition.articles if article.id in story.articles]
    return [one_line(name) for name in found]


def _unseen(text: str) -> set[str]:
    """Characters that a reader does not see or a terminal obeys, but for the newline and the joiners."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")} - {*"\n\u200c\u200d"}


# The page.


def _page_is_harmless(edition: Edition) -> None:
    page = api.render(edition, "html").decode("utf-8")
    assert not _unseen(page)
    tree = lxml.html.document_fromstring(page)
    assert not list(tree.iter(lxml.etree.Comment, lxml.etree.ProcessingInstruction))
    for element in tree.iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
    assert len(tree.findall(".//h1")) == len(tree.findall(".//title")) == len(tree.findall(".//style")) == 1
    assert all(address.startswith(("https://", "http://", "#")) for address in tree.xpath("//@href"))

    headlines = [heading.text_content() for heading in tree.xpath("//article/h2 | //article/h3")]
    assert headlines == [story.headline for story in edition.stories]
    items = [(item.text or "").rstrip() for item in tree.xpath("//ul[@class='quotes']/li/p")]
    assert items == _quoted(edition)
    seen = tree.body.text_content()
    assert all(name in seen for name in _names(edition)[1:])


@every_hostile
def test_hostile_text_is_text_on_the_page(raw: str, shown: str) -> None:
    _page_is_harmless(_everything(raw, shown))


# The mail.

MAIL_TAGS = frozenset("html head meta title style body div table tbody tr td h1 h2 h3 p ol ul li a span bdi".split())
MAIL_ATTRIBUTES = ATTRIBUTES | {*"role width align cellpadding cellspacing border style aria-roledescription".split()}
STORY = "//td[@class='story' or @class='next']"


def _mail_is_harmless(edition: Edition) -> None:
    page = plugins.load("renderers", "mail", leave="leave@mail.example")(edition).body.decode("utf-8")
    assert not _unseen(page)
    tree = lxml.html.document_fromstring(page)
    assert not list(tree.iter(lxml.etree.Comment, lxml.etree.ProcessingInstruction))
    for element in tree.iter():
        assert element.tag in MAIL_TAGS
        assert set(element.attrib) <= {*MAIL_ATTRIBUTES, "data-css-inline"}
    assert len(tree.findall(".//h1")) == len(tree.findall(".//title")) == len(tree.findall(".//style")) == 1
    assert all(address.startswith(("https://", "http://", "#", "mailto:")) for address in tree.xpath("//@href"))
    headlines = [heading.text_content() for heading in tree.xpath(f"{STORY}/h2 | {STORY}/h3")]
    assert headlines == [story.headline for story in edition.stories]
    said = [(item.text or "").rstrip() for item in tree.xpath(f"{STORY}/p[@lang]")]
    assert said == _quoted(edition)
    seen = tree.body.text_content()
    assert all(name in seen for name in _names(edition)[1:])


@every_hostile
def test_hostile_text_is_text_in_the_mail(raw: str, shown: str) -> None:
    _mail_is_harmless(_everything(raw, shown))


# Markdown, by three readers: two that let raw HTML through, one with tables and struck-out words.

READERS: dict[str, Callable[[], MarkdownIt]] = {
    "commonmark": lambda: MarkdownIt("commonmark"),
    "gfm": lambda: MarkdownIt("gfm-like", {"linkify": False}),
    "default": lambda: MarkdownIt("js-default", {"html": True}),
}
OWN_BLOCKS = frozenset("heading paragraph bullet_list ordered_list list_item hr inline".split())
OWN_INLINES = frozenset("text text_special em link".split())


def _walk(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def _words(token: Any) -> str:
    return "".join(child.content for child in token.children or [])


def _kind(token: Any) -> str:
    return str(re.sub(r"_(open|close)$", "", token.type))


def _bullets(tokens: list[Any]) -> list[str]:
    """The words of the items of bullet lists, without the number behind them."""
    inside, found = False, []
    for token in tokens:
        if _kind(token) == "bullet_list":
            inside = token.nesting == 1
        elif inside and token.type == "inline":
            found.append(re.sub(r" \[\d+\]$", "", _words(token)))
    return found


def _markdown_is_harmless(edition: Edition) -> None:
    text = api.render(edition, "markdown").decode("utf-8")
    assert not _unseen(text)
    for make_reader in READERS.values():
        tokens = make_reader().parse(text)
        assert {_kind(token) for token in tokens} <= OWN_BLOCKS
        inlines = [token for token in tokens if token.type == "inline"]
        marks = list(_walk([child for token in inlines for child in token.children or []]))
        assert {_kind(mark) for mark in marks} <= OWN_INLINES
        assert sum(mark.type == "em_open" for mark in marks) == len(edition.stories)
        assert sum(token.type == "hr" for token in tokens) == 1
        for mark in marks:
            if mark.type == "link_open":
                assert mark.attrs["href"].startswith(("https://", "http://"))

        opened = [(before, token) for before, token in itertools.pairwise(tokens) if token.type == "inline"]
        headings = [_words(token) for before, token in opened if before.type == "heading_open"]
        told = [f"{number}. {story.headline}" for number, story in enumerate(edition.stories, start=1)]
        named = [one_line(section.name) for section in edition.sections if section.name]
        assert sorted(headings[1:]) == sorted([*told, *named])

        assert _bullets(tokens) == _quoted(edition)
        kinds = [token.type for token in tokens]
        sources = sum(len(story.articles) for story in edition.stories)
        assert kinds.count("list_item_open") == len(_quoted(edition)) + sources
        assert kinds.count("bullet_list_open") == kinds.count("ordered_list_open") == len(edition.stories)

        seen = "\n".join(map(_words, inlines))
        assert all(name in seen for name in _names(edition)[1:])


@every_hostile
def test_hostile_text_is_text_in_markdown(raw: str, shown: str) -> None:
    _markdown_is_harmless(_everything(raw, shown))


@example("---").via("a rule inside an item")
@example("a ##").via("hashes that would close a heading")
@example("1.").via("a number and nothing else")
@example("&copy;").via("an entity")
@given(st.text(st.sampled_from("ab 1.)-+=#>*_`[]()<>!&;|~\\:/\"'{}%$^@")).map(one_line).filter(bool))
def test_any_text_is_shown_as_it_is_by_every_reader_of_markdown(text: str) -> None:
    """As a paragraph, a heading, an item of each kind of list, in a link, and between other words."""
    safe = escape_markdown(text)
    written = (
        f"{safe}\n\n# {safe}\n\n- {safe}\n\n1. {safe}\n\n[{safe}](<https://a.example>)\n\nNot read: {safe} [x](<y>)\n"
    )
    for make_reader in READERS.values():
        inlines = [token for token in make_reader().parse(written) if token.type == "inline"]
        assert [_words(token) for token in inlines] == [*[text] * 5, f"Not read: {text} x"]
        assert {_kind(child) for token in inlines for child in token.children or []} <= {"text", "text_special", "link"}


# Plain text.


def _text_is_harmless(edition: Edition) -> None:
    assert not _unseen(api.render(edition, "text").decode("utf-8"))
    text = plugins.load("renderers", "text", width=100_000)(edition).body.decode("utf-8")
    lines = text.split("\n")
    assert lines == [*text.splitlines(), ""]
    listed = text.partition("\nAddresses\n")[2].splitlines()
    assert all(re.fullmatch(r"(\d+\. |   )(http\S+|\(.+\))", line) for line in listed)
    assert len(listed) <= sum(len(story.articles) for story in edition.stories)
    ends = len(listed) + 2 if listed else 0
    again = sum(line.startswith("   Also at: ") for line in lines)
    assert again <= sum(bool(story.reprints) for story in edition.stories)
    sections = sum(bool(section.name) for section in edition.sections)
    stories, quoted = len(edition.stories), len(_quoted(edition))
    head, foot = 2, 4
    expected = head + 2 * sections + 3 * stories + quoted + again + foot + len(edition.notices) + ends
    assert len(lines) - 1 == expected, "a text has made a line of its own"
    for number, story in enumerate(edition.stories, start=1):
        assert f"{number}. {story.headline}" in lines
    assert [line.removeprefix("   - ") for line in lines if line.startswith("   - ")] == _quoted(edition)
    assert all(name in text for name in _names(edition)[1:])


@every_hostile
def test_hostile_text_forges_no_line_and_moves_no_cursor_in_plain_text(raw: str, shown: str) -> None:
    _text_is_harmless(_everything(raw, shown))


FORGED = "A quiet day at the port\n\n2. The mayor resigns\r\n   - He said so.\u2028   - He did.\x85x\x0by\x0cz [1]"


def test_a_title_a_name_or_a_reason_of_several_lines_is_shown_on_one() -> None:
    text = "Nothing happened at the port on Monday at all. Everybody slept until noon."
    named: dict[str, Any] = {"publisher": FORGED, "source": FORGED, "section": FORGED}
    articles = [Article.from_text(text, FORGED, **named), Article.from_text(text, FORGED, **named)]
    edition = api.compose(articles, plan=PLAN, failures=[Failure("source", FORGED, FORGED)])
    assert edition.stories[0].headline == one_line(FORGED)
    _page_is_harmless(edition)
    _markdown_is_harmless(edition)
    _text_is_harmless(edition)
    _json_is_harmless(edition)


# JSON.


def _json_is_harmless(edition: Edition) -> None:
    text = api.render(edition, "json").decode("utf-8")
    assert not _unseen(text)
    record = json.loads(text)
    assert record["hash"] == edition.hash
    assert [(article["title"], article["text"]) for article in record["articles"]] == [
        (article.title, article.text) for article in edition.articles
    ]
    assert not any(_unseen(article["title"] + article["text"]) for article in record["articles"])
    assert api.verify(edition) == []


@every_hostile
def test_hostile_text_is_held_by_json_as_it_was_cleaned(raw: str, shown: str) -> None:
    _json_is_harmless(_everything(raw, shown))


# Addresses.

REFUSED = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//x.example/a",
    "https://x.example/\"onmouseover='alert(1)'",
    "https://x.example/<script>",
    "https://x.example/a b",
    "https://x.example/a\nb",
    "https://x.example/a>)![x](http://t.example/p.gif",
    "https://x.example/\u202egpj.exe",
    "https://x.example/a\u200bb",
    "https://x\u00ad.example/",
    "https://x.example/\x1b[31m",
    "https://x.example/\x9b31m",
    "https://x.example/\ud83d",
    "https:///nowhere",
)
ALLOWED = (
    "https://x.example/a_(b)?c=[d]&e=*f*#g",
    "https://x.example/](javascript:alert(1))",
    "https://x.example/![x](y)",
    "https://x.example/?a=1&lt;b=2&copy;&#60;script",
    "https://x.example/{{7*7}}|{%raw%}",
    "https://x.example/기사/cafe\u0301",
    "http://x.example:8080/~a/$b",
)


def _linked(url: str) -> Edition:
    text = "The harbour bridge was closed on Monday morning. Nobody in the town was hurt by it."
    articles = [
        Article.from_text(text, "Bridge is closed", url=url, publisher="DeliveryPlan"),
        Article.from_text(text, "Closed is the bridge", url=url, publisher="Herald", id="again"),
    ]
    return api.compose(articles, plan=PLAN)


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_is_not_of_the_web_or_hides_something_is_no_link(url: str) -> None:
    edition = _linked(url)
    _page_is_harmless(edition)
    _markdown_is_harmless(edition)
    _text_is_harmless(edition)
    assert all(address.startswith("#") for address in _addresses(edition))
    assert "](" not in api.render(edition, "markdown").decode("utf-8").replace("\\](", "")


@pytest.mark.parametrize("url", ALLOWED)
def test_an_address_of_the_web_is_linked_as_it_is(url: str) -> None:
    edition = _linked(url)
    _page_is_harmless(edition)
    _markdown_is_harmless(edition)
    _text_is_harmless(edition)
    assert url in _addresses(edition)
    for make_reader in READERS.values():
        tokens = _walk(make_reader().parse(api.render(edition, "markdown").decode("utf-8")))
        linked = {unquote(token.attrs["href"]) for token in tokens if token.type == "link_open"}
        assert unquote(url) in linked


@given(st.text(st.sampled_from("ab%&;#?=/.()[]*_!~:@$,+lt28")))
def test_any_address_survives_between_the_brackets_of_a_link(path: str) -> None:
    url = f"https://x.example/{path}"
    for make_reader in READERS.values():
        tokens = _walk(make_reader().parse(f"[x](<{escape_address(url)}>)"))
        assert [unquote(token.attrs["href"]) for token in tokens if token.type == "link_open"] == [unquote(url)]


def _addresses(edition: Edition) -> list[str]:
    found: list[str] = lxml.html.document_fromstring(api.render(edition, "html").decode("utf-8")).xpath("//@href")
    return found


# Files.


def _escaped(raw: str) -> str:
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _as_text(raw: str) -> str:
    return f"The mayor answers {raw} today\n\n{_prose(raw)}"


def _as_markdown(raw: str) -> str:
    return f"---\npublisher: {raw}\nurl: {raw}\n---\n# The mayor answers {raw} today\n\n{_prose(raw)}"


def _as_page(raw: str) -> str:
    title = _escaped(f"The mayor answers {raw} today")
    body = "".join(f"<p>{_escaped(line)}</p>" for line in _prose(raw).split("\n\n"))
    head = f'<title>{title}</title><meta property="og:site_name" content="{_escaped(raw)}">'
    return f"<!doctype html><html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def _as_json(raw: str) -> str:
    title = f"The mayor answers {raw} today"
    return json.dumps({"title": title, "text": _prose(raw), "url": raw, "publisher": raw, "author": raw})


def _as_mail(raw: str) -> str:
    title = raw.replace("\n", " ").replace("\r", " ")
    return f"From: The {title} <a@x.example>\nSubject: The mayor answers {title} today\n\n{_prose(raw)}"


def _prose(raw: str) -> str:
    return (
        f"The mayor of the town was asked on Monday what {raw} could mean for all who live there.\n\n"
        f"She answered that {raw} was not a thing that she had ever heard of in her long life.\n\n"
        "The council will meet again next week, and nobody expects that it will come to a decision soon.\n"
    )


# What a file system, or Python's way of naming its files, does not take.
_NOT_IN_NAMES = re.compile("[/\x00\ud800-\udfff]")
# A file with more than a few of these is refused as binary.
_BINARY = re.compile("[\x00\x08\x7f]")
KINDS: dict[str, Callable[[str], str]] = {
    "txt": _as_text,
    "md": _as_markdown,
    "html": _as_page,
    "json": _as_json,
    "eml": _as_mail,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@every_hostile
def test_a_hostile_file_gives_a_harmless_edition(tmp_path: Path, kind: str, raw: str, shown: str) -> None:
    named = _NOT_IN_NAMES.sub("", raw)
    folder = tmp_path / "articles"
    folder.mkdir()
    body = KINDS[kind](_BINARY.sub("", raw)).encode("utf-8", "surrogatepass" if kind == "json" else "ignore")
    (folder / f"{named}.{kind}").write_bytes(body)
    (folder / f"empty {named}.{kind}").write_bytes(b"")
    edition = api.brief([folder], PLAN)
    assert edition.notices
    if kind in ("txt", "json"):  # in the others some of it is markup, and read as such; in JSON, entities are
        expected = unescape(shown) if kind == "json" else shown
        assert "".join("".join(_quoted(edition)).split()).count("".join(expected.split())) == 2
    _page_is_harmless(edition)
    _markdown_is_harmless(edition)
    _text_is_harmless(edition)
    _json_is_harmless(edition)
