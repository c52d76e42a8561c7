"""Turn the errors of a database into StoreErrors with a remedy."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from digest.errors import StoreError
from digest.text.urls import without_password

# Errors of SQLite and PostgreSQL with a known remedy; others are passed on as they are.
_KNOWN = (
    (r"disk is full|disk I/O error|No space left|File too large", "there is no room for it on disk; make room"),
    (
        r"readonly|unable to open|Permission denied|Read-only",
        "it cannot be written; check who may write it and its folder",
    ),
    (r"not a database|malformed|corrupt", "it is damaged; restore a copy of it, or move it away to begin anew"),
    (
        r"database \"[^\"]*\" does not exist",
        "it is not there; check [store] url, or make it with `createdb`, and if it was lost `digest db restore BACKUP`",
    ),
    (
        r"(password|Peer) authentication failed|no password supplied|role \"[^\"]*\" does not exist",
        "it refuses the login; check [store] url (on this machine: postgresql+psycopg:///NAME)",
    ),
    (r"locked|busy", "another program has held it for too long; try again later"),
)


def explain(engine: Engine) -> None:
    """Turn every error of an engine's database into a StoreError, except errors about the data of a row."""

    @event.listens_for(engine, "handle_error")
    def _explained(context: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
        if isinstance(context.sqlalchemy_exception, DBAPIError) and not _is_ours(context.original_exception):
            raise _store_error(engine, context.original_exception) from context.original_exception


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Do the same within the block, for errors of the driver itself."""
    driver: Any = engine.dialect.loaded_dbapi
    try:
        yield
    except (driver.Error, OSError) as error:
        if _is_ours(error):
            raise
        raise _store_error(engine, error) from error


def advice_on(message: str) -> str:
    """Return the fault and the remedy for an error of a database, or "" for an unknown one."""
    return next((words for pattern, words in _KNOWN if re.search(pattern, message, re.IGNORECASE)), "")


def _is_ours(error: BaseException) -> bool:
    """Return whether an error is a mistake of this program, not a fault of the store."""
    return type(error).__name__ in ("IntegrityError", "ProgrammingError", "InterfaceError", "DataError")


def _store_error(engine: Engine, error: BaseException) -> StoreError:
    message = " ".join(str(error).split())
    advice = advice_on(message) or "try again later"
    name = engine.url.database if engine.dialect.name == "sqlite" else without_password(str(engine.url))
    if engine.url.password:
        message = message.replace(str(engine.url.password), "***")
    return StoreError(f"the store {name}: {advice} ({message})")
