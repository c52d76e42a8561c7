"""Work on many hosts at once, one thing at a time on each; what comes of it comes in the order that it was given in.

So the order in which servers happen to answer changes nothing of what is stored.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from time import monotonic
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# What may lie ready ahead of the one that is waited for, in bytes: beyond it nothing new is begun.
_AHEAD = 64 * 1024 * 1024


class HostQueues(Generic[Item, Result]):
    """`work` is done on items by `workers` threads; `lane` names the host of an item.

    `free` says when a host may be asked again, by the clock of `monotonic`; `weight` is the size of a result in bytes.
    `work` does not raise: what goes wrong is a result too.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        lane: Callable[[Item], str],
        free: Callable[[str], float] = lambda _: 0.0,
        weight: Callable[[Result], int] = lambda _: 0,
        workers: int = 16,
        ahead: int = _AHEAD,
    ) -> None:
        self._work, self._items, self._free, self._weight, self._ahead = work, items, free, weight, ahead
        self._workers = min(workers, len(items))
        by_lane: dict[str, list[int]] = {}
        for number in reversed(range(len(items))):
            by_lane.setdefault(lane(items[number]), []).append(number)  # the next is at the end
        self._by_lane = by_lane
        # Lanes that nobody works on: those whose host may be asked, by their next item; the others, by when it may.
        self._ready = [(numbers[-1], name) for name, numbers in by_lane.items()]
        self._resting: list[tuple[float, str]] = []
        heapify(self._ready)
        self._done: dict[int, Result] = {}
        self._left, self._wanted, self._held, self._ended = len(items), 0, 0, False
        self._change = threading.Condition()

    def __iter__(self) -> Iterator[Result]:
        """The results, in the order of the items; once."""
        for _ in range(self._workers):
            threading.Thread(target=self._run, daemon=True).start()
        try:
            for number in range(len(self._items)):
                yield self._result(number)
        finally:
            with self._change:
                self._ended = True
                self._change.notify_all()

    def _result(self, number: int) -> Result:
        with self._change:
            self._wanted = number
            self._change.notify_all()
            self._change.wait_for(lambda: number in self._done)
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
                if self._by_lane[name]:
                    heappush(self._resting, (self._free(name), name))
                # Those who wait for something to take are told too when nothing is left.
                self._change.notify_all()

    def _take(self) -> tuple[int, str] | None:
        """The first item whose host may be asked, taken; None when there is nothing left to take."""
        with self._change:
            while not self._ended and self._left:
                now = monotonic()
                while self._resting and self._resting[0][0] <= now:
                    name = heappop(self._resting)[1]
                    heappush(self._ready, (self._by_lane[name][-1], name))
                if self._ready and (self._held <= self._ahead or self._ready[0][0] == self._wanted):
                    name = heappop(self._ready)[1]
                    self._left -= 1
                    return self._by_lane[name].pop(), name
                self._change.wait(self._resting[0][0] - now if self._resting else None)
            return None
