"""An edition in a terminal: as wide as it is, styled; in a pipe 72 columns of plain text."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, SEEDS, Ran
from digest.cli.pager import has_links
from digest.text.columns import columns

PROGRAM = (sys.executable, "-c", "from digest.cli import main; main()")
BRIEF = ("brief", str(SEEDS), "-q")


# Variables by which a terminal names itself or is set up.
OURS = re.compile("COLUMNS|LINES|NO_COLOR|PAGER|LESS|TERM.*|VTE_VERSION|FORCE_HYPERLINK|.*_SESSION|KITTY.*|KONSOLE.*")


def _in_terminal(
    wide: int, high: int = 1000, command: tuple[str, ...] = BRIEF, code: int = 0, **environment: str
) -> str:
    """What a command writes to a terminal of so many columns and lines."""
    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", high, wide, 0, 0))
    names = {name: value for name, value in os.environ.items() if not OURS.fullmatch(name)}
    process = subprocess.Popen(
        [*PROGRAM, *command], stdin=other, stdout=other, env={**names, "TERM": "xterm", **environment}
    )
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
    assert process.wait(60) == code
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
    assert "\x1b[1m2. Merrin growers count the cost" in text
    assert text.count("\x1b[2m") >= 9


@pytest.mark.slow
def test_reasons_are_as_wide_as_the_terminal_with_bold_headlines(tmp_path: Path, run: Callable[..., Ran]) -> None:
    assert run("brief", SEEDS, "-o", tmp_path).code == 0
    shown = _in_terminal(60, command=("explain", str(tmp_path)))
    assert _widest(re.sub(r"^.*\S{50}.*$", "", shown, flags=re.MULTILINE)) <= 60
    assert "\x1b[1m2. Merrin growers count the cost" in shown
    assert "\n   score " in shown
    piped = run("explain", tmp_path).out
    assert " ".join(re.sub(r"\x1b\[\d+m", "", shown).split()) == " ".join(piped.split())
    assert _widest(piped) > 100


@pytest.mark.slow
def test_faults_are_as_wide_as_the_terminal(tmp_path: Path) -> None:
    settings = tmp_path / "digest.toml"
    settings.write_text(
        '[[source]]\nurl = "http://127.0.0.1:1/feed.xml"\n[[brief]]\nname = "morning"\ntime = "06:00"\nfolder = "out"\n'
    )
    command = ("doctor", "-q", "--config", str(settings))
    shown, wide = (_in_terminal(columns_, command=command, code=4) for columns_ in (60, 88))
    assert shown.count("\n") > wide.count("\n")
    assert shown.split() == wide.split()


@pytest.mark.slow
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_gets_none(environment: dict[str, str]) -> None:
    assert "\x1b" not in _in_terminal(80, 1000, BRIEF, 0, **environment)


@pytest.mark.slow
def test_text_longer_than_the_screen_goes_through_the_pager_and_shorter_text_does_not(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho through $LESS\nexec cat\n")
    pager.chmod(0o755)
    paged = _in_terminal(80, 40, PAGER=str(pager))
    assert paged.startswith("through FRX\n")
    last = (ROOT / "tests" / "golden" / "seeds.txt").read_text().splitlines()[-1]
    assert re.sub(r"\x1b\[\d+m", "", paged).rstrip().endswith(last)
    assert not _in_terminal(80, 1000, PAGER=str(pager)).startswith("through")


@pytest.mark.slow
@pytest.mark.parametrize("pager", ["", "cat", "/nowhere/pager"])
def test_without_a_pager_long_text_is_printed_whole(pager: str) -> None:
    assert "Every sentence above is quoted" in _in_terminal(80, 40, PAGER=pager)


@pytest.mark.slow
def test_in_a_terminal_that_knows_links_the_names_of_sources_are_links() -> None:
    shown = _in_terminal(80, VTE_VERSION="7200")
    assert "\x1b]8;id=1;https://kuestenbote.example/" in shown
    assert "https://" not in re.sub(r"\x1b]8;[^\x1b]*\x1b", "", shown)


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4601"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, True),
        ({"TERM": "screen-256color", "VTE_VERSION": "5202"}, False),
        ({"TERM": "tmux-256color", "KONSOLE_VERSION": "220401"}, False),
        ({"TERM": "linux"}, False),
        ({}, False),
        ({"TERM": "dumb", "VTE_VERSION": "5202"}, False),
        ({"TERM": "xterm", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links_are_for_terminals_that_are_known_to_have_them(environment: dict[str, str], known: bool) -> None:
    assert has_links(environment) is known


@pytest.mark.slow
def test_a_pipe_gets_plain_text_of_72_columns() -> None:
    text = subprocess.run([*PROGRAM, *BRIEF], capture_output=True, check=True, timeout=60).stdout.decode()
    assert "\x1b" not in text
    assert 60 <= _widest(text) <= 72


@pytest.mark.slow
def test_an_error_is_wrapped_between_words_and_a_long_path_stays_whole() -> None:
    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 40, 0, 0))
    path = "a-long-name-that-is-on-one-line-and-is-not-broken.html"
    process = subprocess.Popen([*PROGRAM, "summarize", path], stderr=other)
    os.close(other)
    assert process.wait(60) == 9
    lines = os.read(own, 65_536).decode().splitlines()
    os.close(own)
    assert len(lines) > 2
    assert all(len(line) <= 40 or path in line for line in lines)
    assert " ".join(" ".join(lines).split()) == f"digest: {path}: no such file; check the path"
