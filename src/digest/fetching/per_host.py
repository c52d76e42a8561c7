"""Process many hosts in parallel, one request per host at a time; yield results in input order.

So the order in which servers happen to answer does not change the stored data.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from time import monotonic
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Bytes of results that may wait for an earlier result; beyond it no new item is begun.
_AHEAD = 64 * 1024 * 1024
# Seconds between two looks at `leaves` while a result is waited for: a service that ends has ten.
_LOOK = 0.2


class HostQueues(Generic[Item, Result]):
    """Results of `work` on each item, done by `workers` threads; `host(item)` is the host of an item.

    `free(host)` is the time from which a host may be asked, by the clock of `monotonic`; `weight(result)` is a size in
    bytes.  `work` must not raise: a failure is a result too.  When `leaves()` is true, the results end early.
    When `late()` is true, nothing is waited for: `instead(item)` is the result of an item without one.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        host: Callable[[Item], str],
        free: Callable[[str], float] = lambda _: 0.0,
        weight: Callable[[Result], int] = lambda _: 0,
        workers: int = 16,
        ahead: int = _AHEAD,
        leaves: Callable[[], bool] = lambda: False,
        late: Callable[[], bool] = lambda: False,
        instead: Callable[[Item], Result] | None = None,
    ) -> None:
        self._work, self._items, self._free, self._weight, self._ahead = work, items, free, weight, ahead
        self._leaves, self._late, self._instead = leaves, late, instead
        self._workers = min(workers, len(items))
        by_host: dict[str, list[int]] = {}
        for number in reversed(range(len(items))):
            by_host.setdefault(host(items[number]), []).append(number)  # the next is at the end
        self._by_host = by_host
        # Idle hosts: the ready ones by how often they were asked and their next item, the resting ones by the time at
        # which they may be asked.  A host that was not asked yet comes first, since it may be one that never answers.
        self._ready = [(0, numbers[-1], name) for name, numbers in by_host.items()]
        self._asked = dict.fromkeys(by_host, 0)
        self._resting: list[tuple[float, str]] = []
        heapify(self._ready)
        self._done: dict[int, Result] = {}
        self._left, self._wanted, self._held, self._ended = len(items), 0, 0, False
        self._change = threading.Condition()

    def __iter__(self) -> Iterator[Result]:
        """Yield the results in the order of the items; can be iterated once."""
        for _ in range(self._workers):
            threading.Thread(target=self._run, daemon=True).start()
        try:
            for number, item in enumerate(self._items):
                if self._has_come(number):
                    yield self._result(number)
                elif self._instead and not self._leaves():
                    yield self._instead(item)
                else:
                    return
        finally:
            with self._change:
                self._ended = True
                self._change.notify_all()

    def _has_come(self, number: int) -> bool:
        """Wait for a result; return False when the caller leaves first, or time is up."""
        with self._change:
            self._wanted = number
            self._change.notify_all()
            while not self._leaves():
                is_late = self._instead is not None and self._late()
                if self._change.wait_for(lambda: number in self._done, 0.0 if is_late else _LOOK):
                    return True
                if is_late:
                    return False
            return False

    def _result(self, number: int) -> Result:
        with self._change:
            result = self._done.pop(number)
            self._held -= self._weight(result)
            return result

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            number, name = taken
            result = self._work(self._items[number])
            with self._change:
                self._done[number] = result
                self._held += self._weight(result)
                if self._by_host[name]:
                    heappush(self._resting, (self._free(name), name))
                # Idle workers end when no item is left, so they are woken too.
                self._change.notify_all()

    def _take(self) -> tuple[int, str] | None:
        """Take an item whose host may be asked; return None when no item is left."""
        with self._change:
            while not self._ended and self._left:
                now = monotonic()
                while self._resting and self._resting[0][0] <= now:
                    name = heappop(self._resting)[1]
                    heappush(self._ready, (self._asked[name], self._by_host[name][-1], name))
                if (host := self._next_host()) is not None:
                    self._left -= 1
                    self._asked[host] += 1
                    return self._by_host[host].pop(), host
                self._change.wait(self._resting[0][0] - now if self._resting else None)
            return None

    def _next_host(self) -> str | None:
        """Take a host from the ready ones; while too much is held, that of the wanted item alone.

        Return None while there is none: "" is the host of files and folders.
        """
        if self._held <= self._ahead:
            return heappop(self._ready)[2] if self._ready else None
        wanted = next((one for one in self._ready if one[1] == self._wanted), None)
        if wanted is None:
            return None
        self._ready.remove(wanted)
        heapify(self._ready)
        return wanted[2]
