"""What every source keeps."""

import io
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from types import SimpleNamespace

import pytest

from digest import plugins
from digest.model.article import Document, Failure
from digest.ports import Source
from digest.reading.articles import extract
from digest.sources.allowed_hosts import Allowed
from digest.sources.connect import Connector
from digest.sources.limits import LARGEST
from newsroom import door
from servers import imap, web
from servers.imap import Dovecot

TEXT = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."


def _rss(body: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Courier</title><item>"
        "<title>Bridge closed</title><link>http://courier.example/a</link>"
        f"<description>{escape(f'<p>{body}</p>')}</description></item></channel></rss>"
    ).encode()


# A source that hands over one document with a text.
Make = Callable[[str], Source]


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    if imap.missing():
        pytest.skip(imap.missing())
    with imap.serve() as server:
        yield server


@pytest.fixture(params=sorted(plugins.names("sources")))
def source_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Make]:
    server: Dovecot | None = request.getfixturevalue("dovecot") if request.param == "imap" else None
    answers: dict[str, tuple[int, bytes]] = {}

    def makes(text: str) -> Source:
        path = tmp_path / "given.txt"
        path.write_text(text)
        mail = f"Subject: Bridge closed\nMessage-ID: <1@port.example>\nContent-Type: text/plain\n\n{text}\n"
        (tmp_path / "news.mbox").write_text(f"From x Thu Nov 19 16:05:00 2026\n{mail}")
        for part in ("cur", "new"):
            (tmp_path / "Mail" / part).mkdir(parents=True, exist_ok=True)
        (tmp_path / "Mail" / "new" / "1.port").write_text(mail)
        answers["/rss"] = (200, _rss(text))
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
        answers["/page"] = (200, f"<html><body><article><p>{text}</p></article></body></html>".encode())
        if server is not None:
            with server.client() as client:
                client.delete("news")
            server.deliver(mail.replace("\n", "\r\n").encode(), folder="news")
        settings: dict[str, dict[str, object]] = {
            "files": {"paths": (path,)},
            "feed": {"url": f"{address}/rss", "door": door()},
            "imap": _mailbox(server) if server else {},
            "maildir": {"path": tmp_path / "Mail"},
            "mbox": {"path": tmp_path / "news.mbox"},
            "page": {"url": f"{address}/page", "door": door()},
            "address": {"url": f"{address}/rss", "door": door()},
        }
        source: Source = plugins.load("sources", request.param, **settings.get(request.param, {}))
        return source

    with web.serve(answers) as address:
        yield makes


def _mailbox(server: Dovecot) -> dict[str, object]:
    connector = Connector(Allowed.of(["127.0.0.0/8"]), str(server.certificate.path))
    url = f"imaps://{imap.USER}@127.0.0.1:{server.tls}/news"
    return {"url": url, "password": lambda: imap.PASSWORD, "connect": connector}


def test_what_is_there_is_handed_over_with_its_text(source_of: Make) -> None:
    [document] = source_of(TEXT)()
    assert isinstance(document, Document)
    assert document.source
    [article] = extract(document)
    assert article.text == TEXT


@pytest.mark.slow
def test_what_is_too_large_is_a_failure_and_no_exception(source_of: Make) -> None:
    [failure] = source_of("x" * (LARGEST + 1))()
    assert isinstance(failure, Failure)
    assert failure.stage == "source"
    assert "15 MiB" in failure.reason


def test_the_same_source_hands_over_the_same(source_of: Make) -> None:
    assert list(source_of(TEXT)()) == list(source_of(TEXT)())
