"""The door to the network: what it sends, what it follows, where it stops."""

import gzip
import socket
import threading
import time
import zlib
from datetime import UTC, datetime

import pytest

from digest.errors import SourceError
from digest.sources.allowed_hosts import Allowed
from digest.sources.connect import Connector
from digest.sources.http import HttpClient
from digest.sources.limits import LARGEST
from digest.sources.pages import Pages
from digest.sources.robots import Robots
from digest.sources.turns import HostPauses
from digest.sources.web_answer import FetchError, Validators
from newsroom import door
from servers import web
from servers.web import Reply, Request


def test_it_says_who_it_is_and_a_source_may_say_otherwise() -> None:
    with web.site({"/": Reply(b"x")}) as site:
        door().get(site.url("/"))
        door().get(site.url("/"), user_agent="reader of the port/1")
        door(user_agent="mine/2").get(site.url("/"))
    agents = [request.headers["user-agent"] for request in site.seen]
    assert agents[0].startswith("digest/")
    assert agents[1:] == ["reader of the port/1", "mine/2"]


def test_a_page_is_compared_by_what_its_server_gave() -> None:
    def answer(request: Request) -> Reply:
        same = request.headers.get("if-none-match") == 'W/"1"'
        return Reply(status=304) if same else Reply(b"x", headers={"ETag": 'W/"1"', "Last-Modified": "yesterday"})

    with web.site({"/": answer}) as site:
        first = door().get(site.url("/"))
        again = door().get(site.url("/"), Validators(site.url("/"), first.etag, first.last_modified))
        other = door().get(site.url("/"), Validators(site.url("/elsewhere"), first.etag))
    assert (first.status, again.status, again.body, other.status) == (200, 304, b"", 200)
    assert site.seen[1].headers["if-modified-since"] == "yesterday"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_an_answer_is_unpacked(encoding: str) -> None:
    packed = gzip.compress(b"words") if encoding == "gzip" else zlib.compress(b"words")
    with web.site({"/": Reply(packed, headers={"Content-Encoding": encoding})}) as site:
        assert door().get(site.url("/")).body == b"words"


RAW_DEFLATE = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip that no header names": (gzip.compress(b"words"), ""),
    "gzip that a header names, and is plain": (b"words", "gzip"),
    "a packed file that is packed again": (gzip.compress(gzip.compress(b"words")), "gzip"),
    "gzip in two parts": (gzip.compress(b"wo") + gzip.compress(b"rds"), "gzip"),
    "gzip with a rest behind it": (gzip.compress(b"words") + b"\0" * 9, "gzip"),
    "deflate without its header": (RAW_DEFLATE.compress(b"words") + RAW_DEFLATE.flush(), "deflate"),
    "deflate that is plain": (b"words", "deflate"),
    "deflate that is gzip": (gzip.compress(b"words"), "deflate"),
}


@pytest.mark.parametrize("name", PACKED)
def test_an_answer_is_unpacked_by_its_bytes_where_its_headers_are_wrong(name: str) -> None:
    body, encoding = PACKED[name]
    headers = {"Content-Type": "text/plain", **({"Content-Encoding": encoding} if encoding else {})}
    with web.site({"/": Reply(body, headers=headers)}) as site:
        assert door().get(site.url("/")).body == b"words"


def test_a_gzip_file_that_is_served_as_one_stays_packed() -> None:
    packed = gzip.compress(b"words")
    with web.site({"/": Reply(packed, headers={"Content-Type": "application/gzip"})}) as site:
        assert door().get(site.url("/")).body == packed


def test_thousands_of_small_gzip_members_are_not_all_unpacked() -> None:
    with web.site({"/": Reply(gzip.compress(b"x") * 200_000, headers={"Content-Encoding": "gzip"})}) as site:
        assert len(door().get(site.url("/")).body) <= 100


def _asking_for_a_cookie(request: Request) -> Reply:
    if "seen=1" in request.headers.get("cookie", ""):
        return Reply(b"words")
    return Reply(status=302, headers={"Location": "/", "Set-Cookie": "seen=1; Path=/; HttpOnly"})


def test_a_redirect_that_asks_for_its_cookie_is_followed() -> None:
    with web.site({"/": _asking_for_a_cookie}) as site:
        assert door().get(site.url("/").replace("//", "//me:s3cret@")).body == b"words"
        assert door().get(site.url("/")).body == b"words"
    assert [request.headers.get("cookie") for request in site.seen] == [None, "seen=1"] * 2


