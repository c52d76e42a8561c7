"""Articles are proved against their documents: what cleaning may take out is let go, and a changed word is not."""

import json
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Ran
from digest import api, plugins
from digest.editions.raw_proof import RawView, differences, letters_of
from digest.errors import NotAnArticleError, OverrunError
from digest.extractors.full_text import raw_texts
from digest.model.article import Article, Document, RemovedText
from digest.model.canonical import hash_of, hash_text
from digest.reading.articles import extract
from digest.reading.reread import prove
from extractors import office
from extractors.newsletters import EVERY, Newsletter
from extractors.papers import HEIGHT, column, pdf
from newsroom import item, rss
from servers import web

BODY = (
    "The bridge in the port was closed on Monday after an inspector found 3 cracks in it.\n\n"
    "It will not open again before spring, the harbour trust said in a statement."
)

# On another event, so that it is a story of its own: only what is quoted is proved.
PAPER = (
    "The observatory on the Hornberg will show the public its new mirror on the first Sunday of March.\n\n"
    "The mirror was cast in Tarn, weighs 900 kilograms and took four years to polish."
)


def _letters(text: str) -> list[RawView]:
    return [RawView.of(text)]


@pytest.mark.parametrize(
    "document",
    [
        BODY,
        BODY.replace(" ", "\u00a0\n"),
        BODY.replace("Monday", "Mon-\nday").replace("inspector", "in\u00adspec\u200btor"),
        BODY.replace("port", "port (https://courier.example/port?x=1)"),
        f"Menu\n{BODY.replace('after', 'Advertisement after')}\nComments",
        f"{BODY.split(chr(10))[2]} {BODY}",
    ],
)
def test_a_document_may_hold_more_than_its_article(document: str) -> None:
    article = replace(Article.from_text(BODY, clean=False), removed=(RemovedText("Advertisement", "menu"),))
    assert differences(article, _letters(document)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Monday", "Sunday"),
        ("3 cracks", "8 cracks"),
        ("not open", "open"),
        ("in it", "in it again"),
        ("port", "p0rt"),
        ("said", "Said"),
    ],
)
def test_one_other_word_or_digit_is_found_in_its_sentence(old: str, new: str) -> None:
    article = Article.from_text(BODY.replace(old, new), clean=False)
    [sentence] = differences(article, _letters(BODY))
    assert new in sentence


def test_sentences_in_another_order_are_found() -> None:
    first, second = BODY.split("\n\n")
    assert differences(Article.from_text(f"{second}\n\n{first}", clean=False), _letters(BODY))


WORDS = st.lists(
    st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"], include_characters="-’'&.%"), min_size=1, max_size=9),
    min_size=8,
    max_size=25,
).map(" ".join)
TEXTS = st.lists(WORDS.map(lambda words: f"The {words} was said on Monday."), min_size=1, max_size=5, unique=True)


