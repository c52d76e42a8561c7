"""What every channel keeps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest import plugins
from digest.model.delivery import Envelope, Message, Rendering
from digest.ports import Channel
from servers import smtp

BODY = "Subject: a\r\n\r\nGruesse.\r\n"
MESSAGE = Message("brief/2026-11-20", "A subject", (Rendering("message/rfc822", BODY.encode()),))
PLAIN = Message("brief/2026-11-20", "A subject", (Rendering("text/plain", BODY.encode()),))
NAMES = sorted(plugins.names("channels"))

# A channel, a message that it takes, where it goes, and a function for what has arrived.
Case = tuple[Channel, Message, str, Callable[[], list[bytes]]]


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Case]:
    if request.param == "smtp":
        with smtp.serve(None) as server:
            settings = {"host": "127.0.0.1", "port": server.port, "security": "none", "sender": "brief@ok.test"}
            channel = plugins.load("channels", "smtp", **settings)
            yield channel, MESSAGE, "me@ok.test", lambda: [kept.body for kept in server.kept]
    elif request.param == "sendmail":
        program, kept = tmp_path / "sendmail", tmp_path / "kept"
        program.write_text(f'#!/bin/sh\ncat > "{kept}"\n')
        program.chmod(0o755)
        channel = plugins.load("channels", "sendmail", sender="brief@ok.test", command=(str(program),))
        yield channel, MESSAGE, "me@ok.test", lambda: [kept.read_bytes().replace(b"\n", b"\r\n")]
    elif request.param == "maildir":
        new = tmp_path / "mail" / "new"
        arrived = lambda: [path.read_bytes().replace(b"\n", b"\r\n") for path in new.iterdir()]  # noqa: E731
        yield plugins.load("channels", "maildir"), MESSAGE, str(tmp_path / "mail"), arrived
    elif request.param == "file":
        file = tmp_path / "out" / "edition.txt"
        yield plugins.load("channels", "file"), PLAIN, str(tmp_path / "out"), lambda: [file.read_bytes()]
    else:
        yield plugins.load("channels", request.param), PLAIN, "-", lambda: [capfdbinary.readouterr().out]


def test_the_bytes_arrive_as_they_are(case: Case) -> None:
    channel, message, recipient, arrived = case
    with channel:
        receipt = channel(message, Envelope(recipient))
    assert (receipt.key, receipt.state) == (message.key, "sent")
    assert arrived() == [BODY.encode()]


def test_a_channel_can_be_entered_for_nothing(case: Case) -> None:
    with case[0]:
        pass
