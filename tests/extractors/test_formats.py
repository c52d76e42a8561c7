"""What is particular to each format."""

import json

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.html.page import Html
from digest.extractors.json import Json
from digest.extractors.mail.mail import Mail
from digest.extractors.markdown import Markdown
from digest.model.article import Document

PARAGRAPHS = (
    "<p>The bridge in the port was closed on Monday after an inspector found cracks in its main girder.</p>"
    "<p>Engineers will look at it again in the spring, the harbour trust that owns it said in a statement.</p>"
)


def _page(head: str, lang: str = "en") -> Document:
    page = f"<html lang='{lang}'><head>{head}</head><body><nav>Home News</nav><article>{PARAGRAPHS}</article></body></html>"
    return Document("page.html", page.encode())


def test_json_ld_comes_before_opengraph() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "From JSON-LD",
                "datePublished": "2026-11-18T21:45:00+01:00",
                "author": [{"name": "Ann Lee"}, "Bo Ray", {"name": "Ann Lee"}],
                "publisher": {"name": "Harbour Courier"},
            },
        ]
    }
    head = (
        f"<script type='application/ld+json'>{json.dumps(data)}</script>"
        "<meta property='og:title' content='From OpenGraph'><meta property='og:site_name' content='Other'>"
        "<link rel='canonical' href='https://courier.example/a'>"
    )
    [article] = Html()(_page(head))
    assert article.title == "From JSON-LD"
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-18T21:45:00+01:00"
    assert article.authors == ("Ann Lee", "Bo Ray")
    assert article.publisher == "Harbour Courier"
    assert article.url == "https://courier.example/a"


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5000, '{"@type": "NewsArticle", "headline": 7, "author": {"name": []}}', "null"]
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = (
        f"<script type='application/ld+json'>{broken}</script><meta property='og:title' content='A title of the page'>"
    )
    assert Html()(_page(head))[0].title == "A title of the page"


def test_lines_outside_the_main_text_are_kept_with_a_reason() -> None:
    [article] = Html()(_page(""))
    assert ("Home News", "not in the main text") in [(line.text, line.reason) for line in article.removed]


def test_an_address_that_is_no_web_address_is_dropped() -> None:
    [article] = Html()(_page("<link rel='canonical' href='javascript:alert(1)'>"))
    assert article.url is None


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>app()</script></body></html>", "<!-- -->", "<p>", "<html><frameset>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(NotAnArticleError):
        Html()(Document("page.html", page.encode()))


def test_a_page_nested_ten_thousand_deep_ends_well() -> None:
    page = "<html><body>" + "<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000 + "</body></html>"
    try:
        articles = Html()(Document("deep.html", page.encode()))
    except NotAnArticleError:
        return
    assert articles[0].spans


def test_an_edition_of_ours_is_no_article() -> None:
    page = '<html lang="en"><head><meta name="generator" content="digest 0.1.0"></head><body><p>Old news.</p></body></html>'
    with pytest.raises(NotAnArticleError, match="an edition of digest"):
        Html()(Document("edition.html", page.encode()))


BODY = "The bridge was closed on Monday. It will open again in spring."


@pytest.mark.parametrize(
    ("data", "articles"),
    [
        ([{"text": BODY}, {"text": BODY + " So it is said."}], 2),
        ({"articles": [{"text": BODY}, {"no": "text"}]}, 1),
        ({"items": [{"content_html": f"<p>{BODY}</p><p>{BODY}</p>"}]}, 1),
        ({"headline": "A headline of four", "articleBody": BODY, "author": {"name": "Ann"}}, 1),
    ],
)
def test_one_or_many_articles_stand_in_json(data: object, articles: int) -> None:
    assert len(Json()(Document("a.json", json.dumps(data).encode()))) == articles


def test_json_lines_are_one_article_a_line() -> None:
    lines = "\n".join(json.dumps({"text": f"{BODY} {name} said so."}) for name in ("Ann", "Bo"))
    assert len(Json()(Document("a.jsonl", lines.encode()))) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not valid JSON"),
        ("[1, 2]", "no object with a text"),
        ('{"a": 1}', "its fields are a"),
        ('{"text": ""}', 'no "text"'),
        ('{"format": "digest-edition/1"}', "an edition of digest"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_json_without_an_article_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAnArticleError, match=reason):
        Json()(Document("a.json", text.encode()))


MAIL = "From: North Coast Wire <desk@wire.example>\r\nDate: Thu, 19 Nov 2026 16:05:00 +0000\r\nSubject: {subject}\r\n"


def test_a_mail_tells_its_publisher_date_and_subject() -> None:
    subject = "=?utf-8?q?Bridge_shut_=E2=80=93_cracks_found?="
    [article] = Mail()(Document("a.eml", f"{MAIL.format(subject=subject)}\r\n{BODY}".encode()))
    assert article.title == "Bridge shut – cracks found"
    assert article.publisher == "North Coast Wire"
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-19T16:05:00+00:00"


def test_a_subject_that_hides_a_line_break_stays_on_one_line() -> None:
    subject = "=?utf-8?q?Bridge_shut=0D=0ABcc:_all=40example.org?="
    [article] = Mail()(Document("a.eml", f"{MAIL.format(subject=subject)}\r\n{BODY}".encode()))
    assert "\n" not in article.title
    assert "\r" not in article.title


def test_a_mail_of_html_alone_is_read_as_a_page() -> None:
    head = MAIL.format(subject="Bridge shut") + "Content-Type: text/html; charset=utf-8\r\n"
    [article] = Mail()(Document("a.eml", f"{head}\r\n<html><body>{PARAGRAPHS}</body></html>".encode()))
    assert article.title == "Bridge shut"
    assert article.text.startswith("The bridge in the port was closed")


@pytest.mark.parametrize("header", ["Content-Type: text/plain; charset=nonsense", "Content-Transfer-Encoding: base99"])
def test_a_damaged_header_does_not_stop_the_reading(header: str) -> None:
    [article] = Mail()(Document("a.eml", f"{MAIL.format(subject='Bridge shut')}{header}\r\n\r\n{BODY}".encode()))
    assert article.text.startswith("The bridge was closed")


def test_markdown_reads_its_front_matter_and_marks() -> None:
    text = (
        '---\ntitle: "From the front"\ndate: 2026-11-19\npublisher: Valley Ledger\nurl: https://ledger.example/a\n'
        "author: [Ann Lee, Bo Ray]\n---\n\n# From the heading\n\nA *plain* [link](https://x.example) and `code`\nin one line.\n\n"
        "- one item\n- another\n\n![picture](a.png)\n\n<script>alert(1)</script>\n\nThe end of it.\n"
    )
    [article] = Markdown()(Document("a.md", text.encode()))
    assert article.title == "From the heading"
    assert article.publisher == "Valley Ledger"
    assert article.authors == ("Ann Lee", "Bo Ray")
    assert article.text.split("\n\n") == ["A plain link and code in one line.", "one item", "another", "The end of it."]
