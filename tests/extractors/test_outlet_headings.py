"""The name of an outlet in the first heading of a page is not the title of its article."""

import pytest

from digest.extractors.html.page import Html
from digest.model.article import Document

STORY = "<p>The weir at Tolm was opened on Sunday night, four hours before the river reached the old mark.</p>" * 3
TITLE, OUTLET = "Weir opened by hand", "The Valley Messenger"
LOGOS = [
    f"<h1><a href='/'>{OUTLET}</a></h1>",
    f"<a href='/'><h1>{OUTLET}</h1></a>",
    f"<h1 id=site-title><a href='/'><span>{OUTLET}</span></a></h1>",
    f"<header><a href='./' class=logo><img src=a><h1>{OUTLET}</h1></a></header>",
    f"<h1><a href='/index.html'>{OUTLET}</a></h1>",
    f"<div class=top><a href=' / '><div><h1>{OUTLET}</h1></div></a></div>",
    f"<h1><a href='https://messenger.example/'>{OUTLET}</a></h1>",
    f"<h1><a href='https://messenger.example'>{OUTLET}</a></h1>",
    f"<h1><a href='//www.messenger.example/'>{OUTLET}</a></h1>",
    f"<h1><a href='/?ref=logo'>{OUTLET}</a></h1>",
]


@pytest.mark.parametrize("logo", LOGOS)
@pytest.mark.parametrize("heading", [f"<h1>{TITLE}</h1>", f"<h2>{TITLE}</h2>", f"<p><b>{TITLE}</b></p>"])
def test_a_heading_that_links_to_the_front_page_is_the_name_of_the_outlet(logo: str, heading: str) -> None:
    head = f"<title>{TITLE} - Messenger</title><link rel=canonical href='https://messenger.example/news/weir'>"
    page = f"<html lang=en><head>{head}</head><body>{logo}{heading}<article>{STORY}</article></body></html>"
    [article] = Html()(Document("page.html", page.encode(), url="https://messenger.example/news/weir"))
    assert article.title == TITLE


@pytest.mark.parametrize("address", ["/news/weir", "#top", "", "https://other.example/"])
def test_a_heading_with_another_link_is_the_title(address: str) -> None:
    page = f"<html lang=en><body><h1><a href='{address}'>{TITLE}</a></h1><article>{STORY}</article></body></html>"
    [article] = Html()(Document("page.html", page.encode(), url="https://messenger.example/news/weir"))
    assert article.title == TITLE
