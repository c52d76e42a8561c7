"""Every command of the README and the how-tos is run, and prints what it says; so is the Python of the README."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.test_plain_words import HABITS
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]

# In place of the README's 8025, so that two runs of the tests on one machine do not meet.
with socket.create_server(("localhost", 0)) as free:
    PORT = free.getsockname()[1]


def _blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.S | re.M)


def _commands(page: str) -> Iterator[tuple[str, str]]:
    for block in _blocks("console", page):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def _pattern(expected: str) -> str:
    """A line of three dots stands for any lines, three dots in a line for anything in it."""
    lines = expected.splitlines()
    return "".join("(?:.*\n)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n" for line in lines)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name, where they may write."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("seeds", "config"):
        shutil.copytree(ROOT / name, folder / name)
    [settings] = [block for block in _blocks("toml") if "[[brief]]" in block]
    (folder / "digest.toml").write_text(settings.replace("8025", str(PORT)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def mail_server(checkout: Path) -> Iterator[Path]:
    """The server that the README names, and the folder where it keeps what it gets."""
    found = re.search(r"`python (-m aiosmtpd .*?)`", README)
    assert found
    server = subprocess.Popen([sys.executable, *found[1].replace("8025", str(PORT)).split()], cwd=checkout)
    try:
        _wait_for(PORT)
        yield checkout / "mail"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as line:
            if line.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing answers on port {port}")


@pytest.mark.slow
def test_the_examples_print_what_the_readme_says(checkout: Path, mail_server: Path) -> None:
    assert _ran(README, checkout) >= 12
    assert len(list((mail_server / "new").iterdir())) == 1


@pytest.mark.slow
def test_the_examples_of_the_how_tos_print_what_they_say(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to.md").read_text(encoding="utf-8")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "digest.toml").write_text(_blocks("toml", page)[0], encoding="utf-8")
    assert _ran(page, tmp_path) >= 12


def _ran(page: str, folder: Path) -> int:
    """Run the commands of a page in a folder and compare their output; return their number."""
    ran = 0
    for command, expected in _commands(page):
        line, _, target = command.partition(" > ")
        program, *arguments = shlex.split(line)
        assert program == "digest"
        done = subprocess.run(
            [sys.executable, "-c", "from digest.cli import main; main()", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=60,
        )
        printed = done.stdout.decode("utf-8")
        if target:
            (folder / target).write_text(printed, encoding="utf-8")
            printed = ""
        assert re.fullmatch(_pattern(expected), printed), f"{command}\n{printed}"
        ran += 1
    return ran


@pytest.mark.slow
def test_the_python_of_the_documents_runs(checkout: Path) -> None:
    code = "\n".join(_blocks("python") + _blocks("python", (ROOT / "docs" / "python.md").read_text(encoding="utf-8")))
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_opens_with_what_it_is_a_picture_and_two_commands() -> None:
    head = README.split("## A tour")[0]
    assert head.index("![") < head.index("make brief") < head.index("make test")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_page_is_within_two_steps_of_the_index() -> None:
    found = {ROOT / "docs" / "index.md"}
    for _ in range(2):
        found |= {page for path in found for page in _linked(path)}
    assert set(PAGES) <= found


def _linked(path: Path) -> Iterator[Path]:
    for target in re.findall(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        yield (path.parent / target).resolve()


def test_no_page_is_longer_than_2000_words() -> None:
    # A changelog is not read from start to end.
    assert [path.name for path in PAGES if len(path.read_text(encoding="utf-8").split()) > 2000] == ["CHANGELOG.md"]


def test_every_target_of_the_makefile_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make (\w+)`", README)) | {"brief", "test"}:
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.mark.parametrize("habit", HABITS)
def test_pages_are_in_plain_words(habit: str) -> None:
    texts = [re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.S) for page in PAGES]
    words = sum(len(text.split()) for text in texts)
    found = [hit[0] for text in texts for hit in re.finditer(HABITS[habit], text, re.M)]
    # Twice in 1,000 words is seldom: "read what changed" is plain.
    assert len(found) < 2 * words / 1000, f"{len(found)} in {words} words"
