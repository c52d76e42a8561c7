"""A real PostgreSQL on a socket of its own, from Debian's package; as root, which hands it to the user postgres."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

_numbers = count(1)


def _programs() -> Path | None:
    """Where the newest version's programs are; Debian puts them beside the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def missing() -> str:
    """Why it cannot be started here; "" when it can."""
    if os.geteuid() != 0:
        return "PostgreSQL is started from root"
    if _programs() is None:
        return "not installed: postgresql"
    return "" if find_spec("psycopg") else "not installed: psycopg"


@dataclass(frozen=True, slots=True)
class Postgres:
    folder: Path

    def database(self) -> str:
        """The URL of a new, empty database."""
        name = f"digest{next(_numbers)}"
        _as_postgres(self.folder, "createdb", "-h", str(self.folder), name)
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def restart(self) -> None:
        """End the server at once, as a crash does, and start it again."""
        _control(self.folder, "-m", "immediate", "stop")
        _start(self.folder)


def _start(folder: Path) -> None:
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    _control(folder, "-w", "-o", settings, "-l", str(folder / "server.log"), "start")


def _control(folder: Path, *arguments: str) -> None:
    _as_postgres(folder, "pg_ctl", "-D", str(folder / "data"), *arguments)


def _as_postgres(folder: Path, program: str, *arguments: str) -> None:
    programs = _programs()
    assert programs
    command = [
        "setpriv",
        "--reuid=postgres",
        "--regid=postgres",
        "--clear-groups",
        "--reset-env",
        str(programs / program),
    ]
    with (folder / "words.log").open("ab") as log:  # a pipe would be held open by the server that it leaves running
        done = subprocess.run([*command, *arguments], cwd=folder, stdout=log, stderr=log, check=False, timeout=60)
    assert done.returncode == 0, (folder / "words.log").read_text()[-2000:]


@contextmanager
def serve() -> Iterator[Postgres]:
    """The server; without syncing to disk, since nothing of it is kept."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    data = folder / "data"
    shutil.chown(folder, "postgres", "postgres")
    try:
        _as_postgres(
            folder, "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D", str(data)
        )
        _start(folder)
        try:
            yield Postgres(folder)
        finally:
            _control(folder, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
