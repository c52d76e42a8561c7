"""A part that does not fit its port fails `make types`, and a user's type checker knows every public name."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import digest
from conftest import ROOT
from digest.plugins import BUILT_IN

PARTS = "tests/typing/built_in_parts.py"
PUBLIC = "tests/typing/public_names.py"

# What somebody may get wrong in a part: the file, the words to change, and what they become.
BREACHES = {
    "a store method with its arguments swapped": (
        "src/digest/stores/deliveries.py",
        "def renew_claims(self, owner: str, until: datetime)",
        "def renew_claims(self, until: datetime, owner: str)",
    ),
    "a renderer that returns a string": (
        "src/digest/renderers/text.py",
        "def __call__(self, edition: Edition) -> Rendering:",
        "def __call__(self, edition: Edition) -> str | Rendering:",
    ),
    "a summarizer whose keyword has another name": (
        "src/digest/summarizers/lead.py",
        "avoid: Collection[str] = ()",
        "avoiding: Collection[str] = ()",
    ),
    "a channel whose parameter has another name": (
        "src/digest/channels/file.py",
        "def __call__(self, message: Message, envelope: Envelope)",
        "def __call__(self, message: Message, to: Envelope)",
    ),
}


def _mypy(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", *files]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=500)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, checked once, so that each change is checked in a few seconds."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("src", "tests/typing"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    done = _mypy(folder, PARTS, PUBLIC)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("breach", BREACHES)
def test_a_part_that_does_not_fit_its_port_fails_the_type_check(copy: Path, breach: str) -> None:
    name, before, after = BREACHES[breach]
    text = (copy / name).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (copy / name).write_text(text.replace(before, after), encoding="utf-8")
    done = _mypy(copy, PARTS)
    (copy / name).write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert f"{PARTS}:" in done.stdout


def test_every_built_in_part_is_held_against_its_port() -> None:
    text = (ROOT / PARTS).read_text(encoding="utf-8")
    for room, parts in BUILT_IN.items():
        body = re.search(rf"^def {room}\(.*?(?=^def |\Z)", text, re.M | re.S)
        assert body
        for target in parts.values():
            module, _, name = target.partition(":")
            wanted = "sumy" if module.endswith(".sumy") else name
            assert re.search(rf"\b{wanted}\b", body[0]), f"{target} is missing from {PARTS}"


def test_the_type_checker_and_the_program_know_the_same_public_names() -> None:
    tree = ast.parse((ROOT / "src/digest/__init__.py").read_text(encoding="utf-8"))
    [checked] = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imported = {alias.name for node in checked.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(digest.__all__)


def test_the_users_program_names_every_public_name() -> None:
    text = (ROOT / PUBLIC).read_text(encoding="utf-8")
    assert {name for name in digest.__all__ if not re.search(rf"\bdigest\.{name}\b", text)} == set()


@pytest.mark.slow
def test_the_users_program_passes_strict_types_outside_of_the_project(tmp_path: Path) -> None:
    shutil.copy(ROOT / PUBLIC, tmp_path / "program.py")
    command = [sys.executable, "-m", "mypy", "--strict", "program.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stdout
