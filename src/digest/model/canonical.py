"""Values as plain data and as a hash, for the file and the hash of an edition."""

import hashlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from typing import Any

_AS_IT_IS = frozenset((str, int, float, bool, type(None)))
# Members of a tuple whose plain form is kept: fewer are as fast to convert again.
_LONG = 1_000


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the model that JSON has
    """`value` as dicts, lists, strings and numbers; dates and times in ISO 8601, sets sorted.

    The result is not to be changed: that of a long tuple is kept, since the editions of one run have the same articles.
    """
    if type(value) in _AS_IT_IS:  # most values of an edition: they need no further question
        return value
    kind: type = type(value)
    names = _names(kind)
    if names is not None:
        return dict(zip(names, _each_plain([getattr(value, name) for name in names]), strict=True))
    if isinstance(value, tuple) and len(value) >= _LONG:
        return _once(value, lambda: _each_plain(value), _tuples)
    if isinstance(value, (list, tuple)):
        return _each_plain(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return value.isoformat() if isinstance(value, (date, time)) else value


def _each_plain(values: Sequence[Any]) -> list[Any]:
    """Return the same for each; without a call for one that is plain already: an edition has 50,000."""
    return [value if type(value) in _AS_IT_IS else plain(value) for value in values]


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a kind of values; None if they have none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def hash_of(record: Any) -> str:  # noqa: ANN401 - JSON
    """SHA-256, in hexadecimal, of `record` as JSON with sorted keys and no blanks."""
    import json  # not for a one-off summary

    return hash_text(json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def hash_once(value: object, content: Callable[[], Any]) -> str:
    """Return the hash of the content of a frozen value; that of the latest values is kept.

    The store and each mail need the hash of one edition, which takes a tenth of its building.
    """
    found: str = _once(value, lambda: hash_of(content()), _hashes)
    return found


def fields_once(value: object, without: str) -> dict[str, Any]:
    """Return the fields of a frozen value but one as plain data, not to be changed; those of the latest are kept.

    The hash and the store need them of one edition.
    """

    def compute() -> dict[str, Any]:
        return {name: plain(getattr(value, name)) for name in _names(kind) or () if name != without}

    kind: type = type(value)
    found: dict[str, Any] = _once(value, compute, _fields)
    return found


def _once(value: object, compute: Callable[[], Any], latest: "deque[tuple[object, Any]]") -> Any:  # noqa: ANN401
    for held, known in tuple(latest):  # another thread may add one meanwhile
        if held is value:
            return known
    found = compute()
    latest.append((value, found))
    return found


_hashes: deque[tuple[object, Any]] = deque(maxlen=2)
_fields: deque[tuple[object, Any]] = deque(maxlen=1)
_tuples: deque[tuple[object, Any]] = deque(maxlen=2)


def hash_text(text: str) -> str:
    """SHA-256 of `text` in UTF-8, in hexadecimal."""
    return hash_bytes(text.encode("utf-8", "surrogatepass"))


def hash_bytes(body: bytes) -> str:
    """SHA-256 of `body`, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()
