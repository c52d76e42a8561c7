"""Run work that yields the name of each of its stages, and time them."""

from collections.abc import Generator
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


def timed(stages: Generator[str, None, T]) -> tuple[T, dict[str, float]]:
    """Run all stages; return their result, and the seconds of each stage by its name, by a monotonic clock."""
    seconds: dict[str, float] = {}
    begun = perf_counter()
    while True:
        try:
            name = next(stages)
        except StopIteration as end:
            return end.value, seconds
        now = perf_counter()
        seconds[name] = seconds.get(name, 0.0) + now - begun
        begun = now
