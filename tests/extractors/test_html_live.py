"""A live blog is read entry by entry."""

import json

import pytest

from digest.extractors.html.page import Html
from digest.model.article import Article, Document

TITLE = "Storm on the coast: what we know so far"
ENTRIES = (
    (
        "Ferry stays in port",
        "2026-11-19T11:40:00+01:00",
        "The ferry to Merrow will stay in port until Friday, its owner said.",
    ),
    (
        "Power back in the old town",
        "2026-11-19T10:15:00+01:00",
        "Power is back in the old town, the works said. Some lifts still stand.",
    ),
    (
        "Schools shut at noon",
        "2026-11-19T08:05:00+01:00",
        "All schools on the coast shut at noon, the county wrote to parents.",
    ),
    (
        "First trees down",
        "2026-11-19T06:30:00+01:00",
        "The first trees fell on the coast road before dawn, and nobody was hurt.",
    ),
)
LEAD = "A storm has hit the coast in the night, and it will not leave before the weekend, the weather service says."


def read(body: str, data: object = None) -> tuple[Article, ...]:
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data else ""
    page = f"<html lang='en'><head><title>{TITLE}</title>{script}</head><body><main><h1>{TITLE}</h1>{body}</main></body></html>"
    return Html()(Document("live.html", page.encode(), url="https://courier.example/storm"))


def blocks(name: str = "liveblog-entry") -> str:
    return "".join(
        f"<article class='{name}' id='e{at}'><header><time datetime='{when}'>{when[11:16]}</time><h3>{title}</h3></header>"
        f"<div class='inner'><p>{text}</p></div><button>Share</button></article>"
        for at, (title, when, text) in enumerate(ENTRIES)
    )


def updates() -> dict[str, object]:
    return {
        "@type": "LiveBlogPosting",
        "headline": TITLE,
        "datePublished": "2026-11-19T06:00:00+01:00",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": title,
                "datePublished": when,
                "articleBody": f"<p>{text}</p>",
                "url": f"https://courier.example/storm#u{at}",
                "author": {"name": "Ada Lee"},
            }
            for at, (title, when, text) in enumerate(ENTRIES)
        ],
    }


def test_each_block_of_a_live_blog_is_an_article_with_its_own_time() -> None:
    above, *articles = read(f"<p>{LEAD}</p>{blocks()}")
    assert (above.title, above.text) == (TITLE, LEAD)
    assert [(a.title, a.published and a.published.isoformat(), a.text) for a in articles] == list(ENTRIES)
    assert [a.url for a in articles] == [f"https://courier.example/storm#e{at}" for at in range(4)]


def test_a_live_blog_without_a_lead_gives_its_entries_alone() -> None:
    assert [a.title for a in read(blocks())] == [title for title, _, _ in ENTRIES]


def test_entries_that_machines_are_told_are_articles() -> None:
    articles = read(f"<p>{LEAD}</p>", updates())[1:]
    assert [(a.title, a.text) for a in articles] == [(title, text) for title, _, text in ENTRIES]
    assert {a.authors for a in articles} == {("Ada Lee",)}


def test_what_machines_are_told_completes_the_blocks() -> None:
    body = blocks("x7").replace(" id='e0'", "")
    articles = read(f"<p>{LEAD}</p>{body}", updates())[1:]
    assert articles[0].url == "https://courier.example/storm#u0"
    assert articles[0].authors == ("Ada Lee",)


def test_entries_in_the_text_stand_in_no_other_article() -> None:
    flow = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, _, text in ENTRIES)
    above, *articles = read(f"<p>{LEAD}</p>{flow}", updates())
    assert len(articles) == len(ENTRIES)
    assert not any(text in above.text for _, _, text in ENTRIES)


def test_each_entry_has_a_name_of_its_own_that_stays() -> None:
    first, second = read(blocks()), read(blocks())
    assert len({a.id for a in first}) == len(first)
    assert [a.id for a in first] == [a.id for a in second]


@pytest.mark.parametrize("name", ["comment", "teaser-card"])
def test_comments_and_teasers_with_times_are_no_live_blog(name: str) -> None:
    text = "<p>The bridge was closed on Monday after an inspector found cracks in its main girder.</p>" * 1
    more = "<p>Engineers will look at it in the spring, the harbour trust that owns the bridge said.</p>"
    assert len(read(f"<article>{text}{more}</article><section>{blocks(name)}</section>")) == 1


def test_two_entries_are_no_live_blog() -> None:
    two = "".join(part + "</article>" for part in blocks().split("</article>")[:2])
    assert len(read(f"<p>{LEAD}</p>{two}")) == 1
