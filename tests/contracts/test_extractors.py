"""What every extractor keeps."""

import json
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import plugins
from digest.errors import NotAnArticleError
from digest.model.article import Document
from digest.model.canonical import hash_text
from digest.model.feed import EntryText
from extractors import office
from extractors.papers import column, pdf

BODY = "The bridge in the port was closed on Monday after an inspector found cracks in it. It will stay shut for weeks."
TITLE = "Bridge closed after cracks found"
GIVEN: dict[str, str | bytes] = {
    "docx": office.docx(f"{office.word(TITLE, 'Title')}{office.word(BODY)}", TITLE),
    "entry": EntryText(title=TITLE, text=BODY).packed(),
    "epub": office.epub({"a.xhtml": f"<h1>{TITLE}</h1><p>{BODY}</p>"}, TITLE),
    "html": f"<html lang='en'><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{BODY}</p></article>",
    "json": json.dumps({"title": TITLE, "text": BODY}),
    "mail": f"From: Desk <d@wire.example>\nSubject: {TITLE}\nDate: Thu, 19 Nov 2026 16:05:00 +0000\n\n{BODY}\n",
    "markdown": f"# {TITLE}\n\n{BODY}\n",
    "mbox": f"From d@wire.example Thu Nov 19 16:05:00 2026\nFrom: Desk <d@wire.example>\nSubject: {TITLE}\n\n{BODY}\n",
    "odt": office.odt(f"<text:h>{TITLE}</text:h><text:p>{BODY}</text:p>", TITLE),
    "pdf": pdf(lambda canvas: (column(canvas, [TITLE], 60, 700, 20), column(canvas, wrap(BODY, 70), 60, 640))),
    "plain": f"{TITLE}\n\n{BODY}\n",
    "rtf": f"{{\\rtf1 {TITLE}\\par {BODY}\\par}}",
}
GIVEN_BYTES = {name: text if isinstance(text, bytes) else text.encode() for name, text in GIVEN.items()}
NAMES = sorted(plugins.names("extractors"))


@pytest.mark.parametrize("name", NAMES)
def test_title_and_text_are_read(name: str) -> None:
    [article] = plugins.load("extractors", name)(Document("given", GIVEN_BYTES[name]))
    assert article.title == TITLE
    assert article.text == BODY
    assert article.language == "en"
    assert article.source.partition("#")[0] == "given"


@pytest.mark.parametrize("name", NAMES)
def test_what_the_settings_say_of_the_source_comes_first(name: str) -> None:
    document = Document("given", GIVEN_BYTES[name], publisher="Harbour Courier", section="Port")
    [article] = plugins.load("extractors", name)(document)
    assert (article.publisher, article.section) == ("Harbour Courier", "Port")


@pytest.mark.parametrize("name", NAMES)
@given(body=st.binary(max_size=400))
def test_any_bytes_give_articles_or_our_error(name: str, body: bytes) -> None:
    try:
        articles = plugins.load("extractors", name)(Document("given", body))
    except NotAnArticleError:
        return
    for article in articles:
        assert article.spans
        assert article.text_hash == hash_text(article.text)
        assert all(article.text[s.start : s.end] == s.text for s in article.sentences)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"pdf"}))
@given(cut=st.integers(0, 400))
def test_a_document_cut_anywhere_gives_articles_or_our_error(name: str, cut: int) -> None:
    try:
        assert plugins.load("extractors", name)(Document("given", GIVEN_BYTES[name][:cut]))
    except NotAnArticleError:
        assert cut < len(GIVEN_BYTES[name])


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_pdf_cut_anywhere_gives_articles_or_our_error(share: float) -> None:
    body = GIVEN_BYTES["pdf"]
    try:
        articles = plugins.load("extractors", "pdf")(Document("given", body[: int(share * len(body))]))
    except NotAnArticleError:
        return
    assert all(article.spans for article in articles)
