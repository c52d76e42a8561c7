"""Show an edition in a browser on this machine: the mail as mail programs leave it, the page, the text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from digest.building.make import Look
from digest.model.edition import Edition

# Only this machine can reach the server; a name that a web page could lead here is not answered.
_HOST = "127.0.0.1"
_HOSTS = (_HOST, "localhost")
# A browser leaves the port of HTTP out.
_PORT = re.compile(r":[0-9]+$")
# Seconds after which a silent connection is closed.
_SILENT = 60
# No script runs and nothing is loaded from elsewhere, whatever a template of the user has.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'"
# Size at which Gmail cuts a message off, in bytes.
_CUT_OFF = 102_000
# Forms with the widths of their frames in pixels.
_FRAMES = (
    ("Mail", "mail", 640),
    ("Mail as Gmail leaves it", "gmail", 640),
    ("Mail, narrow", "mail", 320),
    ("Page", "page", 1280),
    ("Page, narrow", "page", 320),
    ("Text", "text", 640),
)
# The list of the forms: a frame is as wide as its form, or as the window.
_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>
body { margin: 0; padding: 1rem; background: #fffdf8; color: #1d1d1b; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.375rem; } h2 { font-size: 1rem; } h1, p, h2 { margin: 0 0 .5rem; }
h1, p { overflow-wrap: anywhere; }
iframe { box-sizing: border-box; max-width: 100%; margin-bottom: 1.5rem; border: 1px solid #50504b; background: #fff; }
@media (prefers-color-scheme: dark) { body { background: #1a1a18; color: #ecebe6; } }
</style>"""
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\)")


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of a preview by their paths."""

    pages: Mapping[str, tuple[str, bytes]]

    @classmethod
    def of(cls, edition: Edition, look: Look) -> "Preview":
        """Render an edition in the forms that its readers get; dark ones have the dark rules for all."""
        mail, page, text = (look(edition, name).body for name in ("mail", "html", "text"))
        forms = {"mail": mail, "gmail": without_blocks(mail), "page": page}
        pages = {f"/{name}": ("text/html", body) for name, body in forms.items()}
        pages |= {f"/{name}-dark": ("text/html", dark(body)) for name, body in forms.items()}
        pages["/text"] = ("text/plain", text)
        return cls({"/": ("text/html", _contents(edition.key, len(mail))), **pages})


def without_blocks(mail: bytes) -> bytes:
    """Return a mail without blocks of styles: Gmail drops a block with a rule that it does not know."""
    return _STYLE.sub("", mail.decode()).encode()


def dark(page: bytes) -> bytes:
    """Return a page whose rules for a dark screen hold on every screen."""
    return _DARK.sub("@media all", page.decode()).encode()


def _contents(key: str, size: int) -> bytes:
    note = "Gmail would cut it off" if size > _CUT_OFF else "shown whole"
    frames = [
        f"<h2>{title}{tone.replace('-', ', ')}</h2>"
        f'<iframe src="/{name}{tone}" width="{width}" height="640" title="{title}{tone.replace("-", ", ")}"></iframe>'
        for title, name, width in _FRAMES
        for tone in (("", "-dark") if name != "text" else ("",))
    ]
    head = f"<h1>{escape(key)}</h1><p>The HTML of the mail has {size:,} bytes: {note}.</p>"
    title = f"<title>{escape(key)}</title>"
    return "".join((_HEAD, title, "<body><main>", head, *frames, "</main>")).encode()


def handler_of(preview: Preview) -> type[BaseHTTPRequestHandler]:
    """Return the handler of a preview's requests: it answers to the names of this machine, with these pages alone."""

    class Handler(BaseHTTPRequestHandler):
        timeout = _SILENT

        def do_GET(self) -> None:
            host = _PORT.sub("", self.headers.get("Host") or "")
            media_type, body = preview.pages.get(self.path, ("text/plain", b"no such page"))
            found = host in _HOSTS and self.path in preview.pages
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{media_type}; charset=utf-8")
            self.send_header("Content-Security-Policy", _POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body if found else b"no such page")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
            """Print nothing."""

    return Handler


def serve(preview: Preview, port: int, ready: Callable[[str], None]) -> None:
    """Serve a preview until it is interrupted; `ready` gets the address.  Raises OSError for a port in use."""
    with ThreadingHTTPServer((_HOST, port), handler_of(preview)) as server:
        ready(f"http://{_HOST}:{server.server_address[1]}/")
        server.serve_forever()
