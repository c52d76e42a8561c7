"""Each fault of a feed, by a real server on loopback: the run goes on, the health says what happened, nothing is lost
and nothing doubled.  docs/source-faults.md lists them."""

import gzip
import json
import socket
import ssl
import struct
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from digest.sources.allowed_hosts import Allowed
from digest.sources.connect import Connector
from digest.sources.http import HttpClient
from digest.sources.turns import HostPauses
from newsroom import Newsroom, door, item, json_feed, page, rss, words
from servers import certificates, dns, web
from servers.web import Reply, Request, Site

GOOD = "127.0.0.2"
# Seconds: far above the time that a good answer takes on a busy machine, since a good one has the same limit.
PATIENCE = 2.0


def _beside_a_good_one(site: Site, bad: str, room: Newsroom | None = None) -> Newsroom:
    """Fetch a faulty feed with a good one behind it: the good one is always read."""
    site.replies[f"{GOOD} /good"] = Reply(rss(item(1), item(2)))
    room = room or Newsroom()
    room.fetch(bad, site.url("/good", GOOD))
    assert len([a for a in room.articles if a.source in ("http://news.example/1", "http://news.example/2")]) == 2
    return room


def _failed(site: Site, bad: str, room: Newsroom | None = None) -> str:
    """The reason that the health of the faulty one gives; it costs one miss, and no document."""
    room = _beside_a_good_one(site, bad, room)
    health = next(h for name, h in room.store.sources.health().items() if "good" not in name)
    assert (health.misses, health.failing_since, health.worked) == (1, room.now, None)
    assert health.next_try
    [failure] = room.failures
    assert failure.reason == health.reason
    assert len(room.articles) == 2
    return health.reason


def _raw(*pieces: bytes, every: float = 0.0) -> Reply:
    def write(line: socket.socket) -> None:
        for piece in pieces:
            line.sendall(piece)
            time.sleep(every)

    return Reply(raw=write)


def _silence() -> Reply:
    return Reply(raw=lambda _: time.sleep(2 * PATIENCE))


def test_refused() -> None:
    with web.site() as site, socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
        closed.close()
        assert "connection refused" in _failed(site, f"http://127.0.0.1:{port}/rss")


def test_name_not_found() -> None:
    with web.site() as site, dns.serve({"good.example": [["127.0.0.2"]]}) as names:
        connector = Connector(Allowed.of(["127.0.0.0/8"]), resolve=_loopback_or(names))
        room = Newsroom(door=HttpClient(connector, HostPauses(0)))
        assert "there is no host 'gone.example'" in _failed(site, "http://gone.example/rss", room)


def _loopback_or(names: dns.Names) -> Callable[[str, int], list[str]]:
    return lambda host, port: [host] if host[0].isdigit() else list(names.resolve(host, port))


