"""Entries of feeds as articles: each with a title or a text is one, and the reader's settings say who publishes it."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ran
from digest import plugins
from digest.errors import NotAnArticleError
from digest.model.article import ENTRY, Article, Document, Failure
from digest.model.canonical import plain
from digest.model.feed import EntryText
from digest.reading.articles import read
from digest.settings.source_tables import SourceSettings
from digest.sources.feeds import Feed
from digest.sources.files import Files
from digest.text.publisher_names import fits
from newsroom import Newsroom, door
from servers import web
from servers.web import Reply

SENTENCE = (
    "The swing bridge in Brackwater was closed on Friday evening after an inspector found three cracks in a girder."
)


def _rss(*entries: dict[str, str], title: str = "My little blog") -> bytes:
    items = "".join(
        f"<item>{''.join(f'<{tag}>{escape(text)}</{tag.split()[0]}>' for tag, text in entry.items())}</item>"
        for entry in entries
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def _atom(title: str, text: str) -> bytes:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>{title}</title><summary>{text}</summary></entry></feed>".encode()


def _rdf(title: str, text: str) -> bytes:
    return (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel rdf:about='http://c.example'><title>T</title></channel>"
        f"<item><title>{title}</title><description>{text}</description></item></rdf:RDF>"
    ).encode()


def _rss_of(title: str, text: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title><item><title>{title}</title><description>{text}</description></item></channel></rss>".encode()


def _articles(folder: Path, body: bytes, **settings: object) -> list[Article | Failure]:
    (folder / "feed.xml").write_bytes(body)
    found: list[Article | Failure] = []
    for item in Files((folder / "feed.xml",), **settings)():  # type: ignore[arg-type]
        given = read(item) if isinstance(item, Document) else item
        found.extend([given] if isinstance(given, Failure) else given)
    return found


# Teasers as feeds cut them, without an end mark.
TEASERS = [
    ("Carbon abroad", "Japan wants to ship carbon emissions to Malaysia in a first-of-its-kind project"),
    ("Brücke gesperrt", "Nach einem Unfall bleibt die Brücke in Brackwasser bis Montag für alle Züge gesperrt"),
    ("Pont fermé", "La mairie ferme le pont tournant après la découverte de trois fissures"),
    ("Puente cerrado", "El ayuntamiento cierra el puente tras hallar tres grietas en una viga"),
    ("橋が閉鎖", "検査で梁に三つの亀裂が見つかり、港の橋は金曜日の夜に閉鎖された"),
    ("Мост закрыт", "Инспектор нашёл три трещины в балке, и мост закрыли до понедельника"),
    ("Weir", "Water level rising"),
]


@pytest.mark.parametrize(("title", "text"), TEASERS)
@pytest.mark.parametrize("feed", [_rss_of, _atom, _rdf])
def test_a_teaser_without_an_end_mark_is_a_sentence(
    tmp_path: Path, feed: Callable[..., bytes], title: str, text: str
) -> None:
    [article] = _articles(tmp_path, feed(title, text))
    assert isinstance(article, Article)
    assert (article.title, [sentence.text for sentence in article.sentences]) == (title, [text])


@pytest.mark.parametrize(
    "title", ["Bridge in Brackwater closed", "Brücke gesperrt", "Pont fermé à Brackwater", "橋が閉鎖", "Weir"]
)
@pytest.mark.parametrize("text", ["", "{title}", "<a href='http://c.example/1'>Read more</a>", "<img src='a.png'/>"])
@pytest.mark.parametrize("feed", [_rss_of, _atom, _rdf])
def test_of_a_title_alone_the_headline_is_the_text(
    tmp_path: Path, feed: Callable[..., bytes], title: str, text: str
) -> None:
    [article] = _articles(tmp_path, feed(title, escape(text.format(title=title))))
    assert isinstance(article, Article)
    assert (article.title, article.text, len(article.spans)) == (title, title, 1)


@pytest.mark.parametrize("feed", [_rss_of, _atom, _rdf])
def test_an_entry_with_neither_is_unread_in_words_of_a_reader(tmp_path: Path, feed: Callable[..., bytes]) -> None:
    body = feed("", "").replace(b"<title></title>", b"<title/>")
    [failure] = _articles(tmp_path, body)
    assert isinstance(failure, Failure)
    assert failure.reason.endswith("an entry with neither title nor text; nothing to quote")


def test_a_headline_is_printed_once_and_proved(run: Callable[..., Ran], tmp_path: Path) -> None:
    titles = ["Bridge in Brackwater closed", "Minister resigns over port fraud", "Storm sinks two ferries off Tolm"]
    (tmp_path / "feed.xml").write_bytes(
        _rss(*({"title": title, "link": f"http://c.example/{title[:3]}"} for title in titles))
    )
    # Markdown has a list of sources below each story; the two others have the link at the headline.
    for form, name, times in (("text", "edition.txt", 1), ("markdown", "edition.md", 2), ("html", "edition.html", 1)):
        assert run("brief", tmp_path / "feed.xml", "-o", tmp_path / "out", "--format", form).code == 0
        shown = (tmp_path / "out" / name).read_text()
        for title in titles:
            body = shown.partition("</head>")[2] or shown
            assert body.count(title) == times, shown
    for raw in ((), ("--raw",)):
        assert run("verify", *raw, tmp_path / "out", *([tmp_path / "feed.xml"] if raw else [])).code == 0


# Who says that an article is theirs, and where it is.
NAMES = [
    ("Reuters", "www.reuters.com", True),
    ("BBC News", "bbc.co.uk", True),
    ("The Guardian", "theguardian.com", True),
    ("Le Monde", "lemonde.fr", True),
    ("Süddeutsche Zeitung", "sueddeutsche.de", True),
    ("Frankfurter Allgemeine Zeitung", "faz.net", True),
    ("The New York Times", "nytimes.com", True),
    ("El País", "elpais.com", True),
    ("AP", "apnews.com", True),
    ("tagesschau.de", "www.tagesschau.de", True),
    ("Reuters", "reuters.blog.example", False),
    ("Reuters", "my-reuters-fan-page.example", False),
    ("News", "news.example", False),
    ("The Daily News", "daily.example", False),
    ("朝日新聞", "blog.example", False),
    ("Reuters", "", False),
    ("", "reuters.com", False),
    ("Reuters", "127.0.0.1", False),
]


@pytest.mark.parametrize(("name", "host", "fit"), NAMES)
def test_a_name_fits_the_host_that_is_made_of_its_words(name: str, host: str, fit: bool) -> None:
    assert fits(name, host) is fit


CLAIMS = ["Reuters", "AP", "BBC News", "Le Monde", "The Guardian"]


def _claiming(host: str = "blog.example") -> bytes:
    entries = [
        {
            "title": f"Prime minister Dana Holt resigns over port fraud, part {number}",
            "link": f"http://{host}/{number}",
            "description": f"Prime minister Dana Holt resigned on Friday over the port fraud, her office said in note {number}.",
            "source url='x'": name,
        }
        for number, name in enumerate(CLAIMS)
    ]
    return _rss(*entries)


@pytest.mark.parametrize("settings", [{}, {"publisher": "My little blog"}, {"publisher": "Mine", "aggregator": True}])
def test_one_feed_is_one_publisher_whoever_its_entries_say_they_are_of(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    found = {
        article.publisher for article in _articles(tmp_path, _claiming(), **settings) if isinstance(article, Article)
    }
    assert found == {settings.get("publisher", "My little blog")}


def test_the_entries_of_an_aggregator_say_who_publishes_them(tmp_path: Path) -> None:
    found = [
        article.publisher
        for article in _articles(tmp_path, _claiming(), aggregator=True)
        if isinstance(article, Article)
    ]
    assert found == CLAIMS


def test_a_claim_that_fits_where_its_link_leads_is_believed(tmp_path: Path) -> None:
    found = [
        article.publisher
        for article in _articles(tmp_path, _claiming("www.reuters.com"))
        if isinstance(article, Article)
    ]
    assert found == ["Reuters", *["My little blog"] * 4]


def test_a_feed_with_five_names_is_told_as_one_source(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(_claiming())
    ran = run("brief", tmp_path / "feed.xml")
    assert "5 articles from 1 publisher" in ran.out


def test_the_setting_reaches_what_is_fetched(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with web.site({"/rss": Reply(_claiming())}) as site:
        names: dict[str, set[str | None]] = {}
        for given in ("", 'publisher = "Mine"', "aggregator = true"):
            path = tmp_path / "digest.toml"
            source = f'[[source]]\nurl = "{site.url("/rss")}"\nfull_text = "never"\n{given}\n'
            path.write_text(
                f'{source}[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n[store]\nurl = "sqlite:///{len(names)}.db"\n'
            )
            monkeypatch.setenv("DIGEST_CONFIG", str(path))
            assert run("fetch").code == 0
            names[given] = {hit["publisher"] for hit in json.loads(run("search", "Holt", "--json").out)}
    assert list(names.values()) == [{"My little blog"}, {"Mine"}, set(CLAIMS)]


@pytest.mark.parametrize("kind", ["page", "imap"])
def test_an_aggregator_is_a_feed(kind: str) -> None:
    with pytest.raises(Exception, match="aggregator is for feeds"):
        SourceSettings.of({"url": "https://a.example/", "kind": kind, "aggregator": True})


# JSON of users beside entries.

_KNOWN = {"title": "Bridge closed", "text": SENTENCE}


@pytest.mark.parametrize("field", ["page", "pages", "entry", "feed", "html_page", "media_type", "content_page"])
@pytest.mark.parametrize("value", ["A1", "7", "<p>Front page</p>"])
def test_a_field_that_is_not_known_changes_nothing(field: str, value: str) -> None:
    body = json.dumps({**_KNOWN, field: value}).encode()
    [article] = plugins.load("extractors", "json")(Document("a.json", body, filename="a.json"))
    assert (article.title, article.text) == ("Bridge closed", SENTENCE)


@given(
    st.dictionaries(
        st.text(max_size=9).map(lambda name: f"x-{name}"),
        st.none() | st.booleans() | st.integers() | st.text(max_size=40),
        max_size=4,
    )
)
def test_no_unknown_field_changes_an_article(more: dict[str, object]) -> None:
    plainly, beside = (
        plugins.load("extractors", "json")(Document("a.json", json.dumps(record).encode(), filename="a.json"))
        for record in (_KNOWN, {**_KNOWN, **more})
    )
    assert plainly == beside


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b"{", b'{"published": "never"}', b"[" * 100_000])
def test_what_is_no_entry_is_our_error(body: bytes) -> None:
    with pytest.raises(NotAnArticleError):
        plugins.load("extractors", "entry")(Document("a", body, ENTRY))


def test_an_entry_packed_is_the_same_unpacked() -> None:
    [entry] = [EntryText("T", "http://a.example/1", None, "P", "F", ("Ann Lee",), "text", "<p>text", "<html>")]
    assert EntryText.unpacked(entry.packed()) == entry


# Stores of earlier versions.


def _earlier(**more: str) -> bytes:
    record = {"title": "Bridge closed", "url": "http://c.example/1", "published": None, "publisher": "Courier",
              "authors": ["Ann Lee"], "text": SENTENCE, "content_html": f"<p>{SENTENCE}</p>", **more}  # fmt: skip
    return json.dumps(record).encode()


def test_an_entry_that_waits_for_its_page_since_an_earlier_version_gets_it() -> None:
    room = Newsroom()
    page = f"<html><head><title>Bridge closed</title></head><body><article><p>{SENTENCE}</p><p>{SENTENCE.replace('three', 'four')}</p></article>"
    with web.site({"/1": Reply(page.encode())}) as site:
        from digest.model.source import NewDocument

        teaser = Document(
            "a", _earlier(url=site.url("/1")), "application/json", site.url("/1"), marks=("x",), teaser=True
        )
        room.store.documents.save("feed", [NewDocument(teaser, None, None, "wanted")], room.now)
        room.run([])
    [article] = room.articles
    assert (article.publisher, article.authors, len(article.spans)) == ("Courier", ("Ann Lee",), 2)


def test_an_entry_that_an_earlier_version_kept_is_read_as_one() -> None:
    from digest.model.source import NewDocument

    room = Newsroom()
    page = f"<html><body><article><p>{SENTENCE}</p></article></body></html>"
    given = Document("a", _earlier(page=page), "application/json", "http://c.example/1", marks=("x",))
    room.store.documents.save("feed", [NewDocument(given, read(Document("a", SENTENCE.encode())), None)], room.now)
    document = room.store.documents.stored_document("a")
    assert document is not None
    assert document.media_type == ENTRY
    found = read(document)
    assert not isinstance(found, Failure)
    [article] = found
    assert (article.title, article.text, article.publisher) == ("Bridge closed", SENTENCE, "Courier")


def test_a_server_cannot_hand_over_an_entry() -> None:
    body = json.dumps(plain(EntryText("T", text="Words."))).encode()
    with web.site({"/1": Reply(body, headers={"Content-Type": ENTRY})}) as site:
        [failure] = plugins.load("sources", "page", url=site.url("/1"), door=door())()
    assert isinstance(failure, Failure)
    assert "no web page" in failure.reason


def test_a_feed_gives_entries() -> None:
    with web.site({"/rss": Reply(_rss({"title": "Bridge closed", "link": "http://c.example/1"}))}) as site:
        [document] = Feed(site.url("/rss"), door=door())()
    assert isinstance(document, Document)
    assert (document.media_type, document.teaser) == (ENTRY, True)
