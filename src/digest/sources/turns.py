"""Turns: one request per host at a time, with a pause in between."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep

# After this many consecutive requests without an answer in time, a host gets no more requests in this run: a hundred
# pages on a host that is down would hold up an edition for over an hour, at 60 seconds each.
SILENT = 3


@dataclass
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    # Time of the next possible request, by the clock of `monotonic`.
    free: float = 0.0
    pause: float = 0.0
    timeouts: int = 0  # in a row


@dataclass(frozen=True)
class HostPauses:
    """Make each request to a host wait for its turn; `pause` is the seconds from the end of one to the next's start."""

    pause: float = 1.0
    clock: Callable[[], float] = monotonic
    wait: Callable[[float], None] = sleep
    _turns: dict[str, _Turn] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Wait for the turn of a host, and hold it."""
        turn = self._turn(host)
        with turn.lock:
            if (left := turn.free - self.clock()) > 0:
                self.wait(left)
            try:
                yield
            finally:
                turn.free = self.clock() + max(self.pause, turn.pause)

    def free(self, host: str) -> float:
        """Return the time from which the host may get a request again, by the clock."""
        return self._turn(host).free

    def slow(self, host: str, pause: float) -> None:
        """Set a longer pause, as requested by a host."""
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
