"""What every source keeps."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from digest import plugins
from digest.model.article import Document, Failure
from digest.ports import Source
from digest.sources.limits import LARGEST

# How each is pointed at the file under test.
SETTINGS = {"files": lambda path: {"paths": (path,)}, "stdin": lambda path: {}}


@pytest.fixture(params=plugins.names("sources"))
def source_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def makes(body: bytes) -> Source:
        path = tmp_path / "given.txt"
        path.write_bytes(body)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(body)))
        source: Source = plugins.load("sources", request.param, **SETTINGS[request.param](path))
        return source

    return makes


def test_the_bytes_come_as_they_are(source_of) -> None:
    [document] = source_of(b"\xff\x00 any bytes\r\n")()
    assert isinstance(document, Document)
    assert document.body == b"\xff\x00 any bytes\r\n"
    assert document.source


def test_what_is_too_large_is_a_failure_and_no_exception(source_of) -> None:
    [failure] = source_of(b"x" * (LARGEST + 1))()
    assert isinstance(failure, Failure)
    assert "15 MiB" in failure.reason


def test_an_empty_document_is_handed_over(source_of) -> None:
    [document] = source_of(b"")()
    assert isinstance(document, Document)
