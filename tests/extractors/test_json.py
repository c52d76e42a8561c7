"""JSON of many makers: where the articles stand in it, and what their fields are called."""

import json

import pytest

from digest.extractors.json import Json
from digest.extractors.markdown import Markdown
from digest.extractors.plain import Plain
from digest.model.article import Article, Document

BODY = "The bridge was closed on Monday. It will open again in spring, its owner said."
TITLE = "Bridge closed until spring"


def _read(data: object) -> tuple[Article, ...]:
    return Json()(Document("a.json", json.dumps(data).encode()))


MAKERS = {
    "JSON-LD": {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "x"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "articleBody": BODY,
                "author": [{"@type": "Person", "name": "Ada Lee"}, "Bo Ray"],
                "publisher": {"@type": "Organization", "name": "Harbour Courier"},
                "datePublished": "2026-11-19T08:00:00Z",
                "mainEntityOfPage": {"@id": "https://courier.example/a"},
            },
        ],
    },
    "ninjs": {
        "uri": "urn:courier:1",
        "headline": TITLE,
        "body_text": BODY,
        "byline": "By Ada Lee and Bo Ray",
        "provider": "Harbour Courier",
        "firstcreated": "2026-11-19T08:00:00Z",
        "url": "https://courier.example/a",
    },
    "ninjs 2": {
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [{"contenttype": "text/plain", "value": BODY}],
        "authors": [{"name": "Ada Lee"}],
        "creators": [{"name": "Bo Ray"}],
        "provider": {"name": "Harbour Courier"},
        "date": "2026-11-19",
        "url": "https://courier.example/a",
    },
    "a blog's interface": [
        {
            "title": {"rendered": "Bridge closed until&nbsp;spring"},
            "content": {"rendered": "<p>" + BODY.replace(". ", ".</p>\n<p>") + "</p>"},
            "link": "https://courier.example/a",
            "date_gmt": "2026-11-19T08:00:00",
            "authors": ["Ada Lee"],
            "author": "Bo Ray",
            "site_name": "Harbour Courier",
        }
    ],
    "a paper's interface": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "webTitle": TITLE,
                    "webUrl": "https://courier.example/a",
                    "webPublicationDate": "2026-11-19T08:00:00Z",
                    "fields": {"bodyText": BODY, "byline": "Ada Lee & Bo Ray", "publisher": "Harbour Courier"},
                }
            ],
        }
    },
    "a search engine's answer": {
        "hits": {
            "total": 1,
            "hits": [
                {
                    "_id": "1",
                    "_source": {
                        "title": TITLE,
                        "text": BODY,
                        "source": {"name": "Harbour Courier"},
                        "authors": ["Ada Lee", "Bo Ray", "Ada Lee"],
                        "publishedAt": "2026-11-19T08:00:00Z",
                        "url": "https://courier.example/a",
                    },
                }
            ],
        }
    },
    "a paper's archive": {
        "docs": [
            {
                "headline": {"main": TITLE},
                "paragraphs": BODY.replace(". ", ".|").split("|"),
                "byline": {"original": "By Ada Lee and Bo Ray"},
                "web_url": "https://courier.example/a",
                "source": "Harbour Courier",
                "pub_date": "2026-11-19T08:00:00+0000",
            }
        ]
    },
}


@pytest.mark.parametrize("maker", MAKERS)
def test_the_fields_of_each_maker_are_known(maker: str) -> None:
    [article] = _read(MAKERS[maker])
    assert " ".join(article.text.split()) == BODY
    assert article.title == TITLE
    assert article.authors == ("Ada Lee", "Bo Ray")
    assert article.publisher == "Harbour Courier"
    assert article.url == "https://courier.example/a"
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-19"


def test_a_line_that_is_no_json_costs_itself_alone() -> None:
    lines = [json.dumps({"text": BODY}), "{broken", "", "[1]", "[" * 99_999, json.dumps({"text": f"{BODY} Twice."})]
    assert len(Json()(Document("a.jsonl", "\n".join(lines).encode()))) == 2


def test_entities_in_a_text_are_decoded() -> None:
    [article] = _read({"text": "Holt &amp; Sons said &#8220;no&#8221; on Monday &ndash; twice. It costs &pound;4."})
    assert article.text == "Holt & Sons said “no” on Monday – twice. It costs £4."


def test_what_reads_like_an_entity_and_is_none_stays() -> None:
    [article] = _read({"text": "The firm AT&T; the bank B&B said so on Monday. It is so."})
    assert article.text == "The firm AT&T; the bank B&B said so on Monday. It is so."


ITEMS = ["The bridge was closed on Monday.", "Ferries run in its place.", "It will open again in spring."]


@pytest.mark.parametrize("mark", ["-", "*", "•", "+", "‣", "▪"])
def test_the_mark_of_a_list_is_no_part_of_its_sentences(mark: str) -> None:
    listed = "\n".join(f"{mark} {item}" for item in ITEMS)
    [article] = Plain()(Document("a.txt", f"The harbour trust said three things on Monday:\n{listed}\n".encode()))
    assert [sentence.text for sentence in article.sentences][1:] == ITEMS


def test_the_marks_of_a_markdown_list_are_no_part_of_its_sentences() -> None:
    listed = "\n".join(f"1. {item}" for item in ITEMS) + "\n\n" + "\n".join(f"- {item} So it is." for item in ITEMS)
    [article] = Markdown()(Document("a.md", f"The harbour trust said this on Monday.\n\n{listed}".encode()))
    assert all(sentence.text[0].isupper() for sentence in article.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "– Wir wissen es nicht, sagte sie am Montag im Rathaus der Stadt.",
        "— No lo sé, dijo el alcalde el lunes en la plaza mayor de la ciudad.",
    ],
)
def test_a_dash_in_a_sentence_or_before_speech_stays(text: str) -> None:
    [article] = Plain()(Document("a.txt", text.encode()))
    assert article.text.count("-") + article.text.count("–") + article.text.count("—") == text.count("-") + text.count("–") + text.count("—")  # fmt: skip
