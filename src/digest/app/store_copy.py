"""Copy the store of the settings into another database."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from digest.app.clock import utc_now
from digest.app.source_admin import open_source_admin
from digest.errors import UsageError
from digest.sending.process import claim_state
from digest.settings import Settings
from digest.text.urls import without_password


def copy_store(settings: Settings, to: str, clock: Callable[[], datetime] = utc_now) -> tuple[str, dict[str, int]]:
    """Copy the store to a path or an address, and return the address as it may be shown, and the rows of each table.

    Raises UsageError, LockedError, StoreError.
    """
    address = _address(to)
    store = open_source_admin(settings, reads=True).store
    try:
        counts = store.copy(
            address, settings.folder, lambda owner, until: claim_state(owner, until, clock()) == "holds"
        )
    finally:
        store.close()
    return without_password(address), counts


def _address(to: str) -> str:
    """Return the address of a database; a path is one of SQLite, and PostgreSQL has one driver here."""
    if "://" in to:
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", to)
    if not to or "?" in to or to.endswith("/"):
        raise UsageError(f"--to: {to!r} is no name of a file, and no address of a database")
    return f"sqlite:///{Path(to).expanduser().absolute()}"
