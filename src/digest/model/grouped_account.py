"""The account of an edition as its file has it: entries of one fate together, since most share theirs.

On a day of 5,000 articles each entry by itself would make the account larger than the rest of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

_SHARED = ("bucket", "reason", "story")
_OWN = ("source", "article", "title")


def grouped(entries: Iterable[Any]) -> list[dict[str, Any]]:
    """Return entries as groups, the same whatever their order; a group lists source, article id and title."""
    groups: dict[tuple[Any, ...], list[list[Any]]] = {}
    shared_by, own = attrgetter(*_SHARED), attrgetter(*_OWN)
    for entry in entries:
        groups.setdefault(shared_by(entry), []).append(list(own(entry)))
    return [
        {**dict(zip(_SHARED, shared, strict=True)), "entries": sorted(rows, key=_order)}
        for shared, rows in sorted(groups.items(), key=lambda group: _order(group[0]))
    ]


def ungrouped(groups: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the plain entries of groups in the order of an account.

    Raises KeyError, TypeError or ValueError for data in another shape.
    """
    return sorted(_entries(groups), key=lambda entry: _order([entry["source"], entry["article"], entry["bucket"]]))


def _entries(groups: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for group in groups:
        shared = {name: group[name] for name in _SHARED}
        for row in group["entries"]:
            yield {**shared, **dict(zip(_OWN, row, strict=True))}


def _order(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value or "" for value in values)
