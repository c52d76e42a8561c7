"""What many tests share: the sample articles, and a way to run the program."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from digest.model.article import Article
from digest.model.edition import Edition
from servers.postgres import Postgres, missing, serve

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SIGNER = "desk@courier.example"

# Machines differ in speed: the number of examples is the limit, not the time.  The examples are the same in each run,
# so that a change is judged by what it changed; `make explore` looks further, and `make quick` less far.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=20)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


# The marker of a fixture, or of a value of one, that starts a program: no test that uses it can miss its marker.
STARTS = {
    "postgres": pytest.mark.server,
    "postgresql": pytest.mark.server,
    "dovecot": pytest.mark.server,
    "imap": pytest.mark.server,
    "running": pytest.mark.server,  # Postfix, with Dovecot behind it
    "browser": pytest.mark.browser,
    "start": pytest.mark.slow,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function):
            values = item.callspec.params.values() if hasattr(item, "callspec") else ()
            for name in {*item.fixturenames, *(value for value in values if isinstance(value, str))} & STARTS.keys():
                item.add_marker(STARTS[name])


@dataclass(frozen=True)
class Ran:
    """What a run of the program did."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two keys, `ours` and `theirs`, each with a file of allowed signers that has this key alone."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "theirs"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        (folder / f"{name}.allowed").write_text(f"{SIGNER} {(folder / f'{name}.pub').read_text()}")
    return folder


@pytest.fixture(scope="session")
def sample() -> Edition:
    """The edition of the sample articles."""
    from digest import api

    return api.demo()


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process."""
    from digest.cli import run as run_command

    def runs(*arguments: object) -> Ran:
        capfd.readouterr()
        code = run_command([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return runs


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the program as a process of its own."""

    def starts(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "from digest.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)

    return starts


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL; skipped by name where it is missing."""
    if missing():
        pytest.skip(missing())
    with serve() as server:
        yield server


@pytest.fixture(scope="session")
def make() -> Callable[..., Article]:
    """An article in few words: `make("One. Two.", title="T", day=3)` is of 3 November 2026."""

    def makes(text: str, title: str = "", day: int | None = None, **fields: object) -> Article:
        published = datetime(2026, 11, day, 12, tzinfo=UTC) if day else None
        return Article.from_text(text, title, published=published, clean=False, **fields)  # type: ignore[arg-type]

    return makes
