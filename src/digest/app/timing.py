"""Measure the time of each step of a command."""

from time import perf_counter


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
