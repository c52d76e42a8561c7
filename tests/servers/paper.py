"""A loopback web of many feeds and pages, made as they are asked for; as a process of its own for benches.

python -m servers.paper FEEDS ENTRIES [HOSTS]   prints its port; /add/30 gives 30 feeds one new entry each

With HOSTS, feeds share these hosts, and their entries are whole.
"""

import random
import socket
import sys
from collections import Counter
from dataclasses import dataclass, field
from threading import Event

from newsroom import item, page, rss
from servers.web import Reply, Request, site

_PLACES = "Brackwater Merrin Skarne Eastmere Tidehaven Farrow Ostrey Quillon Varne Halden".split()
_THINGS = "bridge harbour school tram orchard library ferry mill market reservoir theatre hospital".split()
_DEEDS = "closed opened flooded rebuilt sold measured painted inspected evacuated defended".split()


@dataclass
class Paper:
    """Feed n stands on a host of its own, with `entries` that are teasers, each of a page on the same host.

    With `shared` hosts, it is one of several on its host, and its entries are whole.
    """

    feeds: int
    entries: int
    shared: int = 0
    added: int = 0
    asked: Counter[str] = field(default_factory=Counter)

    def hosts(self) -> list[str]:
        return [f"127.{1 + n // 62500}.{n // 250 % 250}.{1 + n % 250}" for n in range(self.shared or self.feeds)]

    def addresses(self, port: int) -> list[str]:
        """Return the addresses of the feeds."""
        hosts = self.hosts()
        if not self.shared:
            return [f"http://{host}:{port}/rss" for host in hosts]
        return [f"http://{hosts[n % self.shared]}:{port}/rss/{n}" for n in range(self.feeds)]

    def answer(self, request: Request) -> Reply:
        self.asked[request.path.split("/")[1]] += 1
        if request.path.startswith("/add/"):
            self.added = int(request.path.rpartition("/")[2])
            return Reply(b"ok")
        number = _number(request.host)
        if request.path in BAD:
            return Reply(raw=BAD[request.path])
        if request.path.startswith("/rss"):
            return self._feed(int(request.path.rpartition("/")[2]) if self.shared else number, request)
        if request.path.startswith("/page/"):
            return Reply(_page(number, int(request.path.rpartition("/")[2])), headers={"Content-Type": "text/html"})
        return Reply(status=404)

    def _feed(self, number: int, request: Request) -> Reply:
        count = self.entries + (number < self.added)
        tag = f'"{count}"'
        if request.headers.get("if-none-match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        host = request.headers["host"]
        entries = [
            item(
                number * 1000 + n,
                text=" ".join(_sentence(number, n, at) for at in range(25))
                if self.shared
                else f"{_sentence(number, n, 0)} […]",
                link=f"http://{host}/page/{number}/{n}" if self.shared else f"http://{host}/page/{n}",
                title=_title(number, n),
            )
            for n in reversed(range(count))
        ]
        return Reply(rss(*entries, title=f"Paper {number}"), headers={"ETag": tag})


def _hang(_: socket.socket) -> None:
    """Answer nothing."""
    Event().wait(600)


def _drip(connection: socket.socket) -> None:
    """Answer a letter a second, without an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel><title>")
    while not Event().wait(1):
        connection.sendall(b"x")


# Paths of hosts that never end an answer.
BAD = {"/hangs": _hang, "/drips": _drip}


def _number(host: str) -> int:
    _, high, middle, low = map(int, host.split("."))
    return (high - 1) * 62500 + middle * 250 + low - 1


def _title(number: int, entry: int) -> str:
    return _sentence(number, entry, 99).rstrip(".")


def _sentence(number: int, entry: int, at: int) -> str:
    chosen = random.Random(f"{number} {entry} {at}")
    place, other = chosen.sample(_PLACES, 2)
    thing, deed = chosen.choice(_THINGS), chosen.choice(_DEEDS)
    return f"The {thing} of {place} was {deed} on day {chosen.randint(1, 9999)} after {chosen.randint(2, 99)} people from {other} had asked for it."


def _page(number: int, entry: int) -> bytes:
    """About 20 KB: an article of 25 sentences, and the furniture around it."""
    menu = "".join(f'<li><a href="/part/{n}">Part {n} of the paper</a></li>' for n in range(150))
    paragraphs = "".join(
        f"<p>{' '.join(_sentence(number, entry, 5 * paragraph + n) for n in range(5))}</p>\n" for paragraph in range(5)
    )
    whole = (
        page(0, 0).decode().replace("<article></article>", f"<nav><ul>{menu}</ul></nav><article>{paragraphs}</article>")
    )
    return whole.replace("Bridge closed, part 0", _title(number, entry)).encode()


if __name__ == "__main__":
    feeds, entries, shared = (*map(int, sys.argv[1:]), 0)[:3]
    with site(every=Paper(feeds, entries, shared).answer) as here:
        print(here.port, flush=True)
        Event().wait()
