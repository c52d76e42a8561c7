"""Signals: end soon and safely, or read the settings anew."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# Seconds in which what is in flight may end by itself; a service that is stopped has often no more than 10.
GRACE = 8.0
INTERRUPTED = 130


@dataclass
class Ending:
    """What signals have asked for: `told` to end, `again` to read the settings anew; `wake` ends a wait for either."""

    told: bool = False
    again: bool = False
    wake: threading.Event = field(default_factory=threading.Event)
    watch: threading.Timer = field(default_factory=lambda: threading.Timer(GRACE, os._exit, (INTERRUPTED,)))

    def asked(self) -> bool:
        """Return whether to end."""
        return self.told

    def end(self) -> None:
        """End; after the grace at once.  The ledger then has the row that was being sent as unsure, as after a kill."""
        if not self.told:
            self.told = True
            self.watch.daemon = True
            self.watch.start()
        self.wake.set()

    def reload(self) -> None:
        """Read the settings anew, when what is being done is done."""
        self.again = True
        self.wake.set()


@contextmanager
def signals(*, reload: bool = False) -> Iterator[Ending]:
    """Heed SIGTERM and SIGINT, and with `reload` SIGHUP, within the block."""
    ending = Ending()
    heeded = {
        signal.SIGTERM: ending.end,
        signal.SIGINT: ending.end,
        **({signal.SIGHUP: ending.reload} if reload else {}),
    }
    before = {number: signal.signal(number, lambda *_, act=act: act()) for number, act in heeded.items()}
    try:
        yield ending
    finally:
        ending.watch.cancel()
        for number, old in before.items():
            signal.signal(number, old)
