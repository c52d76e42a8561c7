"""Copy a whole store into an empty one, in one transaction, and compare each table on both sides before it ends."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, Row, Table, delete, func, insert, literal, select, table
from sqlalchemy.exc import DataError

from digest.errors import LockedError, SettingsError, StoreError, UsageError
from digest.stores import schema
from digest.stores.dialects import dialect_of
from digest.stores.engine import is_there, open_engine
from digest.stores.faults import explain, explained
from digest.stores.migrations import migrate
from digest.stores.rows import moment_of, packed_words

# Rows of one batch: of short rows, and of rows with a document, which may have megabytes.
_MANY, _FEW = 1000, 20
# A new store has a row in these tables.
_NAMED = (schema.version, schema.identity)
# Sums of row hashes are kept to the length of one.
_SPAN = 1 << 256

# Whether the process of a claim, with its lease, may still send.
Lives = Callable[[str, datetime | None], bool]


def copy_store(source: Engine, url: str, base: Path, lives: Lives) -> dict[str, int]:
    """Copy a store to the database at `url`, and return the number of rows of each table.

    Both stores are locked and nobody writes to the source meanwhile: a mail sent in between would be sent again from
    the copy.  Raises LockedError, StoreError, and UsageError for a target that is no empty store.
    """
    with _usage():
        _require_other(source, url, base)
    with _target(url, base) as target, explained(source), explained(target), ExitStack() as held:
        held.enter_context(dialect_of(source).lock(source))
        held.enter_context(dialect_of(target).lock(target))
        old, new = held.enter_context(source.begin()), held.enter_context(target.begin())
        _require_idle(old, lives)
        _prepare(new)
        return {one.name: _copied(one, old, new) for one in schema.tables.tables.values()}


@contextmanager
def _usage() -> Iterator[None]:
    """Turn the errors about an address of the settings into those of the command line."""
    try:
        yield
    except SettingsError as error:
        raise UsageError(str(error).replace("store.url:", "--to:")) from error


def _require_other(source: Engine, url: str, base: Path) -> None:
    """Raise UsageError for a target in memory, and for the file of the source."""
    if not is_there(url, base):
        return
    found = open_engine(url, base).url
    if found.get_backend_name() != "sqlite":
        return
    if not found.database:
        raise UsageError("--to: a store in memory ends with the command; name a file or a database")
    if Path(found.database).resolve() == Path(source.url.database or "").resolve():
        raise UsageError(f"--to: {found.database} is the store of the settings itself; name another one")


@contextmanager
def _target(url: str, base: Path) -> Iterator[Engine]:
    """Open the target; delete its file after a failure if it was made here."""
    was_there = is_there(url, base)
    engine = open_engine(url, base)
    explain(engine)
    try:
        yield engine
    except BaseException:
        engine.dispose()
        if not was_there:
            for end in ("", "-wal", "-shm", "-journal", ".lock"):
                Path(f"{engine.url.database}{end}").unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()


def _require_idle(source: Connection, lives: Lives) -> None:
    """Raise LockedError while a process holds deliveries of the source: their mails may leave at any moment."""
    held = schema.deliveries.c
    claims = select(held.owner, held.lease_until).where(held.owner.is_not(None), held.state.in_(("claimed", "sending")))
    if any(lives(owner, moment_of(until)) for owner, until in source.execute(claims.distinct())):
        raise LockedError("another run is sending mail; wait for it, or stop it")


def _prepare(target: Connection) -> None:
    """Make the tables of the target, and empty those that name a store.  Raises UsageError if others have rows."""
    with _usage():
        migrate(target)
    for one in schema.tables.tables.values():
        if one not in _NAMED and target.execute(select(literal(1)).select_from(one).limit(1)).first():
            name = target.engine.url.render_as_string()
            raise UsageError(f"{name}: the store is not empty (it has {one.name}); name a new one")
    for one in _NAMED:
        target.execute(delete(one))


def _copied(one: Table, source: Connection, target: Connection) -> int:
    """Copy a table, compare both sides, and return the number of rows.  Raises StoreError for a difference."""
    rows, total = 0, 0
    for batch in _batches(one, source):
        rows, total = rows + len(batch), (total + _sum(batch)) % _SPAN
        _add(one, batch, target)
    column = one.autoincrement_column
    if column is not None:
        # Not the last row: the numbers of purged rows stay used, since editions count from them.
        dialect_of(target).number_after(target, column, dialect_of(source).last_number(source, column))
    found = [(len(batch), _sum(batch)) for batch in _batches(one, target)]
    if (rows, total) != (sum(count for count, _ in found), sum(part for _, part in found) % _SPAN):
        raise StoreError(f"the copied {one.name} are not the same as in the store; nothing was copied; try again")
    if one is schema.articles and target.execute(select(func.count()).select_from(table("searched"))).scalar() != rows:
        raise StoreError("the copy cannot search all articles; nothing was copied; try again")
    return rows


def _batches(one: Table, connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """Yield the rows of a table in the order of its key, without having all of them in memory."""
    most = _FEW if any(isinstance(column.type, LargeBinary) for column in one.columns) else _MANY
    rows = connection.execute(select(one).order_by(*one.primary_key), execution_options={"yield_per": most})
    yield from rows.partitions()


def _add(one: Table, batch: Sequence[Row[Any]], target: Connection) -> None:
    try:
        target.execute(insert(one), [row._asdict() for row in batch])
        if one is schema.articles:
            words = [(row.seq, *packed_words(row.packed)) for row in batch]
            dialect_of(target).add_words(target, words)
    except DataError as error:
        reason = " ".join(str(error.orig).split())
        raise StoreError(
            f"the {one.name} have a value that the other database cannot hold; nothing was copied ({reason})"
        ) from error


def _sum(rows: Iterable[Row[Any]]) -> int:
    """Return the sum of the rows' hashes: databases order texts each in their own way, and a sum has no order."""
    return sum(int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest()) for row in rows)
