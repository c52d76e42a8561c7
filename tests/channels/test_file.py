"""Files are there whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from digest.channels.file import File, write_whole
from digest.model.delivery import Envelope, Message, Rendering

MESSAGE = Message("key", "subject", (Rendering("text/html", b"<p>new"), Rendering("application/json", b"{}")))


def test_each_part_is_a_file_of_its_own(tmp_path: Path) -> None:
    receipt = File()(MESSAGE, Envelope(str(tmp_path / "deep" / "out")))
    assert receipt.detail == "edition.html, edition.json"
    assert (tmp_path / "deep" / "out" / "edition.html").read_bytes() == b"<p>new"


def test_a_folder_that_cannot_be_made_is_told_in_the_receipt(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    receipt = File()(MESSAGE, Envelope(str(tmp_path / "file" / "out")))
    assert receipt.state == "deferred"
    assert "choose another folder" in receipt.detail


def test_what_was_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "edition.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["edition.txt"]


@pytest.mark.slow
def test_a_reader_never_sees_half_a_file_while_the_writer_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "edition.txt"
    whole = b"x" * 2_000_000
    code = (
        "import sys; from pathlib import Path; from digest.channels.file import write_whole\n"
        "print('on', flush=True)\nwhile True: write_whole(Path(sys.argv[1]), b'x' * 2_000_000)"
    )
    for _ in range(5):
        writer = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        for _ in range(200):
            if path.exists():
                assert path.read_bytes() == whole
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert not path.exists() or path.read_bytes() == whole


def test_new_files_may_be_read_by_those_the_umask_allows(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
