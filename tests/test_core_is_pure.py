"""What import-linter cannot see of the core: clocks that hide in `datetime`, and built-ins that open files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "digest"
ROOMS = ("model", "text", "extractors", "summarizers", "clusterers", "stories", "editions", "renderers")
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "time_ns", "perf_counter", "monotonic"}
CORE = sorted(path for room in ROOMS for path in [*PACKAGE.glob(f"{room}.py"), *(PACKAGE / room).glob("*.py")])


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_core_reads_no_clock_and_opens_no_file(path: Path) -> None:
    called = set(_calls(path))
    assert not called & CLOCKS
    assert not called & {"open", "print", "input", "urlopen"}


def test_there_is_a_core_to_look_at() -> None:
    assert len(CORE) > 30
