"""Print data on standard output and messages on standard error, each error on one line."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

import click

from digest.text.characters import one_line
from digest.text.columns import MARKS, columns, fold

# Length of a progress bar in characters, width of its line in columns, and seconds between two drawings.
_BAR, _WIDTH, _REDRAWN = 24, 80, 0.1
# Minimum and maximum width of an edition in a terminal, in columns: longer lines are hard to read, and shorter lines
# hardly fit two words.
_NARROWEST, _WIDEST = 24, 88
# A numbered line at the left, which begins a story.
_HEADLINE = re.compile(r"^\d+\. .*", re.MULTILINE)
Command = TypeVar("Command", bound=Callable[..., Any])


def common(command: Command) -> Command:
    """Add the options that every command has."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    debug = click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors.")
    return quiet(debug(command))


def say(text: str, quiet: bool = False) -> None:
    """Print a line on standard error, unless `quiet`."""
    if not quiet:
        click.echo(one_line(text), err=True)


def say_error(text: str) -> None:
    """Print an error on standard error, with the name of the program before each line."""
    for line in text.splitlines() or [""]:
        click.echo(_wrapped(f"digest: {one_line(line)}"), err=True)


def _wrapped(line: str) -> str:
    """Wrap a line between words for a terminal on standard error; a pipe or a file gets it whole."""
    if not sys.stderr.isatty():
        return line
    from textwrap import wrap

    wide = max(os.get_terminal_size(sys.stderr.fileno()).columns or _WIDTH, _NARROWEST)  # 0: unknown
    return "\n".join(wrap(line, wide, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False))


def terminal() -> dict[str, object]:
    """Return the width, style and links of an edition for a terminal on standard output; {} for a pipe or a file.

    NO_COLOR (no-color.org) and the terminal "dumb" turn the style off.
    """
    if not sys.stdout.isatty():
        return {}
    from shutil import get_terminal_size  # loads compression

    from digest.cli.pager import has_links

    width = min(max(get_terminal_size().columns, _NARROWEST), _WIDEST)
    styled = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return {"width": width, "styled": styled, "linked": has_links(os.environ)}


def laid_out(text: str) -> str:
    """Return text for standard output: in a terminal as wide as it is, with bold headlines; else as it is."""
    settings = terminal()
    if not settings:
        return text
    marked = _HEADLINE.sub(f"{MARKS[0]}\\g<0>{MARKS[1]}", text) if settings["styled"] else text
    folded = fold(marked, int(str(settings["width"])))
    return folded.replace(MARKS[0], "\x1b[1m").replace(MARKS[1], "\x1b[22m")


def show_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print data as JSON, for programs."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_cells(*cells: str) -> None:
    """Print the cells of one line, without what a terminal would obey; empty ones are left out."""
    click.echo("  ".join(filter(None, map(one_line, cells))))


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in aligned columns below a head; nothing without rows."""
    table = [tuple(map(one_line, row)) for row in rows]
    lines = [tuple(head), *table] if table else []
    widths = [max(map(columns, cells)) for cells in zip(*lines, strict=True)]
    for row in lines:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def complain(error: click.ClickException) -> str:
    """Return an error of click as one line, with the command for help."""
    message = one_line(error.format_message()).rstrip(".")
    message = _in_plain_words(message[:1].lower() + message[1:])
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    hint = ""
    if context.parent is None and isinstance(error, click.NoSuchOption):
        hint = "; options come after the command"
    if message.startswith("one argument too many") and any(
        "--brief" in option.opts for option in context.command.params
    ):
        hint = "; a brief is named by --brief"
    return f"{message}{hint}; see `{context.command_path} --help`"


def _in_plain_words(message: str) -> str:
    """Return a message of click without its words for types."""
    message = re.sub(r"got unexpected extra argument \((.*)\)", r"one argument too many: \1", message)
    message = re.sub(r"got unexpected extra arguments \((.*)\)", r"arguments too many: \1", message)
    message = re.sub(r"is not a valid integer(?: range)?", "is not a whole number", message)
    return re.sub(r"is not a valid float(?: range)?", "is not a number", message)


def counted(counts: Mapping[str, int]) -> str:
    """Return the counts above 0, as "3 documents, 1 edition"; "nothing to do" if all are 0."""
    some = {name: number for name, number in counts.items() if number}
    named = (f"{number} {name.removesuffix('s') if number == 1 else name}" for name, number in some.items())
    return ", ".join(named) or "nothing to do"


def progress() -> Callable[[str], None]:
    """Return a function that counts documents on one line of a terminal, and elsewhere prints nothing."""
    if not sys.stderr.isatty():
        return lambda _: None
    done = 0

    def count(_: str) -> None:
        nonlocal done
        done += 1
        click.echo(f"\rreading: {done} ", err=True, nl=False)

    return count


def bar() -> Callable[[int, int, str], None]:
    """Return a function that draws a progress bar on one line of a terminal, and elsewhere prints nothing."""
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
    """Return a function that counts deliveries on one line of a terminal, and elsewhere prints nothing."""
    if not sys.stderr.isatty():
        return lambda tried, of: None
    return lambda tried, of: click.echo(f"\rsending: {tried} of {of} ", err=True, nl=False)


def wait_for_file(path: Path, seconds: float) -> None:
    """Wait for a file that may be half written; say so on a terminal."""
    if sys.stderr.isatty():
        say(f"{path.name} changed a moment ago and may be half written; waiting {seconds:.0f} seconds")
    sleep(seconds)


def progress_ends() -> None:
    """Clear the progress line of the terminal."""
    if sys.stderr.isatty():
        click.echo("\r" + " " * (_WIDTH - 1) + "\r", err=True, nl=False)
