"""Time the stages of a piece of work."""

from collections.abc import Generator
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


class StepTimer:
    """Seconds of each step, by the monotonic clock.

    Called with the name of a step when it ends; the step began when the step before it ended.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._begun = perf_counter()

    def __call__(self, name: str) -> None:
        now = perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._begun
        self._begun = now


def timed(stages: Generator[str, None, T]) -> tuple[T, dict[str, float]]:
    """Run work that yields the name of each stage at its end; return its result, and the seconds of each stage."""
    timer = StepTimer()
    while True:
        try:
            name = next(stages)
        except StopIteration as end:
            return end.value, timer.seconds
        timer(name)
