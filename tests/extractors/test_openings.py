"""The text of a page begins with its lead and its first headings, and not with names, dates, calls and notes."""

import pytest

from digest.extractors.html.page import Html
from digest.model.article import Document
from extractors.openings import OPENINGS, Opening


@pytest.mark.parametrize("case", OPENINGS, ids=lambda case: case.kind)
def test_a_text_begins_where_its_page_begins_it(case: Opening) -> None:
    head = f"<title>Weir opened by hand</title>{case.head}"
    page = f"<html lang=en><head>{head}</head><body>{case.body}</body></html>"
    [article] = Html()(Document("page.html", page.encode()))
    assert tuple(article.text.split("\n\n")[: len(case.begins)]) == case.begins
    assert not [line for line in case.without if line in article.text]
