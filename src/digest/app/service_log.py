"""Write the log of the service: one line an event, as text for a terminal or as JSON for programs, without secrets."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TextIO

from digest.settings.masking import masked
from digest.text.characters import one_line

# The local part of a mail address after its first letter: a log travels further than the lists of the store.
_ADDRESS = re.compile(r"(?<![\w.+-])([\w+])[\w.+-]*(?=@[\w-]+(?:\.[\w-]+)+)")


class ServiceLog:
    """The log of one service.  An event has a name, a line of text and further fields."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def __call__(self, event: str, text: str, *, wrong: bool = False, **fields: object) -> None:
        """Write an event; `wrong` events are written even if the program is quiet."""
        extra = {"event": event, "fields": fields}
        self._logger.log(logging.ERROR if wrong else logging.INFO, "%s", text, extra=extra)


@contextmanager
def service_log(stream: TextIO, *, as_json: bool, quiet: bool = False) -> Iterator[ServiceLog]:
    """Open the log; within the block the warnings of libraries are events too."""
    root, logger, handler = logging.getLogger(), logging.getLogger("digest.service"), logging.StreamHandler(stream)
    handler.setFormatter(_JsonLines() if as_json else _TextLines())
    levels = root.level, logger.level
    root.addHandler(handler)
    root.setLevel(logging.ERROR if quiet else logging.WARNING)
    logger.setLevel(logging.ERROR if quiet else logging.INFO)
    logging.captureWarnings(True)
    try:
        yield ServiceLog(logger)
    finally:
        logging.captureWarnings(False)
        root.removeHandler(handler)
        root.setLevel(levels[0])
        logger.setLevel(levels[1])


class _TextLines(logging.Formatter):
    """The lines of a terminal; errors begin with the name of the program, as those of every command."""

    def format(self, record: logging.LogRecord) -> str:
        text = one_line(masked(record.getMessage()))
        return f"digest: {text}" if record.levelno > logging.INFO else text


class _JsonLines(logging.Formatter):
    """JSON lines: the time in UTC, the level, the event, its text, and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields: Mapping[str, Any] = getattr(record, "fields", {})
        line = {
            "time": time,
            "level": record.levelname.lower(),
            "event": getattr(record, "event", record.name),
            "text": record.getMessage(),
            **fields,
        }
        return json.dumps(shareable(line), ensure_ascii=False, default=str)


def shareable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value with passwords and keys of addresses masked, and mail addresses up to their host."""
    if isinstance(value, Mapping):
        return {name: shareable(of) for name, of in value.items()}
    if isinstance(value, list | tuple):
        return [shareable(of) for of in value]
    return _ADDRESS.sub(r"\1***", one_line(masked(value))) if isinstance(value, str) else value
