"""What each step of a command took."""

from time import perf_counter


class StepTimer:
    """The seconds of each step, by a clock that nobody sets.

    Called with the name of a step when it ends; it began when the one before it ended.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._begun = perf_counter()

    def __call__(self, name: str) -> None:
        now = perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._begun
        self._begun = now
