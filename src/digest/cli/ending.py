"""Handle signals: end soon and safely, or reload the settings."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# Seconds for a running step to finish after a signal; service managers often kill a stopped service after 10.
GRACE = 8.0
INTERRUPTED = 130


@dataclass
class Ending:
    """The requests of signals: `told` to end, and the number of `reloads`; `wake` ends a wait for either."""

    told: bool = False
    reloads: int = 0
    wake: threading.Event = field(default_factory=threading.Event)
    watch: threading.Timer = field(default_factory=lambda: threading.Timer(GRACE, os._exit, (INTERRUPTED,)))

    def asked(self) -> bool:
        """Return whether to end."""
        return self.told

    def goes_on(self) -> bool:
        """Clear the wake, and return whether to go on; call it before `reloads` is looked at.

        A signal that comes later sets the wake again, so that no request is lost.
        """
        self.wake.clear()
        return not self.told

    def end(self) -> None:
        """Request the end; exit at once after the grace, which leaves a row in transmission unsure, as a kill does."""
        if not self.told:
            self.told = True
            self.watch.daemon = True
            self.watch.start()
        self.wake.set()

    def reload(self) -> None:
        """Request a reload of the settings after the running step."""
        self.reloads += 1
        self.wake.set()


@contextmanager
def signals(*, reload: bool = False) -> Iterator[Ending]:
    """Handle SIGTERM and SIGINT, and with `reload` SIGHUP, within the block."""
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
