"""How the program speaks: data on standard output, words on standard error, each error on one line."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import environ
from shutil import get_terminal_size
from time import monotonic
from typing import Any, TypeVar

import click

from digest.text.characters import one_line
from digest.text.columns import columns

# A bar in letters, a line in columns, and the seconds between two drawings of it.
_BAR, _WIDTH, _REDRAWN = 24, 80, 0.1
# Columns of an edition in a terminal: longer lines are hard to read, in shorter ones hardly two words stand.
_NARROWEST, _WIDEST = 24, 88
Command = TypeVar("Command", bound=Callable[..., Any])


def common(command: Command) -> Command:
    """The options that every command has."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    debug = click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors.")
    return quiet(debug(command))


def say(text: str, quiet: bool = False) -> None:
    """A line for the person at the terminal."""
    if not quiet:
        click.echo(one_line(text), err=True)


def say_error(text: str) -> None:
    """An error, one line for each of its lines."""
    for line in text.splitlines() or [""]:
        click.echo(f"digest: {one_line(line)}", err=True)


def terminal() -> dict[str, object]:
    """The settings of an edition's text for standard output: as wide as a terminal, styled; none for a pipe or a file.

    NO_COLOR (no-color.org) and a terminal that is "dumb" ask for no style.
    """
    if not sys.stdout.isatty():
        return {}
    width = min(max(get_terminal_size().columns, _NARROWEST), _WIDEST)
    return {"width": width, "styled": not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"}


def show_json(value: Any) -> None:  # noqa: ANN401 - anything JSON knows
    """Data for programs."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in aligned columns below a head; nothing without rows."""
    table = [tuple(map(one_line, row)) for row in rows]
    lines = [tuple(head), *table] if table else []
    widths = [max(map(columns, cells)) for cells in zip(*lines, strict=True)]
    for row in lines:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def complain(error: click.ClickException) -> str:
    """click's complaint as one line, with where to look."""
    message = one_line(error.format_message()).rstrip(".")
    message = message[:1].lower() + message[1:]
    context = getattr(error, "ctx", None)
    return f"{message}; see `{context.command_path} --help`" if context else message


def counted(counts: Mapping[str, int]) -> str:
    """ "3 documents, 1 edition": what is not 0; "nothing to do" when all is."""
    some = {name: number for name, number in counts.items() if number}
    named = (f"{number} {name.removesuffix('s') if number == 1 else name}" for name, number in some.items())
    return ", ".join(named) or "nothing to do"


def progress() -> Callable[[str], None]:
    """Counts documents on one line of a terminal; says nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None
    done = 0

    def count(_: str) -> None:
        nonlocal done
        done += 1
        click.echo(f"\rreading: {done} ", err=True, nl=False)

    return count


def bar() -> Callable[[int, int, str], None]:
    """A bar on one line of a terminal: how much of how many is done; says nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda *_: None
    shown = 0.0

    def draw(done: int, total: int, what: str) -> None:
        nonlocal shown
        if (now := monotonic()) - shown < _REDRAWN and done:
            return
        shown = now
        full = _BAR * (done + 1) // max(total, 1)
        line = f"[{'#' * full}{'-' * (_BAR - full)}] {done + 1}/{total} {one_line(what)}"
        click.echo("\r" + line[: _WIDTH - 1].ljust(_WIDTH - 1), err=True, nl=False)

    return draw


def sending() -> Callable[[int, int], None]:
    """Counts deliveries on one line of a terminal; says nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda tried, of: None
    return lambda tried, of: click.echo(f"\rsending: {tried} of {of} ", err=True, nl=False)


def progress_ends() -> None:
    """Take the counting line off the terminal."""
    if sys.stderr.isatty():
        click.echo("\r" + " " * (_WIDTH - 1) + "\r", err=True, nl=False)
