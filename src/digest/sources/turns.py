"""Turns: a host is asked by one of us at a time, with a pause between."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep

# After this many requests in a row without an answer in time, a host is not asked again in this run: a hundred pages on
# a host that is down would hold up an edition for over an hour, at 60 seconds each.
SILENT = 3


@dataclass
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    # By the clock of `monotonic`.
    free: float = 0.0
    pause: float = 0.0
    timeouts: int = 0  # in a row


@dataclass(frozen=True)
class HostPauses:
    """Who asks a host waits for its turn; `pause` is the seconds between the end of one and the start of the next."""

    pause: float = 1.0
    clock: Callable[[], float] = monotonic
    wait: Callable[[float], None] = sleep
    _turns: dict[str, _Turn] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """The turn of a host."""
        turn = self._turn(host)
        with turn.lock:
            if (left := turn.free - self.clock()) > 0:
                self.wait(left)
            try:
                yield
            finally:
                turn.free = self.clock() + max(self.pause, turn.pause)

    def free(self, host: str) -> float:
        """When the host may be asked again, by the clock."""
        return self._turn(host).free

    def slow(self, host: str, pause: float) -> None:
        """A host that asks for a longer pause."""
        self._turn(host).pause = pause

    def note(self, host: str, *, timed_out: bool) -> None:
        """Count a request that ended without an answer in time; any other end sets the count to 0."""
        turn = self._turn(host)
        turn.timeouts = turn.timeouts + 1 if timed_out else 0

    def is_silent(self, host: str) -> bool:
        """Return whether the last `SILENT` requests to a host all ended without an answer in time."""
        return self._turn(host).timeouts >= SILENT

    def _turn(self, host: str) -> _Turn:
        with self._lock:
            return self._turns.setdefault(host, _Turn())
