"""Read a settings file: TOML, overridden by the environment; report every problem with its line."""

import codecs
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from digest.settings import TABLES, Settings
from digest.settings.lines import Lines, lines_of, unreadable
from digest.settings.masking import masked
from digest.settings.mistakes import LISTS, fault_of, place_of
from digest.text.urls import has_secret, without_secrets

# DIGEST_SMTP__HOST overrides `[smtp] host`.
_PREFIX = "DIGEST_"
# The user name, and the password between the first ":" after "//" and the "@" of an address.
PASSWORD = re.compile(r"(?<=://)([^/@:]*):.+(?=@)")


@dataclass(frozen=True, slots=True)
class FileRead:
    """A settings file as far as it was read: the settings of its valid tables, and every problem."""

    path: Path
    settings: Settings | None = None
    problems: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Lines = field(default_factory=lambda: Lines({}))

    def at(self, where: Sequence[str | int], text: str) -> str:
        """Return "digest.toml, line 3: brief 'morning', tme: …"; for a value from the environment, its variable.

        The place is left out if the text begins with it, or with its key.
        """
        place = place_of(where, self.data)
        text = text.removeprefix(f"{place}: ").removeprefix(f"{where[-1] if where else ''}: ")
        if variable := _variable(where):
            return f"{variable}: {masked(text)}"
        number = self.lines.of(where)
        file = f"{self.path}, line {number}" if number else str(self.path)
        return ": ".join(filter(None, (file, "" if place and text.startswith(place) else masked(place), masked(text))))


def read(path: Path) -> FileRead:
    try:
        text = _text(path.read_bytes())
        data = tomllib.loads(text)
    except OSError as error:
        reason = "a folder" if path.is_dir() else (error.strerror or str(error)).lower()
        return FileRead(path, problems=(f"{path}: {reason}; name a settings file with --config or DIGEST_CONFIG",))
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        return FileRead(path, problems=(f"{path}, line {number}: not in UTF-8; save the file in UTF-8",))
    except tomllib.TOMLDecodeError as error:
        return FileRead(path, problems=(f"{path}, {unreadable(text, str(error), LISTS)}",))
    found = FileRead(path, lines=lines_of(text, LISTS))
    shaped, misshapen = _shaped(data, found)
    return _checked(replace(found, data=shaped), misshapen)


def _text(body: bytes) -> str:
    """Return the text of a file, with newlines as line ends and no byte-order mark, which Notepad writes."""
    codec = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return body.decode(codec).replace("\r\n", "\n").replace("\r", "\n")


def _shaped(data: Mapping[str, Any], found: FileRead) -> tuple[dict[str, Any], list[str]]:
    """Return the tables with the right number of brackets, and a problem for each table with a wrong number."""
    shaped, problems = dict(data), []
    for name in TABLES.keys() & data.keys():
        value = data[name]
        fault = _fault_of_list(name, value) if name in LISTS else _fault_of_table(name, value)
        if not fault:
            continue
        problems.append(found.at((name,), fault))
        if name in LISTS and isinstance(value, dict):
            shaped[name] = [value]
        else:
            del shaped[name]
    return shaped, problems


def _fault_of_list(name: str, value: Any) -> str:  # noqa: ANN401 - TOML
    """Return the text to write for a table that may be repeated, and is not written as one; else ""."""
    if isinstance(value, dict):
        return f"write [[{name}]], with two brackets"
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return ""
    first = str(value[0] if isinstance(value, list) and value else value)
    key = "name" if name == "brief" else "url" if "://" in first else "path"
    return f'write [[{name}]], and below it {key} = "{without_secrets(first)}"'


def _fault_of_table(name: str, value: Any) -> str:  # noqa: ANN401 - TOML
    """Return the text to write for a table that is not written as one; else ""."""
    if isinstance(value, dict):
        return ""
    brackets = ", with one bracket" if isinstance(value, list) else " on a line of its own, its keys below"
    return f"write [{name}]{brackets}"