def test_a_cookie_goes_to_no_other_host() -> None:
    with web.site({"/there": Reply(b"words")}) as site:
        target = site.url("/there", "127.0.0.2")
        site.replies["/"] = Reply(status=302, headers={"Location": target, "Set-Cookie": "seen=1; Path=/"})
        assert door().get(site.url("/")).body == b"words"
    assert site.seen[1].headers.get("cookie") is None


def test_redirects_are_followed_five_times_and_told_when_they_are_for_good() -> None:
    def hop(status: int, target: str) -> Reply:
        return Reply(status=status, headers={"Location": target})

    with web.site({"/0": Reply(b"x"), "/loop": hop(302, "/loop")}) as site:
        for number in range(1, 7):
            site.replies[f"/{number}"] = hop(308 if number % 2 else 301, f"/{number - 1}")
        site.replies["/detour"] = hop(302, "/1")
        assert door().get(site.url("/5")).moved == site.url("/0")
        assert door().get(site.url("/detour")).moved == ""
        assert door().get(site.url("/0")).moved == ""
        for path in ("/6", "/loop"):
            with pytest.raises(FetchError, match="more than 5 redirects"):
                door().get(site.url(path))


def test_a_password_goes_to_its_host_alone_and_into_no_message() -> None:
    with web.site({"/": Reply(b"x")}) as site:
        site.replies["/away"] = Reply(status=302, headers={"Location": site.url("/", "127.0.0.2")})
        door().get(site.url("/").replace("//", "//me:s3cret@"))
        door().get(site.url("/away").replace("//", "//me:s3cret@"))
        with pytest.raises(FetchError) as caught:
            door().get(site.url("/none?token=s3cret").replace("//", "//me:s3cret@"))
    assert [request.headers.get("authorization") for request in site.seen[:3]] == [
        "Basic bWU6czNjcmV0",
        "Basic bWU6czNjcmV0",
        None,
    ]
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("0", 0), ("Fri, 20 Nov 2026 07:00:00 GMT", 900), ("soon", None), ("", None), ("-5", None)],
)
def test_how_long_a_busy_server_asks_us_to_wait(said: str, seconds: float | None) -> None:
    with web.site({"/": Reply(status=429, headers={"Retry-After": said})}) as site:
        at = HttpClient(door().connect, HostPauses(0), clock=lambda: datetime(2026, 11, 20, 6, 45, tzinfo=UTC))
        with pytest.raises(FetchError) as caught:
            at.get(site.url("/"))
    assert (caught.value.status, caught.value.wait) == (429, seconds)


