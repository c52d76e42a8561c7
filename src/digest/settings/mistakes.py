"""Describe faults of settings in plain words: the key, the fault, and the text to write."""

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic.fields import FieldInfo

from digest.settings import TABLES
from digest.settings.masking import is_secret_key
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


def fault_of(problem: Any) -> str:  # noqa: ANN401 - pydantic's error dictionary
    """Return the fault of one key and the text to write, without the place of the key."""
    kind, given = problem["type"], _without_secrets(problem["input"])
    keys = [str(part) for part in problem["loc"] if not isinstance(part, int)]
    key = keys[-1] if keys else ""
    shown = _shown(given, problem["loc"])
    if kind == "value_error":
        return str(problem["ctx"]["error"])
    if kind == "extra_forbidden":
        return _unknown(problem["loc"])
    if kind == "missing":
        return f'missing; write {key} = "…"'
    if kind == "literal_error":
        return _choice(key, given, problem["ctx"]["expected"]) + shown
    if kind == "string_pattern_mismatch":
        near = re.sub(r"[^\w-]+", "-", str(given)).strip("-")[:64] or key
        return f'letters, digits, - and _ alone, at most 64; write {key} = "{near}"{shown}'
    if kind in _BOUNDS:
        name, text = _BOUNDS[kind]
        bound = f"{problem['ctx'][name]:g}"
        return text.format(bound) + shown
    if kind in ("too_short", "too_long"):
        return f"{'at least' if kind == 'too_short' else 'at most'} one entry"
    if kind.startswith(("tuple", "list", "set", "frozen_set")):
        return f"a list, as {key} = [{_toml(given if shown else None)}]{shown}"
    default = _default(problem["loc"])
    for start, text in _KINDS:
        if kind.startswith(start):
            value = given if isinstance(given, (str, int, float)) and shown else "…"
            return text.format(key=key, number=default, value=value) + shown
    return f"not understood; `digest config show` prints every key{shown}"


def place_of(where: Sequence[str | int], data: Mapping[str, Any]) -> str:
    """Return "brief 'morning', time", "source 2, url" or "smtp.port" for a path of keys."""
    if not where or where[0] not in LISTS or len(where) < 2:
        return ".".join(map(str, where))
    table, number, *rest = where
    items = data.get(str(table))
    item = items[number] if isinstance(items, list) and isinstance(number, int) and number < len(items) else None
    name = item.get("name") if isinstance(item, dict) else None
    first = f"source {int(number) + 1}"
    if table == "brief":
        only = isinstance(items, list) and len(items) == 1
        is_named = isinstance(name, str) and bool(name) and (not rest or rest[0] != "name")
        first = f"brief {name!r}" if is_named else "brief" if only else f"brief {int(number) + 1}"
    return ", ".join((first, *([".".join(map(str, rest))] if rest else [])))


def _unknown(where: Sequence[str | int]) -> str:
    known = list(TABLES[str(where[0])].model_fields) if len(where) > 1 else list(TABLES)
    near = get_close_matches(str(where[-1]), known, n=1)
    return f"unknown key; did you mean {near[0]!r}?" if near else f"unknown key; known are {', '.join(known)}"


def _choice(key: str, given: object, expected: str) -> str:
    """Return the choices of a key, and the choice nearest to the mistaken value, if any is near."""
    choices = re.findall(r"'([^']*)'", expected)
    text = str(given).lower()
    near = ["tls"] if key == "security" and text in _TLS else get_close_matches(text, choices, n=1)
    listed = ", ".join(f'"{choice}"' for choice in choices[:-1]) + f' or "{choices[-1]}"'
    return f'{listed}; write {key} = "{near[0]}"' if near else f"{listed}"


def _default(where: Sequence[str | int]) -> object:
    """Return the default of a number as an example; 5 without one."""
    table = TABLES.get(str(where[0]))
    names = [part for part in where[1:] if isinstance(part, str)]
    field: FieldInfo | None = table.model_fields.get(names[0]) if table and names else None
    value = field.default if field else None
    if not isinstance(value, (int, float)):
        return 5
    return int(value) if value == int(value) else value


def _shown(given: object, where: Sequence[str | int]) -> str:
    """Return ", not " and the mistaken value; "" for a key with a secret, and for a table, which may hold one."""
    is_secret = any(is_secret_key(str(part)) for part in where)
    return f", not {given!r}" if isinstance(given, (str, int, float)) and not is_secret else ""


def _without_secrets(value: object) -> object:
    return without_secrets(value) if isinstance(value, str) else value


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, int, float)) else '"…"'
