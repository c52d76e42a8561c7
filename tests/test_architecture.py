"""The page on the architecture says what the contracts say, and the contracts fail when a wall is broken."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import architecture
from conftest import ROOT

# An import that each wall forbids: where it is written, what it imports, and the words of the contract that fails.
BREACHES = {
    "fetching imports sending": ("fetching/fetch.py", "digest.sending.outbox", "Layers"),
    "building imports fetching": ("building/build.py", "digest.fetching.health", "Layers"),
    "sending imports building": ("sending/send.py", "digest.building.due", "Layers"),
    "sending imports the settings": ("sending/send.py", "digest.settings", "Sending"),
    "sending imports a renderer": ("sending/channel_run.py", "digest.renderers.text", "Sending"),
    "the command line imports a store": ("cli/run_commands.py", "digest.stores.sql", "command line"),
    "the command line imports a step": ("cli/run_commands.py", "digest.building.make", "command line"),
    "a room imports another room": ("summarizers/lead.py", "digest.clusterers.single", "Layers"),
    "a lower layer imports a higher one": ("text/words.py", "digest.model.article", "Layers"),
    "an __init__ imports a higher layer": ("model/__init__.py", "digest.ports", "Layers"),
    "the core opens a socket": ("editions/composition.py", "socket", "core"),
    "a second door to a library": ("text/words.py", "lxml.etree", "One door"),
    "two rooms import each other": ("settings/__init__.py", "digest.reading.articles", "Layers"),
}


def test_the_picture_and_the_table_are_those_of_the_contracts() -> None:
    text = architecture.PAGE.read_text(encoding="utf-8")
    assert architecture.page(text) == text, "run `python tests/architecture.py`"


def test_every_file_that_the_page_names_is_there() -> None:
    text = architecture.PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", text))
    places = [ROOT / "src" / "digest", ROOT / "src" / "digest" / "text" / "furniture", ROOT]
    assert [name for name in sorted(named) if not any((place / name).exists() for place in places)] == []
    assert len(named) > 30


def test_at_most_28_entries_stand_at_the_top_of_the_package() -> None:
    entries = [path.name for path in (ROOT / "src" / "digest").iterdir() if path.name != "__pycache__"]
    assert len(entries) <= 28, sorted(entries)


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.path.insert(0, {str(folder / 'src')!r}); from importlinter.cli import lint_imports_command as c; c()"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    done = _lint(folder)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("breach", BREACHES)
def test_a_broken_wall_fails_its_contract(copy: Path, breach: str) -> None:
    name, imported, contract = BREACHES[breach]
    file = copy / "src" / "digest" / name
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nimport {imported}\n", encoding="utf-8")
    done = _lint(copy)
    file.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    broken = re.sub(r"\s+", " ", done.stdout.partition("Broken contracts")[2])
    assert contract in broken
