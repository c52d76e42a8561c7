"""How a function is applied to input from outside: directly, or in a worker with limits on time and memory."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from digest.errors import OverrunError

Item = TypeVar("Item")
Result = TypeVar("Result")
# The result of a function, or its exception.
Outcome = tuple[Result | None, Exception | None]
# Function that applies a function to an item: `directly`, or a worker.
Limit = Callable[[Callable[[Any], Any], Any], Any]
# Function that applies a function to many items, and yields the outcomes in their order.
EachLimit = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Outcome[Any]]]


def directly(function: Callable[[Item], Result], item: Item) -> Result:
    """Return `function(item)`, without limits."""
    return function(item)


def named(limit: Limit, name: str) -> Limit:
    """Return a limit whose OverrunError begins with a name."""

    def limited(function: Callable[[Any], Any], item: object) -> object:
        try:
            return limit(function, item)
        except OverrunError as error:
            raise OverrunError(f"{name}: {error}") from error

    return limited


def each_directly(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each item, without limits."""
    return (outcome(function, item) for item in items)


def outcome(function: Callable[[Item], Result], item: Item) -> Outcome[Result]:
    """Return the result of a function, or its exception."""
    try:
        return function(item), None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the caller decides
        return None, error