@pytest.mark.parametrize(
    "address", ["http://", "http://[bad/x", "ftp://x/", "http://a b/", "nonsense", "http://x:99999/"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(SourceError, match=r"no (web )?address|there is no host"):
        door().get(address)


def test_an_address_in_any_script_is_asked_as_it_goes_over_the_line() -> None:
    with web.site({"/gr%C3%BC%C3%9Fe%20da?q=%ED%95%9C": Reply(b"x")}) as site:
        assert door().get(site.url("/grüße da?q=한")).body == b"x"


def test_a_host_is_asked_once_at_a_time_with_a_pause() -> None:
    now, waits, here, most = [0.0], [], [0], [0]

    def wait(seconds: float) -> None:
        waits.append(round(seconds, 3))
        now[0] += seconds

    turns = HostPauses(2.0, clock=lambda: now[0], wait=wait)

    def ask() -> None:
        with turns.of("a.example"):
            here[0] += 1
            most[0] = max(most[0], here[0])
            time.sleep(0.01)
            here[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with turns.of("b.example"):
        pass
    assert most[0] == 1
    assert waits == [2.0] * 3


def test_a_host_that_asks_for_a_longer_pause_gets_it() -> None:
    turns = HostPauses(1.0, clock=lambda: 0.0, wait=lambda _: None)
    turns.slow("a.example", 7.0)
    with turns.of("a.example"):
        pass
    assert turns.free("a.example") == 7.0


def test_what_is_too_large_is_left_in_the_middle() -> None:
    def endless(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        sent = 0
        while sent < 20 * LARGEST:
            sent += line.send(b"x" * 65536)

    with web.site({"/": Reply(raw=endless)}) as site, pytest.raises(FetchError, match="larger than 15 MiB"):
        door().get(site.url("/"))


ROBOTS = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: digest\nDisallow: /ours\nCrawl-delay: 2\n"


def test_pages_are_read_where_robots_txt_lets_us() -> None:
    with web.site({"/robots.txt": Reply(ROBOTS)}) as site:
        at = door()
        robots = Robots(at)
        found = {path: robots.allows(site.url(path)) for path in ("/ours/1", "/private/1", "/")}
        assert found == {"/ours/1": False, "/private/1": True, "/": True}
        assert site.paths() == ["/robots.txt"]
        assert at.turns._turn("127.0.0.1").pause == 2.0


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_a_host_without_robots_txt_is_open_and_one_that_is_ill_is_left_alone(status: int, allowed: bool) -> None:
    with web.site({"/robots.txt": Reply(status=status)}) as site:
        robots = Robots(door())
        for path in ("/a", "/b"):
            if allowed:
                assert robots.allows(site.url(path))
            else:
                with pytest.raises(FetchError, match=str(status)):
                    robots.allows(site.url(path))
        assert bool(robots.new) is allowed
        assert len(site.seen) == 1


def test_what_a_host_asks_is_known_for_a_day() -> None:
    with web.site({"/robots.txt": Reply(b"User-agent: *\nDisallow: /")}) as site:
        known = {site.url(): (datetime.now(UTC), "User-agent: *\nAllow: /")}
        assert Robots(door(), known).allows(site.url("/a"))
        old = {site.url(): (datetime(2026, 1, 1, tzinfo=UTC), "User-agent: *\nAllow: /")}
        assert not Robots(door(), old).allows(site.url("/a"))


@pytest.mark.parametrize("target", ["/ours/1", "http://127.0.0.2:{port}/ours/1"])
def test_robots_txt_of_a_redirect_s_target_is_respected(target: str) -> None:
    with web.site({"/robots.txt": Reply(ROBOTS.replace(b"Crawl-delay: 2\n", b""))}) as site:
        to = target.format(port=site.port)
        site.replies["/open"] = Reply(status=301, headers={"Location": to})
        at = door()
        with pytest.raises(FetchError, match="asks programs to stay away"):
            Pages(at, Robots(at)).get(site.url("/open"))
        assert not [request.path for request in site.seen if request.path == "/ours/1"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/1", "mailto:desk@gazette.example"])
def test_a_redirect_to_no_web_address_asks_no_host(target: str) -> None:
    with web.site({"/open": Reply(status=302, headers={"Location": target})}) as site:
        asked: list[str] = []
        with pytest.raises(FetchError, match=r"no web address|no address that can be read"):
            door().get(site.url("/open"), allow=asked.append)
    assert not asked


def test_a_redirect_to_another_port_of_its_host_needs_no_pause() -> None:
    """A feed that moved from http to https; only a page is asked for after the robots.txt of the new place."""
    waits: list[float] = []
    with web.site({"/new": Reply(b"x")}) as new, web.site({"/": Reply(status=301)}) as old:
        old.replies["/"] = Reply(status=301, headers={"Location": new.url("/new")})
        at = HttpClient(Connector(Allowed.of(["127.0.0.0/8"])), HostPauses(30, wait=waits.append))
        assert at.get(old.url("/")).body == b"x"
        assert Pages(at, None).get(old.url("/")).body == b"x"
    assert len(waits) == 1, "between the two visits"


def test_an_open_target_on_another_host_is_read() -> None:
    with web.site(
        {
            "/robots.txt": Reply(b"User-agent: *\nAllow: /"),
            "/new": Reply(b"<p>Rain", headers={"Content-Type": "text/html"}),
        }
    ) as site:
        site.replies["/open"] = Reply(status=301, headers={"Location": site.url("/new", "127.0.0.2")})
        at = door()
        assert Pages(at, Robots(at)).get(site.url("/open")).body == b"<p>Rain"


def test_a_name_that_is_not_looked_up_in_time_is_given_up() -> None:
    released = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        released.wait(60)
        return ["127.0.0.1"]

    at = HttpClient(Connector(resolve=resolve), HostPauses(0), in_all=0.2)
    try:
        with pytest.raises(FetchError) as failed:
            at.get("http://slow.example/")
        assert failed.value.timed_out
    finally:
        released.set()


def test_a_certificate_with_a_common_name_alone_is_not_accepted() -> None:
    assert not Connector().context.hostname_checks_common_name
