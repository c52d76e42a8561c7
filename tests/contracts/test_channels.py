"""What every channel keeps."""

from pathlib import Path

import pytest

from digest import plugins
from digest.model.delivery import Envelope, Message, Rendering

MESSAGE = Message("brief/2026-11-20", "A subject", (Rendering("text/plain", "Grüße, 안녕\n".encode()),))
NAMES = sorted(plugins.names("channels"))


def _delivered(name: str, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> bytes:
    return capfdbinary.readouterr().out if name == "stdout" else (folder / "edition.txt").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_arrive_as_they_are(name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    receipt = plugins.load("channels", name)(MESSAGE, Envelope(str(tmp_path)))
    assert (receipt.key, receipt.channel, receipt.state) == (MESSAGE.key, name, "sent")
    assert _delivered(name, tmp_path, capfdbinary) == MESSAGE.parts[0].body
