"""The time of the machine."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)