def _checked(found: FileRead, problems: list[str]) -> FileRead:
    """Return the file with its checked settings, and all problems."""
    path, data = found.path, found.data
    problems += [f"{name}: set in the environment, where [[{table}]] cannot be; write it in {path}"
                 for name, table in _lists_in(os.environ)]  # fmt: skip
    problems += [f"{name}: unknown variable; write {right}" for name, right in _one_underscore(os.environ)]
    if not (problems or with_environment(data, os.environ)):
        nothing = "no [[source]] and no [[brief]]: nothing is read and no brief is made; `digest init` writes both"
        return replace(found, problems=(f"{path}: {nothing}",))
    problems += [found.at((), line) for line in (*_out_of_place(data), *_secrets(data, path))]
    try:
        settings = Settings.model_validate(
            {**with_environment(data, os.environ), "folder": path.parent.absolute(), "file": path.absolute()}
        )
    except ValidationError as error:
        problems += [found.at(problem["loc"], fault_of(problem)) for problem in error.errors()]
        return replace(found, settings=_sound_parts(data, path), problems=tuple(problems))
    return replace(found, settings=settings, problems=(*problems, *_twice(settings, found)))


def _variable(where: Sequence[str | int]) -> str:
    """Return the environment variable that sets a key, or ""."""
    name = f"{_PREFIX}{'__'.join(map(str, where[:2])).upper()}"
    return name if len(where) > 1 and where[0] not in LISTS and name in os.environ else ""


def _lists_in(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each variable for a table that may be repeated, which no variable can set, and the name of the table."""
    for name in environment:
        table = name.removeprefix(_PREFIX).partition("__")[0].lower()
        if name.startswith(f"{_PREFIX}{table.upper()}__") and table in LISTS:
            yield name, table


def _one_underscore(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each variable such as DIGEST_SMTP_HOST, which sets nothing, and the right name DIGEST_SMTP__HOST."""
    for name in environment:
        table, _, key = name.removeprefix(_PREFIX).lower().partition("_")
        if name.startswith(_PREFIX) and table in TABLES and key in TABLES[table].model_fields:
            yield name, f"{_PREFIX}{table.upper()}__{key.upper()}"


def _sound_parts(data: Mapping[str, Any], path: Path) -> Settings:
    """Return the tables without problems, so that the files and parts they name are checked in the same run."""
    sound: dict[str, Any] = {"folder": path.parent.absolute()}
    for name, table in TABLES.items():
        items = data.get(name)
        for item in items if isinstance(items, list) else [items]:
            try:
                table.model_validate(item)
            except ValidationError:
                continue
            sound[name] = [*sound.get(name, []), item] if isinstance(items, list) else item
    return Settings.model_validate(sound)


def with_environment(data: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings overridden by `DIGEST_TABLE__KEY`, for tables that cannot be repeated."""
    merged = dict(data)
    for name, value in environment.items():
        table, found, key = name.removeprefix(_PREFIX).lower().partition("__")
        if name.startswith(_PREFIX) and found and table not in LISTS and isinstance(merged.get(table, {}), dict):
            merged[table] = {**merged.get(table, {}), key: value}
    return merged


def _out_of_place(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield a problem for each field of `Settings` that the file may not set."""
    for name in ("folder", "file"):
        if name in data:
            yield f"{name}: unknown key; known are {', '.join(TABLES)}"


def _secrets(data: Mapping[str, Any], path: Path) -> Iterator[str]:
    """Yield a problem for each secret in a file that others may read."""
    if not path.stat().st_mode & 0o077:
        return
    for table, key, instead in (
        ("smtp", "password", "set DIGEST_SMTP__PASSWORD, or password_command"),
        ("unsubscribe", "secret", "set DIGEST_UNSUBSCRIBE__SECRET, or secret_file"),
        ("store", "url", "set DIGEST_STORE__URL"),
    ):
        found = data.get(table)
        value = found.get(key) if isinstance(found, dict) else None
        if value is not None and (key != "url" or PASSWORD.search(str(value))):
            yield f"{table}.{key}: a secret, in a file that others may read; run chmod 600 on it, or {instead}"
    sources = data.get("source")
    for source in sources if isinstance(sources, list) else ():
        url = source.get("url") if isinstance(source, dict) else None
        if isinstance(url, str) and has_secret(url):
            yield f"source.url: {without_secrets(url)} has a secret, in a file that others may read; run chmod 600"


def _twice(settings: Settings, found: FileRead) -> Iterator[str]:
    names = [brief.name for brief in settings.brief]
    for name in sorted({name for name in names if names.count(name) > 1}):
        last = len(names) - 1 - names[::-1].index(name)
        yield found.at(("brief", last, "name"), f"{name!r} is there twice; give each brief a name of its own")
    own = [str(source.url or source.path) for source in settings.source if source.is_own]
    for place in sorted({place for place in own if own.count(place) > 1}):
        known = "a source is known by its place, so give each its own"
        yield found.at(("source",), f"{without_secrets(place)} is there twice; {known}")
