"""What is asked of the program: words of a command, requests to its preview, files that are put in the store's place."""

import io
import runpy
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import cache
from pathlib import Path
from typing import Any

from digest import api
from digest.app.configuration import duration
from digest.app.edition_names import slot_named
from digest.app.first_settings import MailServer
from digest.app.preview import Preview, handler_of
from digest.building.make import PLAIN
from digest.editions.explain import explain
from digest.errors import DigestError, VerifyError
from digest.mail.unsubscribe import who_leaves
from digest.model.article import Article
from digest.renderers.wording import Wording, wording_for
from digest.stores.restoring import _require_sound
from fuzzing.made import sample

_STRANGER = Path(__file__).parents[2] / "docs" / "verify" / "verify_edition.py"


def words(body: bytes) -> None:
    """Read bytes as each kind of word that a command takes."""
    text = body.decode("utf-8", "surrogateescape")
    for function in (duration, slot_named, _story, _server):
        with suppress(DigestError):
            function(text)


def token(body: bytes) -> None:
    """Read bytes as a token to unsubscribe with: nobody can sign one by chance."""
    with suppress(VerifyError):
        assert not who_leaves("secret", body.decode("utf-8", "surrogateescape"))


def preview(body: bytes) -> None:
    """Read bytes as all that a program sends to the preview; an edition goes to a name of this machine alone."""
    sent = _Sent(body)
    handler_of(_preview())(sent, ("127.0.0.1", 1), None)  # type: ignore[arg-type]
    names = (b"127.0.0.1", b"localhost")
    assert b"It rained" not in sent.answer or any(name in body for name in names)


def restored(body: bytes) -> None:
    """Read bytes as a copy of a store."""
    _in_folder("copy.db", body, _require_sound)


def wording(body: bytes) -> None:
    """Read bytes as a user's file of words."""

    def read(path: Path) -> Wording:
        (path.parent / "words").mkdir()
        return wording_for("de", str(path.rename(path.parent / "words" / "de.toml").parents[1]))

    _in_folder("de.toml", body, read)


def stranger(body: bytes) -> None:
    """Read bytes as an edition by the program for strangers; it says in one line what it found."""
    with redirect_stdout(io.StringIO()) as said:
        _in_folder("edition.json", body, lambda path: _stranger()["main"](str(path)))
    assert said.getvalue()


def _story(text: str) -> object:
    return explain(sample(), text)


def _server(text: str) -> object:
    return MailServer(text, "a@b.example").port


def _in_folder(name: str, body: bytes, function: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(body)
        function(path)


@cache
def _stranger() -> dict[str, Any]:
    return runpy.run_path(str(_STRANGER))


@cache
def _preview() -> Preview:
    edition = api.compose([Article.from_text("It rained in the town on Friday.", "Rain")])
    return Preview.of(edition, PLAIN)


class _Sent:
    """A connection on which some bytes have come, and no more come."""

    def __init__(self, body: bytes) -> None:
        self._came, self.answer = io.BytesIO(body), b""

    def makefile(self, *_: object) -> io.BytesIO:
        return self._came

    def sendall(self, some: bytes) -> None:
        self.answer += bytes(some)

    def settimeout(self, _: float) -> None: ...