def _document(kind: str, paragraphs: list[str]) -> Document:
    text = "\n\n".join(paragraphs)
    page = "".join(
        f"<p>{escape(paragraph, quote=False).replace(' was ', ' <b>w</b>as ')}</p>" for paragraph in paragraphs
    )
    made = {
        "plain": text,
        "markdown": f"# A title of five words\n\n{text}",
        "json": json.dumps({"title": "A title of five words", "text": text}),
        "html": f"<html><head><script>x</script></head><body><nav>Menu</nav><article>{page}</article></body></html>",
        "mail": f"From: a@b.example\nSubject: A title of five words\nContent-Type: text/html; charset=utf-8\n\n<div>{page}</div>",
        "mbox": f"From a@b.example Thu Nov 19 16:05:00 2026\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n",
    }
    return Document("given", made[kind].encode("utf-8", "replace"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["plain", "markdown", "json", "html", "mail", "mbox"])
@settings(max_examples=40)
@given(paragraphs=TEXTS)
def test_the_words_of_an_article_stand_in_its_document_in_order(kind: str, paragraphs: list[str]) -> None:
    document = _document(kind, paragraphs)
    try:
        articles = plugins.load("extractors", kind)(document)
    except NotAnArticleError:
        return
    for article in articles:
        assert differences(article, map(RawView.of, raw_texts(document, kind))) == []


@pytest.mark.parametrize("letter", EVERY, ids=lambda letter: letter.name)
def test_the_stories_of_a_newsletter_stand_in_it(letter: Newsletter) -> None:
    document = Document("a.eml", letter.body)
    views = list(map(RawView.of, raw_texts(document, "mail")))
    assert [differences(article, views) for article in plugins.load("extractors", "mail")(document)].count([]) == len(
        letter.stories
    )


@pytest.fixture
def folder(tmp_path: Path, seeds: Path) -> Path:
    """A folder with a document of each kind beside an edition made of them."""
    inbox = tmp_path / "inbox"
    (inbox / "sub").mkdir(parents=True)
    for path in seeds.iterdir():
        (inbox / path.name).write_bytes(path.read_bytes())
    (inbox / "sub" / "letter.eml").write_bytes(EVERY[0].body)
    (inbox / "in.mbox").write_bytes(
        f"From a@b.example Thu Nov 19 16:05:00 2026\nMessage-ID: <7@b.example>\nSubject: Bridge shut for weeks\n\n{BODY}\n".encode()
    )
    lines = [line for paragraph in PAPER.split("\n\n") for line in (*wrap(paragraph, 40), "")]
    (inbox / "paper.pdf").write_bytes(pdf(lambda canvas: column(canvas, lines, 60, HEIGHT - 120)))
    api.write(api.brief([inbox]), tmp_path / "out", ["text"])
    return tmp_path


@pytest.mark.slow
def test_an_edition_of_every_kind_is_proved_against_its_files(folder: Path, run: Callable[..., Ran]) -> None:
    assert run("verify", folder / "out", folder / "inbox", "--raw").code == 0
    found = run("verify", folder / "out", "--raw")
    assert (found.code, found.out) == (0, "")
    assert "every article is in its document" in found.err


@pytest.mark.slow
def test_a_document_that_changed_or_went_is_named(folder: Path, run: Callable[..., Ran]) -> None:
    path = folder / "inbox" / "transit-notes-tram.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("interval", "distance"), encoding="utf-8")
    (folder / "inbox" / "paper.pdf").unlink()
    ran = run("verify", folder / "out", folder / "inbox", "--raw")
    assert ran.code == 7
    lines = ran.err.splitlines()
    assert any("(transit-notes-tram.txt): its document does not contain" in line for line in lines)
    assert any("(paper.pdf): its document is not there" in line for line in lines)
    assert all("transit-notes" in line or "paper.pdf" in line for line in lines)
    assert run("verify", folder / "out").code == 0


@pytest.mark.slow
def test_an_edition_that_was_forged_with_all_its_hashes_is_found_out(folder: Path, run: Callable[..., Ran]) -> None:
    path = folder / "out" / "edition.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps(record, ensure_ascii=False).replace("three cracks", "seven cracks")
    record = json.loads(text)
    names = {}
    for article in record["articles"]:
        names[article["text_hash"]] = article["text_hash"] = hash_text(article["text"])
    del record["hash"]
    record["hash"] = hash_of({name: value for name, value in record.items() if name != "format"})
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    ran = run("verify", folder / "out", folder / "inbox", "--raw")
    assert ran.code == 7
    assert "its document does not contain" in ran.err


@pytest.mark.slow
def test_files_without_raw_are_a_mistake(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("verify", folder / "out", folder / "inbox")
    assert ran.code == 2
    assert "--raw" in ran.err


def test_what_was_fetched_is_named_and_is_no_problem() -> None:
    article = Article.from_text(BODY, source="https://courier.example/a", url="https://courier.example/a")
    proof = prove([article], [])
    assert proof.problems == ()
    assert proof.unread == ("https://courier.example/a",)


REPORT = (
    "The weir below the old mill was opened on Tuesday for the first time since 2019. "
    "Nine keepers raised its four gates by hand while some 300 people watched from the bank. "
    "The county paid 41,000 euros for new oak and iron, its treasurer said on the bank."
)
# One letter or digit of the report, and the other one that the fetched bytes have.
PLANTED = [
    ("weir below", "weirs below"), ("opened", "Opened"), ("2019", "2018"), ("The county", "he county"),
    ("on the bank.", "on the banks."), ("Nine", "None"), ("41,000", "47,000"), ("raised", "razed"),
    ("300 people", "30 people"), ("said", "sad"),
]  # fmt: skip
AS_BYTES: dict[str, Callable[[str], bytes]] = {
    "feed.xml": lambda text: (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Courier</title><item><title>Weir</title>"
        f"<link>https://c.example/1</link><description><![CDATA[<p>{text}</p>]]></description></item></channel></rss>"
    ).encode("cp1252"),
    "page.html": lambda text: f"<title>Weir</title><article><h1>Weir opened</h1><p>{text}</p></article>".encode(),
    "letter.eml": lambda text: (
        f"From: a@b.example\nTo: c@d.example\nSubject: Weir opened\nDate: Thu, 19 Nov 2026 16:05:00 +0000\n\n{text}\n"
    ).encode(),
    "report.docx": lambda text: office.docx(office.word("Weir opened", "Titel") + office.word(text)),
    "report.odt": lambda text: office.odt(f"<text:h>Weir opened</text:h><text:p>{text}</text:p>"),
    "report.epub": lambda text: office.epub({"a.xhtml": f"<h1>Weir opened</h1><p>{text}</p>"}),
    "report.rtf": lambda text: office.rtf(rf"Weir opened\par {text}\par"),
    "paper.pdf": lambda text: pdf(lambda canvas: column(canvas, wrap(text, 40), 60, HEIGHT - 120)),
}


# A PDF is read by a process of its own.
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name == "paper.pdf" else ()) for name in AS_BYTES]
)
@pytest.mark.parametrize(("old", "new"), PLANTED)
def test_one_other_letter_in_the_fetched_bytes_is_found_and_named(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    path = tmp_path / name
    path.write_bytes(AS_BYTES[name](REPORT))
    [document] = plugins.load("sources", "files", paths=(path,), prefix=name)()
    assert isinstance(document, Document)
    [article] = extract(document)
    assert len(article.sentences) == 3
    assert prove([article], [tmp_path]).problems == ()
    path.write_bytes(AS_BYTES[name](REPORT.replace(old, new)))
    [problem] = prove([article], [tmp_path]).problems
    assert letters_of(new) in problem.reason
    assert letters_of(old) in problem.reason


def test_what_was_fetched_is_read_again_from_the_store(tmp_path: Path, run: Callable[..., Ran]) -> None:
    with web.site({"/rss": web.Reply(rss(item(1)))}) as site:
        settings = tmp_path / "digest.toml"
        settings.write_text(
            f'[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n[[source]]\nurl = "{site.url("/rss")}"\n'
            '[[brief]]\nname = "morning"\ntime = "00:00"\nmax_age = "9000d"\nchannel = "file"\nfolder = "out"\n'
        )
        assert run("run", "--once", "--config", settings).code == 0
    ran = run("verify", "morning", "--raw", "--config", settings)
    assert ran.code == 0, ran.err
    assert "every article is in its document" in ran.err
    [folder] = (tmp_path / "out").iterdir()
    ran = run("verify", folder, "--raw")
    assert ran.code == 4
    assert "the articles of 0 of 1 documents are in them, 1 were not read again" in ran.err


def test_bytes_of_the_store_that_say_something_else_are_found(tmp_path: Path) -> None:
    article = Article.from_text("It rained in the port.", "Rain", source="https://a.example/1", clean=False)
    document = Document("https://a.example/1", b"It snowed in the port.", "text/plain")
    [problem] = prove([article], (), lambda _: document).problems
    assert "its document does not contain" in problem.reason


@pytest.mark.parametrize("source", ["../secret.txt", "/etc/hostname", "a/../../secret.txt"])
def test_a_name_that_leads_out_of_the_folder_is_not_opened(tmp_path: Path, source: str) -> None:
    (tmp_path / "secret.txt").write_text("It rained in the port.")
    (tmp_path / "in" / "a").mkdir(parents=True)
    article = Article.from_text("It rained in the port.", "Rain", source=source, clean=False)
    [problem] = prove([article], [tmp_path / "in"]).problems
    assert problem.reason == "its document is not there to be read again; name its folder"


def test_a_document_that_takes_too_long_proves_nothing_and_holds_up_no_other() -> None:
    def stored(source: str) -> Document:
        return Document(source, b"It rained in the port.", "text/plain")

    def limit(function: Callable[[Document], list[str]], document: Document) -> list[str]:
        if document.source.endswith("/slow"):
            raise OverrunError("took too long to read")
        return function(document)

    articles = [
        Article.from_text("It rained in the port.", "Rain", source=f"https://a.example/{name}", clean=False)
        for name in ("slow", "quick")
    ]
    [problem] = prove(articles, (), stored, limit).problems
    assert problem.reason == "its document proves nothing: took too long to read"
    assert "/slow" in problem.subject


def test_long_documents_are_proved_in_the_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []

    def in_worker(function: Callable[[Document], object], document: Document) -> object:
        sent.append(document.source)
        return function(document)

    monkeypatch.setattr("digest.reading.worker.in_worker", in_worker)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "long.txt").write_text("Rain\n\n" + "It rained in the port for all of the day.\n\n" * 2_000)
    (folder / "short.txt").write_text("Snow\n\nIt snowed on the hills for all of the day.\n")
    api.write(api.brief([folder]), tmp_path / "out", [])
    sent.clear()
    assert api.verify_raw(tmp_path / "out", [folder]) == ([], ())
    assert sent == ["long.txt"]
