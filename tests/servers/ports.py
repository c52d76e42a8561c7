"""Ports of loopback."""

import socket
from contextlib import suppress
from threading import Event


def free(count: int) -> list[int]:
    """Ports that nothing listens on."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    found = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return found


def wait_for(port: int) -> None:
    """Wait until something listens."""
    for _ in range(600):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        Event().wait(0.05)
    raise AssertionError(f"nothing listens on {port}")
