"""An edition in a terminal: as wide as it is, styled; in a pipe 72 columns of plain text."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

import pytest

from conftest import SEEDS
from digest.text.columns import columns

COMMAND = [sys.executable, "-c", "from digest.cli import main; main()", "brief", str(SEEDS), "-q"]


def _in_terminal(wide: int, **environment: str) -> str:
    """What `digest brief` writes to a terminal of so many columns."""
    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, wide, 0, 0))
    names = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    process = subprocess.Popen(COMMAND, stdout=other, env={**names, "TERM": "xterm", **environment})
    os.close(other)
    written = b""
    while True:
        try:
            part = os.read(own, 65_536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        written += part
    os.close(own)
    assert process.wait(60) == 0
    return written.decode().replace("\r\n", "\n")


def _widest(text: str) -> int:
    """The columns of the longest line that is no address."""
    plain = re.sub(r"\x1b\[\d+m", "", text)
    return max(columns(line) for line in plain.splitlines() if "://" not in line)


@pytest.mark.slow
@pytest.mark.parametrize(("wide", "most"), [(40, 40), (80, 80), (200, 88)])
def test_lines_are_as_wide_as_the_terminal_up_to_88_columns(wide: int, most: int) -> None:
    text = _in_terminal(wide)
    assert most - 12 <= _widest(text) <= most
    assert "\x1b[1m2. Hailstorm injures 14 and strips" in text
    assert text.count("\x1b[2m") >= 9


@pytest.mark.slow
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_gets_none(environment: dict[str, str]) -> None:
    assert "\x1b" not in _in_terminal(80, **environment)


@pytest.mark.slow
def test_a_pipe_gets_plain_text_of_72_columns() -> None:
    text = subprocess.run(COMMAND, capture_output=True, check=True, timeout=60).stdout.decode()
    assert "\x1b" not in text
    assert 60 <= _widest(text) <= 72


@pytest.mark.slow
def test_an_error_is_wrapped_between_words_and_a_long_path_stays_whole() -> None:
    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 40, 0, 0))
    path = "a-long-name-that-is-on-one-line-and-is-not-broken.html"
    process = subprocess.Popen([*COMMAND[:3], "summarize", path], stderr=other)
    os.close(other)
    assert process.wait(60) == 9
    lines = os.read(own, 65_536).decode().splitlines()
    os.close(own)
    assert len(lines) > 2
    assert all(len(line) <= 40 or path in line for line in lines)
    assert " ".join(" ".join(lines).split()) == f"digest: {path}: no such file; check the path"
