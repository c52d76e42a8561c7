"""Files and folders."""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import digest
from conftest import Ran
from digest.errors import NotAnArticleError
from digest.model.article import Document, Failure
from digest.reading.articles import read
from digest.sources.files import Files
from digest.sources.limits import LARGEST


def _names(source: Files) -> list[str]:
    return [item.source if isinstance(item, Document) else f"!{item.subject}" for item in source()]


def test_a_folder_is_read_to_the_bottom_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert _names(Files((tmp_path,))) == ["b.txt", "a/z.txt", "a/b/c.txt"]


def test_a_file_is_named_by_its_name_and_one_in_a_folder_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    assert _names(Files((tmp_path / "in" / "a.txt", tmp_path))) == ["a.txt", "in/a.txt"]


def test_what_is_missing_is_a_failure_among_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    missing, there = Files((tmp_path / "none.txt", tmp_path / "a.txt"))()
    assert isinstance(missing, Failure)
    assert isinstance(there, Document)


def test_what_is_written_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "edition.txt").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    assert _names(Files((tmp_path,), without=(tmp_path / "out",))) == ["a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert _names(Files((tmp_path,))) == ["a.txt"]


def test_a_link_to_nowhere_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert _names(Files((tmp_path,))) == ["!gone.txt"]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _names(Files((tmp_path,))) == []
    [failure] = Files((tmp_path / "pipe",))()
    assert isinstance(failure, Failure)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert _names(Files((tmp_path,))) == ["!a.txt"]


def test_names_that_could_move_a_cursor_are_made_harmless(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/\x1b[2J\xff.txt")).write_text("x")
    [name] = _names(Files((tmp_path,)))
    assert "\x1b" not in name
    assert name.encode("utf-8")


# Bytes at which the libraries that read feeds raise whatever they do.
BROKEN = [
    b"(<>&#xD800;",
    b"(<>&#55296;",
    b"<rss><channel><title>&#xDFFF;",
    b"(<a b=&#xD800;>",
    b"{(<>&#xD800;",
    b"\xff\xfe(<\0>\0",
]


@pytest.mark.parametrize("body", BROKEN)
@pytest.mark.parametrize("suffix", [".xml", ".rss", ".atom", ".rdf"])
def test_a_feed_that_no_library_reads_costs_itself_alone(tmp_path: Path, suffix: str, body: bytes) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / f"b{suffix}").write_bytes(body)
    names = [item.source if isinstance(item, Document) else item.subject for item in Files((tmp_path,))()]
    assert [name for name in names if name.endswith(".txt")] == ["a.txt", "c.txt"]


@pytest.mark.parametrize("body", BROKEN)
def test_bytes_that_no_library_reads_raise_our_error_alone(body: bytes) -> None:
    with contextlib.suppress(NotAnArticleError):
        assert not digest.parse_feed(body)


def test_a_fault_with_one_file_is_the_failure_of_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.xml", "b.txt"):
        (tmp_path / name).write_text("x")

    def breaks(*_: object) -> None:
        raise ArithmeticError("a fault of ours")

    monkeypatch.setattr("digest.sources.feed_documents.read_feed", breaks)
    failure, document = Files((tmp_path,))()
    assert isinstance(failure, Failure)
    assert (failure.subject, "a fault of ours" in failure.reason) == ("a.xml", True)
    assert isinstance(document, Document)


def test_a_brief_of_a_folder_with_a_broken_feed_is_made_of_the_rest(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(BROKEN[0])
    (tmp_path / "b.txt").write_text("The swing bridge in the port was closed on Monday. Ferries carry people across.")
    ran = run("brief", tmp_path)
    assert (ran.code, "swing bridge" in ran.out, "report" in ran.out + ran.err) == (0, True, False)


def _json_lines(path: Path, count: int, words: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = f"Ship {number} came in. " + "It carried coal and grain to the northern quay. " * words
            file.write(
                json.dumps({"title": f"Ship {number}", "text": text, "url": f"https://p.example/{number}"}) + "\n"
            )


def test_json_lines_of_any_size_are_read(tmp_path: Path) -> None:
    _json_lines(tmp_path / "ships.jsonl", 400, 1000)
    assert (tmp_path / "ships.jsonl").stat().st_size > LARGEST
    documents = list(Files((tmp_path,))())
    assert all(isinstance(item, Document) and len(item.body) <= 1024**2 for item in documents)
    assert b"".join(item.body for item in documents if isinstance(item, Document)).count(b"\n") == 400
    _json_lines(tmp_path / "ships.jsonl", 500, 1000)
    assert list(Files((tmp_path,))())[: len(documents) - 1] == documents[:-1], "added lines change the last one alone"


def test_json_lines_keep_their_name_when_they_outgrow_the_limit(tmp_path: Path) -> None:
    """The stored document of the small file is replaced: its articles are in the first document of the large one."""
    for lines in (10, 400):
        _json_lines(tmp_path / "ships.jsonl", lines, 1000)
        first, *rest = Files((tmp_path,))()
        assert isinstance(first, Document)
        assert first.source == "ships.jsonl"
        assert all(isinstance(item, Document) and item.source.startswith("ships.jsonl#") for item in rest)


def test_a_link_to_itself_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    found = list(Files((tmp_path,))())
    assert [item.source for item in found if isinstance(item, Document)] == ["a.txt"]
    [failure] = [item for item in found if isinstance(item, Failure)]
    assert failure.subject == "loop.txt"


def test_a_line_that_is_too_large_costs_itself(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "It rained."}\n' + b"x" * (LARGEST + 9) + b'\n{"text": "Nobody came."}\n')
    failure, document = Files((tmp_path,))()
    assert isinstance(failure, Failure)
    assert failure.reason == "a.jsonl: line 2 is larger than 15 MiB; left out"
    assert isinstance(document, Document)
    found = read(document)
    assert not isinstance(found, Failure)
    assert [article.text for article in found] == ["It rained.", "Nobody came."]


@pytest.mark.parametrize("name", ["link.txt", "link.eml", "link.xml", "link.mbox"])
def test_a_link_out_of_the_folder_is_reported_and_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("root:x:0:0")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("It rained.")
    (folder / "inner.txt").symlink_to("a.txt")
    (folder / name).symlink_to(tmp_path / "secret.txt")
    found = list(Files((folder,))())
    assert [item.source for item in found if isinstance(item, Document)] == ["a.txt", "inner.txt"]
    [failure] = [item for item in found if isinstance(item, Failure)]
    assert failure.reason == f"{name}: a link out of the folder; set follow = true to read it"
    assert len([item for item in Files((folder,), follow=True)() if isinstance(item, Document)]) >= 2


def test_a_link_that_is_named_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "link.txt").symlink_to("a.txt")
    [document] = Files((tmp_path / "link.txt",))()
    assert isinstance(document, Document)
