"""Describe faults of settings in plain words: the key, the fault, and the text to write."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from digest.settings import TABLES
from digest.settings.masking import is_secret_key
from digest.settings.value_types import LANGUAGE_CODES
from digest.text.urls import without_secrets

LISTS = ("source", "brief")
# Other names for an encrypted connection.
_TLS = frozenset(("ssl", "ssl/tls", "smtps", "tls/ssl", "implicit"))
_BOUNDS = {
    "greater_than": ("gt", "more than {}"),
    "greater_than_equal": ("ge", "{} or more"),
    "less_than": ("lt", "less than {}"),
    "less_than_equal": ("le", "{} or less"),
}
# Prefixes of pydantic's error types, longest first, and the advice for each.
_KINDS = (
    ("time_delta", 'a duration in quotes, as {key} = "24h"'),
    ("int", "a whole number, as {key} = {number}"),
    ("float", "a number, as {key} = {number}"),
    ("decimal", "a number, as {key} = {number}"),
    ("date", "a date, as {key} = 2026-12-24"),
    ("string_type", 'text in quotes, as {key} = "{value}"'),
    ("path_type", 'text in quotes, as {key} = "{value}"'),
    ("dict", "a table, as {key} = {{ name = 5 }}"),
    ("model", 'a table, as {key} = [{{ name = "…" }}]'),
    ("bool", "true or false, as {key} = true"),
)


@dataclass(frozen=True, slots=True)
class _Fault:
    """A fault that pydantic reports: its type, the path of the key, the mistaken value, and what the check expects."""

    kind: str
    where: tuple[str | int, ...]
    given: object
    context: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The last name in the path; "" without one."""
        return next((str(part) for part in reversed(self.where) if not isinstance(part, int)), "")

    @property
    def shown(self) -> str:
        """ ", not " and the mistaken value; "" for a key with a secret, and for a table, which may hold one."""
        is_secret = any(is_secret_key(str(part)) for part in self.where)
        return f", not {self.given!r}" if isinstance(self.given, (str, int, float)) and not is_secret else ""


def fault_of(problem: Any) -> str:  # noqa: ANN401 - pydantic's error dictionary
    """Return the fault of one key and the text to write, without the place of the key."""
    given = problem["input"]
    given = without_secrets(given) if isinstance(given, str) else given
    fault = _Fault(problem["type"], tuple(problem["loc"]), given, problem.get("ctx", {}))
    if fault.kind in _TEXTS:
        return _TEXTS[fault.kind](fault)
    return _of_type(fault)


def _bound(fault: _Fault) -> str:
    name, text = _BOUNDS[fault.kind]
    return text.format(f"{fault.context[name]:g}") + fault.shown


def _pattern(fault: _Fault) -> str:
    near = re.sub(r"[^\w-]+", "-", str(fault.given)).strip("-")[:64] or fault.key
    return f'letters, digits, - and _ alone, at most 64; write {fault.key} = "{near}"{fault.shown}'


def _of_type(fault: _Fault) -> str:
    """Return the fault of a value of a wrong type."""
    key, shown = fault.key, fault.shown
    if fault.kind.startswith(("tuple", "list", "set", "frozen_set")):
        entry = LANGUAGE_CODES.get(str(fault.given).casefold(), fault.given) if key == "languages" else fault.given
        return f"a list, as {key} = [{_toml(entry if shown else None)}]{shown}"
    for start, text in _KINDS:
        if fault.kind.startswith(start):
            value = fault.given if shown else "…"
            return text.format(key=key, number=_default(fault.where), value=value) + shown
    return f"not understood; `digest config show` prints every key{shown}"


def place_of(where: Sequence[str | int], data: Mapping[str, Any]) -> str:
    """Return "brief 'morning', time", "source 2, url" or "smtp.port" for a path of keys."""
    if not where or where[0] not in LISTS or len(where) < 2:
        return ".".join(part for part in where if isinstance(part, str))
    table, number, *rest = where
    items = data.get(str(table))
    first = f"source {int(number) + 1}"
    if table == "brief":
        named = rest[:1] != ["name"]  # the name itself is at fault
        first = _brief(items if isinstance(items, list) else [], int(number), named=named)
    keys = ".".join(part for part in rest if isinstance(part, str))
    return f"{first}, {keys}" if keys else first


def _brief(items: Sequence[Any], number: int, *, named: bool) -> str:
    """Return a brief by its name, else "brief", with its number if there are several."""
    item = items[number] if number < len(items) else None
    name = item.get("name") if isinstance(item, dict) else None
    if named and isinstance(name, str) and name:
        return f"brief {name!r}"
    return "brief" if len(items) == 1 else f"brief {number + 1}"


def _unknown(where: Sequence[str | int]) -> str:
    known = _keys_around(where)
    near = get_close_matches(str(where[-1]), known, n=1)
    return f"unknown key; did you mean {near[0]!r}?" if near else f"unknown key; known are {', '.join(known)}"


def _keys_around(where: Sequence[str | int]) -> list[str]:
    """Return the keys of the table in which the last key of a path stands: those of `mute` for a key of a mute."""
    if len(where) < 2:
        return list(TABLES)
    table: type[BaseModel] = TABLES[str(where[0])]
    for name in where[1:-1]:
        field = table.model_fields.get(str(name))
        table = next(_tables_in(field.annotation), table) if field else table
    return list(table.model_fields)


def _tables_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the tables in the type of a key, such as the one in tuple[MuteSettings, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _tables_in(part)


def _choice(fault: _Fault) -> str:
    """Return the choices of a key, and the choice nearest to the mistaken value, if any is near."""
    choices = re.findall(r"'([^']*)'", fault.context["expected"])
    text = str(fault.given).lower()
    near = ["tls"] if fault.key == "security" and text in _TLS else get_close_matches(text, choices, n=1)
    listed = ", ".join(f'"{choice}"' for choice in choices[:-1]) + f' or "{choices[-1]}"'
    return (f'{listed}; write {fault.key} = "{near[0]}"' if near else listed) + fault.shown


def _default(where: Sequence[str | int]) -> object:
    """Return the default of a number as an example; 5 without one."""
    table = TABLES.get(str(where[0]))
    names = [part for part in where[1:] if isinstance(part, str)]
    field: FieldInfo | None = table.model_fields.get(names[0]) if table and names else None
    value = field.default if field else None
    if not isinstance(value, (int, float)):
        return 5
    return int(value) if value == int(value) else value


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, int, float)) else '"…"'


# The text for each of pydantic's error types; all other types are of values of a wrong type.
_TEXTS: dict[str, Callable[[_Fault], str]] = {
    "value_error": lambda fault: str(fault.context["error"]),
    "extra_forbidden": lambda fault: _unknown(fault.where),
    "missing": lambda fault: f'missing; write {fault.key} = "…"',
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    **dict.fromkeys(_BOUNDS, _bound),
    "too_short": lambda _: "at least one entry",
    "too_long": lambda _: "at most one entry",
}
