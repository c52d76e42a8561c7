"""A store that cannot be written or read: said in one line, and nothing is sent that could not be written down."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.test_kills import Place
from conftest import Ran
from servers import scripted
from servers.forks import Forks, forks
from servers.scripted import Scripted

pytestmark = pytest.mark.slow

PEOPLE = 25


@pytest.fixture(scope="module")
def forking() -> Iterator[Forks]:
    with forks() as running:
        yield running


@pytest.fixture
def server() -> Iterator[Scripted]:
    with scripted.serve(features=("8BITMIME", "PIPELINING")) as running:
        yield running


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """One that any user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="digest-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def _once(place: Place) -> None:
    assert place.check() == 0
    assert len(place.server.taken) - place.before == place.people


@pytest.mark.slow
def test_however_full_the_disk_nothing_is_sent_that_cannot_be_written_down(
    tmp_path: Path, forking: Forks, server: Scripted
) -> None:
    refused = sent = 0
    for largest in (4_096, 60_000, 90_000, 140_000, 1_000_000, 4_600_000):
        place = Place(tmp_path / str(largest), server, people=PEOPLE)
        [ran] = forking.run(place.folder, largest=largest)
        if ran.error:
            refused += 1
            assert ran.error.startswith("StoreError: the store "), ran
            assert "no room for it on disk; make room" in ran.error
            assert "\n" not in ran.error
            assert len(server.taken) == place.before
        sent += len(server.taken) > place.before
        assert forking.run(place.folder)[0].error == ""
        _once(place)
    assert refused > 2
    assert sent > 0


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="a disk of its own needs root")
def test_on_a_small_disk_that_is_full_nothing_is_sent_twice(
    open_folder: Path, forking: Forks, server: Scripted
) -> None:
    disk = open_folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "none", str(disk)], check=False).returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        for left in (40, 200, 1_000, 3_000, 5_000, 6_000):
            place = Place(disk / "place", server, people=PEOPLE)
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
            (disk / "filler").write_bytes(bytes(free - left * 1000))
            [ran] = forking.run(place.folder)
            assert not ran.error or "no room for it on disk" in ran.error
            assert len(server.taken) - place.before in (0, PEOPLE)
            (disk / "filler").unlink()
            assert forking.run(place.folder)[0].error == ""
            _once(place)
            shutil.rmtree(place.folder)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_a_store_that_may_not_be_written_is_told_and_nothing_is_sent(
    open_folder: Path, forking: Forks, server: Scripted
) -> None:
    place = Place(open_folder / "place", server)
    assert forking.run(place.folder, "build")[0].error == ""
    for path in (place.folder, *place.folder.iterdir()):
        path.chmod(path.stat().st_mode & ~0o222)
    [ran] = forking.run(place.folder, "send", nobody=True)
    assert "it cannot be written; check who may write it and its folder" in ran.error
    assert ran.error.startswith("StoreError: ")
    assert len(server.taken) == place.before
    for path in (place.folder, *place.folder.iterdir()):
        path.chmod(path.stat().st_mode | 0o200)
    assert forking.run(place.folder, "send")[0].error == ""
    _once(place)


@pytest.mark.parametrize("where", [0, 5_000], ids=["its first bytes", "its tables"])
def test_a_damaged_store_is_told_and_nothing_is_sent(
    tmp_path: Path, forking: Forks, server: Scripted, where: int
) -> None:
    place = Place(tmp_path / "place", server)
    assert forking.run(place.folder, "build")[0].error == ""
    assert len(place.rows()) == 3  # and its log is gone, which would mend it
    store = place.folder / "digest.db"
    whole = store.read_bytes()
    store.write_bytes(whole[:where] + b"\xff" * (len(whole) - where))
    [ran] = forking.run(place.folder, "send")
    assert ran.error.startswith("StoreError: ")
    assert "it is damaged; restore a copy of it" in ran.error
    assert len(server.taken) == place.before


def test_an_error_of_the_store_is_one_line_without_a_traceback(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "digest.db").write_bytes(b"no database at all " * 100)
    (tmp_path / "digest.toml").write_text('[[source]]\nurl = "http://c.example/feed"\n')
    ran = run("list", "--config", tmp_path / "digest.toml")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "it is damaged; restore a copy of it, or move it away to begin anew" in ran.err
