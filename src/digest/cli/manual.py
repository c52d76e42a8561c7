"""Make the manual page of the program from the help of its commands, in the macros of man(7)."""

import inspect
import re
from collections.abc import Iterator

import click

from digest import __version__

_BLOCK = "\b\n"


def manual_page(root: click.Group) -> str:
    """Return the page: synopsis, description, a section for each command with its options, and exit codes."""
    context = click.Context(root, info_name="digest")
    examples, _, codes = (root.epilog or "").partition("Exit codes:")
    lines = [
        f'.TH DIGEST 1 "" "digest {__version__}" "User Commands"',
        ".SH NAME",
        r"digest \- " + escaped(_sentence(root.help)),
        ".SH SYNOPSIS",
        ".B digest",
        r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGS\fR]...",
        ".SH COMMANDS",
        *(line for name, command in _commands(root, context) for line in _command(name, command)),
        ".SH EXAMPLES",
        *_paragraphs(examples.replace("Examples:\n", "")),
        ".SH EXIT STATUS",
        escaped(" ".join(codes.split())),
    ]
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, context: click.Context, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that is no group, with its whole name, in the order of the help."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, context, f"{path}{name} ")
        elif command is not None:
            yield path + name, command


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    yield f'.SS "{escaped(" ".join(["digest", name, *command.collect_usage_pieces(context)]))}"'
    yield from _paragraphs(inspect.cleandoc(command.help or ""))
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            yield ".TP"
            yield rf"\fB{escaped(record[0])}\fR"
            yield escaped(" ".join(record[1].split())) or r"\&"
    yield ".PP"
    yield from _paragraphs(command.epilog or "")


def _paragraphs(text: str) -> Iterator[str]:
    """Yield a help text: paragraphs are filled, and those that click leaves as they are keep their lines."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if not paragraph:
            continue
        kept = paragraph.startswith((_BLOCK, "  "))
        yield ".PP"
        if kept:
            yield ".nf"
            yield from map(escaped, paragraph.removeprefix(_BLOCK).splitlines())
            yield ".fi"
        else:
            yield escaped(" ".join(paragraph.split()))


def _sentence(text: str | None) -> str:
    return " ".join((text or "").partition("\n\n")[0].split()).removesuffix(".")


def escaped(text: str) -> str:
    r"""Return a line for roff: backslashes, hyphens, quotes in arguments, and leading dots are letters.

    >>> escaped("--quiet \\ .x")
    '\\-\\-quiet \\e .x'
    """
    line = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq").replace("`", r"\(ga")
    return rf"\&{line}" if line.startswith((".", "'")) else line
