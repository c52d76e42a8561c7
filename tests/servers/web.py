"""A web server on loopback that answers what a test says, under every address 127.x.y.z."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True)
class Reply:
    """An answer; with `raw` it is written to the connection by the test itself."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: Callable[[socket.socket], None] | None = None


@dataclass(frozen=True)
class Request:
    """What was asked."""

    host: str
    path: str
    headers: Mapping[str, str]


@dataclass
class Site:
    """`replies` maps "host path" or "path" to an answer, or to a function of the request; every other path is 404."""

    port: int
    replies: dict[str, Reply | Callable[[Request], Reply]] = field(default_factory=dict)
    seen: list[Request] = field(default_factory=list)
    every: Callable[[Request], Reply] | None = None

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.seen]

    def answer(self, request: Request) -> Reply:
        if self.every:
            return self.every(request)
        found = self.replies.get(f"{request.host} {request.path}") or self.replies.get(request.path)
        return found(request) if callable(found) else found or Reply(status=404)


@contextmanager
def site(
    replies: dict[str, Reply | Callable[[Request], Reply]] | None = None,
    every: Callable[[Request], Reply] | None = None,
) -> Iterator[Site]:
    """A site; what it is asked is kept in `seen`.  `every` answers in place of `replies`, and nothing is kept."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").rpartition(":")[0]
            request = Request(host, self.path, {name.lower(): value for name, value in self.headers.items()})
            if not every:
                here.seen.append(request)
            reply = here.answer(request)
            with suppress(OSError):
                if reply.raw:
                    reply.raw(self.connection)
                    self.close_connection = True
                else:
                    self._give(reply)

        def _give(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 256
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what many a test is about."""

    server = Server(("0.0.0.0", 0), Handler)  # one socket for all of 127.0.0.0/8
    here = Site(server.server_port, dict(replies or {}), every=every)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


@contextmanager
def serve(answers: dict[str, tuple[int, bytes]]) -> Iterator[str]:
    """The address of a site; `answers` maps a path to a status and a body, and is read anew at each request."""

    def answer(request: Request) -> Reply:
        status, body = answers.get(request.path, (404, b""))
        if status in (301, 302, 307, 308):
            return Reply(status=status, headers={"Location": body.decode()})
        return Reply(body, status)

    with site(every=answer) as here:
        yield here.url()