def _tls(certificate: certificates.Certificate, reply: bytes) -> tuple[socket.socket, int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.path, certificate.key)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = listener.accept()
                with line, context.wrap_socket(line, server_side=True) as secure:
                    secure.recv(4096)
                    secure.sendall(reply)
            except ssl.SSLError:
                continue
            except OSError:
                return

    Thread(target=serve, daemon=True).start()
    return listener, listener.getsockname()[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "trusted", "reason"),
    [
        ("127.0.0.1", False, "certificate cannot be verified"),
        ("127.0.0.3", True, "certificate cannot be verified"),
        ("127.0.0.1", True, ""),
    ],
)
def test_tls_that_cannot_be_verified(tmp_path: Path, host: str, trusted: bool, reason: str) -> None:
    certificate = certificates.make(tmp_path)
    body = rss(item(7))
    listener, port = _tls(certificate, b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    connector = Connector(Allowed.of(["127.0.0.0/8"]), str(certificate.path) if trusted else None)
    room = Newsroom(door=HttpClient(connector, HostPauses(0)))
    with listener, web.site() as site:
        # The certificate is for 127.0.0.1: under another name it is a stranger's, though it is trusted.
        bad = f"https://{host}:{port}/rss"
        if host != "127.0.0.1":
            names = Connector(
                connector.allowed, connector.cafile, lambda at, _: ["127.0.0.1"] if at == "other.example" else [at]
            )
            room, bad = Newsroom(door=HttpClient(names, HostPauses(0))), f"https://other.example:{port}/rss"
        if reason:
            assert reason in _failed(site, bad, room)
        else:
            assert len(_beside_a_good_one(site, bad, room).articles) == 3


def test_plain_text_where_tls_should_be() -> None:
    with web.site() as site:
        assert "no tls with it" in _failed(site, site.url("/rss").replace("http:", "https:")).lower()


@pytest.mark.slow
@pytest.mark.parametrize("part", ["headers", "body"])
def test_slow_drip(part: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" if part == "body" else b"HTTP/1.1 200 OK\r\nX-Slow: "
    with web.site({"/rss": _raw(head, *[b"x"] * 100, every=0.1)}) as site:
        room = Newsroom(door=door(timeout=PATIENCE))
        assert f"took longer than {PATIENCE:.0f} seconds" in _failed(site, site.url("/rss"), room)


@pytest.mark.slow
def test_a_host_that_is_silent_three_times_in_a_row_is_left_for_this_run() -> None:
    def silent_for_the_last_four(request: Request) -> Reply:
        return _silence() if int(request.path[-1]) > 3 else Reply(page(int(request.path[-1])))

    teaser = "The swing bridge in the port was closed on Monday after an inspector found cracks […]"
    with web.site() as site:
        links = [site.url(f"/{number}", "127.0.0.3") for number in range(1, 8)]
        slow = {f"/{number}": silent_for_the_last_four for number in range(1, 8)}
        site.replies = {**slow, "/robots.txt": Reply(b"")}
        feed = Reply(rss(*(item(10 + at, text=teaser, link=link) for at, link in enumerate(links))))
        site.replies["/teasers"] = feed
        room = _beside_a_good_one(site, site.url("/teasers"), Newsroom(door=door(timeout=PATIENCE)))
        asked = [path for path in site.paths() if path[1:].isdigit()]
        assert asked == ["/1", "/2", "/3", "/4", "/5", "/6"]
        notes = [article.notes for article in room.articles if "127.0.0.3" in article.source]
        assert [bool(note) for note in notes] == [False] * 3 + [True] * 4
        assert "not asked, 127.0.0.3 did not answer in time 3 times in a row" in notes[-1][0]
        room.later(hours=1)
        site.replies = {**{f"/{number}": Reply(page(number)) for number in range(4, 8)}, "/teasers": feed}
        room.fetch(site.url("/teasers"))
        assert all(article.notes == () for article in room.articles), "the next run asks it again"


@pytest.mark.slow
def test_an_answer_between_two_silences_begins_the_count_anew() -> None:
    def every_third(request: Request) -> Reply:
        number = int(request.path[1:])
        return Reply(rss(item(number))) if number % 3 == 2 else _silence()

    with web.site(every=every_third) as site:
        room = Newsroom(door=door(timeout=PATIENCE))
        room.fetch(*(site.url(f"/{number}", "127.0.0.3") for number in range(6)))
        assert len(room.articles) == 2
        assert not any("not asked" in health.reason for health in room.store.sources.health().values())


@pytest.mark.slow
def test_at_most_50_pages_of_a_host_and_30_of_a_source_are_read_in_one_run() -> None:
    teaser = "The swing bridge in the port was closed on Monday after an inspector found cracks […]"
    with web.site() as site:
        site.replies = {f"/{number}": Reply(page(number)) for number in range(100, 170)}
        for name, numbers in (("a", range(100, 135)), ("b", range(135, 170))):
            entries = [item(number, text=teaser, link=site.url(f"/{number}", "127.0.0.3")) for number in numbers]
            site.replies[f"/{name}"] = Reply(rss(*entries))
        room = Newsroom()
        asked = []
        for _ in range(3):
            room.fetch(site.url("/a"), site.url("/b"))
            asked.append(sum(path[1:].isdigit() for path in site.paths()))
            if len(asked) == 1:
                notes = {note for article in room.articles for note in article.notes}
        assert asked == [50, 70, 70]
        assert notes == {
            f"teaser: 30 pages of {site.url('/a')} were read in this run; the next reads more",
            "teaser: 50 pages of 127.0.0.3 were read in this run; the next reads more",
        }
        assert not any(article.notes for article in room.articles)


def test_endless_body() -> None:
    def endless(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n<rss>")
        for _ in range(400):
            line.sendall(b"<item>" * 20000)

    with web.site({"/rss": Reply(raw=endless)}) as site:
        assert "larger than 15 MiB" in _failed(site, site.url("/rss"))


@pytest.mark.slow
@pytest.mark.parametrize("layers", [1, 3])
def test_gzip_bomb(layers: int) -> None:
    bomb, headers = b"<rss>" + b" " * (200 * 1024 * 1024), {"Content-Encoding": ", ".join(["gzip"] * layers)}
    for _ in range(layers):
        bomb = gzip.compress(bomb, 1)
    with web.site({"/rss": Reply(bomb, headers=headers)}) as site:
        assert "larger than 15 MiB" in _failed(site, site.url("/rss"))


def test_redirect_loop() -> None:
    with web.site({"/rss": Reply(status=302, headers={"Location": "/rss"})}) as site:
        assert "more than 5 redirects" in _failed(site, site.url("/rss"))


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]:{}/", "http://0x0a000001/"]
)
def test_redirect_to_a_private_address(target: str) -> None:
    with web.site() as site:
        site.replies["/rss"] = Reply(status=302, headers={"Location": target.format(site.port)})
        assert "not of the public net" in _failed(site, site.url("/rss"))


def test_dns_that_answers_differently_the_second_time() -> None:
    """What was checked is what is connected to: there is no second look-up between the two."""
    trap = "127.0.0.66"
    with (
        web.site({"127.0.0.5 /rss": Reply(rss(item(1)))}) as site,
        dns.serve({"rebind.example": [["127.0.0.5"], [trap]]}) as names,
    ):
        site.replies["rebind.example /rss"] = Reply(rss(item(3)))
        connector = Connector(Allowed.of(["127.0.0.2", "127.0.0.5"]), resolve=_loopback_or(names))
        room = Newsroom(door=HttpClient(connector, HostPauses(0)))
        url = f"http://rebind.example:{site.port}/rss"
        room = _beside_a_good_one(site, url, room)
        assert len(room.articles) == 3
        assert names.asked == ["rebind.example"]
        room.later(hours=1).fetch(url)
        assert names.asked == ["rebind.example"] * 2
        assert "not of the public net" in room.failures[0].reason
        assert len(room.articles) == 3


@pytest.mark.parametrize(
    ("status", "said"), [(401, "401"), (403, "403"), (404, "404"), (418, "418"), (500, "500"), (502, "502")]
)
def test_a_status_that_is_no_answer(status: int, said: str) -> None:
    with web.site({"/rss": Reply(b"<rss/>", status)}) as site:
        assert f"answers {said}" in _failed(site, site.url("/rss"))


def test_410_turns_a_feed_off() -> None:
    with web.site({"/rss": Reply(status=410)}) as site:
        room = Newsroom()
        assert "410" in _failed(site, site.url("/rss"), room)
        assert "turned off" in room.told[0].reason
        asked = len(site.seen)
        room.later(days=400).fetch(site.url("/rss"))
        assert len(site.seen) == asked
        assert room.counts["waiting"] == 1
        site.replies["/rss"] = Reply(rss(item(9)))
        room.fetch(site.url("/rss"), retry=True)
        assert len(room.articles) == 3
        assert room.told == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(status: int) -> None:
    with web.site({"/rss": Reply(status=status, headers={"Retry-After": "7200"})}) as site:
        room = Newsroom()
        assert str(status) in _failed(site, site.url("/rss"), room)
        asked = len(site.seen)
        room.later(minutes=119).fetch(site.url("/rss"))
        assert len(site.seen) == asked
        site.replies["/rss"] = Reply(rss(item(9)))
        room.later(minutes=1).fetch(site.url("/rss"))
        assert len(room.articles) == 3


def test_truncated_body_is_read_again_whole() -> None:
    body = rss(item(3), item(4))
    head = b'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: %d\r\n\r\n' % len(body)
    with web.site({"/rss": _raw(head + body[: len(body) // 2])}) as site:
        room = Newsroom()
        assert "broke before the end" in _failed(site, site.url("/rss"), room)
        site.replies["/rss"] = Reply(body)
        room.later(hours=1).fetch(site.url("/rss"))
        assert "if-none-match" not in site.seen[-1].headers
        assert len(room.articles) == 4


def test_a_reset_in_the_middle() -> None:
    def reset(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss><channel>")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with web.site({"/rss": Reply(raw=reset)}) as site:
        assert "broke before the end" in _failed(site, site.url("/rss"))


def test_wrong_length_of_a_whole_feed_does_no_harm() -> None:
    body = rss(item(3))
    with web.site() as site:
        site.replies["/rss"] = _raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(body) + 500) + body)
        assert len(_beside_a_good_one(site, site.url("/rss")).articles) == 3


@pytest.mark.parametrize(
    "kind", ["text/html", "application/octet-stream", "image/png", "", "text/plain; charset=utf-16"]
)
def test_wrong_type_does_no_harm(kind: str) -> None:
    with web.site({"/rss": Reply(rss(item(3)), headers={"Content-Type": kind})}) as site:
        assert len(_beside_a_good_one(site, site.url("/rss")).articles) == 3


def test_html_in_place_of_a_feed() -> None:
    """A page that says sorry is no feed, and the one that it names is not taken for ours."""
    sorry = b'<!DOCTYPE html><html><link rel="alternate" type="application/rss+xml" href="/other">Sorry</html>'
    with web.site({"/rss": Reply(rss(item(3))), "/other": Reply(rss(item(50)))}) as site:
        room = _beside_a_good_one(site, site.url("/rss"))
        site.replies["/rss"] = Reply(sorry)
        room.later(hours=1).fetch(site.url("/rss"))
        assert "a web page, no feed" in room.failures[0].reason
        assert "/other" not in site.paths()
        site.replies["/rss"] = Reply(rss(item(3), item(4)))
        room.later(hours=1).fetch(site.url("/rss"))
        assert len(room.articles) == 4


@pytest.mark.parametrize(
    "breakage",
    [
        lambda body: body.replace(b"</item>", b"", 1),
        lambda body: body.replace(b"Bridge", b"Br & idge <b", 1),
        lambda body: body.replace(b"<rss ", b"\n\n<rss ").replace(b"utf-8", b"utf-16"),
        lambda body: b"\xef\xbb\xbf" + body,
        lambda body: body.replace(b"closed", b"clo\xffsed"),
        lambda body: body.replace(b"closed", b"clo&nbsp;sed&eacute;"),
        lambda body: body + b"<!-- appended",
        lambda body: body.replace(b"closed", b"clo\x00\x01sed"),
    ],
)
def test_malformed_xml_is_read_as_far_as_it_goes(breakage: Callable[[bytes], bytes]) -> None:
    with web.site({"/rss": Reply(breakage(rss(item(3), item(4), item(5))))}) as site:
        room = _beside_a_good_one(site, site.url("/rss"))
        assert len(room.articles) >= 4
        assert room.failures == ()


@pytest.mark.parametrize(
    "answer",
    [
        b"\x00\xff\xfe no status\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 " + b"a" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Same: a\r\n" * 500 + b"\r\n",
        rss(item(1)),
    ],
    ids=["garbage", "status", "long status", "long header", "many headers", "no headers at all"],
)
def test_an_answer_that_is_none_of_the_web(answer: bytes) -> None:
    with web.site() as site:
        site.replies["/bad"] = _raw(answer)
        assert "its answer is not one of the web" in _failed(site, site.url("/bad"))


def test_a_body_that_is_not_packed_as_it_says() -> None:
    with web.site() as site:
        site.replies["/bad"] = Reply(
            gzip.compress(rss(item(8)))[:10] + b"\xff" * 99, headers={"Content-Encoding": "gzip"}
        )
        assert "its answer is not packed as it says" in _failed(site, site.url("/bad"))


def test_a_redirect_to_what_is_no_address() -> None:
    with web.site() as site:
        site.replies["/bad"] = Reply(status=301, headers={"Location": "http://[bad/x"})
        assert "no address that can be read" in _failed(site, site.url("/bad"))


_BRIDGE = {"id": "8", "title": "Bridge", "content_text": words(8)}


@pytest.mark.parametrize(
    "feed",
    [
        rss(item(8)).replace(b"<channel>", b"<channel><link>http://[bad/</link>"),
        rss(item(8, link="//[bad/x"), item(9)),
        rss(item(8)).replace(b"<item>", b'<item xml:base="http://[bad/">'),
        json_feed({**_BRIDGE, "url": "http://[bad/"}),
        json_feed({**_BRIDGE, "url": "//[bad/"}),
    ],
    ids=["of the feed", "of an entry", "base", "JSON", "JSON, relative"],
)
def test_a_link_that_is_no_address_costs_no_entry(feed: bytes) -> None:
    with web.site() as site:
        site.replies["/odd"] = Reply(feed)
        room = _beside_a_good_one(site, site.url("/odd"))
        assert len(room.articles) == 2 + feed.count(b"Bridge")
        assert room.failures == ()


@pytest.mark.parametrize("half", [b"&#xDFFF;", b"&#55296;", b"&#" + b"9" * 5000 + b";", b"&amp;#xD800;"])
@pytest.mark.parametrize("place", [b"<guid>", b"<title>", b"<description>"])
def test_half_a_character_costs_no_entry(place: bytes, half: bytes) -> None:
    with web.site() as site:
        site.replies["/odd"] = Reply(rss(item(8)).replace(place, place + half + b" half "))
        room = _beside_a_good_one(site, site.url("/odd"))
        assert (len(room.articles), room.failures) == (3, ())


def test_what_is_no_xml_at_all() -> None:
    with web.site({"/rss": Reply(b"%PDF-1.7 nonsense")}) as site:
        assert "no feed that can be read" in _failed(site, site.url("/rss"))


def _billion(body: bytes) -> bytes:
    levels = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    return body.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a0 "boom">' + levels + b"]><rss").replace(b"closed", b"&a9;")


def _quadratic(body: bytes) -> bytes:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 50_000 + b'">]><rss'
    return body.replace(b"<rss", bomb).replace(b"closed", b"&a;" * 50_000)


def _file(body: bytes) -> bytes:
    return body.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss').replace(
        b"closed", b"&a;"
    )


@pytest.mark.slow
@pytest.mark.parametrize("bomb", [_billion, _quadratic, _file])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs(bomb: Callable[[bytes], bytes], encoding: str) -> None:
    body = bomb(rss(item(3))).decode().replace('"utf-8"', f'"{encoding}"').encode(encoding)
    with web.site({"/rss": Reply(body)}) as site:
        started = time.process_time()
        room = _beside_a_good_one(site, site.url("/rss"))
        assert time.process_time() - started < 10
        texts = [article.title + article.text for article in room.articles]
        assert all(len(text) < 20_000 for text in texts)
        assert not any(Path("/etc/hostname").read_text().strip() in text for text in texts)


@pytest.mark.slow
def test_20_000_entries() -> None:
    entries = [item(n, text=f"The bridge was closed on day {n} of the year.") for n in range(20_000)]
    with web.site({"/rss": Reply(rss(*entries))}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"), pages="never")
        assert room.counts["articles"] == 20_000
        site.replies["/rss"] = Reply(rss(item(20_000), *entries))
        room.later(hours=1).fetch(site.url("/rss"), pages="never")
        assert room.counts["articles"] == 1
        assert room.store.documents.position().articles == 20_001


def test_guids_that_change_while_the_address_or_the_title_stays() -> None:
    with web.site() as site:
        room = Newsroom()
        for run in range(3):
            guid = f"session-{run}"
            site.replies["/rss"] = Reply(
                rss(
                    item(1, guid=guid + "a"),
                    item(2, guid=guid + "b", link=f"http://news.example/2?utm_source={run}"),
                    item(3, guid=guid + "c", link=f"http://news.example/{run}/three"),
                    item(4, guid=guid + "d", link=""),
                )
            )
            room.later(hours=1).fetch(site.url("/rss"))
        assert len(room.articles) == 4
        assert room.counts["known"] == 4


def test_guids_that_are_shared() -> None:
    with web.site() as site:
        room = Newsroom()
        for last in (3, 4, 4):
            entries = [item(n, guid="same") for n in range(last)]
            nothing_else = [item(n, guid="same", link="", title="News", pubDate="") for n in range(10, 12)]
            site.replies["/rss"] = Reply(rss(*entries, *nothing_else))
            room.later(hours=1).fetch(site.url("/rss"))
        assert len(room.articles) == 6


def test_an_address_that_is_shared() -> None:
    with web.site() as site:
        room = Newsroom()
        for link in ("http://news.example/", "http://news.example/live"):
            entries = [item(n, link=link, guid="") for n in range(3)]
            site.replies["/rss"] = Reply(rss(*entries, item(3, link=link, guid="")))
            room.later(hours=1).fetch(site.url("/rss"))
            room.later(hours=1).fetch(site.url("/rss"))
        assert len(room.articles) == 4


def test_an_entry_that_is_listed_twice() -> None:
    with web.site({"/rss": Reply(rss(item(1), item(1), item(2), item(1)))}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"))
        assert len(room.articles) == 2


def test_dates_in_the_future_are_none_and_marked() -> None:
    with web.site({"/rss": Reply(rss(item(1, pubDate="Sat, 01 Jan 2044 00:00:00 GMT")))}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"))
        [article] = room.articles
        assert (article.published, article.notes) == (None, ("undated: said 2044-01-01",))


def test_entries_without_a_date_are_kept_and_marked() -> None:
    with web.site({"/rss": Reply(rss(item(1, pubDate=""), item(2, pubDate="some day")))}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"))
        assert [(a.published, a.notes) for a in room.articles] == [(None, ("undated",))] * 2


@pytest.mark.parametrize(
    "written",
    [
        "jeu. 19 nov. 2026 17:05:00 +0100", "jeudi 19 novembre 2026 17:05 +0100", "Чт, 19 ноя 2026 19:05:00 +0300",
        "Do, 19 Nov 2026 17:05:00 +0100", "czw., 19 lis 2026 17:05:00 +0100", "19 de noviembre de 2026 17:05:00 +0100",
        "Πεμ, 19 Νοε 2026 18:05:00 +0200", "Per, 19 Kas 2026 19:05:00 +0300", "čt, 19. listopadu 2026 17:05:00 +0100",
        "to, 19 marras 2026 18:05:00 +0200", "2026-11-19T16:05:00Z",
    ],
)  # fmt: skip
def test_dates_in_local_language(written: str) -> None:
    with web.site({"/rss": Reply(rss(item(1, pubDate=written)))}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"))
        [article] = room.articles
        assert article.published
        assert article.published.astimezone().timestamp() == 1795104300


def test_a_feed_that_dates_everything_anew_gives_nothing_twice() -> None:
    with web.site() as site:
        room = Newsroom()
        for hour in range(3):
            site.replies["/rss"] = Reply(rss(item(1, pubDate=f"Thu, 19 Nov 2026 1{hour}:05:00 +0000")))
            room.later(hours=1).fetch(site.url("/rss"))
        assert len(room.articles) == 1


def test_a_corrected_entry_takes_the_place_of_the_old_one() -> None:
    with web.site({"/rss": Reply(rss(item(1)))}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"))
        [old] = room.articles
        site.replies["/rss"] = Reply(rss(item(1).replace("after an inspector", "before an inspector")))
        room.later(hours=1).fetch(site.url("/rss"))
        [new] = room.articles
        assert new.id == old.id
        assert "before an inspector" in new.text


def test_a_feed_that_fails_and_works_again_is_told_while_it_fails() -> None:
    with web.site() as site:
        room = Newsroom()
        for miss in range(1, 6):
            room.later(days=2).fetch(site.url("/rss"))
            assert len(room.told) == (1 if miss >= 2 else 0)  # two over a day are enough; told once
        assert "failing since 2026-11-22 (2 tries)" in room.told[0].reason
        site.replies["/rss"] = Reply(rss(item(1)))
        room.later(days=2).fetch(site.url("/rss"))
        assert room.told == []
        assert len(room.articles) == 1


def test_304s_store_nothing_and_a_week_later_the_whole_is_asked_for() -> None:
    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == '"a"':
            return Reply(status=304)
        return Reply(rss(item(1)), headers={"ETag": '"a"'})

    with web.site({"/rss": answer}) as site:
        room = Newsroom()
        room.fetch(site.url("/rss"))
        for _ in range(8):
            room.later(days=1).fetch(site.url("/rss"))
            assert room.counts["articles"] == 0
        sent = ["if-none-match" in request.headers for request in site.seen]
        assert sent == [False, *[True] * 6, False, True]


def test_304_to_a_question_without_conditions_is_no_answer() -> None:
    with web.site({"/rss": Reply(status=304)}) as site:
        assert "answers 304" in _failed(site, site.url("/rss"))


def test_a_move_for_good_is_followed_once_it_was_seen_on_three_runs() -> None:
    with web.site({"/rss": Reply(rss(item(1)))}) as site:
        site.replies["/old"] = Reply(status=301, headers={"Location": "/rss"})
        room = Newsroom()
        for _ in range(5):
            room.later(hours=1).fetch(site.url("/old"))
        assert site.paths().count("/old") == 3
        assert site.paths()[-1] == "/rss"
        assert len(room.articles) == 1


def test_the_site_of_a_feed_is_enough() -> None:
    head = '<link rel="alternate" type="application/atom+xml" href="/comments" title="Comments">'
    head += '<LINK REL="alternate home" TYPE="application/rss+xml" href="feed.xml">'
    with web.site({"/": Reply(f"<html><head>{head}</head></html>".encode()), "/feed.xml": Reply(rss(item(1)))}) as site:
        room = Newsroom()
        for _ in range(2):
            room.later(hours=1).fetch(site.url("/"))
        assert site.paths() == ["/", "/feed.xml", "/feed.xml"]
        assert len(room.articles) == 1


def test_a_feed_that_a_site_names_no_more_is_looked_for_again() -> None:
    def named(path: str) -> Reply:
        return Reply(f'<html><head><link rel="alternate" type="application/rss+xml" href="{path}">'.encode())

    with web.site({"/": named("/old"), "/old": Reply(rss(item(1)))}) as site:
        room = Newsroom()
        room.fetch(site.url("/"))
        site.replies |= {"/": named("/new"), "/new": Reply(rss(item(1), item(2))), "/old": Reply(status=404)}
        for _ in range(4):
            room.later(days=2).fetch(site.url("/"))
        assert room.failures == ()
        assert len(room.articles) == 2


def test_a_secret_in_an_address_is_in_no_message_and_not_in_the_store() -> None:
    with web.site() as site:
        room = Newsroom()
        url = site.url("/rss?token=canary-1").replace("//", "//me:canary-2@")
        for _ in range(4):
            room.later(days=2).fetch(url)
        site.replies["/rss?token=canary-1"] = Reply(rss(item(1)), headers={"ETag": "1"})
        room.later(days=2).fetch(url)
        assert len(room.articles) == 1
        with room.store.engine.connect() as connection:  # type: ignore[attr-defined]
            dump = "\n".join(connection.connection.driver_connection.iterdump())
        assert "canary" not in dump + json.dumps([failure.reason for failure in room.failures])


def test_a_clock_that_was_years_ahead_silences_no_feed() -> None:
    with web.site() as site:
        room = Newsroom()
        room.now += timedelta(days=4000)
        room.fetch(site.url("/rss"))
        room.now -= timedelta(days=4000)
        site.replies["/rss"] = Reply(rss(item(1)))
        room.fetch(site.url("/rss"))
        assert len(room.articles) == 1
