"""What a fetch makes of teasers and their pages, of many sources at once, and of files."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.app.source_admin import open_source_admin
from digest.fetching.fetch import Fetch
from digest.fetching.subscriptions import SourceSubscription, pages_of
from digest.model.article import Article, Document
from digest.settings.settings_file import load
from digest.sources.disk import read_file
from digest.sources.files import Files
from digest.sources.pages import PageSource
from newsroom import Newsroom, door, item, json_feed, page, rss, words
from servers import web
from servers.web import Reply, Request, Site

TEASER = "The swing bridge in the port is closed after an inspector found cracks. The harbour trust will […]"


def _teasing(site: Site, *numbers: int) -> None:
    site.replies["/rss"] = Reply(rss(*(item(n, text=TEASER, link=site.url(f"/{n}", "127.0.0.3")) for n in numbers)))


def test_a_teaser_has_its_page_read_and_is_one_article() -> None:
    with web.site({"/1": Reply(page(1), headers={"Content-Type": "text/html; charset=utf-8"})}) as site:
        _teasing(site, 1)
        room = Newsroom()
        for _ in range(3):
            room.later(hours=1).fetch(site.url("/rss"))
        [article] = room.articles
        assert article.text.count("cracks in its main girder") == 12
        assert (article.title, article.notes) == ("Bridge closed, part 1", ())
        assert article.published
        assert article.publisher == "Harbour Courier"
        assert site.paths().count("/1") == 1


def test_the_pages_of_entries_too_old_for_every_brief_are_not_read() -> None:
    with web.site({"/1": Reply(page(1)), "/2": Reply(page(2))}) as site:
        days = {1: "Wed, 18 Nov 2026 16:05:00 +0000", 2: "Thu, 19 Nov 2026 16:05:00 +0000"}
        entries = (item(n, text=TEASER, link=site.url(f"/{n}", "127.0.0.3"), pubDate=days[n]) for n in days)
        site.replies["/rss"] = Reply(rss(*entries))
        room = Newsroom(since=datetime(2026, 11, 19, tzinfo=UTC))
        room.fetch(site.url("/rss"))
        room.fetch(site.url("/rss"))
        assert [path for path in site.paths() if path[1:].isdigit()] == ["/2"]
        assert [article.text.count("girder") for article in room.articles] == [0, 12]


def test_an_entry_that_grew_too_old_while_it_waited_has_its_page_not_read() -> None:
    with web.site({"/1": Reply(status=503)}) as site:
        _teasing(site, 1)
        room = Newsroom()
        room.fetch(site.url("/rss"))
        room.later(days=3).since = room.now
        room.fetch(site.url("/rss"))
        assert site.paths().count("/1") == 1
        assert room.store.documents.pending_pages(room.now) == []


def test_the_pages_of_the_newest_entries_are_read_first() -> None:
    with web.site({f"/{n}": Reply(page(n)) for n in range(1, 41)}) as site:
        days = {n: f"{(n * 7) % 28 + 1:02} Nov 2026 16:05:00 +0000" for n in range(1, 41)}
        entries = (item(n, text=TEASER, link=site.url(f"/{n}", "127.0.0.3"), pubDate=days[n]) for n in days)
        site.replies["/rss"] = Reply(rss(*entries))
        Newsroom(now=datetime(2026, 11, 29, tzinfo=UTC)).fetch(site.url("/rss"))
        asked = [days[int(path[1:])] for path in site.paths() if path[1:].isdigit()]
        assert len(asked) == 30
        assert asked == sorted(asked, reverse=True)
        assert asked == sorted(days.values(), reverse=True)[:30]


def test_a_whole_entry_has_no_page_read_unless_asked() -> None:
    with web.site({"/1": Reply(page(1, 20))}) as site:
        site.replies["/rss"] = Reply(rss(item(1, link=site.url("/1"))))
        room = Newsroom()
        room.fetch(site.url("/rss"))
        assert site.paths() == ["/rss"]
        assert room.articles[0].text.count("girder") == 12
        always = Newsroom()
        always.fetch(site.url("/rss"), pages="always")
        assert always.articles[0].text.count("girder") == 20


def test_a_teaser_whose_page_is_never_wanted_stands_alone() -> None:
    with web.site() as site:
        _teasing(site, 1)
        room = Newsroom()
        room.fetch(site.url("/rss"), pages="never")
        assert site.paths() == ["/rss"]
        assert len(room.articles) == 1


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(status=403), "403"),
        (Reply(status=404), "404"),
        (Reply(b"%PDF", headers={"Content-Type": "application/pdf"}), "no web page but application/pdf"),
        (Reply(b"<html><body><p>Log in</p></body></html>"), "says less"),
        (Reply(status=302, headers={"Location": "http://10.0.0.1/"}), "not of the public net"),
    ],
)
def test_a_teaser_whose_page_cannot_be_had_is_kept_and_marked(reply: Reply, why: str) -> None:
    with web.site({"/1": reply}) as site:
        _teasing(site, 1)
        room = Newsroom()
        room.fetch(site.url("/rss"))
        [article] = room.articles
        assert "inspector found cracks" in article.text
        [note] = article.notes
        assert note.startswith("teaser: ")
        room.later(days=1)
        for _ in range(4):
            room.later(days=1).fetch(site.url("/rss"))
        assert len(room.articles) == 1
        assert (
            len(
                room.store.documents.articles(
                    type(room.store.documents.position())(1, 0), room.store.documents.position()
                )
            )
            == 0
        )


def test_a_page_that_is_ill_is_tried_three_times_and_its_article_told_meanwhile() -> None:
    with web.site({"/1": Reply(status=503), "/2": Reply(status=500)}) as site:
        _teasing(site, 1, 2)
        room = Newsroom()
        room.fetch(site.url("/rss"))
        assert [bool(article.notes) for article in room.articles] == [True, True]
        site.replies["/1"] = Reply(page(1))
        for _ in range(6):
            room.later(hours=3).fetch(site.url("/rss"))
        assert site.paths().count("/1") == 2
        assert site.paths().count("/2") == 3
        first, second = sorted(room.articles, key=lambda article: article.title)
        assert (first.notes, second.notes[0][:7]) == ((), "teaser:")
        assert first.text.count("girder") == 12


def test_pages_that_robots_txt_closes_are_not_read() -> None:
    with web.site(
        {"/robots.txt": Reply(b"User-agent: *\nDisallow: /1"), "/1": Reply(page(1)), "/2": Reply(page(2))}
    ) as site:
        _teasing(site, 1, 2)
        room = Newsroom()
        room.fetch(site.url("/rss"))
        assert site.paths().count("/robots.txt") == 1
        assert "/1" not in site.paths()
        by_title = {article.title: article.notes for article in room.articles}
        assert "robots.txt" in by_title["Bridge closed, part 1"][0]
        assert by_title["Bridge closed, part 2"] == ()
        _teasing(site, 3)
        site.replies["/3"] = Reply(page(3))
        room.later(hours=1).fetch(site.url("/rss"))
        assert site.paths().count("/robots.txt") == 1, "it is known for a day"


def test_a_host_whose_robots_txt_is_ill_is_asked_later() -> None:
    with web.site({"/robots.txt": Reply(status=500), "/1": Reply(page(1))}) as site:
        _teasing(site, 1)
        room = Newsroom()
        room.fetch(site.url("/rss"))
        assert "/1" not in site.paths()
        site.replies["/robots.txt"] = Reply(status=404)
        room.later(hours=1).fetch(site.url("/rss"))
        assert room.articles[0].notes == ()


def test_what_two_feeds_list_is_one_article_and_the_whole_one_wins() -> None:
    with web.site() as site:
        site.replies["/a"] = Reply(rss(item(1, text=TEASER, link=site.url("/gone?utm_source=a")), title="A"))
        site.replies["/b"] = Reply(rss(item(1, link=site.url("/gone?utm_source=b"), guid="other"), title="B"))
        room = Newsroom()
        room.fetch(site.url("/a"), site.url("/b"))
        room.later(hours=1).fetch(site.url("/a"), site.url("/b"))
        assert len({article.id for article in room.articles}) == 1
        assert any(article.text.count("girder") == 12 for article in room.articles)


def test_the_publisher_is_whom_an_aggregator_names() -> None:
    with web.site() as site:
        own, taken = item(1), item(2).replace("</item>", '<source url="http://x.example">Valley Ledger</source></item>')
        site.replies["/rss"] = Reply(rss(own, taken, title="All the news"))
        for settings, names in (
            ({"aggregator": True}, ["news.example", "Valley Ledger"]),
            ({"aggregator": True, "publisher": "Planet"}, ["Planet", "Planet"]),
            ({}, ["news.example", "news.example"]),
        ):
            room = Newsroom()
            room.fetch(site.url("/rss"), **settings)
            assert [article.publisher for article in room.articles] == names


def test_a_json_feed_is_read_like_any_other() -> None:
    entries: list[dict[str, object]] = [
        {"id": 7, "url": "https://slate.example/7", "title": "One", "content_text": words(7), "date_published": "2026-11-19T16:05:00Z"},
        {"id": "8", "content_html": f"<p>{words(8)}</p>", "title": "Two", "authors": [{"name": "Ann Lee"}, {"name": "Bo"}]},
    ]  # fmt: skip
    with web.site({"/feed.json": Reply(json_feed(*entries))}) as site:
        room = Newsroom()
        for _ in range(2):
            room.later(hours=1).fetch(site.url("/feed.json"))
        one, two = room.articles
        assert (one.url, one.published is None) == ("https://slate.example/7", False)
        assert (two.authors, two.notes) == (("Ann Lee", "Bo"), ("undated",))


def test_what_is_stored_does_not_depend_on_who_answers_first() -> None:
    def slow(seconds: float, number: int) -> object:
        def answer(_: Request) -> Reply:
            time.sleep(seconds)
            return Reply(rss(item(number)))

        return answer

    orders = []
    for delays in ([0.2, 0.0, 0.1], [0.0, 0.2, 0.05]):
        with web.site() as site:
            for number, delay in enumerate(delays):
                site.replies[f"127.0.1.{number} /rss"] = slow(delay, number)  # type: ignore[assignment]
            room = Newsroom()
            room.fetch(*(site.url("/rss", f"127.0.1.{number}") for number in range(3)))
            orders.append([article.title for article in room.articles])
    assert orders[0] == orders[1] == [f"Bridge closed, part {number}" for number in range(3)]


def test_a_source_that_breaks_costs_itself_alone() -> None:
    def broken(memo: object = None) -> object:
        yield Document("a.txt", words(1).encode())
        raise ZeroDivisionError("a fault")

    with web.site({"/rss": Reply(rss(item(2)))}) as site:
        room = Newsroom()
        feed = SourceSubscription("a fault", broken)  # type: ignore[arg-type]
        from digest.sources.feeds import Feed

        good = Feed(site.url("/rss"), door=room.door)
        room.run([feed, SourceSubscription(good.name, good, good.host)])
        assert len(room.articles) == 2
        assert "ZeroDivisionError: a fault; please report it" in room.failures[0].reason


def _files(folder: Path, name: str = "inbox") -> list[SourceSubscription]:
    return [SourceSubscription(name, Files((folder,), prefix=name))]


def test_a_file_is_read_again_when_its_size_or_time_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    from digest.sources import files

    opened: list[str] = []

    def opens(path: Path) -> bytes:
        opened.append(path.name)
        return read_file(path)

    monkeypatch.setattr(files, "read_file", opens)
    room = Newsroom()
    for name, age in (("a.txt", 100), ("b.txt", 100)):
        (tmp_path / name).write_text(words(len(opened)) + name)
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    assert room.run(_files(tmp_path)) == {"documents": 2, "known": 0, "articles": 2, "unread": 0}
    assert room.run(_files(tmp_path)) == {"documents": 2, "known": 2, "articles": 0, "unread": 0}
    assert opened == ["a.txt", "b.txt"]
    os.utime(tmp_path / "a.txt", (1e9, 1e9))
    assert room.run(_files(tmp_path)) == {"documents": 2, "known": 2, "articles": 0, "unread": 0}
    (tmp_path / "b.txt").write_text(words(9))
    assert room.run(_files(tmp_path)) == {"documents": 2, "known": 1, "articles": 1, "unread": 0}
    assert opened == ["a.txt", "b.txt", "a.txt", "b.txt"]


def test_a_file_that_was_moved_is_known_and_one_that_has_changed_is_its_next_version(tmp_path: Path) -> None:
    room = Newsroom()

    def fetch(folder: Path) -> list[str]:
        room.run(_files(folder, folder.name))
        return [article.source for article in room.articles]

    inbox, press = tmp_path / "inbox", tmp_path / "press"
    inbox.mkdir()
    (inbox / "bridge.txt").write_text(words(1))
    (inbox / "ferry.txt").write_text(words(2))
    assert fetch(inbox) == ["inbox/bridge.txt", "inbox/ferry.txt"]
    (inbox / "read").mkdir()
    (inbox / "ferry.txt").rename(inbox / "read" / "ferry.txt")  # within the folder
    assert fetch(inbox) == ["inbox/bridge.txt", "inbox/ferry.txt"]
    inbox.rename(press)  # with its folder
    assert fetch(press) == ["inbox/bridge.txt", "inbox/ferry.txt"]
    (press / "bridge.txt").write_text(words(3))
    (press / "copy of ferry.txt").write_text(words(2))  # under a name of its own it is a document of its own
    assert sorted(fetch(press)) == [
        "inbox/bridge.txt",
        "inbox/ferry.txt",
        "press/bridge.txt",
        "press/copy of ferry.txt",
    ]


def test_a_file_that_was_written_just_now_is_read_again(tmp_path: Path) -> None:
    """Two writes within a tick of the clock leave the same time."""
    room = Newsroom()
    (tmp_path / "a.txt").write_text(words(1))
    room.run(_files(tmp_path))
    (tmp_path / "a.txt").write_text(words(2))
    assert room.run(_files(tmp_path))["articles"] == 1


def test_a_file_that_cannot_be_read_is_told_once_and_read_when_it_can(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    room = Newsroom()
    for _ in range(3):
        room.later(hours=1).run(_files(tmp_path))
    assert len(room.told) == 1
    (tmp_path / "nowhere").write_text(words(1))
    room.run(_files(tmp_path))
    assert [article.source for article in room.articles] == ["inbox/gone.txt", "inbox/nowhere"]


def test_a_single_page_is_a_source_and_its_revisions_are_one_article() -> None:
    with web.site({"/page": Reply(page(1))}) as site:
        room = Newsroom()

        def run() -> None:
            one = PageSource(site.url("/page"), door=room.door)
            room.later(hours=1).run([SourceSubscription(one.name, one, one.host)])

        run()
        run()
        assert room.counts == {"documents": 1, "known": 1, "articles": 0, "unread": 0}
        site.replies["/page"] = Reply(page(1, 13))
        run()
        [article] = room.articles
        assert article.text.count("girder") == 13


def test_what_was_read_can_be_read_again_as_it_was() -> None:
    with web.site({"/1": Reply(page(1))}) as site:
        _teasing(site, 1)
        room = Newsroom()
        room.fetch(site.url("/rss"))
        document = room.store.documents.stored_document(room.articles[0].source)
        assert document
        assert b"main girder" in document.body
        from digest.reading.articles import extract

        [again] = extract(document)
        assert again.text == room.articles[0].text


def test_what_cannot_be_stored_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:

    from digest.fetching import read_ahead
    from digest.reading.articles import read

    def broken(documents: Iterable[Document], limit: object) -> Iterator[object]:
        for document in documents:
            found = read(document)
            yield tuple(replace(a, title="\ud800") for a in found) if b"part 2" in document.body else found  # type: ignore[union-attr]

    monkeypatch.setattr(read_ahead, "read_each", broken)
    with web.site({"/rss": Reply(rss(item(1), item(2), item(3)))}) as site:
        room = Newsroom()
        for _ in range(2):
            room.later(hours=1).fetch(site.url("/rss"))
    assert [article.title for article in room.articles] == ["Bridge closed, part 1", "Bridge closed, part 3"]
    [failure] = room.told
    assert "cannot be stored" in failure.reason


def test_a_page_that_is_other_bytes_each_time_is_stored_once() -> None:
    from itertools import count

    numbers = count()
    with web.site() as site:
        site.replies["/page"] = lambda _: Reply(page(1) + b"<!-- %d -->" % next(numbers))
        room = Newsroom()
        for _ in range(3):
            one = PageSource(site.url("/page"), door=room.door)
            room.later(hours=1).run([SourceSubscription(one.name, one, one.host)])
        assert room.counts["articles"] == 0
        assert room.store.documents.position().documents == 1


def test_a_fetch_that_is_to_end_stops_between_two_documents_and_keeps_what_it_read() -> None:
    def folder(memo: object = None) -> Iterator[Document]:
        for number in range(5):
            yield Document(f"{number}.txt", words(number).encode())

    room = Newsroom()
    source, read = SourceSubscription("inbox", folder), list[Article]()

    def keeps(article: Article) -> Article:
        read.append(article)
        return article

    documents, sources, pages = room.store.documents, room.store.sources, pages_of(room.door)
    Fetch(documents, sources, pages, lambda: room.now, recut=keeps, leaves=lambda: len(read) == 2)([source])
    assert [article.source for article in room.articles] == ["0.txt", "1.txt"]
    assert room.store.sources.health() == {}, "it is asked again"
    room.run([source])
    assert [article.source for article in room.articles] == [f"{number}.txt" for number in range(5)]


def test_a_fetch_that_is_to_end_stops_between_two_items_that_a_source_hands_over() -> None:
    given: list[int] = []

    def endless(memo: object = None) -> Iterator[Document]:
        while len(given) < 50:
            given.append(len(given))
            yield Document(f"{len(given)}.txt", words(len(given)).encode())

    room = Newsroom(leaves=lambda: len(given) == 3)
    room.run([SourceSubscription("inbox", endless)])
    assert len(given) == 3


@pytest.mark.parametrize("waits_for", ["feed", "page"])
def test_a_fetch_that_is_to_end_does_not_wait_for_a_slow_host(waits_for: str) -> None:
    asked, released, answered = threading.Event(), threading.Event(), threading.Event()

    def silence(_: Request) -> Reply:
        asked.set()
        released.wait(60)
        answered.set()
        return Reply()

    with web.site() as site:
        _teasing(site, 1, 2)
        site.replies["/2"] = Reply(page(2))
        slow = site.url("/slow", "127.0.0.4")
        site.replies["/1" if waits_for == "page" else "/slow"] = silence
        room = Newsroom(door=door(timeout=60))
        room.leaves = lambda: asked.is_set() and bool(room.store.sources.health())
        room.fetch(site.url("/rss"), *([slow] if waits_for == "feed" else []))
        assert not answered.is_set()
        released.set()
        assert list(room.store.sources.health()) == [site.url("/rss")]
        site.replies["/1"], site.replies["/slow"] = Reply(page(1)), Reply(rss(item(3)))
        room.leaves = lambda: False
        room.later(hours=1).fetch(site.url("/rss"), *([slow] if waits_for == "feed" else []))
        assert len(room.articles) == (3 if waits_for == "feed" else 2)


def test_a_silent_host_does_not_hold_up_an_edition_that_is_due(tmp_path: Path) -> None:
    released = threading.Event()

    def holds(line: socket.socket) -> None:
        released.wait(60)

    with web.site({"127.0.0.1 /rss": Reply(raw=holds), "127.0.0.2 /rss": Reply(rss(item(1)))}) as site:
        try:
            urls = "".join(f'[[source]]\nurl = "{site.url("/rss", host)}"\n' for host in ("127.0.0.1", "127.0.0.2"))
            (tmp_path / "digest.toml").write_text(f'[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n{urls}')
            admin = replace(open_source_admin(load(tmp_path / "digest.toml")), budget=6.0)
            counts, failures = admin.fetch(owed=datetime.now(UTC))
        finally:
            released.set()
    assert (counts["waiting"], counts["articles"], failures) == (1, 1, ())


@pytest.mark.slow
def test_the_http_library_is_there_before_threads_ask() -> None:
    """Threads that import its parts side by side fail: in one run of many no source was read."""
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from newsroom import Newsroom\n"
        "from digest.fetching import fetch\n"
        "queues = fetch.HostQueues\n"
        "def seen(*given, **named):\n"
        "    assert 'urllib3.connection' in sys.modules\n"
        "    print('asked')\n"
        "    return queues(*given, **named)\n"
        "fetch.HostQueues = seen\n"
        "assert 'urllib3' not in sys.modules\n"
        "Newsroom().fetch('http://127.0.0.1:1/rss')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert "asked" in done.stdout, done.stderr
