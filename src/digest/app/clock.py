"""The clock of this machine."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the current time of this machine, in UTC."""
    return datetime.now(UTC)
