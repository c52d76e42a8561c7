"""Help texts and messages are plain: no noun clauses with "what", no verbs of people for code, an example each."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from conftest import ROOT
from digest.cli import digest

PACKAGE = ROOT / "src" / "digest"

HABITS = {
    "what or who as a noun": r"\bwhat(?:ever)?\b|\bwhoever\b|\bwho (?=is|are|gets|has)",
    "stands": r"\bstands?\b|\bstood\b",
    "code that tells, hears, knows": r"\btold\b|\btells?\b|\bhears?\b|\bknows\b",
    "a pronoun in place of the noun": r"\bthose (?:that|which|who)\b|\bone that\b|\bnone of\b|\bis none\b",
    "so many": r"\bso (?:many|much|long) ",
    "of x, the y": r"^Of [a-z]",
}
# Calls whose strings a person reads.
_SPOKEN = {"say", "say_error", "Failure", "Report", "SlotNote", "FetchResult", "SourceAnswer"}


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield " ".join((*path, name)), command
            yield from _commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(_commands(digest))


def _help(command: click.Command) -> str:
    return command.get_help(click.Context(command, info_name="digest", max_content_width=120))


def _found(text: str) -> list[str]:
    return [f"{name}: {hit[0]!r}" for name, pattern in HABITS.items() for hit in re.finditer(pattern, text, re.M)]


def test_there_are_commands_to_look_at() -> None:
    assert len(COMMANDS) > 35


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_plain(name: str) -> None:
    assert _found(_help(COMMANDS[name])) == []


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if not isinstance(command, click.Group)])
def test_the_help_of_a_command_has_an_example_and_its_exit_codes(name: str) -> None:
    text = _help(COMMANDS[name])
    assert re.search(rf"^ +digest {name}\b", text, re.M), f"no example in the help of {name}"
    assert "Exit codes: 0" in text


def _strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _messages(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        spoken = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _SPOKEN
        if isinstance(node, ast.Raise | ast.Call) and (isinstance(node, ast.Raise) or spoken):
            for text in _strings(node):
                yield node.lineno, text


@pytest.mark.parametrize("room", sorted(path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"))
def test_the_messages_of_a_room_are_plain(room: str) -> None:
    place = PACKAGE / room
    files = [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))
    rude = [
        f"{file.relative_to(ROOT)}:{line}: {text!r}: {found}"
        for file in files
        for line, text in _messages(file)
        if (found := _found(text))
    ]
    assert rude == []
