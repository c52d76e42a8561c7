"""Show long text in a terminal: in a pager if it is longer than the screen, with links where the terminal has them."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping

import click

# Pager without PAGER in the environment, and its options as Git sets them: end where all fits, keep colours and links,
# leave the text on the screen.
_PAGER, _LESS = "less", "FRX"
# Terminals that know links, by the variables that they set; VTE knows them from its version 0.50 on.
_NAMES = frozenset(("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"))
_KINDS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm")
_SET = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
_VTE = 5000


def has_links(environment: Mapping[str, str]) -> bool:
    """Return whether a terminal is known to have links (OSC 8); FORCE_HYPERLINK=1 or =0 decides it.

    A multiplexer between the program and the terminal may drop them.
    """
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    kind = environment.get("TERM", "")
    if kind.startswith(("screen", "tmux", "dumb")) or not kind:
        return False
    version = environment.get("VTE_VERSION", "")
    named = environment.get("TERM_PROGRAM") in _NAMES or any(name in environment for name in _SET)
    return named or kind.startswith(_KINDS) or (version.isdecimal() and int(version) >= _VTE)


def show_text(body: bytes) -> None:
    """Print text on standard output, in a terminal through a pager if it is longer than the screen."""
    command = _pager(body)
    if not command:
        click.echo(body, nl=False)
        return
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ})
    except OSError:
        click.echo(body, nl=False)
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is a key of the pager
    try:
        process.communicate(body)
    finally:
        signal.signal(signal.SIGINT, before)


def _pager(body: bytes) -> list[str]:
    """Return the command of the pager; [] for none: no terminal, a text that fits, no pager."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return []
    from shutil import get_terminal_size, which

    if body.count(b"\n") < get_terminal_size().lines:
        return []
    command = shlex.split(os.environ.get("PAGER", _PAGER))
    return command if command and command != ["cat"] and which(command[0]) else []
